// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// A comparison as tables for people: what stands beside what, one column a plan.
struct ComparisonTables {
    let comparison: PlanDifferences
    /// Equal lines are shown as well.
    let showsAll: Bool
    let texts: ComparisonTexts
    let figures: Figures
    let entities: ComparisonEntities

    init(_ comparison: PlanDifferences, showsAll: Bool, language: Language) {
        self.comparison = comparison
        self.showsAll = showsAll
        texts = ComparisonTexts(language: language)
        figures = Figures(language)
        entities = ComparisonEntities(comparison.plans)
    }

    var letters: [String] { comparison.plans.indices.map(PlanLetter.letter) }

    var plans: PeopleTable {
        var table = PeopleTable(
            title: texts.plans, headings: [.text(texts.plan), .text(texts.scenario), .text(texts.status)],
            emptyNote: "", flexible: 1)
        table.rows = comparison.plans.enumerated().map { index, plan in
            [
                .init(PlanLetter.letter(index)),
                .init(plan.scenario.title.text(figures.language), plan.label),
                .init(texts.status(plan.status)),
            ]
        }
        return table
    }

    // MARK: Side by side

    var goals: PeopleTable {
        let isNumeric = letters.map { PeopleTable.Heading.number($0) }
        var table = PeopleTable(
            title: texts.goals, headings: [.text(texts.goal)] + isNumeric + changeHeadings,
            emptyNote: texts.sameGoals)
        for goal in comparison.goals where showsAll || goal.differs {
            let values = goal.values.map { value in
                value.map { PeopleTable.Cell(figures.number($0.value), proof($0)) } ?? .init(texts.none)
            }
            let changes = goal.values.dropFirst().map { change(goal.values[0]?.value, $0?.value) }
            table.rows.append([.init("\(goal.id) \(goal.title.text(figures.language))")] + values + changes)
        }
        return table
    }

    /// Whether the value is the best there can be; blank where it is, because that is the rule.
    private func proof(_ goal: ComparedPlan.Goal) -> String {
        if goal.proven, goal.value == goal.bound { return "" }
        let bound = figures.number(goal.bound)
        return texts.say("Schranke \(bound)", "bound \(bound)")
    }

    private var changeHeadings: [PeopleTable.Heading] {
        letters.dropFirst().map { .number(letters.count == 2 ? texts.say("Unterschied", "Difference") : "\($0) − A") }
    }

    private func change(_ before: FixedPoint?, _ after: FixedPoint?, isMoney: Bool = false) -> PeopleTable.Cell {
        guard let before, let after else { return .init(texts.none) }
        var sum = ExactSum()
        sum.add(after)
        sum.add(before, negated: true)
        guard let value = sum.value else { return .init(texts.none) }
        let text = isMoney ? figures.euro(value) : figures.number(value)
        return .init(value.mantissa > 0 ? "+" + text : text)
    }

    var keyFigures: PeopleTable {
        var table = PeopleTable(
            title: texts.figures,
            headings: [.text(texts.figure)] + letters.map { .number($0) } + changeHeadings,
            emptyNote: texts.sameFigures)
        for figure in comparison.figures where showsAll || figure.differs {
            let isMoney = figure.kind.isMoney
            let values = figure.values.map { value in
                PeopleTable.Cell(value.map { isMoney ? figures.euro($0) : figures.number($0) } ?? texts.none)
            }
            let changes = figure.values.dropFirst().map { change(figure.values[0], $0, isMoney: isMoney) }
            table.rows.append([.init(texts.figure(figure.kind))] + values + changes)
        }
        return table
    }

    var funds: PeopleTable {
        let headings = letters.map { PeopleTable.Heading.number("\(texts.amount) \($0)") }
        var table = PeopleTable(
            title: texts.money,
            headings: [.text(texts.fund)] + headings + letters.map { .number("\(texts.spent) \($0)") },
            emptyNote: texts.sameMoney)
        for fund in comparison.funds where showsAll || fund.differs {
            let amounts = fund.money.map { PeopleTable.Cell($0.map { figures.euro($0.amount) } ?? texts.none) }
            let spent = fund.money.map { PeopleTable.Cell(figures.euro(orDash: $0?.spent)) }
            let programme = CodeLabels.programme(fund.programme, figures.language)
            table.rows.append([.init(fund.id, programme)] + amounts + spent)
        }
        return table
    }

    var breakdowns: [PeopleTable] {
        comparison.breakdowns.map { breakdown in
            var table = PeopleTable(
                title: texts.dimension(breakdown.dimension),
                headings: [.text(texts.dimension(breakdown.dimension)), .number(texts.requested)]
                    + letters.map { .number($0) } + changeHeadings,
                emptyNote: texts.sameBreakdown)
            for line in breakdown.lines where showsAll || line.differs {
                let count = { (number: Int64) in PeopleTable.Cell(figures.count(number)) }
                let changes = line.cells.dropFirst().map {
                    change(FixedPoint(line.cells[0].allocated), FixedPoint($0.allocated))
                }
                table.rows.append(
                    [name(line, breakdown.dimension), requested(line)] + line.cells.map { count($0.allocated) }
                        + changes)
            }
            return table
        }
    }

    private func requested(_ line: Breakdown.Line) -> PeopleTable.Cell {
        let all = line.cells.map(\.requested)
        return .init(
            all.allSatisfy { $0 == all[0] } ? figures.count(all[0]) : all.map(figures.count).joined(separator: " / "))
    }

    private func name(_ line: Breakdown.Line, _ dimension: Breakdown.Dimension) -> PeopleTable.Cell {
        if line.key.isEmpty { return .init(texts.say("ohne Angabe", "not given")) }
        switch dimension {
        case .field: return .init(CodeLabels.field(line.key, figures.language))
        case .region, .municipality: return .init(line.name)
        case .schoolType, .socialIndex: return .init(line.key)
        }
    }
}
