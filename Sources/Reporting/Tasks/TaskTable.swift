// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Tables

/// `tasks.csv`: one row for each task, by day.
enum TaskTable {
    static func table(_ list: TaskList, _ language: Language) -> OutputTable {
        let both = { (de: String, en: String) in LocalizedText(de: de, en: en) }
        let text = { (name: String, title: LocalizedText, meaning: LocalizedText) in
            OutputTable.Column(name, .string, title: title, meaning)
        }
        var table = OutputTable(
            name: "tasks", title: both("Aufgaben", "Tasks"),
            columns: [
                text("id", both("Kennung", "Id"), both("bleibt bei jedem Lauf gleich", "the same in every run")),
                text("due", both("Fällig", "Due"), both("Tag", "Day")),
                text(
                    "overdue", both("Überfällig", "Overdue"), both("Tag lag vor dem Beschluss", "before the decision")),
                text("kind", both("Art", "Kind"), both("Art der Aufgabe", "Kind of task")),
                text("task", both("Aufgabe", "Task"), both("Was zu tun ist", "What is to be done")),
                text(
                    "subject", both("Betrifft", "For"), both("Schule, Anbieter oder Topf", "School, provider or fund")),
                text("programme", both("Programm", "Programme"), both("Kennung", "Code")),
                text("school", both("Schule", "School"), both("Kennung", "Id")),
                text("provider", both("Anbieter", "Provider"), both("Kennung", "Id")),
                text("need", both("Bedarf", "Need"), both("Kennung", "Id")),
                text("offer", both("Angebot", "Offer"), both("Kennung", "Id")),
                text("fund", both("Topf", "Fund"), both("Kennung", "Id")),
                .init("amount", .number, title: both("Betrag", "Amount"), both("in EUR", "in EUR")),
                text("decision", both("Beschluss", "Decision"), both("Kennung", "Id")),
                text("source", both("Quelle", "Source"), both("Woher der Termin stammt", "Where the date is from")),
            ], primaryKey: ["id"])
        if list.dropOut != nil {
            table.columns += [
                text("drop_out", both("Ausfall", "Drop-out"), both("Kennung", "Id")),
                text("change", both("Änderung", "Change"), both("new, changed, cancelled", "new, changed, cancelled")),
            ]
        }
        table.rows = list.tasks.map { task in
            let change = list.dropOut.map { [OutputTable.Cell.text($0.id), .init(task.change?.rawValue)] } ?? []
            return row(task, list.decision.id, language) + change
        }
        return table
    }

    private static func row(_ task: OfficeTask, _ decision: String, _ language: Language) -> [OutputTable.Cell] {
        let known = { (text: String) -> OutputTable.Cell in text.isEmpty ? .absent : .text(text) }
        return [
            .text(task.id), .text(task.due.isoDescription), .text(task.isOverdue ? "true" : "false"),
            .text(task.kind.rawValue), .text(task.title.text(language)), known(task.subject), known(task.programme),
            known(task.school), known(task.provider), known(task.need), known(task.offer), known(task.fund),
            .init(money: task.amount), .text(decision), .text(task.source),
        ]
    }
}
