// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Parallel

/// Proves one goal of a kernel: column generation over bundles of blocks at every node, exact bounds, branching on
/// original columns.
///
/// (Barnhart et al., Branch-and-price: column generation for solving huge integer programs, 1998.)
struct BranchAndPrice {
    /// A part of the search space: column bounds that differ from the root's.
    struct Node {
        var changes: [Int: ClosedRange<Int64>] = [:]
        /// No point of the part is better.
        var bound: Int64
        var depth = 0
        /// Of the node above: its relaxation's optimum, and whether a switch was fractional in it.
        var estimate = Double.infinity
        var hasOpenSwitch = false
    }

    /// A lower and an upper bound of every kernel column.
    typealias ColumnBounds = (lower: [Int64], upper: [Int64])

    /// What a search is for, and how far it may go.
    enum Scope {
        case whole
        /// The same up to an effort, as ``Master/effort`` counts it; while nothing better than the start is known, up to
        /// twice as much.
        case limited(effort: Int)
        /// A part of a plan: few nodes, and nothing that takes long at one of them.
        case part(nodes: Int)
        /// All plans with the same switches; `effort` as ``Master/effort`` counts it.
        case switches(effort: Int)
    }

    /// What is known at the end.
    struct Outcome {
        var values: [Int64]?
        /// No admissible point is better; meaningless when `isInfeasible`.
        var bound: Int64
        var isInfeasible: Bool
        /// What the root's prices say of all points; `nil` when the root was never priced.
        var certificate: PriceCertificate?
        /// What the solves of relaxations have cost; see ``Master/effort``.
        var effort: Int
        /// At the optimum of the root's relaxation before there were cuts, or as near to it as the search came; none of a part.
        var prices: RowPrices
    }

    /// A value of the relaxation counts as whole within this.
    static let tolerance = 1e-6
    /// Programs with fewer blocks are split at once, without long searches for plans first: their trees are short.
    private static let manyBlocks = 100
    var isLarge: Bool { Self.isLarge(lagrangian.decomposition) }

    static func isLarge(_ decomposition: Decomposition) -> Bool { decomposition.blocks.count >= manyBlocks }

    let kernel: Kernel
    let continuous: ContinuousColumns
    let target: GoalTarget
    let clock: SolveClock
    /// For parts of the plan that are searched side by side.
    private(set) var threads = ThreadCount.one
    /// Told (value, bound) after every improvement of either.
    let report: (Int64?, Int64?) -> Void
    var rootLower: [Int64]
    var rootUpper: [Int64]
    var master: Master
    var lagrangian: Lagrangian
    var incumbent: [Int64]?
    /// Its value, or the cutoff.
    var incumbentValue = Int64.min
    /// The incumbent's value at the beginning.
    private var startValue = Int64.min
    var work: SolveWork
    /// Prices of the best bound at the root, the centre of smoothing.
    var center: [Double] = []
    /// Of the model's rows, at the optimum of the root before there were cuts.
    var rowPrices: RowPrices?
    var open: [Node] = []
    /// The best bound of the node that is being searched; it is not among the open ones.
    var currentBound = Int64.min
    var rootBound = Int64.max
    /// The best evaluation of the last pricing, at the column bounds of then.
    var lastEvaluation: Lagrangian.Evaluation?
    /// Nodes taken so far.
    var nodes = 0
    let scope: Scope
    /// Whether the best plan is likely to be near to the start.
    private(set) var startsNearBest = false
    var isWhole: Bool {
        switch scope {
        case .whole, .limited: true
        case .part, .switches: false
        }
    }
    var isPart: Bool { if case .part = scope { true } else { false } }
    var neighbourhood: Neighbourhood
    /// The switches whose plans were searched last, and what had been spent until then.
    var lastSetting: [Int64] = []
    var lastSettingEffort = 0
    /// Whether parts of the plan have been searched before.
    var isLookingAround = false
    var history: [Int: BranchingHistory] = [:]
    /// The relaxation's optimum at the root.
    var rootValues: [Double] = []
    var rootStage = RootStage.cuts(round: 0)
    /// What the root has cost; 0 before it is done.
    var rootEffort = 0
    /// The effort when the tree was grown anew, if it was.
    var treeStart: Int?
    var knownCuts: Set<Cut> = []
    /// How much of the master's effort went into dives.
    var diveEffort = 0
    /// The best bound of the parts that were left because the gap is small enough.
    private var settledBound = Int64.min
    /// The incumbent's value when the root was tightened last.
    private var fixedAt = Int64.min

