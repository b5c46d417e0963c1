// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// The points of a kernel within bounds, to be searched for a better plan as a program of its own, on any thread. It knows
/// the bundles of the search that it comes from.
struct PlanPart: Sendable {
    /// With the bounds of the part.
    let kernel: Kernel
    let target: GoalTarget
    let start: [Int64]?
    /// The value of the best plan; `Int64.min` for none.
    let value: Int64
    let scope: BranchAndPrice.Scope
    let master: Master

    /// What a search of the part has shown.
    struct Found: Sendable {
        /// Over the kernel's columns, better than the best plan.
        var plan: [Int64]?
        /// Whether all of the part was searched.
        var isFinished: Bool
        var effort = 0
        var work = SolveWork()
    }

    /// Presolves and searches the part; a part that presolve finds empty is finished at no effort.
    func run(until clock: SolveClock) throws(GLPKError) -> Found {
        guard let presolved = Presolve.run(kernel) else { return Found(plan: nil, isFinished: true) }
        let fixed = Kernel.value(target.objective, at: presolved.fixedValues)
        let part = GoalTarget(
            objective: presolved.original.map { target.objective[$0] }, offset: target.offset + fixed,
            gap: target.gap, unit: target.unit)
        let (outcome, work) = try BranchAndPrice.run(
            presolved.kernel, target: part, start: start.map(presolved.reduce), clock: clock, work: SolveWork(),
            scope: scope, cutoff: value == Int64.min ? Int64.min : value - fixed,
            bundles: master.bundles(within: presolved), report: { _, _ in })
        let plan = outcome.values.map(presolved.expand)
        let best = max(value, plan.map(target.value) ?? Int64.min)
        let isClosed = best > Int64.min && part.closes(bound: outcome.bound, value: best - fixed)
        return Found(plan: plan, isFinished: outcome.isInfeasible || isClosed, effort: outcome.effort, work: work)
    }
}
