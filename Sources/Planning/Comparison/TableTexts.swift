// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// The cells of a table as texts that are equal for equal values, however they are written in their files.
struct TableTexts {
    let name: String
    private let table: Table?
    private let tables: TableSet
    /// What each row is called: the values of the table's key, joined by `/`; of tables without a key, all values.
    let names: [String]

    init(_ scenario: Scenario, _ name: String) {
        self.name = name
        tables = scenario.tables
        table = scenario.tables.table(name)
        guard let table else {
            names = []
            return
        }
        let key = table.schema.key.isEmpty ? table.columns.map(\.name) : table.schema.key
        let columns = key.compactMap { table.column(named: $0) }
        let tables = scenario.tables
        names = (0..<table.rowCount).map { row in
            columns.compactMap { Self.text(row, $0, tables) }.joined(separator: "/")
        }
    }

    var columns: [String] { table?.columns.map(\.name) ?? [] }

    var rowsByName: [String: Int] {
        Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func location(_ row: Int) -> SourceLocation { table?.location(row: row) ?? SourceLocation(file: name) }

    func location(_ row: Int, _ column: String) -> SourceLocation {
        table?.location(row: row, column: column) ?? SourceLocation(file: name)
    }

    /// `nil` for an absent cell.
    func text(_ row: Int, _ column: String) -> String? {
        table?.column(named: column).flatMap { Self.text(row, $0, tables) }
    }

    private static func text(_ row: Int, _ column: Column, _ tables: TableSet) -> String? {
        guard column.isPresent(row) else { return nil }
        switch column.storage {
        case .texts(let ids): return tables.pool[ids[row]]
        case .lists(let starts, let members):
            return members[Int(starts[row])..<Int(starts[row + 1])].map { tables.pool[$0] }.joined(separator: "|")
        case .references(let rows):
            guard case .reference(let target) = column.type, let table = tables.table(target), rows[row] >= 0 else {
                return nil
            }
            return tables.pool[table.ids[Int(rows[row])]]
        case .numbers(let values, let scale):
            switch column.type {
            case .boolean: return values[row] == 0 ? "false" : "true"
            case .date: return Day(number: Int(values[row])).isoDescription
            default: return FixedPoint(mantissa: values[row], scale: scale).normalised.description
            }
        }
    }
}