    /// Runs the search on an empty GLPK problem.
    ///
    /// - Parameters:
    ///   - isNearBest: whether the start is likely to be near to the best plan.
    ///   - cutoff: only plans that are better are looked for; without one the outcome has no values.
    ///   - bundles: known ones that the relaxation starts with, where they fit.
    ///   - prices: known ones that the relaxation starts with.
    static func run(
        _ kernel: Kernel, target: GoalTarget, start: [Int64]?, isNearBest: Bool = false, clock: SolveClock,
        threads: ThreadCount = .one, work: SolveWork, scope: Scope = .whole, cutoff: Int64 = Int64.min,
        bundles: [Bundle] = [], prices: RowPrices = RowPrices(), report: @escaping (Int64?, Int64?) -> Void
    ) throws(GLPKError) -> (Outcome, SolveWork) {
        try GLPKEnvironment.withProblem { (problem) throws(GLPKError) in
            var search = try BranchAndPrice(
                kernel, target: target, clock: clock, work: work, scope: scope, report: report, problem: &problem)
            search.threads = threads
            search.incumbentValue = cutoff
            search.startsNearBest = isNearBest
            if let start { search.offer(start) }
            search.startValue = search.incumbentValue
            let outcome = try search.search(bundles, prices, &problem)
            return (outcome, search.finalWork())
        }
    }

    init(
        _ kernel: Kernel, target: GoalTarget, clock: SolveClock, work: SolveWork, scope: Scope,
        report: @escaping (Int64?, Int64?) -> Void, problem: inout Problem
    ) throws(GLPKError) {
        self.kernel = kernel
        continuous = ContinuousColumns(kernel)
        self.target = target
        self.clock = clock
        self.report = report
        self.work = work
        self.scope = scope
        rootLower = kernel.lower
        rootUpper = kernel.upper
        let decomposition = Decomposition(kernel)
        master = try Master(kernel, decomposition, objective: target.objective, problem: &problem)
        lagrangian = Lagrangian(decomposition)
        neighbourhood = Neighbourhood(blocks: decomposition.blocks.count)
    }

    private func finalWork() -> SolveWork {
        var work = work
        work.columns += master.bundleCount
        work.simplexIterations += master.simplexIterations
        return work
    }

    /// Takes a point up if it is admissible and better than the best one.
    mutating func offer(_ values: [Int64]) {
        let settled = continuous.settled(values)
        take(settled)
        if settled != values { take(values) }
    }

    private mutating func take(_ values: [Int64]) {
        let value = target.value(at: values)
        guard value > incumbentValue, kernel.admits(values) else { return }
        incumbent = values
        incumbentValue = value
        report(value, rootBound == Int64.max ? nil : globalBound)
    }

    /// No admissible point is better: what is open or being searched, and what was left because the gap is small enough.
    var globalBound: Int64 {
        let least = max(settledBound, currentBound, incumbentValue)
        return min(rootBound, open.reduce(least) { max($0, $1.bound) })
    }

    /// By how much a plan may still be better than the best one; infinite while none is known.
    var gapLeft: Double {
        incumbentValue == Int64.min ? .infinity : Double(globalBound) - Double(incumbentValue)
    }

    func isClosed(_ bound: Int64) -> Bool {
        incumbentValue > Int64.min && target.closes(bound: bound, value: incumbentValue)
    }

