// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
import Rules
import Tables

/// The trade-off of two goals by epsilon constraints: the best of the first for every least value of the second.
///
/// Goals that are more important than both are kept at their best; the other goals decide last. Each point is a plan
/// that no other plan beats in one of the two goals without losing in the other, if its goals are proven.
public struct TradeOffCurve: Sendable {
    private let prepared: PreparedScenario
    private let first: Int
    private let second: Int

    /// The goals must be goals of the scenario, see ``points(_:_:count:options:into:)``.
    init(_ prepared: PreparedScenario, _ tradeOff: SweepDefinition.TradeOff) {
        let ids = prepared.model.model.goals.map(\.id)
        self.prepared = prepared
        first = ids.firstIndex(of: tradeOff.first) ?? 0
        second = ids.firstIndex(of: tradeOff.second) ?? 0
    }

    /// The points of a curve: the ends by two solves, and at most `count` values of the second goal from end to end,
    /// all of them where there are no more.
    ///
    /// - Returns: `nil` (and an error in the sink) for an unknown goal, or where there is no plan.
    /// - Throws: as ``Planner/plan(_:options:)``.
    public static func points(
        _ prepared: PreparedScenario, _ tradeOff: SweepDefinition.TradeOff, count: Int, options: SolveOptions,
        into sink: inout DiagnosticSink
    ) throws(PlanningError) -> [SweepDefinition.Point]? {
        let ids = prepared.model.model.goals.map(\.id)
        for goal in [tradeOff.first, tradeOff.second] where !ids.contains(goal) {
            sink.report(SweepMessages.unknownGoal(goal, known: ids))
        }
        guard !sink.hasErrors else { return nil }
        let curve = TradeOffCurve(prepared, tradeOff)
        let swapped = TradeOffCurve(
            prepared, SweepDefinition.TradeOff(first: tradeOff.second, second: tradeOff.first))
        let ends = [
            try curve.plan(floor: nil, options: options), try swapped.plan(floor: nil, options: options),
        ].map { plan in curve.secondValue(of: plan) }
        guard let low = ends[0], let high = ends[1] else {
            sink.report(SweepMessages.noTradeOff(tradeOff.first, tradeOff.second))
            return nil
        }
        return curve.floors(from: low, to: high, count: count).map { floor in
            SweepDefinition.Point(values: [floor], changes: [], floor: floor)
        }
    }

    /// The plan that is best in the first goal, then in the second, among those whose second goal is good enough.
    func plan(floor: FixedPoint?, options: SolveOptions) throws(PlanningError) -> Plan {
        let start = ContinuousClock.now
        var model = prepared.model.model
        let goals = model.goals
        if let floor { addFloor(floor, to: &model) }
        let order = self.order
        model.goals = order.map { goals[$0] }
        let solved: SolveResult
        do throws(SolverError) {
            solved = try Solver.solve(model, options: options)
        } catch {
            throw .solver(error)
        }
        let seconds = start.duration(to: .now) / .seconds(1)
        // A plan that time left without some goals cannot tell them in the order of the rules.
        guard solved.values != nil, solved.goals.count == order.count else {
            let status: SolveStatus = solved.values == nil ? solved.status : .unknown
            let none = SolveResult(status: status, values: nil, goals: [], work: solved.work)
            return try Planner.plan(prepared, from: none, seconds: seconds)
        }
        let own = goals.indices.compactMap { goal in order.firstIndex(of: goal).map { solved.goals[$0] } }
        let result = SolveResult(status: solved.status, values: solved.values, goals: own, work: solved.work)
        return try Planner.plan(prepared, from: result, seconds: seconds)
    }

    /// Indices of the goals in the order in which they count.
    private var order: [Int] {
        let before = Array(0..<min(first, second))
        let rest = prepared.model.model.goals.indices.filter { $0 > min(first, second) && $0 != first && $0 != second }
        return before + (first == second ? [first] : [first, second]) + rest
    }

    private func addFloor(_ floor: FixedPoint, to model: inout LinearModel) {
        let goal = model.goals[second]
        guard let least = floor.rescaled(to: goal.scale) else { return }
        let terms = goal.coefficients.indices.filter { goal.coefficients[$0] != 0 }
            .map { (column: Int32($0), coefficient: goal.coefficients[$0]) }
        let bound = least.mantissa - goal.constant
        let isMaximised = goal.sense == .maximise
        model.addRow(
            name: "trade-off.\(goal.id)", lower: isMaximised ? bound : nil, upper: isMaximised ? nil : bound,
            scale: goal.scale, terms: terms)
    }

    /// In the goal's units.
    private func secondValue(of plan: Plan) -> Int64? {
        guard second < plan.goals.count else { return nil }
        return plan.goals[second].value.rescaled(to: prepared.model.model.goals[second].scale)?.mantissa
    }

    private func floors(from low: Int64, to high: Int64, count: Int) -> [String] {
        let scale = prepared.model.model.goals[second].scale
        let distance = Int128(high) - Int128(low)
        let steps = Int128(max(1, count - 1))
        var floors: [String] = []
        for step in 0...Int(steps) {
            // Rounded towards the better end, so that no floor is below the one asked for.
            let exact = distance * Int128(step)
            let part = exact / steps + (exact % steps == 0 ? 0 : distance > 0 ? 1 : -1)
            let value = Int64(clamping: Int128(low) + part)
            let text = FixedPoint(mantissa: value, scale: scale).normalised.description
            if floors.last != text { floors.append(text) }
        }
        return floors
    }
}
