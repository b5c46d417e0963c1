// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// The rows of a table, to be read by column names. For figures of a region, not for hot loops: every cell is looked
/// up by name.
struct TableRows: Sequence {
    private let set: TableSet
    private let table: Table?

    /// A table that the set does not have has no rows.
    init(_ set: TableSet, _ name: String) {
        self.set = set
        table = set.table(name)
    }

    var count: Int { table?.rowCount ?? 0 }

    subscript(_ index: Int) -> TableRow { TableRow(set: set, table: table, index: index) }

    func makeIterator() -> AnyIterator<TableRow> {
        var next = 0
        return AnyIterator {
            guard next < count else { return nil }
            defer { next += 1 }
            return self[next]
        }
    }
}

/// One row. Cells that are absent, or of a column that is not there, are `nil`.
struct TableRow {
    let set: TableSet
    let table: Table?
    let index: Int

    private func column(_ name: String) -> Column? {
        guard let column = table?.column(named: name), column.isPresent(index) else { return nil }
        return column
    }

    func text(_ name: String) -> String? {
        guard case .texts(let ids)? = column(name)?.storage else { return nil }
        return set.pool[ids[index]]
    }

    func number(_ name: String) -> FixedPoint? {
        guard case .numbers(let values, let scale)? = column(name)?.storage else { return nil }
        return FixedPoint(mantissa: values[index], scale: scale)
    }

    /// A whole number, also a boolean (0 or 1) or the number of a day.
    func integer(_ name: String) -> Int64? { number(name)?.rescaled(to: 0)?.mantissa }

    func truth(_ name: String) -> Bool? { integer(name).map { $0 != 0 } }

    /// Empty where the cell is absent.
    func list(_ name: String) -> [String] {
        guard case .lists(let starts, let members)? = column(name)?.storage else { return [] }
        return members[Int(starts[index])..<Int(starts[index + 1])].map { set.pool[$0] }
    }

    /// The row of the other table that a reference points to.
    func reference(_ name: String) -> Int? {
        guard case .references(let rows)? = column(name)?.storage, rows[index] >= 0 else { return nil }
        return Int(rows[index])
    }

    func location(_ column: String) -> SourceLocation {
        table?.location(row: index, column: column) ?? SourceLocation(file: "")
    }
}