    private mutating func search(
        _ known: [Bundle], _ prices: RowPrices, _ problem: inout Problem
    ) throws(GLPKError) -> Outcome {
        try addStartBundles(known, &problem)
        open = [Node(bound: target.rounded(boxBound()))]
        rootBound = open[0].bound
        if !clock.isOver { boundWithoutPrices() }
        if !clock.isOver, !prices.isEmpty { try startFrom(prices, &problem) }
        var plunge: Int?
        while !clock.isOver, !isAtLimit {
            nodes += 1
            if growAnewIfDue() { plunge = nil }
            try searchNeighbourhoodsIfDue()
            if plunge == nil { refixRoot() }
            guard let index = plunge ?? nextNode() else { break }
            let node = open.remove(at: index)
            let isJump = plunge == nil
            plunge = nil
            if isClosed(node.bound) {
                settle(node.bound)
                continue
            }
            currentBound = node.bound
            if isJump { try diveIfDue(node, &problem) }
            let children = try process(node, &problem)
            currentBound = Int64.min
            guard let children else {
                open.append(node)
                break
            }
            // The first child is looked at first.
            open.append(contentsOf: children.reversed())
            if !children.isEmpty, !isSettingSwitches { plunge = open.count - 1 }
            if children.isEmpty || work.nodes % 16 == 0 { report(incumbent == nil ? nil : incumbentValue, globalBound) }
        }
        return Outcome(
            values: incumbent, bound: globalBound,
            isInfeasible: incumbentValue == Int64.min && open.isEmpty && settledBound == Int64.min,
            certificate: certificate(), effort: spentEffort,
            prices: isWhole ? rowPrices ?? pricesAtHand : RowPrices())
    }

    /// What the search has cost, its parts included.
    var spentEffort: Int { master.effort + neighbourhood.effort }

    /// The same without what came before the tree was grown anew, and without parts.
    var treeEffort: Int { master.effort - (treeStart ?? 0) }

    private var isAtLimit: Bool {
        switch scope {
        case .whole: false
        case .part(let limit): nodes >= limit
        case .limited(let limit): spentEffort >= (incumbentValue > startValue ? limit : 2 * limit)
        case .switches(let limit): spentEffort >= limit
        }
    }

    private mutating func certificate() -> PriceCertificate? {
        guard isWhole, center.count == master.rows.count else { return nil }
        return lagrangian.evaluate(
            duals: center, costs: target.objective, rows: master.rows, lower: kernel.lower, upper: kernel.upper
        ).map { PriceCertificate(evaluation: $0, decomposition: lagrangian.decomposition) }
    }

    /// Notes the bound of a part that is not searched further.
    mutating func settle(_ bound: Int64) { settledBound = max(settledBound, bound) }

    /// After a better plan: what it excludes at the root's prices.
    private mutating func refixRoot() {
        guard incumbentValue > Int64.min, fixedAt < incumbentValue, !center.isEmpty else { return }
        fixedAt = incumbentValue
        lastEvaluation = lagrangian.evaluate(
            duals: center, costs: target.objective, rows: master.rows, lower: rootLower, upper: rootUpper)
        var (lower, upper) = (rootLower, rootUpper)
        if lastEvaluation == nil || !fix(&lower, &upper) {
            open = []
        } else {
            (rootLower, rootUpper) = (lower, upper)
        }
    }

    /// The open node with the best bound; of equals the deepest, and while switches are set the most promising.
    private func nextNode() -> Int? {
        let byEstimate = isSettingSwitches
        func rank(_ index: Int) -> (Int64, Double, Int, Int) {
            (open[index].bound, byEstimate ? open[index].estimate : 0, open[index].depth, index)
        }
        return open.indices.max { rank($0) < rank($1) }
    }

    /// The column bounds of a node; `nil` if they cross.
    func bounds(of node: Node) -> ColumnBounds? {
        var (lower, upper) = (rootLower, rootUpper)
        for (column, range) in node.changes {
            lower[column] = max(lower[column], range.lowerBound)
            upper[column] = min(upper[column], range.upperBound)
            if lower[column] > upper[column] { return nil }
        }
        return (lower, upper)
    }
}
