// SPDX-License-Identifier: GPL-3.0-or-later

public import Decisions
public import Diagnostics
public import Planning

/// The folder that `tasks` writes: `tasks.csv`, `tasks.ics` and a letter for each school and provider.
public enum TaskFolder {
    /// Writes all files together.
    ///
    /// - Parameter letters: what letters say; `nil` to write none.
    public static func write(
        _ list: TaskList, plan: Plan, letters: LetterData?, to path: String, format: TableFormat, language: Language
    ) throws(OutputError) {
        var files = [
            ("tasks.csv", Array(CSVText.write(TaskTable.table(list, language), format).utf8)),
            ("tasks.ics", Array(TaskCalendarFile.text(list, language).utf8)),
        ]
        if let letters { files += LetterSet(letters, plan, language).files.map { ($0.name, Array($0.text.utf8)) } }
        try OutputFolder.write(files, to: path)
    }
}
