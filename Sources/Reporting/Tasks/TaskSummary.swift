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
            let same = list.tasks[index...].prefix { $0.due == first.due && $0.title == first.title }
            lines.append(line(Array(same), language))
            index += same.count
        }
        let heading =
            language == .de
            ? "Aufgaben nach \(list.decision.id) vom \(DecisionSummary(language).date(list.decision.date))"
            : "tasks after \(list.decision.id) of \(list.decision.date)"
        return ([heading] + lines).joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
    }

    private static func line(_ tasks: [OfficeTask], _ language: Language) -> String {
        guard let first = tasks.first else { return "" }
        let late =
            first.isOverdue ? (language == .de ? " (Frist war vor dem Beschluss)" : " (before the decision)") : ""
        let start = "  \(TaskTexts.date(first.due, language))  \(TaskTexts.kind(first.kind).text(language)): "
        if tasks.count == 1 { return start + TaskTexts.line(first, language) + late }
        return start + "\(first.title.text(language)), \(tasks.count)×" + late
    }
}
