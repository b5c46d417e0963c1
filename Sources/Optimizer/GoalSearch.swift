// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Parallel

/// One goal on one kernel: a quick plan first, then the proof.
struct GoalSearch {
    /// Entries that threshold accepting may touch for each column: more time is used better by dives. Small programs may
    /// touch five times as many, up to `smallBudget` in all.
    private static let entriesPerColumn = 600
    private static let (smallBudget, largestBudget) = (500_000, 10_000_000)

    let kernel: Kernel
    let target: GoalTarget
    let clock: SolveClock
    let threads: ThreadCount
    let report: (Int64?, Int64?) -> Void

    init(
        _ kernel: Kernel, target: GoalTarget, clock: SolveClock, threads: ThreadCount,
        report: @escaping (Int64?, Int64?) -> Void
    ) {
        self.kernel = kernel
        self.target = target
        self.clock = clock
        self.threads = threads
        self.report = report
    }

    func run(start: [Int64]?, work: SolveWork) throws(GLPKError) -> (BranchAndPrice.Outcome, SolveWork) {
        guard
            var regions = RegionSearch(
                kernel, target: target, clock: clock, threads: threads, work: work, report: report)
        else { return try searchWhole(start: quickPlan(from: start), work: work) }
        try regions.run(start: firstPlan(from: start), hasPlan: start != nil)
        if regions.isInfeasible || regions.isClosed || clock.isOver { return (regions.outcome, regions.work) }
        var (outcome, finalWork) = try searchWhole(start: regions.plan, work: regions.work)
        outcome.bound = min(outcome.bound, regions.bound)
        return (outcome, finalWork)
    }

    private func searchWhole(
        start: [Int64]?, work: SolveWork
    ) throws(GLPKError) -> (BranchAndPrice.Outcome, SolveWork) {
        if let start { report(target.value(at: start), nil) }
        let counted = CountColumns(kernel)
        let target = target.extended(to: counted.kernel.columnCount)
        var (outcome, finalWork) = try BranchAndPrice.run(
            counted.kernel, target: target, start: start.map(counted.extended), clock: clock, work: work,
            report: report)
        outcome.values = outcome.values.map { Array($0.prefix(kernel.columnCount)) }
        return (outcome, finalWork)
    }

    /// The start, or the least values repaired, improved by local search.
    private func quickPlan(from start: [Int64]?) -> [Int64]? {
        var search = LocalSearch(kernel, objective: target.objective, values: start ?? kernel.lower)
        guard search.repairAll() else { return nil }
        search.climb(until: clock)
        let budget = Self.entriesPerColumn * kernel.columnCount
        search.anneal(
            budget: min(5 * budget, max(budget, Self.smallBudget), Self.largestBudget),
            temperature: target.meanCoefficient, until: clock)
        return search.bestValues
    }

    /// A plan that the search of regions starts from: it only has to be admissible.
    private func firstPlan(from start: [Int64]?) -> [Int64]? {
        var search = LocalSearch(kernel, objective: target.objective, values: start ?? kernel.lower)
        guard search.repairAll() else { return nil }
        search.climb(until: clock.limited(to: clock.remaining.map { $0 * 0.03 }))
        return search.bestValues
    }
}
