// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// The answers of compared plans as a flat table for scripts: a row for each question and plan.
struct QuestionData {
    let questions: [QuestionDifference]
    let letters: [String]

    var table: OutputTable {
        var table = OutputTable(
            name: "questions", title: LocalizedText(de: "questions", en: "questions"),
            columns: .names(
                "question", "plan", "differs", "state", "kind", "need", "offer", "fund", "verdict", "#groups",
                "#groups_open", "cause", "partners", "goal", "*loss_at_least", "*loss_at_most", "rules", "changes"),
            primaryKey: [])
        for question in questions {
            for (letter, standing) in zip(letters, question.standings) {
                if let cells = cells(standing) {
                    table.rows.append(
                        [.text(question.id), .text(letter), .text(question.differs ? "true" : "false")] + cells)
                }
            }
        }
        return table
    }

    /// `nil` for a plan of which nothing is known.
    private func cells(_ standing: QuestionDifference.Standing) -> [OutputTable.Cell]? {
        switch standing {
        case .noAnswers: nil
        case .notAsked: [.text("not_asked")] + Array(repeating: .absent, count: 14)
        case .answered(let question):
            [
                .text(question.state.rawValue), .text(question.kind.code), .text(question.kind.need),
                .init(question.kind.offer), .init(question.kind.fund),
            ] + (question.state == .answered ? cells(question.summary) : Array(repeating: .absent, count: 10))
        }
    }

    /// Lists as in the tables of a scenario, with `|`; partners as `A4/KUS=1`, changes as `funds.KUS.amount=12000`.
    private func cells(_ summary: AnswerSummary) -> [OutputTable.Cell] {
        let count = { (number: Int64?) in number.map { OutputTable.Cell.integer($0) } ?? .absent }
        let list = { (items: [String]) in items.isEmpty ? .absent : OutputTable.Cell.text(items.joined(separator: "|"))
        }
        let loss = summary.loss
        return [
            .text(summary.verdict.rawValue), count(summary.groups), count(summary.groupsOpen),
            .init(summary.cause?.rawValue),
            list(summary.partners.map { "\($0.offer)\($0.fund.map { "/" + $0 } ?? "")=\($0.groups)" }),
            .init(loss?.goal), loss?.atLeast.map { .decimal($0, decimals: 0) } ?? .absent,
            loss?.atMost.map { .decimal($0, decimals: 0) } ?? .absent, list(summary.rules),
            list(summary.changes.map { "\($0.target)=\($0.after.description)" }),
        ]
    }
}
