// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows that sums for cuts are made of: those of a kernel and the cuts found so far.
struct RowPool {
    private(set) var rows: SparseLists
    /// The transposed `rows`.
    let columns: SparseLists
    private(set) var lower: [Int64]
    private(set) var upper: [Int64]

    var count: Int { lower.count }

    init(_ kernel: Kernel, cuts: [Cut] = []) {
        rows = kernel.rows
        lower = kernel.rowLower
        upper = kernel.rowUpper
        for cut in cuts {
            rows.append(cut.entries)
            lower.append(cut.lower)
            upper.append(cut.upper)
        }
        columns = cuts.isEmpty ? kernel.columns : rows.transposed(width: kernel.columnCount)
    }
}
