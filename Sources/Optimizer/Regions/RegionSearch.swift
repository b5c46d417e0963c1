// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Parallel

/// One goal of a kernel with several parts: prices for all linking rows, a plan put together from the plans of the
/// parts, parts searched anew at what the others leave them, and bounds from the parts' integer optima.
struct RegionSearch {
    /// Kernels with fewer linking rows are searched as a whole at once: up to there the simplex method is quick enough,
    /// and dives from its relaxation end far above those from prices.
    static let leastLinkingRows = 2_500
    /// Shares of the time at hand.
    private static let priceTime = 0.35
    private static let planTime = 0.6
    /// How far below the bound prices aim at first when they begin with known ones.
    private static let nearStep = 0.005
    /// Rounds of cuts end when one lowers the bound by a smaller share.
    private static let leastCutGain = 2e-4
    /// The bound of the parts is sought when the plan is so near, as a share; it is of no use to a plan that is not.
    private static let nearPlan = 0.004

    let kernel: Kernel
    let continuous: ContinuousColumns
    let target: GoalTarget
    let clock: SolveClock
    let threads: ThreadCount
    let report: (Int64?, Int64?) -> Void
    let partition: Partition
    let decomposition: Decomposition
    var prices: PriceSearch
    var lagrangian: Lagrangian
    private(set) var plan: [Int64]?
    private(set) var value = Int64.min
    private(set) var bound = Int64.max
    var work: SolveWork
    /// How often two parts were searched together.
    var pairings: [Int: Int] = [:]
    private(set) var isInfeasible = false
    /// Those of the model's rows, before there were cuts.
    private var rowPrices = RowPrices()

    /// `nil` when the kernel has no parts or is small.
    ///
    /// - Parameter known: prices to begin with.
    init?(
        _ kernel: Kernel, target: GoalTarget, known: RowPrices = RowPrices(), clock: SolveClock, threads: ThreadCount,
        work: SolveWork, leastLinkingRows: Int = RegionSearch.leastLinkingRows,
        report: @escaping (Int64?, Int64?) -> Void
    ) {
        guard Set(kernel.part.lazy.filter { $0 >= 0 }).count > 1 else { return nil }
        let decomposition = Decomposition(kernel)
        guard decomposition.linkingRows.count >= leastLinkingRows else { return nil }
        self.kernel = kernel
        continuous = ContinuousColumns(kernel)
        self.target = target
        self.clock = clock
        self.threads = threads
        self.report = report
        self.work = work
        self.decomposition = decomposition
        partition = Partition(kernel)
        prices = PriceSearch(kernel, decomposition, objective: target.objective, known: known, threads: threads)
        lagrangian = Lagrangian(decomposition)
    }

    /// What is known so far.
    var outcome: BranchAndPrice.Outcome {
        BranchAndPrice.Outcome(
            values: plan, bound: bound, isInfeasible: isInfeasible, certificate: nil, effort: 0, prices: rowPrices)
    }

    var isClosed: Bool { plan != nil && target.closes(bound: bound, value: value) }

    /// - Parameter hasPlan: whether the start is a good plan already, as from an earlier goal.
    mutating func run(start: [Int64]?, hasPlan: Bool) throws(GLPKError) {
        if let start { offer(start) }
        findPrices()
        if isInfeasible || isClosed || clock.isOver { return }
        if !hasPlan || plan == nil { divePlan() }
        let planning = clock.limited(to: clock.remaining.map { $0 * Self.planTime })
        try improve(failures: 6, until: planning)
        if isClosed || clock.isOver { return }
        if plan == nil || isNear {
            try boundParts(until: clock.limited(to: clock.remaining.map { $0 * 0.5 }))
            if isClosed || clock.isOver { return }
        }
        try improve(failures: 30, until: clock)
    }

    /// Whether the plan is so near to the bound that the bound of the parts is worth its time.
    private var isNear: Bool {
        Double(bound) - Double(value) < Self.nearPlan * abs(Double(value) + Double(target.offset))
    }

    /// Takes a plan up if it is admissible and better than the best one.
    mutating func offer(_ values: [Int64]) {
        let settled = continuous.settled(values)
        let values = kernel.admits(settled) ? settled : values
        let reached = target.value(at: values)
        guard plan == nil || reached > value, kernel.admits(values) else { return }
        plan = values
        value = reached
        report(value, bound == Int64.max ? nil : bound)
    }

    /// Takes a bound up: no admissible point is better.
    mutating func prove(_ proven: Int64) {
        guard proven != Int64.max, target.rounded(proven) < bound else { return }
        bound = target.rounded(proven)
        report(plan == nil ? nil : value, bound)
    }

    /// Prices of the linking rows, then rounds of cuts that the mean of the points breaks.
    private mutating func findPrices() {
        let limit = clock.limited(to: clock.remaining.map { $0 * Self.priceTime })
        let areKnown = prices.prices.contains { $0 != 0 }
        guard runPrices(rounds: 400, step: areKnown ? Self.nearStep : 0.1, until: limit) else { return }
        rowPrices = kernel.rowPrices(of: decomposition.linkingRows, prices.prices)
        var known: Set<Cut> = []
        for _ in 0..<8 where !limit.isOver && !isClosed {
            let switches = SwitchRow.all(kernel, decomposition)
            var cuts = ImpliedBoundCuts(switches).violated(
                by: prices.average, rows: prices.rows, known: &known, lagrangian: &lagrangian, lower: kernel.lower,
                upper: kernel.upper)
            var rounding = RoundingCuts(
                lower: kernel.lower, upper: kernel.upper, values: prices.average,
                switchOf: SwitchRow.switches(switches, columns: kernel.columnCount),
                staysFine: !decomposition.continuousColumns.isEmpty)
            cuts += rounding.violated(
                rows: prices.rows, first: decomposition.linkingRows.count, known: &known)
            guard !cuts.isEmpty else { return }
            let before = prices.bound
            prices.add(cuts)
            guard runPrices(rounds: 80, step: 0.002, until: limit) else { return }
            if before - prices.bound < Self.leastCutGain * abs(before) { return }
        }
    }

    /// `false` when it is proven that there is no plan.
    private mutating func runPrices(rounds: Int, step: Double, until limit: SolveClock) -> Bool {
        let (report, plan, value) = (report, plan, value)
        let (known, before) = (bound, prices.rounds)
        let isFeasible = prices.run(rounds: rounds, step: step, least: 2e-6, until: limit) {
            report(plan == nil ? nil : value, known == Int64.max ? nil : known)
        }
        work.subproblems += decomposition.blocks.count * (prices.rounds - before)
        let evaluation =
            isFeasible
            ? lagrangian.evaluate(
                duals: prices.prices, costs: target.objective, rows: prices.rows, lower: kernel.lower,
                upper: kernel.upper) : nil
        guard let evaluation else {
            isInfeasible = true
            return false
        }
        prove(evaluation.bound)
        return true
    }
}
