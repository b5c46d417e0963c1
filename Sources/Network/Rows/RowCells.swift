// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// Writes rows of tables back as cells of a CSV file, so that a changed copy can be read again.
enum RowCells {
    /// The cells of a row by column, some of them replaced.
    static func cells(
        _ tables: TableSet, _ name: String, row: Int, changes: [String: String]
    ) -> [(column: String, text: String)] {
        guard let table = tables.table(name) else { return [] }
        return table.columns.map { column in
            (column.name, changes[column.name] ?? text(column, row, tables))
        }
    }

    private static func text(_ column: Column, _ row: Int, _ tables: TableSet) -> String {
        guard column.isPresent(row) else { return "" }
        switch column.storage {
        case .texts(let ids): return tables.pool[ids[row]]
        case .lists(let starts, let members):
            return members[Int(starts[row])..<Int(starts[row + 1])].map { tables.pool[$0] }.joined(separator: "|")
        case .references(let rows):
            guard rows[row] >= 0, case .reference(let target) = column.type, let table = tables.table(target) else {
                return ""
            }
            return tables.pool[table.ids[Int(rows[row])]]
        case .numbers(let values, let scale):
            switch column.type {
            case .boolean: return values[row] == 0 ? "false" : "true"
            case .date: return Day(number: Int(values[row])).isoDescription
            default: return NumberText.unmistakable(FixedPoint(mantissa: values[row], scale: scale))
            }
        }
    }

    /// Rows of the same columns as CSV (RFC 4180).
    static func csv(_ rows: [[(column: String, text: String)]]) -> String {
        guard let first = rows.first else { return "" }
        let lines = [first.map(\.column)] + rows.map { $0.map(\.text) }
        return lines.map { $0.map(quoted).joined(separator: ",") }.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
