// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Looks up what sentences say of the rows of a scenario.
struct Entities {
    let scenario: Scenario
    private var tables: TableSet { scenario.tables }

    /// The row of an id or of a name that only one has; anything else is reported.
    func row(_ name: String, _ kind: EntityKind, into sink: inout DiagnosticSink) -> Int? {
        EntityFinder(tables).find(name, kind, into: &sink)?.row
    }

    func id(_ table: String, _ row: Int) -> String { tables.table(table).map { tables.pool[$0.ids[row]] } ?? "" }

    func text(_ table: String, _ column: String, _ row: Int) -> String {
        guard let column = tables.table(table)?.column(named: column), column.isPresent(row),
            case .texts(let ids) = column.storage
        else { return "" }
        return tables.pool[ids[row]]
    }

    func reference(_ table: String, _ column: String, _ row: Int) -> Int? {
        guard case .references(let rows)? = tables.table(table)?.column(named: column)?.storage, rows[row] >= 0 else {
            return nil
        }
        return Int(rows[row])
    }

    func number(_ table: String, _ column: String, _ row: Int) -> FixedPoint? {
        guard let column = tables.table(table)?.column(named: column), column.isPresent(row),
            case .numbers(let values, let scale) = column.storage
        else { return nil }
        return FixedPoint(mantissa: values[row], scale: scale)
    }

    func need(_ row: Int) -> ExplainedNeed {
        let school = reference("needs", "school", row)
        return ExplainedNeed(
            id: id("needs", row), school: school.map { id("schools", $0) } ?? "",
            schoolName: school.map { text("schools", "name", $0) } ?? "", kind: text("needs", "kind", row),
            field: text("needs", "field", row), groups: number("needs", "groups", row)?.mantissa ?? 0)
    }

    func pair(_ need: Int, _ offer: Int, fund: Int?) -> ExplainedPair {
        let provider = reference("offers", "provider", offer)
        return ExplainedPair(
            need: self.need(need), offer: id("offers", offer), provider: provider.map { id("providers", $0) } ?? "",
            providerName: provider.map { text("providers", "name", $0) } ?? "", fund: fund.map { id("funds", $0) })
    }
}
