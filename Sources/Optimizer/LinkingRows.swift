// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows that the master problem prices: those that link blocks, and the cuts found so far, over kernel columns.
struct LinkingRows: Sendable {
    private(set) var lower: [Int64] = []
    private(set) var upper: [Int64] = []
    private(set) var rows = SparseLists()
    private(set) var columns = SparseLists()
    /// The size of the largest coefficient of each row.
    private(set) var largest: [Int64] = []
    private let width: Int

    var count: Int { lower.count }

    init(_ kernel: Kernel, _ decomposition: Decomposition) {
        width = kernel.columnCount
        for row in decomposition.linkingRows {
            lower.append(kernel.rowLower[row])
            upper.append(kernel.rowUpper[row])
            append(kernel.rows.entries(row))
        }
        columns = rows.transposed(width: width)
    }

    private mutating func append(_ entries: [(index: Int32, value: Int64)]) {
        rows.append(entries)
        largest.append(entries.reduce(0) { max($0, abs($1.value)) })
    }

    /// The rows from a place on.
    func cuts(from first: Int) -> [Cut] {
        (first..<count).map { Cut(rows.entries($0), lower: lower[$0], upper: upper[$0]) }
    }

    /// Drops all rows but some; `kept` ascends.
    mutating func keep(_ kept: [Int]) {
        let all = rows
        rows = SparseLists()
        for row in kept { rows.append(all.entries(row)) }
        lower = kept.map { lower[$0] }
        upper = kept.map { upper[$0] }
        largest = kept.map { largest[$0] }
        columns = rows.transposed(width: width)
    }

    /// Appends valid inequalities.
    mutating func append(_ cuts: [Cut]) {
        for cut in cuts {
            lower.append(cut.lower)
            upper.append(cut.upper)
            append(cut.entries)
        }
        columns = rows.transposed(width: width)
    }
}

/// An inequality that every admissible integer point of a kernel satisfies.
struct Cut: Sendable, Hashable {
    let columns: [Int32]
    /// None of them is 0.
    let coefficients: [Int64]
    let lower: Int64
    let upper: Int64

    /// - Parameter entries: columns ascending; those whose coefficient is 0 are left out.
    init(_ entries: some Sequence<(index: Int32, value: Int64)>, lower: Int64, upper: Int64) {
        let terms = entries.filter { $0.value != 0 }
        columns = terms.map(\.index)
        coefficients = terms.map(\.value)
        self.lower = lower
        self.upper = upper
    }

    var entries: [(index: Int32, value: Int64)] { zip(columns, coefficients).map { ($0, $1) } }
}
