// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The rows of all tables by their ids, for resolving references.
struct IdentifierIndex {
    /// What is known of a table that a column refers to.
    enum Target {
        /// The table and its index among the schemas.
        case rows(RawTable, Int)
        /// Its rows could not all be read, which was told; nothing can be said about references to it.
        case unreadable
        /// The scenario does not have it, or it has no ids.
        case absent
    }

    /// The text id of each row's id, by table; empty for tables without ids.
    private(set) var ids: [[Int32]] = []
    /// The row of each text id, −1 for none, by table.
    private var rows: [[Int32]] = []
    private let tables: [RawTable?]
    private let unreadable: [Bool]
    private let tableIndices: [String: Int]

    /// Interns the ids of all tables in order, and tells those that are not unique or hold control characters.
    ///
    /// - Parameter unreadable: for each table whether it should be there but is not.
    init(
        _ tables: [RawTable?], unreadable: [Bool], schemas: [TableSchema], interner: inout TextInterner,
        into sink: inout DiagnosticSink
    ) {
        self.tables = tables
        self.unreadable = unreadable
        tableIndices = Dictionary(
            schemas.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        for table in tables {
            guard let table, let column = table.column(named: "id"), table.schema.column(named: "id") != nil else {
                ids.append([])
                rows.append([])
                continue
            }
            index(column.cells, of: table, &interner, &sink)
        }
    }

    func target(_ name: String) -> Target {
        guard let index = tableIndices[name] else { return .absent }
        if unreadable[index] { return .unreadable }
        guard let table = tables[index], table.schema.column(named: "id") != nil else { return .absent }
        guard table.isComplete, table.column(named: "id") != nil else { return .unreadable }
        return .rows(table, index)
    }

    /// The row of a table by the text id of its id; `nil` if there is none.
    func row(_ text: Int32, table: Int) -> Int32? {
        guard Int(text) < rows[table].count, rows[table][Int(text)] >= 0 else { return nil }
        return rows[table][Int(text)]
    }

    private mutating func index(
        _ cells: [RawCell], of table: RawTable, _ interner: inout TextInterner, _ sink: inout DiagnosticSink
    ) {
        var ids = [Int32](repeating: 0, count: cells.count)
        var rows: [Int32] = []
        for row in cells.indices where !cells[row].isBlank {
            let id = interner.intern(cells[row], of: table)
            ids[row] = id
            while rows.count <= Int(id) { rows.append(-1) }
            let first = rows[Int(id)]
            if first < 0 {
                rows[Int(id)] = Int32(row)
                tellControl(cells[row], row, table, &sink)
            } else if !table.isBroken[row], sink.isFull {
                sink.countError()
            } else if !table.isBroken[row] {
                sink.report(
                    TableMessages.duplicateID(
                        table.text(cells[row]), table: table.schema.name,
                        at: table.location(cells[row], row: row),
                        first: table.location(cells[Int(first)], row: Int(first))))
            }
        }
        self.ids.append(ids)
        self.rows.append(rows)
    }

    /// The reader lets tabs and line ends in quoted cells pass; in an id they can only be a slip.
    private func tellControl(_ cell: RawCell, _ row: Int, _ table: RawTable, _ sink: inout DiagnosticSink) {
        let bytes = table.bytes.span
        for index in cell.range where bytes[index] < Byte.space {
            sink.report(TableMessages.badID(table.text(cell), at: table.location(cell, row: row)))
            return
        }
    }
}

extension TextInterner {
    /// The id of the text of a cell.
    mutating func intern(_ cell: RawCell, of table: RawTable) -> Int32 {
        guard cell.isEscaped else { return intern(table.bytes.span, cell.range) }
        let content = table.content(cell)
        return intern(content.span, content.indices)
    }

    /// The id of the text of a cell if it was seen before.
    func find(_ cell: RawCell, of table: RawTable) -> Int32? {
        guard cell.isEscaped else { return find(table.bytes.span, cell.range) }
        let content = table.content(cell)
        return find(content.span, content.indices)
    }
}
