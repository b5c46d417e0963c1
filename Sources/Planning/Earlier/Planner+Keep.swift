// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
public import Optimizer
import Rules
import Tables

extension Planner {
    /// The share of the time that the goals have before keeping is looked at.
    private static let shareOfGoals = 0.7

    /// Plans with as few changes against an earlier plan as the goals allow.
    ///
    /// First the goals are solved as always. Then, among all plans in which every goal is at most its tolerance and its
    /// gain below that value, the one with the fewest groups added or dropped is found; among several of them the goals
    /// decide again, in their order. So the earlier plan itself comes out wherever it is admissible and no goal gains
    /// more than the stated amount. The values and bounds of the plan's goals are those among the plans with as few
    /// changes; the ones before stand in ``Plan/kept``.
    ///
    /// - Throws: as ``plan(_:options:)``.
    public static func plan(
        _ prepared: PreparedScenario, keeping request: KeepRequest, options: SolveOptions
    ) throws(PlanningError) -> Plan {
        let start = ContinuousClock.now
        let earlier = EarlierGroups(request.plan, in: prepared)
        var first = options
        first.start = earlier.start(for: prepared)
        first.timeLimit = options.timeLimit.map { $0 * shareOfGoals }
        let best = try solve(prepared.model.model, options: first)
        guard let values = best.values, !best.goals.isEmpty else {
            return try plan(prepared, from: best, seconds: start.duration(to: .now) / .seconds(1))
        }
        let keep = KeepSolve(prepared, request, earlier, best: best)
        var second = options
        let elapsed = start.duration(to: .now) / .seconds(1)
        second.timeLimit = options.timeLimit.map { max(0.1, $0 - elapsed) }
        second.start = keep.start(values)
        second.prices = []
        second.progress = options.progress.map(KeepSolve.ownGoals)
        let kept = try solve(keep.model.model, options: second)
        guard let (result, outcome) = keep.outcome(kept) else {
            throw .solver(.internalError(EarlierMessages.noPlanLeft))
        }
        return try plan(
            prepared, from: result, seconds: start.duration(to: .now) / .seconds(1), kept: outcome)
    }

    private static func solve(
        _ model: LinearModel, options: SolveOptions
    ) throws(PlanningError) -> SolveResult {
        do throws(SolverError) {
            return try Solver.solve(model, options: options)
        } catch {
            throw .solver(error)
        }
    }
}

/// The second solve: what it starts from and what its result means.
private struct KeepSolve {
    let model: KeepModel
    private let prepared: PreparedScenario
    private let request: KeepRequest
    private let earlier: EarlierGroups
    private let best: SolveResult

    init(_ prepared: PreparedScenario, _ request: KeepRequest, _ earlier: EarlierGroups, best: SolveResult) {
        self.prepared = prepared
        self.request = request
        self.earlier = earlier
        self.best = best
        let goals = prepared.model.model.goals
        let floors = goals.indices.map { index in
            // A goal that time did not reach holds nothing back.
            let value = index < best.goals.count ? best.goals[index].value : nil
            let gain = index < request.gains.count ? request.gains[index] : FixedPoint(0)
            return value.map { KeepModel.floor(goals[index], best: $0, gain: gain) }
        }
        let known = floors.compactMap { $0 }
        model = KeepModel(prepared.model.model, before: earlier.groups, floors: known)
    }

    /// Tells of the scenario's own goals only, by their own indices: the number of changes is none of them.
    static func ownGoals(
        _ report: @escaping @Sendable (SolveProgress) -> Void
    ) -> @Sendable (SolveProgress) -> Void {
        { progress in
            guard progress.goal > 0 else { return }
            report(
                SolveProgress(
                    goal: progress.goal - 1, seconds: progress.seconds, value: progress.value, bound: progress.bound))
        }
    }

    /// The earlier plan itself where it is good enough, else the plan that was found without it.
    func start(_ values: [Int64]) -> [Int64] {
        let old = model.extended(earlier.start(for: prepared), before: earlier.groups)
        if SolutionCheck(old, of: model.model).isAdmissible { return old }
        return model.extended(values, before: earlier.groups)
    }

    /// The result for the scenario's own columns and goals, and what was kept; `nil` without a plan.
    func outcome(_ result: SolveResult) -> (SolveResult, KeptPlan)? {
        guard let values = result.values, let changes = result.goals.first else { return nil }
        var work = result.work
        work.columns += best.work.columns
        work.simplexIterations += best.work.simplexIterations
        work.nodes += best.work.nodes
        work.subproblems += best.work.subproblems
        let isProven = result.status == .optimal && best.status == .optimal
        let status = isProven ? SolveStatus.optimal : result.status == .optimal ? best.status : result.status
        let own = SolveResult(
            status: status, values: Array(values.prefix(model.columnCount)), goals: Array(result.goals.dropFirst()),
            prices: best.prices, work: work)
        return (own, kept(changes, values))
    }

    private func kept(_ changes: GoalResult, _ values: [Int64]) -> KeptPlan {
        let gone = earlier.gone.reduce(0) { $0 + $1.groups }
        let all = request.plan.allocations.reduce(0) { $0 + $1.groups }
        return KeptPlan(
            path: request.plan.path, fingerprint: request.plan.fingerprint, groupsBefore: all, groupsGone: gone,
            changes: changes.value + gone, bound: changes.bound + gone, proven: changes.value == changes.bound,
            difference: KeptPlan.Difference(
                AllocationDifference.all(from: request.plan.allocations, to: allocations(values))),
            goals: zip(prepared.scenario.rules.goals, zip(prepared.model.model.goals, best.goals)).enumerated().map {
                index, item in
                let (rule, (goal, result)) = item
                let amount = { FixedPoint(mantissa: $0, scale: goal.scale).normalised }
                return KeptPlan.Goal(
                    id: goal.id, title: rule.rule.title, sense: goal.sense, best: amount(result.value),
                    bound: amount(result.bound), proven: result.value == result.bound,
                    gain: index < request.gains.count ? request.gains[index] : FixedPoint(0),
                    before: request.plan.goals.first { $0.id == goal.id }?.value)
            })
    }

    /// The allocations as an earlier plan has them.
    private func allocations(_ values: [Int64]) -> [EarlierPlan.Allocation] {
        let (candidates, names) = (prepared.candidates, PlanNames(prepared.scenario))
        let place = SourceLocation(file: prepared.scenario.path)
        return (0..<candidates.count).filter { values[$0] > 0 }.map { index in
            EarlierPlan.Allocation(
                need: names.id("needs", Int(candidates.needs[index])),
                offer: names.id("offers", Int(candidates.offers[index])),
                fund: candidates.funds.isEmpty ? nil : names.id("funds", Int(candidates.funds[index])),
                groups: values[index], place: place)
        }
    }
}
