// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Refuses a model that could not be solved exactly, before anything is computed from it.
///
/// What holds afterwards: every activity and goal value is below 2^62 in size, so that the difference of two of them is
/// a 64-bit integer; every bound is at most 2^40 in size, of a continuous column 2^60; scales and tolerances are such that sums with them do not
/// overflow.
struct ModelChecks {
    /// Largest size of a column bound.
    static let largestBound = Int64(1) << 40
    /// The same of a continuous column.
    static let largestContinuousBound = Int64(1) << 60
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

    /// Every part that cannot be computed with.
    static func faults(_ model: LinearModel) -> [ModelFault] {
        var faults: [ModelFault] = []
        func ask(_ part: ModelFault.Part, _ check: () throws(SolverError) -> Void) {
            do throws(SolverError) { try check() } catch { faults.append(ModelFault(part: part, error: error)) }
        }
        for (index, column) in model.columns.enumerated() {
            ask(.column(index)) { () throws(SolverError) in try check(column, index) }
        }
        for (index, row) in model.rows.enumerated() {
            ask(.row(index)) { () throws(SolverError) in try check(row, index, in: model) }
        }
        for (index, goal) in model.goals.enumerated() {
            ask(.goal(index)) { () throws(SolverError) in try check(goal, index, in: model) }
        }
        return faults
    }

    private static func check(_ column: LinearModel.Column, _ index: Int) throws(SolverError) {
        let place = OptimizerMessages.column(index, column.name)
        if column.lower > column.upper {
            throw .badModel(OptimizerMessages.emptyRange(place, lower: column.lower, upper: column.upper))
        }
        if !hasUsableBounds(column) {
            let bits = largestBound(of: column).trailingZeroBitCount
            throw .badModel(OptimizerMessages.boundTooLarge(place, bits: bits))
        }
    }

    private static func largestBound(of column: LinearModel.Column) -> Int64 {
        column.kind == .continuous ? largestContinuousBound : largestBound
    }

    /// Whether a column's bounds are small enough.
    static func hasUsableBounds(_ column: LinearModel.Column) -> Bool {
        column.lower >= -largestBound(of: column) && column.upper <= largestBound(of: column)
    }

    private static func check(_ row: LinearModel.Row, _ index: Int, in model: LinearModel) throws(SolverError) {
        let place = OptimizerMessages.row(index, row.name)
        if let lower = row.lower, let upper = row.upper, lower > upper {
            throw .badModel(OptimizerMessages.emptyRange(place, lower: lower, upper: upper))
        }
        for side in [row.lower, row.upper].compactMap({ $0 }) where Int128(side).magnitude > largestActivity.magnitude {
            throw .badModel(OptimizerMessages.boundTooLarge(place, bits: 62))
        }
        try check(scale: row.scale, place)
        var size: UInt128 = 0
        for term in row.terms {
            let column = Int(model.termColumns[term])
            guard model.columns.indices.contains(column) else {
                throw .badModel(OptimizerMessages.noColumn(column, place))
            }
            size += try self.size(model.termCoefficients[term], model.columns[column], place)
        }
        try check(size: size, place)
    }

    private static func check(_ goal: LinearModel.Goal, _ index: Int, in model: LinearModel) throws(SolverError) {
        let place = OptimizerMessages.goal(index, goal.id)
        guard goal.coefficients.count == model.columns.count else {
            throw .badModel(
                OptimizerMessages.wrongCount(place, goal.coefficients.count, columns: model.columns.count))
        }
        try check(scale: goal.scale, place)
        try check(scale: goal.tolerance.scale, OptimizerMessages.tolerance(of: place))
        if goal.tolerance.units < 0 { throw .badModel(OptimizerMessages.negativeTolerance(place)) }
        var size = UInt128(goal.constant.magnitude)
        for (coefficient, column) in zip(goal.coefficients, model.columns) where coefficient != 0 {
            size += try self.size(coefficient, column, place)
            if column.kind == .continuous, (coefficient > 0) == (goal.sense == .maximise) {
                throw .badModel(OptimizerMessages.wantsMore(place, column.name))
            }
        }
        try check(size: size, place)
    }

    /// The largest size that a term can have.
    private static func size(
        _ coefficient: Int64, _ column: LinearModel.Column, _ place: LocalizedText
    ) throws(SolverError) -> UInt128 {
        if coefficient.magnitude > largestCoefficient.magnitude {
            throw .badModel(OptimizerMessages.coefficientTooLarge(place, coefficient, column.name))
        }
        return UInt128(coefficient.magnitude) * UInt128(max(column.lower.magnitude, column.upper.magnitude))
    }

    private static func check(scale: Int, _ place: LocalizedText) throws(SolverError) {
        if scale < 0 || scale > largestScale {
            throw .badModel(OptimizerMessages.badScale(place, scale, most: largestScale))
        }
    }

    private static func check(size: UInt128, _ place: LocalizedText) throws(SolverError) {
        if size >= largestActivity.magnitude { throw .badModel(OptimizerMessages.sumTooLarge(place)) }
    }
}

/// A part of a model whose numbers cannot be computed with exactly.
public struct ModelFault: Sendable, Hashable {
    /// By its index in the model.
    public enum Part: Sendable, Hashable {
        case column(Int)
        case row(Int)
        case goal(Int)
    }

    public let part: Part
    /// What a solve would throw.
    public let error: SolverError
}
