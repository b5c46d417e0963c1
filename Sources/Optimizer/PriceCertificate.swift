// SPDX-License-Identifier: GPL-3.0-or-later

/// What the prices of a solved goal say about every point that keeps the goal's value: for the goals after it.
///
/// The Lagrangian bound is a sum over blocks and free columns. A point that keeps the value `least` can lose no more
/// than bound − `least` in all of them together, so no more in any one: each block has to choose a bundle whose profit
/// is near the best. That is a row of the block, and it is stronger than the row that holds the goal, which bundles
/// may keep on average.
struct PriceCertificate: Sendable {
    /// Bits that the coefficients of a block's row keep.
    private static let coefficientBits = 24

    let evaluation: Lagrangian.Evaluation
    let decomposition: Decomposition

    /// Tightens a kernel to points whose objective is at least `least`; redundant rows for blocks, bounds for others.
    func tighten(_ kernel: inout Kernel, keeping least: Int64) {
        guard evaluation.exactBound < Int128.max >> 64 else { return }
        let room = max(0, evaluation.exactBound - Int128(least) << Int128(evaluation.shift))
        for column in decomposition.freeColumns where column < kernel.columnCount {
            evaluation.fix(free: column, room: room, &kernel.lower, &kernel.upper)
        }
        for (index, block) in decomposition.blocks.enumerated() {
            addRow(block, bound: evaluation.blockBounds[index], room: room, to: &kernel)
        }
    }

    private func addRow(_ block: BlockProgram, bound: Int64, room: Int128, to kernel: inout Kernel) {
        let needed = Int128(bound) - room
        guard block.columns.allSatisfy({ kernel.lower[$0] >= 0 }), needed > -(Int128(1) << 61) else { return }
        let largest = block.columns.reduce(UInt64(1)) { max($0, evaluation.profits[$1].magnitude) }
        let dropped = max(0, 64 - largest.leadingZeroBitCount - Self.coefficientBits)
        // Rounded up, the profits of columns that are at least 0 only grow.
        let entries = block.columns.map { column in
            (index: Int32(column), value: -(-evaluation.profits[column] >> Int64(dropped)))
        }.filter { $0.value != 0 }
        let side = Int64(-(-needed >> Int128(dropped)))
        kernel.appendRow(lower: side, upper: Kernel.noUpper, entries: entries, isRedundant: true)
    }
}

extension Lagrangian.Evaluation {
    /// Tightens the bounds of a column without a block to what a point can afford that loses at most `room`.
    func fix(free column: Int, room: Int128, _ lower: inout [Int64], _ upper: inout [Int64]) {
        // Rounded up, a profit is at most 1 too large.
        let profit = Int128(profits[column])
        if profit < 0 {
            upper[column] = Int64(min(Int128(upper[column]), Int128(lower[column]) + room / -profit))
        } else if profit > 1 {
            lower[column] = Int64(max(Int128(lower[column]), Int128(upper[column]) - room / (profit - 1)))
        }
    }
}
