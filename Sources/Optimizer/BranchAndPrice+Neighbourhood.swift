// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Parallel

/// Which blocks are searched anew while everything else stays as in the best plan, and how large such a part may be.
struct Neighbourhood {
    /// Search nodes that one part may take.
    static let nodeLimit = 40
    private var random: SplitMix
    /// How many blocks are free.
    private var size: Int
    private var turn = 0

    init(blocks: Int) {
        random = SplitMix(seed: 7)
        size = max(8, blocks / 6)
    }

    /// Effort spent on parts.
    private(set) var effort = 0
    /// How much of the effort of the tree parts may take: as much after a success, less with every failure.
    private var share = 1.0

    mutating func note(effort count: Int, isBetter: Bool) {
        effort += count
        share = isBetter ? 1 : max(0.1, share * 0.8)
    }

    /// Whether several parts in a row had nothing better.
    var isStuck: Bool { share < 0.4 }

    /// Whether parts are due, after so much effort in the tree.
    func isDue(after treeEffort: Int) -> Bool { Double(effort) < share * Double(treeEffort) }

    /// Whether parts have taken less effort than the relaxation so far.
    func isCheap(after treeEffort: Int) -> Bool { effort < treeEffort }

    /// Larger after a part that was searched to its end, smaller after one that was not.
    mutating func adapt(finished: Bool, blocks: Int) {
        size = finished ? min(blocks, size + size / 4 + 1) : max(4, size - size / 4)
    }

    /// The free blocks: by turns those on which plan and relaxation differ, and those around a random row.
    mutating func choose(
        _ decomposition: Decomposition, rows: LinkingRows, plan: [Int64], relaxed: [Double]
    ) -> [Bool] {
        turn += 1
        var isFree = [Bool](repeating: false, count: decomposition.blocks.count)
        var count = 0
        func add(_ block: Int) {
            if count < size, !isFree[block] {
                isFree[block] = true
                count += 1
            }
        }
        if turn % 2 == 1, relaxed.count == plan.count {
            var differing = decomposition.blocks.indices.filter { block in
                decomposition.blocks[block].columns.contains { abs(relaxed[$0] - Double(plan[$0])) > 0.01 }
            }
            differing.shuffle(using: &random)
            differing.forEach(add)
        }
        var tries = 0
        while count < min(size, isFree.count), rows.count > 0, tries < 200 {
            tries += 1
            var around: Set<Int32> = []
            for place in rows.rows.range(random.below(rows.count)) {
                around.insert(decomposition.blockOfColumn[Int(rows.rows.indices[place])])
            }
            var sorted = around.filter { $0 >= 0 }.sorted()
            if sorted.count > size / 2 { sorted.shuffle(using: &random) }
            sorted.prefix(max(1, size / 2)).forEach { add(Int($0)) }
        }
        return isFree
    }
}

extension BranchAndPrice {
    /// In step with the tree, once its switches are set; in a large program more at the beginning.
    mutating func searchNeighbourhoodsIfDue() throws(GLPKError) {
        guard !isSettingSwitches, neighbourhood.isDue(after: treeEffort) else { return }
        let isFirst = !isLookingAround
        isLookingAround = true
        try searchNeighbourhoods(failures: isFirst && isLarge ? 12 : 2)
        if neighbourhood.isStuck, !isClosed(globalBound) { try searchSwitchesOfPlan() }
    }

    /// So many parts are searched side by side, whatever the number of threads: the result is the same.
    private static let partsAtOnce = 2

    /// Searches parts of the plan anew, each as a small program of its own, and takes up what is better.
    ///
    /// Ends when parts have taken as much effort as everything else.
    ///
    /// - Parameter failures: parts without a better plan after which this ends.
    mutating func searchNeighbourhoods(failures limit: Int) throws(GLPKError) {
        guard !isPart, lagrangian.decomposition.blocks.count > 8 else { return }
        var failures = 0
        while failures < limit, let plan = incumbent, !clock.isOver, !isClosed(globalBound),
            neighbourhood.isCheap(after: treeEffort)
        {
            let before = incumbentValue
            let parts = (0..<Self.partsAtOnce).map { _ in
                part(
                    neighbourhood.choose(
                        lagrangian.decomposition, rows: master.rows, plan: plan, relaxed: rootValues), of: plan)
            }
            let found = try threads.tryMap(parts.count) { [clock] (index) throws(GLPKError) in
                try parts[index].run(until: clock)
            }
            for part in found {
                let value = incumbentValue
                take(part)
                neighbourhood.adapt(finished: part.isFinished, blocks: lagrangian.decomposition.blocks.count)
                neighbourhood.note(effort: part.effort, isBetter: incumbentValue > value)
            }
            failures = incumbentValue > before ? 0 : failures + parts.count
        }
    }

    /// The blocks that are free; all others stay as in the plan.
    private func part(_ isFree: [Bool], of plan: [Int64]) -> PlanPart {
        var (lower, upper) = (kernel.lower, kernel.upper)
        for column in plan.indices {
            let block = lagrangian.decomposition.blockOfColumn[column]
            if block >= 0, !isFree[Int(block)] { (lower[column], upper[column]) = (plan[column], plan[column]) }
        }
        return part(lower: lower, upper: upper, start: plan, scope: .part(nodes: Neighbourhood.nodeLimit))
    }

    /// The points within bounds.
    func part(lower: [Int64], upper: [Int64], start: [Int64]?, scope: Scope) -> PlanPart {
        var part = kernel
        (part.lower, part.upper) = (lower, upper)
        return PlanPart(
            kernel: part, target: target, start: start, value: incumbentValue, scope: scope, master: master)
    }

    private mutating func take(_ found: PlanPart.Found) {
        work.count(found.work)
        if let plan = found.plan { offer(plan) }
    }

    /// Searches the points within bounds for one that is better than the best plan, as a program of its own that knows
    /// the bundles of this one.
    ///
    /// - Returns: at what effort.
    mutating func searchPart(
        lower: [Int64], upper: [Int64], start: [Int64]?, scope: Scope
    ) throws(GLPKError) -> Int {
        let found = try part(lower: lower, upper: upper, start: start, scope: scope).run(until: clock)
        take(found)
        return found.effort
    }
}
