// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

extension ComparisonData {
    /// What differs in the inputs, one row each; plans whose inputs are not known any more have none.
    var inputs: OutputTable {
        var table = OutputTable(
            name: "inputs", title: LocalizedText(de: "inputs", en: "inputs"),
            columns: .names(
                "plan", "kind", "table", "row", "column", "before", "after", "place_before", "place_after"),
            primaryKey: [])
        for (index, difference) in comparison.differences.enumerated() {
            guard let inputs = difference.inputs else { continue }
            table.rows += rows(inputs).map { [.text(PlanLetter.letter(index + 1))] + $0 }
        }
        return table
    }

    private func rows(_ inputs: InputDifferences) -> [[OutputTable.Cell]] {
        let years = inputs.schoolYears.map { years in
            [row("school_year", "", "", "", years.before, years.after, nil, nil)]
        }
        let cells = inputs.cells.map {
            row("cell", $0.table, $0.row, $0.column, $0.before, $0.after, $0.placeBefore, $0.placeAfter)
        }
        let rows = inputs.rows.map { line in
            let place = line.place
            return row(
                line.isAdded ? "row_added" : "row_removed", line.table, line.row, "", nil, nil,
                line.isAdded ? nil : place, line.isAdded ? place : nil)
        }
        let rules = inputs.rules.map { rule in
            let kind =
                rule.placeBefore == nil ? "rule_added" : rule.placeAfter == nil ? "rule_removed" : "rule_changed"
            return row(kind, rule.rulebook, rule.id, "", nil, nil, rule.placeBefore, rule.placeAfter)
        }
        let parameters = inputs.parameters.map {
            row("parameter", $0.rulebook, $0.name, "", $0.before, $0.after, nil, nil)
        }
        return (years ?? []) + cells + rows + rules + parameters
    }

    private func row(
        _ kind: String, _ table: String, _ row: String, _ column: String, _ before: String?, _ after: String?,
        _ placeBefore: SourceLocation?, _ placeAfter: SourceLocation?
    ) -> [OutputTable.Cell] {
        [
            .text(kind), .text(table), .text(row), .text(column), .init(before), .init(after),
            .init(placeBefore?.description), .init(placeAfter?.description),
        ]
    }
}
