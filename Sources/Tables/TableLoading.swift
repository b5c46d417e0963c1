// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// One run of the loader: the stages in their order, and what they leave for each other.
struct TableLoading {
    private let schemas: [TableSchema]
    /// Whether rows and further columns go by their names.
    private let inOrder: Bool
    /// By schema; `nil` for a table without a readable file.
    private var tables: [RawTable?]
    /// Whether a table should be there but could not be read.
    private var unreadable: [Bool]
    private var effects: [[TableEffect]] = []
    private var sink = DiagnosticSink()

    static func run(
        _ sources: [TableSource], _ schemas: [TableSchema], _ edits: [TableEdit], missingAt place: SourceLocation,
        told: Set<String>, inOrder: Bool, into sink: inout DiagnosticSink
    ) -> TableSet? {
        var loading = TableLoading(schemas, inOrder: inOrder)
        loading.read(sources, missingAt: place, told: told)
        let read = loading.tables
        loading.edit(edits, inOrder: false)
        let isDone = !inOrder || (read.areInOrder && loading.tables.areInOrder)
        let set = loading.typed()
        sink.merge(loading.sink)
        // A table whose missing file was told elsewhere is no less missing.
        guard !loading.sink.hasErrors, !loading.unreadable.contains(true) else { return nil }
        return isDone ? set : again(read, schemas, edits)
    }

    /// Once more, the rows in their order before and after the edits. Problems were told before, in the order in which
    /// people see them in their files.
    private static func again(_ read: [RawTable?], _ schemas: [TableSchema], _ edits: [TableEdit]) -> TableSet {
        var loading = TableLoading(schemas, inOrder: true)
        loading.tables = read.map { $0?.inOrder() }
        loading.edit(edits, inOrder: true)
        loading.tables = loading.tables.map { $0?.inOrder() }
        return loading.typed()
    }

    private mutating func edit(_ edits: [TableEdit], inOrder: Bool) {
        (tables, effects) = TableEditor.apply(
            edits, to: tables, unreadable: unreadable, schemas: schemas, inOrder: inOrder, into: &sink)
    }

    private init(_ schemas: [TableSchema], inOrder: Bool) {
        self.schemas = schemas
        self.inOrder = inOrder
        tables = schemas.map { _ in nil }
        unreadable = schemas.map { _ in false }
    }

    private mutating func read(_ sources: [TableSource], missingAt place: SourceLocation, told: Set<String>) {
        checkNames(sources)
        for (index, schema) in schemas.enumerated() {
            if let source = sources.first(where: { $0.table == schema.name }) {
                tables[index] = RawTableReader.read(source, schema: schema, into: &sink)
                unreadable[index] = tables[index] == nil
            } else if told.contains(schema.name) {
                unreadable[index] = true
            } else if schema.isRequired {
                sink.report(TableMessages.missingTable(schema.name, at: place))
                unreadable[index] = true
            }
        }
    }

    private mutating func checkNames(_ sources: [TableSource]) {
        var first: [String: SourceLocation] = [:]
        for source in sources {
            let place = SourceLocation(file: source.file.name)
            if let earlier = first[source.table] {
                sink.report(TableMessages.duplicateSource(source.table, at: place, first: earlier))
            } else if !schemas.contains(where: { $0.name == source.table }) {
                sink.report(TableMessages.unknownTable(source.table, known: schemas.map(\.name), at: place))
            }
            if first[source.table] == nil { first[source.table] = place }
        }
    }

    /// Number styles first, because they are a file's; then all ids, because any table may refer to any other.
    private mutating func typed() -> TableSet {
        for index in tables.indices {
            guard var table = tables[index] else { continue }
            tables[index] = nil
            NumberStyleDecision.decide(&table)
            tables[index] = table
        }
        var interner = TextInterner()
        let index = IdentifierIndex(tables, unreadable: unreadable, schemas: schemas, interner: &interner, into: &sink)
        var suggestion = IdentifierSuggestion()
        var typed: [Table] = []
        for (position, table) in tables.enumerated() {
            guard let table else { continue }
            let columns = columns(of: table, &interner, index, &suggestion)
            KeyCheck.run(table, columns, into: &sink)
            CoordinateCheck.run(table, columns, into: &sink)
            OrderCheck.run(table, columns, into: &sink)
            typed.append(
                Table(
                    schema: table.schema, rowCount: table.rowCount, columns: columns, ids: index.ids[position],
                    origins: RawOrigins(table: table)))
        }
        FarPlaceCheck.run(typed, interner.pool, into: &sink)
        return TableSet(
            tables: typed, pool: interner.pool, dialects: tables.flatMap { $0?.dialects ?? [] }, effects: effects,
            unmatchedHeaders: tables.flatMap { $0?.unmatched ?? [] })
    }

    private mutating func columns(
        of table: RawTable, _ interner: inout TextInterner, _ index: IdentifierIndex,
        _ suggestion: inout IdentifierSuggestion
    ) -> [Column] {
        let names = inOrder ? table.namesInOrder : table.columns.map(\.name)
        let further = names.filter { table.schema.column(named: $0) == nil }.map { ColumnSchema($0, .text) }
        var columns: [Column] = []
        for schema in table.schema.columns + further {
            var typer = ColumnTyper(schema, of: table)
            columns.append(typer.typed(&interner, index, &suggestion))
            sink.merge(typer.sink)
        }
        return columns
    }
}

extension [RawTable?] {
    fileprivate var areInOrder: Bool { allSatisfy { $0?.isInOrder ?? true } }
}

extension RawTable {
    /// How each of its files was read.
    fileprivate var dialects: [FileDialect] {
        sources.compactMap { source in
            guard case .file(let file) = source.origin else { return nil }
            return FileDialect(
                file: file.name, table: schema.name, encoding: source.encoding,
                separator: source.separator == Byte.semicolon ? ";" : ",", numberStyle: source.numberStyle)
        }
    }
}
