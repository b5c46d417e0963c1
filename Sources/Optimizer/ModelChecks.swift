// SPDX-License-Identifier: GPL-3.0-or-later

/// Refuses a model that could not be solved exactly, before anything is computed from it.
///
/// What holds afterwards: every activity and goal value is below 2^62 in size, so that the difference of two of them is
/// a 64-bit integer; every bound is at most 2^40 in size; scales and tolerances are such that sums with them do not
/// overflow.
struct ModelChecks {
    /// Largest size of a column bound.
    static let largestBound = Int64(1) << 40
    /// Largest size of an activity, row bound or goal value, in units.
    static let largestActivity = Int128(1) << 62
    /// Coefficients above this are no exact doubles.
    static let largestCoefficient = Int64(1) << 53
    static let largestScale = 18

    static func check(_ model: LinearModel) throws(SolverError) {
        for (index, column) in model.columns.enumerated() { try check(column, index) }
        for (index, row) in model.rows.enumerated() { try check(row, index, in: model) }
        for (index, goal) in model.goals.enumerated() { try check(goal, index, in: model) }
    }

    private static func check(_ column: LinearModel.Column, _ index: Int) throws(SolverError) {
        if column.lower > column.upper {
            throw .badModel("column \(index) `\(column.name)`: lower bound \(column.lower) above \(column.upper)")
        }
        if column.lower < -largestBound || column.upper > largestBound {
            throw .badModel("column \(index) `\(column.name)`: a bound beyond ±2^40")
        }
    }

    private static func check(_ row: LinearModel.Row, _ index: Int, in model: LinearModel) throws(SolverError) {
        let place = "row \(index) `\(row.name)`"
        if let lower = row.lower, let upper = row.upper, lower > upper {
            throw .badModel("\(place): lower bound \(lower) above \(upper)")
        }
        for side in [row.lower, row.upper].compactMap({ $0 }) where Int128(side).magnitude > largestActivity.magnitude {
            throw .badModel("\(place): a bound beyond ±2^62")
        }
        try check(scale: row.scale, place)
        var size: UInt128 = 0
        for term in row.terms {
            let column = Int(model.termColumns[term])
            guard model.columns.indices.contains(column) else { throw .badModel("\(place): no column \(column)") }
            size += try self.size(model.termCoefficients[term], model.columns[column], place)
        }
        try check(size: size, place)
    }

    private static func check(_ goal: LinearModel.Goal, _ index: Int, in model: LinearModel) throws(SolverError) {
        let place = "goal \(index) `\(goal.id)`"
        guard goal.coefficients.count == model.columns.count else {
            throw .badModel("\(place): \(goal.coefficients.count) coefficients for \(model.columns.count) columns")
        }
        try check(scale: goal.scale, place)
        try check(scale: goal.tolerance.scale, "\(place), tolerance")
        if goal.tolerance.units < 0 { throw .badModel("\(place): the tolerance is below 0") }
        var size = UInt128(goal.constant.magnitude)
        for (coefficient, column) in zip(goal.coefficients, model.columns) where coefficient != 0 {
            size += try self.size(coefficient, column, place)
        }
        try check(size: size, place)
    }

    /// The largest size that a term can have.
    private static func size(
        _ coefficient: Int64, _ column: LinearModel.Column, _ place: String
    ) throws(SolverError) -> UInt128 {
        if coefficient.magnitude > largestCoefficient.magnitude {
            throw .badModel("\(place): the coefficient \(coefficient) of `\(column.name)` is beyond ±2^53")
        }
        return UInt128(coefficient.magnitude) * UInt128(max(column.lower.magnitude, column.upper.magnitude))
    }

    private static func check(scale: Int, _ place: String) throws(SolverError) {
        if scale < 0 || scale > largestScale {
            throw .badModel("\(place): the scale \(scale) is not 0 to \(largestScale)")
        }
    }

    private static func check(size: UInt128, _ place: String) throws(SolverError) {
        if size >= largestActivity.magnitude { throw .badModel("\(place): its value could reach 2^62 units") }
    }
}
