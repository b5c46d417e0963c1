// SPDX-License-Identifier: GPL-3.0-or-later

/// What one block gets: its columns that are not 0, ascending, with their values.
struct Bundle: Sendable {
    var columns: [Int32]
    var values: [Int64]
}

extension Decomposition {
    /// A bundle by place in its block; `nil` if its columns are not those of one block or do not fit its bounds and rows.
    func placed(_ bundle: Bundle, lower: [Int64], upper: [Int64]) -> (block: Int, bundle: [Int64])? {
        guard let first = bundle.columns.first, blockOfColumn[Int(first)] >= 0 else { return nil }
        let block = Int(blockOfColumn[Int(first)])
        let program = blocks[block]
        var dense = program.columns.map { lower[$0] }
        for (column, value) in zip(bundle.columns, bundle.values) {
            guard blockOfColumn[Int(column)] == block, value >= lower[Int(column)], value <= upper[Int(column)] else {
                return nil
            }
            dense[Int(placeInBlock[Int(column)])] = value
        }
        return program.admits(dense) ? (block, dense) : nil
    }
}
