// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes a kernel smaller without losing one admissible plan: every reduction holds for all integer points, whatever
/// the goals are, so a start maps in and a solution maps back by copying.
struct Presolve {
    /// The reduced program, and how its columns map to those before.
    struct Result: Sendable {
        let kernel: Kernel
        /// The column before for each column of `kernel`, ascending.
        let original: [Int]
        /// A value for each column before; 0 where the column is still there.
        let fixedValues: [Int64]

        /// The values of all columns before.
        func expand(_ values: [Int64]) -> [Int64] {
            var full = fixedValues
            for (column, value) in zip(original, values) { full[column] = value }
            return full
        }

        /// This reduction followed by one of its kernel.
        func followed(by next: Result) -> Result {
            var values = expand(next.fixedValues)
            for column in next.original { values[original[column]] = 0 }
            return Result(
                kernel: next.kernel, original: next.original.map { original[$0] }, fixedValues: values)
        }

        /// The values of the columns that are left.
        func reduce(_ values: [Int64]) -> [Int64] { original.map { values[$0] } }
    }

    private var lower: [Int64]
    private var upper: [Int64]
    private var rows: [ReducedRow]
    private var rowsOfColumn: SparseLists
    private var queue: [Int32]
    private var isQueued: [Bool]
    private let kernel: Kernel

    /// `nil` when the rows and bounds have no integer point.
    static func run(_ kernel: Kernel) -> Result? {
        var presolve = Presolve(kernel)
        guard presolve.propagateAll(), presolve.mergeDuplicates(), presolve.propagateAll() else { return nil }
        for index in presolve.rows.indices { presolve.rows[index].tightenCoefficients(presolve.lower, presolve.upper) }
        return presolve.result()
    }

    private init(_ kernel: Kernel) {
        self.kernel = kernel
        lower = kernel.lower
        upper = kernel.upper
        rows = (0..<kernel.rowCount).map { ReducedRow($0, of: kernel) }
        var lists = SparseLists()
        for row in rows { lists.append(zip(row.columns, row.coefficients).map { (index: $0, value: $1) }) }
        rowsOfColumn = lists.transposed(width: kernel.columnCount)
        queue = rows.indices.map(Int32.init)
        isQueued = [Bool](repeating: true, count: rows.count)
    }

    /// Passes over rows whose columns have changed.
    private static let passLimit = 15

    /// Tightens bounds row by row, in passes, until nothing changes or the gain is no longer worth a pass; `false` when
    /// a row cannot hold.
    private mutating func propagateAll() -> Bool {
        for _ in 0..<Self.passLimit where !queue.isEmpty {
            let pass = queue
            queue = []
            for row in pass {
                isQueued[Int(row)] = false
                guard let changed = rows[Int(row)].propagate(&lower, &upper) else { return false }
                for column in changed { enqueueRows(of: column) }
            }
        }
        return true
    }

    private mutating func enqueueRows(of column: Int32) {
        for place in rowsOfColumn.range(Int(column)) {
            let row = rowsOfColumn.indices[place]
            if !isQueued[Int(row)] {
                isQueued[Int(row)] = true
                queue.append(row)
            }
        }
    }

    /// Lets the first of several rows with the same terms carry the bounds of all; `false` when they contradict.
    private mutating func mergeDuplicates() -> Bool {
        var first: [ReducedRow.Terms: Int] = [:]
        for index in rows.indices {
            rows[index].substituteFixed(lower, upper)
            guard rows[index].hasBound else { continue }
            guard rows[index].reduceByDivisor() else { return false }
            let terms = rows[index].terms
            if let original = first[terms] {
                guard rows[original].intersect(rows[index]) else { return false }
                rows[index].drop()
            } else {
                first[terms] = index
            }
        }
        queue = rows.indices.filter { rows[$0].hasBound }.map(Int32.init)
        for row in queue { isQueued[Int(row)] = true }
        return true
    }

    private func result() -> Result {
        var reduced = Kernel()
        var original: [Int] = []
        var place = [Int32](repeating: -1, count: lower.count)
        var fixedValues = lower
        for column in lower.indices where lower[column] < upper[column] {
            place[column] = Int32(original.count)
            original.append(column)
            fixedValues[column] = 0
            reduced.appendColumn(column, of: kernel, lower: lower[column], upper: upper[column])
        }
        for var row in rows {
            row.substituteFixed(lower, upper)
            guard row.hasBound, !row.columns.isEmpty else { continue }
            reduced.appendRow(
                lower: row.lower, upper: row.upper,
                entries: zip(row.columns, row.coefficients).map { (place[Int($0)], $1) },
                isRedundant: row.isRedundant, origin: row.origin)
        }
        reduced.indexColumns()
        return Result(kernel: reduced, original: original, fixedValues: fixedValues)
    }
}
