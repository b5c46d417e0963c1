// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Planning

/// The model of a scenario with other bounds on columns and rows, for questions about a plan.
struct ModelVariant {
    private let source: PlanningModel
    /// By column; absent for the model's own bounds.
    var lower: [Int: Int64] = [:]
    var upper: [Int: Int64] = [:]
    /// Rows that do not bind in the variant.
    var open: Set<Int> = []
    /// Further rows over columns of the model, as lower bound, upper bound and terms.
    var further: [(name: String, lower: Int64?, upper: Int64?, terms: [(column: Int32, coefficient: Int64)])] = []

    init(_ source: PlanningModel) { self.source = source }

    /// The variant; `nil` if a column has no value left.
    var model: LinearModel? {
        var model = LinearModel()
        for (index, column) in source.model.columns.enumerated() {
            let least = max(column.lower, lower[index] ?? column.lower)
            let most = min(column.upper, upper[index] ?? column.upper)
            guard least <= most else { return nil }
            model.addColumn(
                name: column.name, lower: least, upper: most, kind: column.kind, block: column.block, part: column.part)
        }
        for (index, row) in source.model.rows.enumerated() where !open.contains(index) {
            let terms = row.terms.map { (source.model.termColumns[$0], source.model.termCoefficients[$0]) }
            model.addRow(name: row.name, lower: row.lower, upper: row.upper, scale: row.scale, terms: terms)
        }
        for row in further {
            model.addRow(name: row.name, lower: row.lower, upper: row.upper, scale: 0, terms: row.terms)
        }
        model.goals = source.model.goals
        return model
    }
}
