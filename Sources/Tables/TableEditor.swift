// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Applies the changes of a scenario to raw tables, in their order.
struct TableEditor {
    private let schemas: [TableSchema]
    private var tables: [RawTable?]
    /// Tables that should be there but could not be read; changes to them are not judged.
    private let unreadable: [Bool]
    /// Whether the rows of further files go by their keys.
    private let inOrder: Bool
    private var isRemoved: [[Bool]]
    /// The rows of each id, or of each key where a table has no id, made when first needed.
    private var rowsByName: [[String: [Int]]?]
    /// For each column that refers to another table the rows of each id, made when first needed.
    private var rowsByReference: [[String: [String: [Int]]]]
    private var suggestion = IdentifierSuggestion()
    private var sink = DiagnosticSink()
    /// What the edit at work has done so far.
    private var effects: [TableEffect] = []

    /// The tables after all edits, and what each edit did. An edit that hits nothing is told and does nothing.
    static func apply(
        _ edits: [TableEdit], to tables: [RawTable?], unreadable: [Bool], schemas: [TableSchema], inOrder: Bool,
        into sink: inout DiagnosticSink
    ) -> (tables: [RawTable?], effects: [[TableEffect]]) {
        guard !edits.isEmpty else { return (tables, []) }
        var editor = TableEditor(schemas, tables, unreadable, inOrder)
        let effects = edits.map { editor.apply($0) }
        sink.merge(editor.sink)
        return (zip(editor.tables, editor.isRemoved).map { $0?.removing($1) }, effects)
    }

    private init(_ schemas: [TableSchema], _ tables: [RawTable?], _ unreadable: [Bool], _ inOrder: Bool) {
        self.schemas = schemas
        self.inOrder = inOrder
        self.tables = tables
        self.unreadable = unreadable
        isRemoved = tables.map { [Bool](repeating: false, count: $0?.rowCount ?? 0) }
        rowsByName = tables.map { _ in nil }
        rowsByReference = tables.map { _ in [:] }
    }

    private mutating func apply(_ edit: TableEdit) -> [TableEffect] {
        effects = []
        carryOut(edit)
        return effects
    }

    private mutating func carryOut(_ edit: TableEdit) {
        switch edit {
        case .set(let table, let id, let column, let value, let place):
            guard let index = tableIndex(table, place), let rows = rows(id, index, place) else { return }
            set(rows, column, value, index, place)
        case .remove(let table, let id, let place):
            guard let index = tableIndex(table, place), let rows = rows(id, index, place) else { return }
            for row in rows { remove(row, of: index) }
            if schemas[index].column(named: "id") != nil { removeRowsReferring(to: [id], in: index) }
        case .add(let table, let file, let place):
            guard let index = tableIndex(table, place) else { return }
            add(file, index, place)
        }
    }

    private mutating func tableIndex(_ name: String, _ place: SourceLocation) -> Int? {
        guard let index = schemas.firstIndex(where: { $0.name == name }) else {
            sink.report(TableMessages.unknownTable(name, known: schemas.map(\.name), at: place))
            return nil
        }
        return unreadable[index] ? nil : index
    }

    /// The rows with the id, or with the values of the key joined by `/` where a table has no id, that are still there, at
    /// least one; tells if there is none.
    private mutating func rows(_ id: String, _ index: Int, _ place: SourceLocation) -> [Int]? {
        guard schemas[index].column(named: "id") != nil || !schemas[index].key.isEmpty else {
            sink.report(TableMessages.changeWithoutID(table: schemas[index].name, at: place))
            return nil
        }
        if rowsByName[index] == nil { rowsByName[index] = tables[index]?.rowsByName() ?? [:] }
        let rows = rowsByName[index]?[id]?.filter { !isRemoved[index][$0] } ?? []
        guard rows.isEmpty else { return rows }
        let near = tables[index].flatMap { suggestion.nearest(to: id, in: $0) }
        sink.report(TableMessages.changeOfUnknownRow(id, table: schemas[index].name, near: near, at: place))
        return nil
    }

    // MARK: Set

