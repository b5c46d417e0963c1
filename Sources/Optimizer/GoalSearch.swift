// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Parallel

/// One goal on one kernel: a quick plan first, then the proof.
struct GoalSearch {
    /// Entries that threshold accepting may touch for each column: more time is used better by dives. Small programs may
    /// touch five times as many, up to `smallBudget` in all.
    private static let entriesPerColumn = 600
    /// Entries for each column that climbing may touch from a plan that is near to the best one.
    private static let nearEntriesPerColumn = 100
    private static let (smallBudget, largestBudget) = (500_000, 10_000_000)

    /// A point to begin with.
    struct Start {
        /// Of the kernel's columns, within their bounds; rows may be broken.
        let values: [Int64]
        /// Whether the best plan is likely to be near: it was the best one before a change.
        let isNearBest: Bool
        /// Known ones, of a similar model.
        let prices: RowPrices
    }

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

    func run(start: Start?, work: SolveWork) throws(GLPKError) -> (BranchAndPrice.Outcome, SolveWork) {
        let prices = start?.prices ?? RowPrices()
        guard
            var regions = RegionSearch(
                kernel, target: target, known: prices, clock: clock, threads: threads, work: work, report: report)
        else {
            let (plan, isNearBest) = quickPlan(from: start)
            return try searchWhole(start: plan, isNearBest: isNearBest, prices: prices, work: work)
        }
        let (plan, isFromStart) = firstPlan(from: start)
        try regions.run(start: plan, hasPlan: isFromStart)
        if regions.isInfeasible || regions.isClosed || clock.isOver { return (regions.outcome, regions.work) }
        var (outcome, finalWork) = try searchWhole(start: regions.plan, isNearBest: false, work: regions.work)
        outcome.bound = min(outcome.bound, regions.bound)
        outcome.prices = regions.outcome.prices
        return (outcome, finalWork)
    }

    /// A better plan than this one at about so much effort, as ``Master/effort`` counts it; not for small programs, nor
    /// for those that are too large for dives from a relaxation.
    func improved(_ plan: [Int64], effort: Int, work: inout SolveWork) throws(GLPKError) -> [Int64]? {
        let decomposition = Decomposition(kernel)
        guard BranchAndPrice.isLarge(decomposition), decomposition.linkingRows.count < RegionSearch.leastLinkingRows
        else { return nil }
        let (outcome, cost) = try searchWhole(
            start: plan, isNearBest: false, scope: .limited(effort: effort), work: work)
        work = cost
        return outcome.values
    }

    private func searchWhole(
        start: [Int64]?, isNearBest: Bool, scope: BranchAndPrice.Scope = .whole, prices: RowPrices = RowPrices(),
        work: SolveWork
    ) throws(GLPKError) -> (BranchAndPrice.Outcome, SolveWork) {
        if let start { report(target.value(at: start), nil) }
        let counted = CountColumns(kernel)
        let target = target.extended(to: counted.kernel.columnCount)
        var (outcome, finalWork) = try BranchAndPrice.run(
            counted.kernel, target: target, start: start.map(counted.extended), isNearBest: isNearBest, clock: clock,
            threads: threads, work: work, scope: scope, prices: prices, report: report)
        outcome.values = outcome.values.map { Array($0.prefix(kernel.columnCount)) }
        return (outcome, finalWork)
    }

    /// The start, or the least values, repaired and improved by local search; whether it is near to the best plan.
    private func quickPlan(from start: Start?) -> (plan: [Int64]?, isNearBest: Bool) {
        let columns = kernel.columnCount
        if let start, start.isNearBest, var search = repaired(start.values) {
            search.climb(budget: Self.nearEntriesPerColumn * columns, until: clock)
            return (search.bestValues, true)
        }
        guard var search = repaired(start.flatMap { $0.isNearBest ? nil : $0.values } ?? kernel.lower) else {
            return (nil, false)
        }
        search.climb(until: clock)
        let budget = Self.entriesPerColumn * columns
        search.anneal(
            budget: min(5 * budget, max(budget, Self.smallBudget), Self.largestBudget),
            temperature: target.meanCoefficient, until: clock)
        return (search.bestValues, false)
    }

    /// A plan that the search of regions starts from, it only has to be admissible; whether it comes from the start.
    private func firstPlan(from start: Start?) -> (plan: [Int64]?, isFromStart: Bool) {
        let fromStart = start.flatMap { repaired($0.values) }
        guard var search = fromStart ?? repaired(kernel.lower) else { return (nil, false) }
        search.climb(until: clock.limited(to: clock.remaining.map { $0 * 0.03 }))
        return (search.bestValues, fromStart != nil)
    }

    private func repaired(_ values: [Int64]) -> LocalSearch? {
        var search = LocalSearch(kernel, objective: target.objective, values: values)
        return search.repairAll() ? search : nil
    }
}
