// SPDX-License-Identifier: GPL-3.0-or-later

public import Decisions
public import Diagnostics
import Tables

/// The list that `tasks` prints: by day; many tasks of one step on one day are one line.
public enum TaskSummary {
    public static func text(_ list: TaskList, language: Language) -> String {
        var lines: [String] = []
        var index = 0
        while index < list.tasks.count {
            let first = list.tasks[index]
            let same = list.tasks[index...].prefix {
                $0.due == first.due && $0.title == first.title && $0.change == first.change
            }
            lines.append(line(Array(same), list, language))
            index += same.count
        }
        return ([heading(list, language)] + lines).joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
    }

    private static func heading(_ list: TaskList, _ language: Language) -> String {
        let id = list.dropOut?.id ?? list.decision.id
        let date = DecisionSummary(language).date(list.dropOut?.date ?? list.decision.date)
        guard list.dropOut != nil else {
            return language == .de ? "Aufgaben nach \(id) vom \(date)" : "tasks after \(id) of \(date)"
        }
        let none = list.tasks.isEmpty ? (language == .de ? " keine" : " none") : ""
        return language == .de
            ? "Aufgaben nach \(id) vom \(date); alle anderen bleiben:" + none
            : "tasks after \(id) of \(date); all others stay:" + none
    }

    private static func line(_ tasks: [OfficeTask], _ list: TaskList, _ language: Language) -> String {
        guard let first = tasks.first else { return "" }
        let late = first.isOverdue && first.change != .cancelled ? TaskTexts.late(list, language) : ""
        let start = "  \(TaskTexts.date(first.due, language))  \(TaskTexts.kind(first.kind).text(language)): "
        if tasks.count == 1 { return start + TaskTexts.line(first, language) + late }
        return start + TaskTexts.prefix(first.change, language) + "\(first.title.text(language)), \(tasks.count)×"
            + late
    }
}
