// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// The different values of a column of codes, with the rows they stand in.
struct CodeValues {
    struct Value {
        let text: String
        var rows: [Int]
    }

    let column: CodeColumn
    let isList: Bool
    /// In the order of their first rows.
    private(set) var values: [Value] = []
    private var numbers: [Int32: Int] = [:]
    private let table: Table

    init?(_ column: CodeColumn, _ tables: TableSet) {
        guard let table = tables.table(column.table), let found = table.column(named: column.column) else { return nil }
        self.column = column
        self.table = table
        switch found.storage {
        case .texts(let ids):
            isList = false
            for row in ids.indices where found.isPresent(row) { add(ids[row], row, tables.pool) }
        case .lists(let starts, let members):
            isList = true
            for row in 0..<table.rowCount {
                for member in members[Int(starts[row])..<Int(starts[row + 1])] { add(member, row, tables.pool) }
            }
        default: return nil
        }
    }

    private mutating func add(_ id: Int32, _ row: Int, _ pool: TextPool) {
        if let number = numbers[id] {
            values[number].rows.append(row)
        } else {
            numbers[id] = values.count
            values.append(Value(text: pool[id], rows: [row]))
        }
    }

    /// The members of a list cell; the one value of any other.
    func members(of row: Int) -> [String] {
        guard case .lists(let starts, let members)? = table.column(named: column.column)?.storage else { return [] }
        return members[Int(starts[row])..<Int(starts[row + 1])].compactMap { id in
            numbers[id].map { values[$0].text }
        }
    }

    func location(_ row: Int) -> SourceLocation { table.location(row: row, column: column.column) }
}