    private mutating func set(
        _ rows: [Int], _ header: String, _ value: String, _ index: Int, _ place: SourceLocation
    ) {
        guard let column = columnIndex(header, index, place) else { return }
        if let control = value.unicodeScalars.first(where: Self.isControl) {
            sink.report(TableMessages.controlCharacter(UInt8(control.value), at: place))
            return
        }
        let bytes = visible(value, place)
        let range = bytes.span.trimmed(bytes.indices)
        let start = tables[index]?.append(bytes) { start in
            [
                RawSource(
                    start: start, origin: .change(place), numberStyle: .point, isStyleKnown: true, encoding: .utf8,
                    separator: Byte.comma)
            ]
        }
        guard let start else {
            sink.report(TableMessages.tableTooLarge(at: place))
            return
        }
        let cell = RawCell((range.lowerBound + start)..<(range.upperBound + start), isEscaped: false)
        for row in rows { set(cell, row, column, index) }
        guard let name = tables[index]?.columns[column].name else { return }
        if isName(name, in: schemas[index]) { rowsByName[index] = nil }
        rowsByReference[index][name] = nil
    }

    /// The value without characters that nobody sees, which are told as in a file.
    private mutating func visible(_ value: String, _ place: SourceLocation) -> [UInt8] {
        let bytes = Array(value.utf8)
        guard let clean = InvisibleCharacters(in: bytes) else { return bytes }
        for found in clean.found { sink.report(TableMessages.invisibleCharacter(found.scalar, at: place)) }
        return clean.bytes
    }

    /// Whether rows are named by the column.
    private func isName(_ column: String, in schema: TableSchema) -> Bool {
        column == "id" || schema.key.contains(column)
    }

    private mutating func set(_ cell: RawCell, _ row: Int, _ column: Int, _ index: Int) {
        guard let effect = effect(of: cell, row, column, index) else { return }
        effects.append(effect)
        // No copy of the table may be alive here: the assignment would copy all cells of the column.
        tables[index]?.columns[column].cells[row] = cell
    }

    private func effect(of cell: RawCell, _ row: Int, _ column: Int, _ index: Int) -> TableEffect? {
        guard let table = tables[index] else { return nil }
        let (before, after) = (table.text(table.columns[column].cells[row]), table.text(cell))
        return .set(
            table: table.schema.name, row: table.rowName(row), column: table.columns[column].name,
            before: before.isEmpty ? nil : before, after: after.isEmpty ? nil : after)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar != "\t" && scalar != "\n") || (0x7F..<0xA0).contains(scalar.value)
    }

    /// The column of the name in the raw table; one that the schema knows and the file lacks is added.
    private mutating func columnIndex(_ header: String, _ index: Int, _ place: SourceLocation) -> Int? {
        let schema = schemas[index]
        let declared = schema.columns.map(\.name)
        let name =
            schema.column(named: header)?.name
            ?? HeaderAliases.canonicalName(of: header, inTable: schema.name, columns: declared)
            ?? HeaderName.normalised(header)
        if let column = tables[index]?.columnIndex(named: name) { return column }
        guard schema.column(named: name) != nil else {
            let further = tables[index]?.columns.map(\.name).filter { !declared.contains($0) } ?? []
            sink.report(
                TableMessages.changeOfUnknownColumn(
                    header, table: schema.name, known: declared + further, at: place))
            return nil
        }
        return tables[index]?.addColumn(name)
    }

    // MARK: Remove

    private mutating func remove(_ row: Int, of index: Int) {
        isRemoved[index][row] = true
        guard let table = tables[index] else { return }
        effects.append(.removed(table: table.schema.name, row: table.rowName(row)))
    }

    /// Removes what refers to the ids, then what refers to that, until nothing is left hanging.
    private mutating func removeRowsReferring(to ids: Set<String>, in index: Int) {
        var pending = [(index, ids)]
        while let (target, gone) = pending.popLast() {
            for (other, schema) in schemas.enumerated() {
                for column in schema.columns where column.type == .reference(to: schemas[target].name) {
                    let further = removeRows(of: other, whose: column.name, isIn: gone)
                    if !further.isEmpty { pending.append((other, further)) }
                }
            }
        }
    }

    /// The ids of the rows that were removed now.
    private mutating func removeRows(of index: Int, whose name: String, isIn gone: Set<String>) -> Set<String> {
        if rowsByReference[index][name] == nil {
            rowsByReference[index][name] = tables[index]?.rowsByText(of: name) ?? [:]
        }
        let rows = gone.flatMap { rowsByReference[index][name]?[$0] ?? [] }.sorted()
        var removed: Set<String> = []
        for row in rows where !isRemoved[index][row] {
            remove(row, of: index)
            guard schemas[index].column(named: "id") != nil, let table = tables[index],
                let ids = table.column(named: "id")
            else { continue }
            removed.insert(table.text(ids.cells[row]))
        }
        return removed
    }

    // MARK: Add

    private mutating func add(_ file: SourceFile, _ index: Int, _ place: SourceLocation) {
        let source = TableSource(table: schemas[index].name, file: file)
        guard let read = RawTableReader.read(source, schema: schemas[index], into: &sink) else { return }
        let further = inOrder ? read.inOrder() : read
        if further.rowCount == 0 { sink.report(TableMessages.changeWithoutRows(file.name, at: place)) }
        if tables[index] == nil {
            tables[index] = further
        } else if tables[index]?.append(rowsOf: further) != true {
            sink.report(TableMessages.tableTooLarge(at: file.start))
            return
        }
        isRemoved[index] += [Bool](repeating: false, count: further.rowCount)
        rowsByName[index] = nil
        rowsByReference[index] = [:]
        let name = schemas[index].name
        for row in 0..<further.rowCount { effects.append(.added(table: name, row: further.rowName(row))) }
    }
}

