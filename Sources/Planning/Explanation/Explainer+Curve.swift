// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables

extension Explainer {
    /// What more and less money in the fund would buy; `nil` (and an error) if no limit is about its amount alone.
    func curve(
        _ fund: Int, _ solution: PlannedScenario.Solution, into sink: inout DiagnosticSink
    ) throws(PlanningError) -> BudgetCurve? {
        guard let table = scenario.tables.table("funds"), let index = scenario.tables.index(of: "funds"),
            let amount = entities.number("funds", "amount", fund)
        else { return nil }
        let place = table.location(row: fund, column: "amount")
        let origin = ExpressionRead.Origin.cell(table: index, row: fund, column: "amount")
        guard let search = CurveSearch(self, origin: origin, amount: amount, solution) else {
            sink.report(ExplanationMessages.noFundLimit(entities.id("funds", fund), at: place))
            return nil
        }
        let found = try search.steps()
        let rules = scenario.rules.goals.map(\.rule)
        return BudgetCurve(
            fund: entities.id("funds", fund), programme: entities.text("funds", "programme", fund), amount: amount,
            goals: rules.map(\.id), titles: rules.map(\.title), steps: found.steps,
            upTo: found.isComplete ? search.upTo : found.steps.last?.amount ?? amount, isSaturated: found.isSaturated,
            place: place.description)
    }
}

/// Follows the best value of the first goal over the amount of a fund, step by step and exactly: the least money that
/// reaches the next value is one solve, and the best plan with that money another.
struct CurveSearch {
    private let explainer: Explainer
    /// The scenario with so much money that the fund never binds.
    private let rich: PreparedScenario
    private let spend: [(column: Int32, coefficient: Int64)]
    /// Digits of the fund's row.
    private let scale: Int
    private let amount: FixedPoint
    private let solution: PlannedScenario.Solution
    private let resolver: Resolver
    /// Twice the fund's amount.
    let upTo: FixedPoint
    private static let mostSteps = 24

    struct Found {
        let steps: [BudgetCurve.Step]
        let isSaturated: Bool
        /// Whether it was followed as far as was wanted; false where a step was not proven, or there are too many.
        let isComplete: Bool
    }

    init?(
        _ explainer: Explainer, origin: ExpressionRead.Origin, amount: FixedPoint,
        _ solution: PlannedScenario.Solution
    ) {
        let plenty = FixedPoint(mantissa: 1_000_000_000, scale: 0)
        guard let rich = explainer.prepared.applying(NumberChange(origin: origin, value: plenty)),
            rich.candidates.count == explainer.prepared.candidates.count,
            let row = Self.row(of: origin, rich)
        else { return nil }
        let model = rich.model.model
        self.explainer = explainer
        self.rich = rich
        self.amount = amount
        self.solution = solution
        spend = model.rows[row].terms.map { (model.termColumns[$0], model.termCoefficients[$0]) }
        scale = model.rows[row].scale
        resolver = Resolver(planning: rich.model, options: explainer.options)
        upTo = FixedPoint(mantissa: amount.mantissa * 2, scale: amount.scale)
    }

    /// The one row `Σ ≤ amount`; `nil` if the amount stands anywhere else too.
    private static func row(of origin: ExpressionRead.Origin, _ prepared: PreparedScenario) -> Int? {
        let facts = RuleFacts(prepared)
        var found: [Int] = []
        for (row, item) in prepared.model.rows.enumerated() {
            guard case .limit(let limit) = item.source, item.part == .bound,
                let first = prepared.model.model.rows[row].terms.first,
                case .candidate(let candidate) = prepared.model.columns[
                    Int(prepared.model.model.termColumns[first])]
            else { continue }
            let reads = facts.interpreter.reads(
                of: prepared.scenario.rules.limits[limit].rule.bound, rulebook: facts.rulebook(ofLimit: limit),
                for: facts.context(ofCandidate: candidate))
            guard reads.contains(where: { $0.origin == origin }) else { continue }
            let isPlain = prepared.scenario.rules.limits[limit].rule.kind == .atMost && reads.count == 1
            guard isPlain else { return nil }
            found.append(row)
        }
        return found.count == 1 ? found[0] : nil
    }

    // MARK: Steps

    private struct Point {
        /// In units of the fund's row.
        let money: Int64
        /// The first goal, more is better.
        let value: Int64
    }

