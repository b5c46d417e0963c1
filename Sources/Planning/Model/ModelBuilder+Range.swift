// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables

/// Numbers that are too large, or have too many decimals, to compute with exactly.
extension ModelBuilder {
    /// Tells it once for each rule.
    mutating func reportTooManyDigits(
        _ rule: String, _ number: FixedPoint?, decimals: Int, at place: SourceLocation
    ) {
        guard rulesBeyondRange.insert("\(rule) \(place)").inserted else { return }
        sink.report(PlanningMessages.tooManyDigits(rule, number: number, decimals: decimals, at: place))
    }

    /// Tells which rules have numbers that the solver could not compute with exactly, each once, at the rule's place.
    mutating func reportNumbersBeyondRange() {
        for fault in Solver.faults(in: model) {
            switch fault.part {
            case .row(let row): report(row: row)
            case .goal(let goal): report(.goal(goal), model.goals[goal].coefficients, scale: model.goals[goal].scale)
            case .column(let column):
                if let row = rowOfColumn(column) { report(row: row) }
            }
        }
    }

    private mutating func report(row: Int) {
        let sides = [model.rows[row].lower, model.rows[row].upper].compactMap { $0 }
        let coefficients = model.rows[row].terms.map { model.termCoefficients[$0] }
        report(rowOrigins[row].source, coefficients + sides, scale: model.rows[row].scale)
    }

    /// The row that a column was made for; of a candidate the first that it is in.
    private func rowOfColumn(_ column: Int) -> Int? {
        switch columnOrigins[column] {
        case .breach(let row), .used(let row), .dropped(let row): row
        case .lowest(let rows), .reaches(let rows, _): rows.first
        case .candidate, .counted:
            model.rows.indices.first { row in
                model.rows[row].terms.contains { model.termColumns[$0] == Int32(column) }
            }
        }
    }

    /// The largest of the numbers stands for all.
    private mutating func report(_ source: RowOrigin.Source, _ numbers: [Int64], scale: Int) {
        let largest = numbers.max { $0.magnitude < $1.magnitude } ?? 0
        let (rule, place) = origin(source)
        reportTooManyDigits(rule, FixedPoint(mantissa: largest, scale: scale), decimals: scale, at: place)
    }

    private func origin(_ source: RowOrigin.Source) -> (rule: String, place: SourceLocation) {
        switch source {
        case .limit(let index): (limits[index].limit.rule.id, limits[index].limit.rule.location)
        case .goal(let index): (scenario.rules.goals[index].rule.id, scenario.rules.goals[index].rule.location)
        case .lock(let row):
            ("lock", scenario.locks.first { $0.row == row }?.location ?? SourceLocation(file: scenario.path))
        }
    }
}
