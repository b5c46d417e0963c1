// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning
import Tables

/// A comparison as flat tables for scripts: one CSV file each, and the arrays of the JSON.
///
/// Plans go by their letters. What has a value in every plan has one row for each plan, the first included.
struct ComparisonData {
    let comparison: PlanDifferences
    let causes: ChangeCauses?
    let showsAll: Bool
    let entities: ComparisonEntities

    init(_ comparison: PlanDifferences, causes: ChangeCauses?, showsAll: Bool) {
        self.comparison = comparison
        self.causes = causes
        self.showsAll = showsAll
        entities = ComparisonEntities(comparison.plans)
    }

    /// In the order in which they are told.
    var tables: [OutputTable] {
        let shown = comparison.questions.filter { showsAll || $0.differs }
        // Without answers there is no such table: scripts that know none get none.
        let questions =
            comparison.questions.isEmpty ? [] : [QuestionData(questions: shown, letters: letters).table]
        let all = [plans, goals, figures, funds, inputs, allocations, needs, breakdowns] + questions
        return causes.map { all + CauseData(causes: $0).tables } ?? all
    }

    private func table(_ name: String, _ columns: [OutputTable.Column], _ rows: [[OutputTable.Cell]]) -> OutputTable {
        var table = OutputTable(
            name: name, title: LocalizedText(de: name, en: name), columns: columns, primaryKey: [])
        table.rows = rows
        return table
    }

    private var letters: [String] { comparison.plans.indices.map(PlanLetter.letter) }

    private var plans: OutputTable {
        table(
            "plans", .names("plan", "scenario", "title", "path", "school_year", "status", "inputs_known", "sha256"),
            zip(letters, comparison.plans).map { letter, plan in
                [
                    .text(letter), .text(plan.scenario.name), .text(plan.scenario.title.de), .text(plan.label),
                    .text(plan.scenario.schoolYear.description), .text(plan.status),
                    .text(plan.isCurrent ? "true" : "false"), .text(plan.scenario.fingerprint),
                ]
            })
    }

    private var goals: OutputTable {
        let rows = comparison.goals.filter { showsAll || $0.differs }.flatMap { goal in
            zip(letters, goal.values).compactMap { letter, value -> [OutputTable.Cell]? in
                guard let value else { return nil }
                return [
                    .text(goal.id), .text(letter), .text(goal.sense.rawValue), .decimal(value.value, decimals: 0),
                    .decimal(value.bound, decimals: 0), .text(value.proven ? "true" : "false"),
                ]
            }
        }
        return table("goals", .names("goal", "plan", "sense", "*value", "*bound", "proven"), rows)
    }

    private var figures: OutputTable {
        let rows = comparison.figures.filter { showsAll || $0.differs }.flatMap { figure in
            zip(letters, figure.values).map { letter, value -> [OutputTable.Cell] in
                [
                    .text(figure.kind.rawValue), .text(letter),
                    value.map { .decimal($0, decimals: figure.kind.isMoney ? 2 : 0) } ?? .absent,
                ]
            }
        }
        return table("figures", .names("figure", "plan", "*value"), rows)
    }

    private var funds: OutputTable {
        let rows = comparison.funds.filter { showsAll || $0.differs }.flatMap { fund in
            zip(letters, fund.money).compactMap { letter, money -> [OutputTable.Cell]? in
                guard let money else { return nil }
                return [
                    .text(fund.id), .text(fund.programme), .text(letter), .init(money: money.amount),
                    .init(money: money.spent),
                ]
            }
        }
        return table("funds", .names("fund", "programme", "plan", "*amount", "*spent"), rows)
    }

    private var breakdowns: OutputTable {
        let rows = comparison.breakdowns.flatMap { breakdown in
            breakdown.lines.filter { showsAll || $0.differs }.flatMap { line in
                zip(letters, line.cells).map { letter, cell -> [OutputTable.Cell] in
                    [
                        .text(breakdown.dimension.rawValue), .text(line.key), .text(line.name), .text(letter),
                        .integer(cell.requested), .integer(cell.allocated),
                    ]
                }
            }
        }
        return table(
            "breakdowns", .names("dimension", "key", "name", "plan", "#groups_requested", "#groups_allocated"), rows)
    }

    private var allocations: OutputTable {
        let rows = zip(letters.dropFirst(), comparison.differences).flatMap { letter, difference in
            difference.allocations.map { row(letter, $0) }
        }
        return table(
            "allocations",
            .names(
                "plan", "change", "need", "school", "school_name", "municipality", "field", "#groups", "from_offer",
                "from_provider", "from_fund", "to_offer", "to_provider", "to_fund"), rows)
    }

    private func row(_ letter: String, _ change: AllocationDifference) -> [OutputTable.Cell] {
        [
            .text(letter), .text(change.kind.rawValue), .text(change.need),
            .init(entities.school(ofNeed: change.need)), .init(entities.schoolName(ofNeed: change.need)),
            .init(entities.municipality(ofNeed: change.need)), .text(entities.field(ofNeed: change.need)),
            .integer(change.groups), .init(change.from?.offer),
            .init(change.from.flatMap { entities.provider(ofOffer: $0.offer) }), .init(change.from?.fund),
            .init(change.to?.offer), .init(change.to.flatMap { entities.provider(ofOffer: $0.offer) }),
            .init(change.to?.fund),
        ]
    }

    private var needs: OutputTable {
        let rows = zip(letters.dropFirst(), comparison.differences).flatMap { letter, difference in
            difference.needs.map { change -> [OutputTable.Cell] in
                let count = { (number: Int64?) in number.map { OutputTable.Cell.integer($0) } ?? .absent }
                return [
                    .text(letter), .text(change.kind.rawValue), .text(change.need),
                    .init(entities.school(ofNeed: change.need)), .text(entities.field(ofNeed: change.need)),
                    count(change.before?.groups), count(change.before?.open), count(change.after?.groups),
                    count(change.after?.open),
                ]
            }
        }
        return table(
            "needs",
            .names(
                "plan", "change", "need", "school", "field", "#groups_before", "#open_before", "#groups_after",
                "#open_after"), rows)
    }
}

extension [OutputTable.Column] {
    /// Columns by their names; `*` before a name is for decimals, `#` for whole numbers.
    static func names(_ names: String...) -> [OutputTable.Column] {
        names.map { name in
            let kind: OutputTable.Kind = name.hasPrefix("*") ? .number : name.hasPrefix("#") ? .integer : .string
            let plain = kind == .string ? name : String(name.dropFirst())
            let text = LocalizedText(de: plain, en: plain)
            return OutputTable.Column(plain, kind, title: text, text)
        }
    }
}