extension RawTable {
    /// What people call the row: the values of the table's key, else of the first column that its file has.
    fileprivate func rowName(_ row: Int) -> String {
        let key = schema.key.isEmpty ? Array(namesInOrder.prefix(1)) : schema.key
        return key.compactMap { column(named: $0).map { text($0.cells[row]) } }.filter { !$0.isEmpty }
            .joined(separator: "/")
    }

    fileprivate func rowsByName() -> [String: [Int]] {
        if let column = column(named: "id") {
            return Dictionary(grouping: column.cells.indices) { text(column.cells[$0]) }
        }
        return schema.column(named: "id") == nil ? Dictionary(grouping: 0..<rowCount) { rowName($0) } : [:]
    }

    /// The rows of each text that the column has.
    fileprivate func rowsByText(of name: String) -> [String: [Int]] {
        guard let column = column(named: name) else { return [:] }
        return Dictionary(grouping: column.cells.indices.filter { !column.cells[$0].isBlank }) {
            text(column.cells[$0])
        }
    }

    /// Adds a column without values and gives its index.
    fileprivate mutating func addColumn(_ name: String) -> Int {
        columns.append(RawColumn(name: name, cells: [RawCell](repeating: .missing, count: rowCount)))
        return columns.count - 1
    }

    /// Puts the rows of another file of the same table behind these; `false` if the table would become too large.
    fileprivate mutating func append(rowsOf other: RawTable) -> Bool {
        let sources = other.sources
        let start = append(other.bytes) { start in
            sources.map { source in
                var moved = source
                moved.start += start
                return moved
            }
        }
        guard let start else { return false }
        for column in other.columns where columnIndex(named: column.name) == nil { _ = addColumn(column.name) }
        for index in columns.indices {
            let cells = other.column(named: columns[index].name)?.cells.map { $0.shifted(by: start) }
            columns[index].cells += cells ?? [RawCell](repeating: .missing, count: other.rowCount)
        }
        rowCells += other.rowCells.map { $0.shifted(by: start) }
        isBroken += other.isBroken
        isComplete = isComplete && other.isComplete
        unmatched += other.unmatched
        return true
    }

    /// The table without the marked rows.
    fileprivate func removing(_ isRemoved: [Bool]) -> RawTable {
        guard isRemoved.contains(true) else { return self }
        var table = self
        let kept = rowCells.indices.filter { !isRemoved[$0] }
        table.rowCells = kept.map { rowCells[$0] }
        table.isBroken = kept.map { isBroken[$0] }
        for index in columns.indices { table.columns[index].cells = kept.map { columns[index].cells[$0] } }
        return table
    }
}
