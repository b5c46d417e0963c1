// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// The rows of one candidate, written by hand instead of read from tables: what is not written is absent.
///
/// Rows are named by how a rule reaches them (`need`, `need.school.municipality`, `offer.provider`), with short names
/// for the usual ones. Rows of a table that are given the same id are the same row.
public struct InlineRows: Sendable {
    /// A cell as written.
    public struct Cell: Sendable {
        let members: [String]
        let isList: Bool
        let location: SourceLocation?

        /// One text, or the members of a list.
        public init(text: String, at location: SourceLocation?) {
            self.init(members: [text], isList: false, at: location)
        }

        init(members: [String], isList: Bool, at location: SourceLocation?) {
            self.members = members
            self.isList = isList
            self.location = location
        }

        var text: String { members.joined(separator: "|") }
    }

    struct Row {
        let table: String
        var cells: [String: Cell] = [:]
    }

    /// Short names of rows, and the path each stands for.
    static let shortNames = [
        "school": ["need", "school"], "municipality": ["need", "school", "municipality"],
        "region": ["need", "school", "municipality", "region"], "provider": ["offer", "provider"],
    ]

    let schemas: [TableSchema]
    /// By path.
    private(set) var rows: [[String]: Row] = [:]

    /// - Parameter schemas: the tables that rows may belong to, see ``StandardTables``.
    public init(schemas: [TableSchema]) {
        self.schemas = schemas
    }

    /// The names that a row's path can begin with.
    static var names: [String] { Root.allCases.map(\.name) + shortNames.keys.sorted() }

    /// Sets a cell, for example `need.school.type`; an unknown row or column is an error.
    public mutating func set(_ path: [String], to cell: Cell, into sink: inout DiagnosticSink) {
        guard let column = path.last, let row = makeRow(Array(path.dropLast()), at: cell.location, into: &sink) else {
            return
        }
        setCell(column, of: row, to: cell, into: &sink)
    }

    /// The row of a path with every row on the way to it, made where it is not there yet; `nil` (and an error) if
    /// there can be no such row.
    mutating func makeRow(
        _ path: [String], at place: SourceLocation?, into sink: inout DiagnosticSink
    ) -> [String]? {
        guard let first = path.first else {
            sink.report(ToolMessages.noRow(at: place))
            return nil
        }
        let full = (Self.shortNames[first] ?? [first]) + path.dropFirst()
        guard let root = Root.allCases.first(where: { $0.name == full[0] }) else {
            sink.report(ToolMessages.unknownRow(first, known: Self.names, at: place))
            return nil
        }
        var table = root.table
        rows[[full[0]], default: Row(table: table)].cells.reserveCapacity(8)
        for length in full.indices.dropFirst() {
            guard let target = target(of: full[length], in: table, at: place, into: &sink) else { return nil }
            table = target
            let here = Array(full[...length])
            if rows[here] == nil { rows[here] = Row(table: table) }
        }
        return full
    }

    private func schema(_ table: String) -> TableSchema? { schemas.first { $0.name == table } }

    private func target(
        of column: String, in table: String, at place: SourceLocation?, into sink: inout DiagnosticSink
    ) -> String? {
        guard case .reference(let target)? = schema(table)?.column(named: column)?.type else {
            let known = schema(table)?.columns.filter { if case .reference = $0.type { true } else { false } } ?? []
            sink.report(ToolMessages.noReference(column, table: table, known: known.map(\.name), at: place))
            return nil
        }
        return target
    }

    private mutating func setCell(
        _ name: String, of path: [String], to cell: Cell, into sink: inout DiagnosticSink
    ) {
        guard let table = rows[path]?.table, let schema = schema(table) else { return }
        guard let column = schema.column(named: name) else {
            sink.report(
                ToolMessages.unknownColumn(name, table: table, known: schema.columns.map(\.name), at: cell.location))
            return
        }
        guard case .reference(let target) = column.type else {
            rows[path]?.cells[name] = cell
            return
        }
        // The id of the row that is referred to.
        rows[path + [name], default: Row(table: target)].cells["id"] = cell
    }

    /// Takes a cell away, so that it is absent.
    mutating func remove(_ column: String, of path: [String]) {
        rows[path]?.cells[column] = nil
        removeRow(path + [column])
    }

    /// Takes a row away with everything that is reached through it.
    mutating func removeRow(_ path: [String]) {
        let full = path.first.flatMap { Self.shortNames[$0] }.map { $0 + path.dropFirst() } ?? path
        for key in rows.keys.filter({ $0.starts(with: full) }) { rows[key] = nil }
    }
}

// MARK: - Tables

extension InlineRows {
    /// The rows as tables, and the candidate they make; cells that cannot be read go to the sink.
    public func build(into sink: inout DiagnosticSink) -> (tables: TableSet, candidate: CandidateContext) {
        var builder = InlineTableBuilder(rows: rows, schemas: schemas)
        let tables = builder.tables()
        sink.merge(builder.sink)
        let row = { (root: Root) in builder.indices[[root.name]] }
        return (
            tables,
            CandidateContext(
                need: row(.need), offer: row(.offer), fund: row(.fund), application: row(.application),
                previous: row(.previous))
        )
    }
}

extension InlineRows {
    /// Sets a cell written as `row.column=value`.
    public mutating func set(assignment text: String, into sink: inout DiagnosticSink) {
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
            sink.report(ToolMessages.badAssignment(text))
            return
        }
        let path = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        set(path, to: Cell(text: String(text[text.index(after: equals)...]), at: nil), into: &sink)
    }
}
