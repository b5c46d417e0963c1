// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension BranchAndPrice {
    /// Tightens column bounds by what a better point can still afford at the prices of the last evaluation.
    ///
    /// A column of a block loses 1 unit's worth as the difference between the block's best bundle and its best one
    /// with the column changed, found by pricing again; all in the exact arithmetic of the bound.
    ///
    /// - Returns: `false` when nothing better fits the bounds.
    mutating func fix(_ lower: inout [Int64], _ upper: inout [Int64]) -> Bool {
        guard incumbentValue > Int64.min, target.gap == 0, target.step > 0, let evaluation = lastEvaluation else {
            return true
        }
        guard evaluation.exactBound < Int128.max >> 64 else { return true }
        let needed = Int128(incumbentValue + target.step) << Int128(evaluation.shift)
        let room = evaluation.exactBound - needed
        if room < 0 { return false }
        for column in lagrangian.decomposition.freeColumns where lower[column] < upper[column] {
            evaluation.fix(free: column, room: room, &lower, &upper)
        }
        for block in lagrangian.decomposition.blocks.indices {
            fixBlock(block, evaluation, room: room, &lower, &upper)
        }
        return true
    }

    private mutating func fixBlock(
        _ block: Int, _ evaluation: Lagrangian.Evaluation, room: Int128, _ lower: inout [Int64], _ upper: inout [Int64]
    ) {
        let columns = lagrangian.decomposition.blocks[block].columns
        let (blockLower, blockUpper) = (lower, upper)
        for (place, column) in columns.enumerated() where blockLower[column] < blockUpper[column] {
            let held = evaluation.bundles[block]?[place] ?? blockLower[column]
            var (tryLower, tryUpper) = (blockLower, blockUpper)
            if held == blockLower[column] {
                tryLower[column] += 1
                if loses(block, evaluation, room, tryLower, tryUpper) { upper[column] = blockLower[column] }
            } else {
                tryUpper[column] = held - 1
                if loses(block, evaluation, room, tryLower, tryUpper) { lower[column] = max(lower[column], held) }
            }
        }
    }

    private mutating func loses(
        _ block: Int, _ evaluation: Lagrangian.Evaluation, _ room: Int128, _ lower: [Int64], _ upper: [Int64]
    ) -> Bool {
        let outcome = lagrangian.solve(block: block, profits: evaluation.profits, lower: lower, upper: upper)
        guard let bound = outcome.bound else { return true }
        return Int128(evaluation.blockBounds[block]) - Int128(bound) > room
    }

    /// Splits a node at the column of the best score; when all is integral, at any column that is not fixed.
    mutating func branch(
        _ node: Node, values: [Double], lower: [Int64], upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> [Node] {
        guard let column = try branchingColumn(node, values, lower, upper, &problem) else { return [] }
        let split = Self.split(values[column], lower[column], upper[column])
        var down = node
        down.depth += 1
        down.estimate = try master.objectiveValue(problem)
        down.hasOpenSwitch = hasOpenSwitch(values)
        var up = down
        down.changes[column] = lower[column]...split
        up.changes[column] = (split + 1)...upper[column]
        return values[column] - Double(split) > 0.4 ? [up, down] : [down, up]
    }

    /// The upper bound of the lower part.
    private static func split(_ value: Double, _ lower: Int64, _ upper: Int64) -> Int64 {
        min(max(Int64(value.rounded(.down)), lower), upper - 1)
    }

    private mutating func branchingColumn(
        _ node: Node, _ values: [Double], _ lower: [Int64], _ upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> Int? {
        let onlySwitches = isSettingSwitches && hasOpenSwitch(values)
        var candidates: [(column: Int, score: Double)] = []
        for column in values.indices where lower[column] < upper[column] {
            let distance = abs(values[column] - values[column].rounded())
            guard distance > Self.tolerance, !onlySwitches || isSwitch(column) else { continue }
            let isFree = lagrangian.decomposition.blockOfColumn[column] < 0 && !kernel.isImplied[column]
            candidates.append((column, distance + (isFree ? 1 : 0)))
        }
        if candidates.isEmpty { return values.indices.first { lower[$0] < upper[$0] } }
        candidates.sort { ($1.score, $0.column) < ($0.score, $1.column) }
        if isPart { return candidates[0].column }
        return try tried(Array(candidates.prefix(Self.triedColumns)).map(\.column), values, lower, upper, &problem)
    }

    /// Columns whose two sides are solved before one of them is chosen.
    private static let triedColumns = 8
    /// After so many trials of a column what was learnt of it is relied on.
    private static let reliableTrials = 4

    /// The column whose two sides both lower the restricted master most, by trial or by what trials have shown.
    ///
    /// (Reliability branching; Achterberg, Koch and Martin, Branching rules revisited, 2005. The sides are solved
    /// without pricing, so they only guide.)
    private mutating func tried(
        _ columns: [Int], _ values: [Double], _ lower: [Int64], _ upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> Int? {
        let base = try master.objectiveValue(problem)
        let basis = try problem.basis()
        var best: (column: Int, score: Double)?
        var isMoved = false
        for column in columns {
            let split = Self.split(values[column], lower[column], upper[column])
            let fraction = min(max(values[column] - Double(split), 1e-3), 1 - 1e-3)
            let history = history[column] ?? BranchingHistory()
            var (fall, rise) = (history.fall * fraction, history.rise * (1 - fraction))
            if history.trials < Self.reliableTrials, !clock.isOver {
                var bounds = (lower, upper)
                bounds.1[column] = split
                fall = try loss(base, bounds, basis, &problem)
                bounds = (lower, upper)
                bounds.0[column] = split + 1
                rise = try loss(base, bounds, basis, &problem)
                self.history[column] = history.adding(fall: fall / fraction, rise: rise / (1 - fraction))
                isMoved = true
            }
            let least = 1e-6 * max(1, abs(base))
            let score = max(fall, least) * max(rise, least)
            if best == nil || score > best?.score ?? 0 { best = (column, score) }
        }
        if isMoved {
            try master.setBounds(lower: lower, upper: upper, &problem)
            try problem.setBasis(basis)
        }
        return best?.column
    }

    private mutating func loss(
        _ base: Double, _ bounds: ([Int64], [Int64]), _ basis: Basis, _ problem: inout Problem
    ) throws(GLPKError) -> Double {
        try problem.setBasis(basis)
        try master.setBounds(lower: bounds.0, upper: bounds.1, &problem)
        let known = incumbentValue == Int64.min ? abs(base) + 1 : max(0, base - Double(incumbentValue))
        switch try master.trial(until: clock, &problem) {
        case .optimal: return min(known, max(0, base - (try master.objectiveValue(problem))))
        default: return known
        }
    }
}

/// What trials of a column have shown: the mean loss for a whole unit down and up.
struct BranchingHistory {
    var fall = 0.0
    var rise = 0.0
    var trials = 0

    func adding(fall: Double, rise: Double) -> BranchingHistory {
        let count = Double(trials)
        return BranchingHistory(
            fall: (self.fall * count + fall) / (count + 1), rise: (self.rise * count + rise) / (count + 1),
            trials: trials + 1)
    }
}
