// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

extension Problem {
    /// The sense of the objective and its constant term; a new problem minimises with 0.
    public mutating func setObjective(maximise: Bool, constant: Double = 0) throws(GLPKError) {
        try Checks.finite(constant, .constant)
        integerSolution = nil
        try unsafe Outcome.check(bn_glpk_set_objective(handle, maximise, constant))
    }

    public mutating func setCost(column: Int, _ value: Double) throws(GLPKError) {
        try Checks.finite(value, .cost, index: column)
        try Checks.index(column, below: try columnCount(), .column)
        integerSolution = nil
        try unsafe Outcome.check(bn_glpk_set_cost(handle, OneBased.index(column), value))
    }

    /// The costs of all columns at once.
    public mutating func setCosts(_ values: [Double]) throws(GLPKError) {
        try Checks.finite(values, .cost)
        let columns = try columnCount()
        try Checks.shape(values.count == columns, "\(values.count) costs for \(columns) columns")
        integerSolution = nil
        try unsafe Outcome.check(bn_glpk_set_costs(handle, Int32(columns), OneBased.array(values, unused: 0)))
    }

    public mutating func setColumnBounds(column: Int, lower: Double, upper: Double) throws(GLPKError) {
        try setColumnBounds(columns: [Int32(clamping: column)], lower: [lower], upper: [upper])
    }

    /// The bounds of some columns at once; of a column named twice the later ones hold.
    public mutating func setColumnBounds(columns: [Int32], lower: [Double], upper: [Double]) throws(GLPKError) {
        try Self.check(columns, lower, upper, below: try columnCount(), .column)
        integerSolution = nil
        try unsafe Outcome.check(
            bn_glpk_set_column_bounds(
                handle, Int32(columns.count), OneBased.indices(columns), OneBased.array(lower, unused: 0),
                OneBased.array(upper, unused: 0)))
    }

    public mutating func setRowBounds(row: Int, lower: Double, upper: Double) throws(GLPKError) {
        try setRowBounds(rows: [Int32(clamping: row)], lower: [lower], upper: [upper])
    }

    /// The bounds of some rows at once; of a row named twice the later ones hold.
    public mutating func setRowBounds(rows: [Int32], lower: [Double], upper: [Double]) throws(GLPKError) {
        try Self.check(rows, lower, upper, below: try rowCount(), .row)
        integerSolution = nil
        try unsafe Outcome.check(
            bn_glpk_set_row_bounds(
                handle, Int32(rows.count), OneBased.indices(rows), OneBased.array(lower, unused: 0),
                OneBased.array(upper, unused: 0)))
    }

    private static func check(
        _ indices: [Int32], _ lower: [Double], _ upper: [Double], below count: Int, _ what: GLPKError.Quantity
    ) throws(GLPKError) {
        let same = lower.count == indices.count && upper.count == indices.count
        try Checks.shape(same, "indices and bounds differ in number")
        for (position, raw) in indices.enumerated() {
            try Checks.index(Int(raw), below: count, what)
            try Checks.bounds(lower[position], upper[position], what, index: Int(raw))
        }
    }

    public mutating func setIsInteger(column: Int, _ isInteger: Bool) throws(GLPKError) {
        try Checks.index(column, below: try columnCount(), .column)
        integerSolution = nil
        try unsafe Outcome.check(bn_glpk_set_integer(handle, OneBased.index(column), isInteger))
    }

    /// Deletes rows; those behind move up. A basis stays valid if all deleted rows were basic.
    public mutating func deleteRows(_ rows: [Int32]) throws(GLPKError) {
        try Checks.distinct(rows, below: try rowCount(), .row)
        guard !rows.isEmpty else { return }
        integerSolution = nil
        try unsafe Outcome.check(bn_glpk_delete_rows(handle, Int32(rows.count), OneBased.indices(rows)))
    }

    /// Deletes columns; those behind move up. A basis stays valid if all deleted columns were non-basic.
    public mutating func deleteColumns(_ columns: [Int32]) throws(GLPKError) {
        try Checks.distinct(columns, below: try columnCount(), .column)
        guard !columns.isEmpty else { return }
        integerSolution = nil
        try unsafe Outcome.check(bn_glpk_delete_columns(handle, Int32(columns.count), OneBased.indices(columns)))
    }

    /// Scales rows and columns for better numbers; bounds and solutions are still those of the unscaled problem.
    public mutating func scale() throws(GLPKError) { try unsafe Outcome.check(bn_glpk_scale(handle)) }

    public mutating func unscale() throws(GLPKError) { try unsafe Outcome.check(bn_glpk_unscale(handle)) }
}