    func steps() throws(PlanningError) -> Found {
        let now = explainer.best(solution)[0]
        var points: [Point] = []
        if let start = try leastMoney(for: now) { points.append(Point(money: start, value: now)) }
        let below = try pointsBelow(points.first)
        let above = try pointsAbove(now)
        var plan = [Int64](repeating: 0, count: rich.model.model.columns.count)
        var steps: [BudgetCurve.Step] = []
        let all = below + points + above.points
        for point in all {
            guard let (step, values) = try step(point, after: steps.isEmpty ? nil : plan) else { break }
            steps.append(step)
            plan = values
        }
        let isWhole = steps.count == all.count
        return Found(
            steps: steps, isSaturated: isWhole && above.end == .saturated, isComplete: isWhole && above.end != .open)
    }

    /// Down to half of the amount.
    private func pointsBelow(_ first: Point?) throws(PlanningError) -> [Point] {
        guard var last = first else { return [] }
        var points: [Point] = []
        let least = money(amount) / 2
        while points.count < Self.mostSteps / 2, last.money > least {
            guard let value = try bestValue(with: last.money - 1), let start = try leastMoney(for: value) else { break }
            last = Point(money: start, value: value)
            points.insert(last, at: 0)
        }
        return points
    }

    /// Why no further step is told.
    private enum End {
        /// More money buys nothing.
        case saturated
        /// The next step lies beyond what is looked at.
        case beyond
        /// Not proven, or too many steps.
        case open
    }

    /// Up to twice the amount, or until more money buys nothing.
    private func pointsAbove(_ now: Int64) throws(PlanningError) -> (points: [Point], end: End) {
        var points: [Point] = []
        var value = now
        while points.count < Self.mostSteps {
            let unit = max(1, rich.model.model.goals[0].coefficients.reduce(Int64(0)) { gcd($0, $1) })
            let resolution = try least(for: value + unit)
            if resolution.isImpossible { return (points, .saturated) }
            guard let start = resolution.goals.first.flatMap({ $0.isProven ? -$0.high : nil }) else { break }
            guard start <= money(upTo) else { return (points, .beyond) }
            guard let reached = try bestValue(with: start) else { break }
            value = reached
            points.append(Point(money: start, value: reached))
        }
        return (points, .open)
    }

    private func gcd(_ left: Int64, _ right: Int64) -> Int64 {
        var (first, second) = (abs(left), abs(right))
        while second != 0 { (first, second) = (second, first % second) }
        return first
    }

    private func money(_ amount: FixedPoint) -> Int64 { amount.rescaled(to: scale)?.mantissa ?? Int64.max }

    private func cap(_ money: Int64) -> Demand.Row {
        Demand.Row(name: "money", least: nil, most: money, terms: spend)
    }

    /// The least money that reaches a value of the first goal; `nil` where it is not proven.
    private func leastMoney(for value: Int64) throws(PlanningError) -> Int64? {
        try least(for: value).goals.first.flatMap { $0.isProven ? -$0.high : nil }
    }

    private func least(for value: Int64) throws(PlanningError) -> Resolution {
        var values = explainer.best(solution)
        values[0] = value
        let hold = Array(resolver.holding(values, exactly: true).prefix(1))
        return try resolver.solve(Demand(rows: hold, goals: .one(.minimise, spend)))
    }

    /// The best value of the first goal with so much money; `nil` where it is not proven.
    private func bestValue(with money: Int64) throws(PlanningError) -> Int64? {
        let goal = rich.model.model.goals[0]
        let terms = goal.coefficients.indices.filter { goal.coefficients[$0] != 0 }
            .map { (column: Int32($0), coefficient: goal.coefficients[$0]) }
        let resolution = try resolver.solve(Demand(rows: [cap(money)], goals: .one(goal.sense, terms)))
        let constant = Resolver.sign(goal) * goal.constant
        return resolution.goals.first.flatMap { $0.isProven ? $0.high + constant : nil }
    }

    /// The best plan at the point, nearest to the one before.
    private func step(
        _ point: Point, after before: [Int64]?
    ) throws(PlanningError) -> (BudgetCurve.Step, [Int64])? {
        let resolution = try resolver.solve(Demand(rows: [cap(point.money)], near: before), start: before)
        guard let values = resolution.values else { return nil }
        let goals = rich.model.model.goals
        let reached = goals.indices.map { goal in
            let value = Int64(clamping: rich.model.model.value(goal: goal, at: values))
            return FixedPoint(mantissa: value, scale: goals[goal].scale).normalised
        }
        let step = BudgetCurve.Step(
            amount: FixedPoint(mantissa: point.money, scale: scale).normalised, goals: reached,
            changes: before.map { explainer.changes(from: $0, to: values, first: nil) } ?? [],
            isProven: resolution.goals.prefix(goals.count).allSatisfy(\.isProven))
        return (step, values)
    }
}
