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
        guard incumbent != nil, target.gap == 0, target.step > 0, let evaluation = lastEvaluation else { return true }
        guard evaluation.exactBound < Int128.max >> 64 else { return true }
        let needed = Int128(incumbentValue + target.step) << Int128(evaluation.shift)
        let room = evaluation.exactBound - needed
        if room < 0 { return false }
        for column in lagrangian.decomposition.freeColumns where lower[column] < upper[column] {
            fixFree(column, profit: evaluation.profits[column], room: room, &lower, &upper)
        }
        for block in lagrangian.decomposition.blocks.indices {
            fixBlock(block, evaluation, room: room, &lower, &upper)
        }
        return true
    }

    private func fixFree(_ column: Int, profit: Int64, room: Int128, _ lower: inout [Int64], _ upper: inout [Int64]) {
        // Rounded up, a profit is at most 1 too large.
        if profit < 0 {
            upper[column] = Int64(min(Int128(upper[column]), Int128(lower[column]) + room / -Int128(profit)))
        } else if profit > 1 {
            lower[column] = Int64(max(Int128(lower[column]), Int128(upper[column]) - room / Int128(profit - 1)))
        }
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

    /// Splits a node at a column: free columns first, then by how far from integral; when all is integral, any column
    /// that is not fixed.
    func branch(_ node: Node, values: [Double], lower: [Int64], upper: [Int64]) -> [Node] {
        guard let column = branchingColumn(values, lower, upper) else { return [] }
        let value = min(max(values[column], Double(lower[column])), Double(upper[column]))
        var split = Int64(value.rounded(.down))
        if split == upper[column] { split -= 1 }
        var down = node
        down.depth += 1
        var up = down
        down.changes[column] = lower[column]...split
        up.changes[column] = (split + 1)...upper[column]
        return value - Double(split) > 0.4 ? [up, down] : [down, up]
    }

    private func branchingColumn(_ values: [Double], _ lower: [Int64], _ upper: [Int64]) -> Int? {
        var best: (score: Double, column: Int)?
        for column in values.indices where lower[column] < upper[column] {
            let distance = abs(values[column] - values[column].rounded())
            var score = distance > 1e-6 ? 1 + distance : 0
            if score > 1, lagrangian.decomposition.blockOfColumn[column] < 0, !kernel.isImplied[column] { score += 1 }
            if best == nil || score > best?.score ?? 0 { best = (score, column) }
        }
        return best?.column
    }
}
