// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Turns rows written by hand into typed tables.
struct InlineTableBuilder {
    private let schemas: [TableSchema]
    /// By table: the rows, those with the same id put together under all their paths.
    private var merged: [String: [MergedRow]] = [:]
    /// The row index of every path.
    private(set) var indices: [[String]: Int] = [:]
    private var pool = TextPool()
    var sink = DiagnosticSink()

    init(rows: [[String]: InlineRows.Row], schemas: [TableSchema]) {
        self.schemas = schemas
        for path in rows.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            guard let row = rows[path] else { continue }
            add(row, at: path)
        }
    }

    private mutating func add(_ row: InlineRows.Row, at path: [String]) {
        let known = merged[row.table, default: []]
        if let id = row.cells["id"]?.text, let same = known.firstIndex(where: { $0.cells["id"]?.text == id }) {
            merged[row.table]?[same].cells.merge(row.cells) { old, _ in old }
            merged[row.table]?[same].paths.append(path)
            indices[path] = same
        } else {
            indices[path] = known.count
            merged[row.table, default: []].append(MergedRow(paths: [path], cells: row.cells))
        }
    }

    mutating func tables() -> TableSet {
        var tables: [Table] = []
        for schema in schemas { tables.append(table(schema)) }
        return TableSet(tables: tables, pool: pool, dialects: [])
    }

    private mutating func table(_ schema: TableSchema) -> Table {
        let rows = merged[schema.name] ?? []
        let columns = schema.columns.map { column($0, rows) }
        let ids =
            schema.key == ["id"]
            ? rows.map { pool.intern($0.cells["id"]?.text ?? $0.paths[0].joined(separator: ".")) } : []
        return Table(schema: schema, rowCount: rows.count, columns: columns, ids: ids, origins: NoOrigins())
    }

    private mutating func column(
        _ schema: ColumnSchema, _ rows: [MergedRow]
    ) -> Column {
        let cells = rows.map { $0.cells[schema.name] }
        var presence = cells.map { $0 != nil }
        let storage: ColumnStorage
        switch schema.type {
        case .text: storage = .texts(cells.map { pool.intern($0?.text ?? "") })
        case .list: storage = lists(cells)
        case .reference:
            let targets = rows.map { row in row.paths.compactMap { indices[target($0, schema.name)] }.first }
            presence = targets.map { $0 != nil }
            storage = .references(targets.map { Int32($0 ?? -1) })
        default: storage = numbers(cells, schema)
        }
        return Column(name: schema.name, type: schema.type, storage: storage, presence: presence)
    }

    /// The row a reference points to: the one written there; for the joined tables the candidate's own rows.
    private func target(_ path: [String], _ column: String) -> [String] {
        let own: [[String]: [String]] = [
            ["previous", "school"]: ["need", "school"], ["previous", "provider"]: ["offer", "provider"],
            ["application", "need"]: ["need"], ["application", "offer"]: ["offer"],
        ]
        return own[path + [column]] ?? path + [column]
    }

    private mutating func lists(_ cells: [InlineRows.Cell?]) -> ColumnStorage {
        var (starts, members): ([Int32], [Int32]) = ([0], [])
        for cell in cells {
            let texts =
                cell.map { $0.isList ? $0.members : $0.text.split(separator: "|").map(String.init) } ?? []
            var own: [Int32] = []
            for text in texts {
                let id = pool.intern(text)
                if !own.contains(id) { own.append(id) }
            }
            members += own
            starts.append(Int32(members.count))
        }
        return .lists(starts: starts, members: members)
    }

    private mutating func numbers(_ cells: [InlineRows.Cell?], _ schema: ColumnSchema) -> ColumnStorage {
        let numbers = cells.map { cell in cell.flatMap { number($0, schema) } ?? FixedPoint(0) }
        let scale = schema.type == .money ? 2 : numbers.map(\.scale).max() ?? 0
        let values = zip(numbers, cells).map { number, cell in
            if let value = number.rescaled(to: scale) { return value.mantissa }
            sink.report(ToolMessages.badCell(cell?.text ?? "", column: schema, at: cell?.location))
            return 0
        }
        return .numbers(values, scale: scale)
    }

    /// The cell's number; truth values are 0 or 1, days their number.
    private mutating func number(_ cell: InlineRows.Cell, _ schema: ColumnSchema) -> FixedPoint? {
        let number: FixedPoint? =
            switch schema.type {
            case .boolean: ["true": FixedPoint(1), "false": FixedPoint(0)][cell.text]
            case .date: Day(parsing: cell.text).map { FixedPoint(Int64($0.number)) }
            default: FixedPoint(parsing: cell.text)?.normalised
            }
        let decimals = schema.type == .integer ? 0 : schema.type == .money ? 2 : FixedPoint.maximumScale
        guard let number, number.scale <= decimals, schema.minimum.map({ FixedPoint($0) <= number }) ?? true else {
            sink.report(ToolMessages.badCell(cell.text, column: schema, at: cell.location))
            return nil
        }
        return number
    }
}

private struct MergedRow {
    var paths: [[String]]
    var cells: [String: InlineRows.Cell]
}

/// Rows written by hand have no file of their own.
private struct NoOrigins: CellOrigins {
    func location(row: Int, column: String?) -> SourceLocation { SourceLocation(file: "") }
}
