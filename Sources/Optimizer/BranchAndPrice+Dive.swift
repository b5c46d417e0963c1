// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// One way down from the root to a plan.
struct Dive {
    /// Steps that may be taken back before the dive is given up.
    static let retreats = 12

    var room: RowRoom
    /// The state before the last step, and how many columns or blocks that step fixed.
    private var before: RowRoom?
    private(set) var count = 0
    /// How many columns or blocks a step may fix.
    private(set) var largestCount = Int.max
    private var retreatsLeft = Dive.retreats
    /// The last block or column fixed, and those that led nowhere alone.
    private var last: Int?
    private(set) var avoided: Set<Int> = []

    init(_ room: RowRoom) { self.room = room }

    var isFull: Bool { count >= largestCount }

    mutating func begin() {
        if before != nil, largestCount < Int.max / 2 { largestCount *= 2 }
        before = room
        count = 0
        last = nil
    }

    /// Fixes columns as one thing if the rows allow it.
    mutating func fix(_ values: [(column: Int, value: Int64)], as thing: Int) {
        guard room.fix(values) else { return }
        count += 1
        last = thing
    }

    /// Takes the last step back and makes the next one smaller; `false` when there is none left.
    mutating func retreat() -> Bool {
        guard let before, retreatsLeft > 0 else { return false }
        retreatsLeft -= 1
        room = before
        self.before = nil
        if count <= 1, let last { avoided.insert(last) }
        largestCount = max(1, count / 4)
        return true
    }
}

extension BranchAndPrice {
    /// A dive from a node that is about to be searched, as long as dives take no more than a third of all effort.
    mutating func diveIfDue(_ node: Node, _ problem: inout Problem) throws(GLPKError) {
        guard !isPart, node.depth > 0, 3 * diveEffort < master.effort, let bounds = bounds(of: node) else { return }
        try dive(from: bounds, &problem)
    }

    /// Rounds the relaxation step by step: free columns first, then bundles that are nearly whole are fixed where they
    /// fit; what follows is propagated, the rest is priced again, until a plan is found or nothing better is left.
    mutating func dive(from bounds: (lower: [Int64], upper: [Int64]), _ problem: inout Problem) throws(GLPKError) {
        let effort = master.effort
        defer { diveEffort += master.effort - effort }
        var dive = Dive(RowRoom(kernel, lower: bounds.lower, upper: bounds.upper))
        while !clock.isOver {
            var bound = Int64.max
            var priced = Priced.closed
            if dive.room.propagate() {
                priced = try price(&bound, lower: dive.room.lower, upper: dive.room.upper, smooth: false, &problem)
            }
            guard case .open(let values) = priced else {
                if case .stopped = priced { return }
                if bound == Int64.min || bound == Int64.max, dive.retreat() { continue }
                return
            }
            let rounded = values.map { Int64($0.rounded()) }
            if zip(values, rounded).allSatisfy({ abs($0 - Double($1)) < 1e-6 }) {
                offer(rounded)
                return
            }
            dive.begin()
            fixFree(values, &dive)
            if dive.count == 0 { try fixNearlyWhole(&dive, problem) }
            if dive.count == 0 { fixColumn(values, &dive) }
            if dive.count == 0 { return }
        }
    }

    /// Fixes fractional free columns that are near an integer, at least the nearest one.
    private func fixFree(_ values: [Double], _ dive: inout Dive) {
        var loose = lagrangian.decomposition.freeColumns.filter {
            isLoose($0, values, dive) && !dive.avoided.contains(-1 - $0)
        }.map { (column: $0, distance: abs(values[$0] - values[$0].rounded())) }
        loose.sort { ($0.distance, $0.column) < ($1.distance, $1.column) }
        for (place, item) in loose.enumerated()
        where (place < max(1, loose.count / 5) || item.distance < 0.1) && !dive.isFull {
            dive.fix([(item.column, Int64(values[item.column].rounded()))], as: -1 - item.column)
        }
    }

    /// Fixes the blocks whose largest bundle that fits is nearly whole, at least the nearest one.
    private func fixNearlyWhole(_ dive: inout Dive, _ problem: borrowing Problem) throws(GLPKError) {
        var loose = try master.shares(above: 0.01, problem).map { bundle, share in
            (block: Int(master.bundleBlock[bundle]), bundle: bundle, share: share)
        }
        loose.sort { ($1.share, $0.block, $0.bundle) < ($0.share, $1.block, $1.bundle) }
        var isDone = lagrangian.decomposition.blocks.map { block in
            block.columns.allSatisfy { dive.room.lower[$0] == dive.room.upper[$0] }
        }
        let most = max(1, isDone.count { !$0 } / 10)
        for item in loose where !isDone[item.block] && !dive.avoided.contains(item.block) && !dive.isFull {
            guard dive.count < most || item.share > 0.99 else { return }
            let count = dive.count
            dive.fix(values(of: item.bundle, in: item.block), as: item.block)
            isDone[item.block] = dive.count > count
        }
    }

    /// Where no whole bundle fits: fixes the column that is nearest to the next integer there, or else below.
    private func fixColumn(_ values: [Double], _ dive: inout Dive) {
        let loose = values.indices.filter { isLoose($0, values, dive) }.map {
            (column: $0, rest: values[$0].rounded(.up) - values[$0])
        }
        for item in loose.sorted(by: { ($0.rest, $0.column) < ($1.rest, $1.column) }) where dive.count == 0 {
            let above = Int64(values[item.column].rounded(.up))
            for value in [above, above - 1] where dive.count == 0 {
                dive.fix([(item.column, value)], as: -1 - item.column)
            }
        }
    }

    /// Whether a column is to be decided on its own: open, fractional, neither implied nor a count.
    private func isLoose(_ column: Int, _ values: [Double], _ dive: Dive) -> Bool {
        dive.room.lower[column] < dive.room.upper[column] && !kernel.isImplied[column] && !kernel.isCount[column]
            && abs(values[column] - values[column].rounded()) > 1e-6
    }

    /// All columns of a block as a bundle has them.
    private func values(of bundle: Int, in block: Int) -> [(column: Int, value: Int64)] {
        var amounts: [Int: Int64] = [:]
        for place in master.bundles.range(bundle) {
            amounts[Int(master.bundles.indices[place])] = master.bundles.values[place]
        }
        return lagrangian.decomposition.blocks[block].columns.map { ($0, amounts[$0] ?? 0) }
    }
}
