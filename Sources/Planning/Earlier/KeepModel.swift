// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Tables

/// The model of a scenario in which the first goal is to change little of an earlier plan.
///
/// Changes are Σ |x − before| over the candidates: x for those that are new; for others x − before + 2·dropped, with
/// x + dropped ≥ before. The goals become rows, each at its best value less what may be given up, and then come again
/// in their order, so that nothing is given up without a use.
struct KeepModel {
    private(set) var model: LinearModel
    /// Columns of the scenario's own model, which come first.
    let columnCount: Int

    /// - Parameters:
    ///   - before: groups of the earlier plan, by candidate.
    ///   - floors: the least (of a minimised goal: the most) that each goal may be, in its units.
    init(_ original: LinearModel, before: [Int64], floors: [Int64]) {
        model = original
        columnCount = original.columns.count
        let terms = addChangeRows(before)
        for (goal, floor) in zip(original.goals, floors) { addRow(goal, floor) }
        addGoals(original.goals, terms, constant: -before.reduce(0, +))
    }

    private mutating func addChangeRows(_ before: [Int64]) -> [ModelTerm] {
        var terms: [ModelTerm] = []
        for (column, groups) in before.enumerated() {
            terms.append((Int32(column), 1))
            guard groups > 0 else { continue }
            let origin = model.columns[column]
            let dropped = model.addColumn(
                name: "keep.\(origin.name).dropped", upper: groups, kind: .implied, block: origin.block,
                part: origin.part)
            model.addRow(
                name: "keep.\(origin.name)", lower: groups, upper: nil, scale: 0,
                terms: [(Int32(column), 1), (Int32(dropped), 1)])
            terms.append((Int32(dropped), 2))
        }
        return terms
    }

    private mutating func addRow(_ goal: LinearModel.Goal, _ floor: Int64) {
        let terms = goal.coefficients.indices.filter { goal.coefficients[$0] != 0 }
            .map { (column: Int32($0), coefficient: goal.coefficients[$0]) }
        let bound = floor - goal.constant
        let isMaximised = goal.sense == .maximise
        model.addRow(
            name: "keep.\(goal.id)", lower: isMaximised ? bound : nil, upper: isMaximised ? nil : bound,
            scale: goal.scale, terms: terms)
    }

    private mutating func addGoals(_ goals: [LinearModel.Goal], _ terms: [ModelTerm], constant: Int64) {
        var coefficients = [Int64](repeating: 0, count: model.columns.count)
        for term in terms { coefficients[Int(term.column)] += term.coefficient }
        let further = [Int64](repeating: 0, count: model.columns.count - columnCount)
        let changes = LinearModel.Goal(
            id: "keep", sense: .minimise, coefficients: coefficients, constant: constant, scale: 0,
            tolerance: Amount(units: 0, scale: 0))
        model.goals =
            [changes]
            + goals.map { goal in
                LinearModel.Goal(
                    id: goal.id, sense: goal.sense, coefficients: goal.coefficients + further,
                    constant: goal.constant, scale: goal.scale, tolerance: goal.tolerance)
            }
    }

    /// Values of the scenario's own columns, with what is dropped of the earlier plan.
    func extended(_ values: [Int64], before: [Int64]) -> [Int64] {
        var dropped: [Int64] = []
        for (column, groups) in before.enumerated() where groups > 0 { dropped.append(max(0, groups - values[column])) }
        return values + dropped
    }

    /// The least (of a minimised goal: the most) that a goal may be when its best value is `best`: less its tolerance,
    /// rounded as the solver rounds it, less the gain, rounded down to the goal's units.
    static func floor(_ goal: LinearModel.Goal, best: Int64, gain: FixedPoint) -> Int64 {
        var power: Int128 = 1
        for _ in 0..<goal.tolerance.scale { power *= 10 }
        let tolerance = Int128(goal.tolerance.units) * Int128(best.magnitude) / power
        let room = Int64(clamping: tolerance + units(gain, scale: goal.scale))
        let (less, overflow) =
            goal.sense == .maximise ? best.subtractingReportingOverflow(room) : best.addingReportingOverflow(room)
        return overflow ? (goal.sense == .maximise ? .min : .max) : less
    }

    private static func units(_ gain: FixedPoint, scale: Int) -> Int128 {
        let factor = { (exponent: Int) in Int128(FixedPoint.powerOfTen(exponent) ?? 1) }
        return scale >= gain.scale
            ? Int128(gain.mantissa) * factor(scale - gain.scale) : Int128(gain.mantissa) / factor(gain.scale - scale)
    }
}
