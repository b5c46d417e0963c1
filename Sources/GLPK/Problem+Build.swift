// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

extension Problem {
    /// Adds columns with their entries in the rows that exist; a present factorisation of the basis stays usable.
    ///
    /// - Parameters:
    ///   - starts: one more than there are columns; column k has the entries `starts[k]..<starts[k + 1]`.
    ///   - rows: the row of each entry, each row at most once in a column.
    ///   - values: the coefficient of each entry.
    public mutating func addColumns(
        lower: [Double], upper: [Double], cost: [Double], isInteger: [Bool], starts: [Int32], rows: [Int32],
        values: [Double]
    ) throws(GLPKError) {
        let count = lower.count
        let same = upper.count == count && cost.count == count && isInteger.count == count
        try Checks.shape(same, "bounds, costs and kinds of columns differ in number")
        try Checks.bounds(lower, upper, .column)
        try Checks.finite(cost, .cost)
        let size = try size()
        let vectors = SparseVectors(direction: .columns, starts: starts, indices: rows, values: values)
        try vectors.check(count: count, first: size.columns, crossing: size.rows)
        try Checks.total(size.columns + count, limit: Checks.columnLimit, .column)
        try Checks.total(size.entries + values.count, limit: Checks.entryLimit, .coefficient)
        guard count > 0 else { return }
        integerSolution = nil
        try unsafe Outcome.check(
            bn_glpk_add_columns(
                handle, Int32(count), OneBased.array(lower, unused: 0), OneBased.array(upper, unused: 0),
                OneBased.array(cost, unused: 0), OneBased.array(isInteger, unused: false), starts,
                OneBased.indices(rows), OneBased.array(values, unused: 0)))
    }

    /// Adds columns without entries.
    public mutating func addColumns(
        lower: [Double], upper: [Double], cost: [Double], isInteger: [Bool]
    ) throws(GLPKError) {
        try addColumns(
            lower: lower, upper: upper, cost: cost, isInteger: isInteger,
            starts: Array(repeating: 0, count: lower.count + 1), rows: [], values: [])
    }

    /// Adds rows with their entries in the columns that exist; the statuses of a present basis stay, its
    /// factorisation goes.
    ///
    /// - Parameters:
    ///   - starts: one more than there are rows; row k has the entries `starts[k]..<starts[k + 1]`.
    ///   - columns: the column of each entry, each column at most once in a row.
    ///   - values: the coefficient of each entry.
    public mutating func addRows(
        lower: [Double], upper: [Double], starts: [Int32], columns: [Int32], values: [Double]
    ) throws(GLPKError) {
        let count = lower.count
        try Checks.shape(upper.count == count, "lower and upper bounds of rows differ in number")
        try Checks.bounds(lower, upper, .row)
        let size = try size()
        let vectors = SparseVectors(direction: .rows, starts: starts, indices: columns, values: values)
        try vectors.check(count: count, first: size.rows, crossing: size.columns)
        try Checks.total(size.rows + count, limit: Checks.rowLimit, .row)
        try Checks.total(size.entries + values.count, limit: Checks.entryLimit, .coefficient)
        guard count > 0 else { return }
        integerSolution = nil
        try unsafe Outcome.check(
            bn_glpk_add_rows(
                handle, Int32(count), OneBased.array(lower, unused: 0), OneBased.array(upper, unused: 0), starts,
                OneBased.indices(columns), OneBased.array(values, unused: 0)))
    }

    /// Adds rows without entries.
    public mutating func addRows(lower: [Double], upper: [Double]) throws(GLPKError) {
        try addRows(
            lower: lower, upper: upper, starts: Array(repeating: 0, count: lower.count + 1), columns: [], values: [])
    }

    /// Replaces the whole matrix by the entries (row, column, value), each place at most once, in any order.
    public mutating func load(rows: [Int32], columns: [Int32], values: [Double]) throws(GLPKError) {
        let count = values.count
        try Checks.shape(rows.count == count && columns.count == count, "rows, columns and values differ in number")
        try Checks.finite(values, .coefficient)
        try Checks.total(count, limit: Checks.entryLimit, .coefficient)
        let size = try size()
        try Self.checkPlaces(rows: rows, columns: columns, size: size)
        integerSolution = nil
        try unsafe Outcome.check(
            bn_glpk_load(
                handle, Int32(count), OneBased.indices(rows), OneBased.indices(columns),
                OneBased.array(values, unused: 0)))
    }

    /// Sorts the places by row, counting, then looks for a column that comes twice within a row.
    private static func checkPlaces(rows: [Int32], columns: [Int32], size: Size) throws(GLPKError) {
        var starts = Array(repeating: Int32(0), count: size.rows + 1)
        for entry in rows.indices {
            try Checks.index(Int(rows[entry]), below: size.rows, .row)
            try Checks.index(Int(columns[entry]), below: size.columns, .column)
            starts[Int(rows[entry])] += 1
        }
        var end: Int32 = 0
        for row in starts.indices {
            end += starts[row]
            starts[row] = end
        }
        var byRow = Array(repeating: Int32(0), count: rows.count)
        for entry in rows.indices {
            let row = Int(rows[entry])
            starts[row] -= 1
            byRow[Int(starts[row])] = columns[entry]
        }
        let vectors = SparseVectors(
            direction: .rows, starts: starts, indices: byRow, values: Array(repeating: 0, count: rows.count))
        try vectors.check(count: size.rows, first: 0, crossing: size.columns)
    }
}
