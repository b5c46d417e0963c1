// SPDX-License-Identifier: GPL-3.0-or-later

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
        for block in lagrangian.decomposition.blocks.indices where !clock.isOver {
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
}
