// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Turns the raw cells of one column into a typed column; cells that cannot be are told and count as absent.
///
/// The readers for each type are in extensions.
struct ColumnTyper {
    let table: RawTable
    let schema: ColumnSchema
    let cells: [RawCell]
    /// Which rows have a value.
    var presence: [Bool]
    var sink = DiagnosticSink()

    /// A column of the table, or of the schema only: then every cell is absent, and a required one was told before.
    init(_ schema: ColumnSchema, of table: RawTable) {
        self.table = table
        self.schema = schema
        let column = table.column(named: schema.name)
        let cells = column?.cells ?? [RawCell](repeating: .missing, count: table.rowCount)
        self.cells = cells
        presence = cells.indices.map { !cells[$0].isBlank && !table.isBroken[$0] }
        if column != nil, schema.isRequired || schema.name == "id" { tellMissingValues() }
    }

    mutating func typed(
        _ interner: inout TextInterner, _ index: IdentifierIndex, _ suggestion: inout IdentifierSuggestion
    ) -> Column {
        let storage: ColumnStorage =
            switch schema.type {
            case .text: texts(&interner)
            case .list: lists(&interner)
            case .number, .money, .integer: numbers()
            case .boolean: booleans()
            case .date: dates()
            case .reference(let target): references(to: target, interner, index, &suggestion)
            }
        return Column(
            name: schema.name, type: schema.type, storage: storage,
            presence: presence.allSatisfy { $0 } ? nil : presence)
    }

    private mutating func tellMissingValues() {
        for row in cells.indices where !presence[row] && !table.isBroken[row] {
            let (column, name) = (schema.name, table.schema.name)
            tell(row) { TableMessages.missingValue(column: column, table: name, at: $1) }
        }
    }

    func location(_ row: Int) -> SourceLocation { table.location(cells[row], row: row) }

    func text(_ row: Int) -> String { table.text(cells[row]) }

    /// Tells a bad cell and takes it for absent.
    mutating func refuse(_ row: Int, _ message: (_ text: String, _ place: SourceLocation) -> Diagnostic) {
        tell(row, message)
        presence[row] = false
    }

    private mutating func tell(_ row: Int, _ message: (_ text: String, _ place: SourceLocation) -> Diagnostic) {
        if sink.isFull { sink.countError() } else { sink.report(message(text(row), location(row))) }
    }

    // MARK: Texts, lists, references

    private mutating func texts(_ interner: inout TextInterner) -> ColumnStorage {
        var ids = [Int32](repeating: 0, count: cells.count)
        for row in cells.indices where presence[row] { ids[row] = interner.intern(cells[row], of: table) }
        return .texts(ids)
    }

    private mutating func lists(_ interner: inout TextInterner) -> ColumnStorage {
        var starts: [Int32] = [0]
        var members = ListMembers()
        starts.reserveCapacity(cells.count + 1)
        for row in cells.indices {
            members.beginCell()
            if presence[row], cells[row].isEscaped {
                let content = table.content(cells[row])
                Self.appendMembers(content.span, content.indices, &interner, &members)
            } else if presence[row] {
                Self.appendMembers(table.bytes.span, cells[row].range, &interner, &members)
            }
            // A cell of bars alone has no member, so it has no value.
            if members.isCellEmpty { presence[row] = false }
            starts.append(Int32(members.ids.count))
        }
        return .lists(starts: starts, members: members.ids)
    }

    private static func appendMembers(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ interner: inout TextInterner, _ members: inout ListMembers
    ) {
        var start = range.lowerBound
        while start <= range.upperBound {
            var end = start
            while end < range.upperBound, bytes[end] != Byte.bar { end += 1 }
            let member = bytes.trimmed(start..<end)
            if !member.isEmpty { members.append(interner.intern(bytes, member)) }
            start = end + 1
        }
    }

    private mutating func references(
        to target: String, _ interner: TextInterner, _ index: IdentifierIndex,
        _ suggestion: inout IdentifierSuggestion
    ) -> ColumnStorage {
        var rows = [Int32](repeating: -1, count: cells.count)
        switch index.target(target) {
        case .unreadable: break
        case .absent:
            if let row = presence.firstIndex(of: true) {
                refuse(row) { TableMessages.referenceWithoutTable($0, table: target, at: $1) }
            }
        case .rows(let other, let otherIndex):
            for row in cells.indices where presence[row] {
                if let id = interner.find(cells[row], of: table), let found = index.row(id, table: otherIndex) {
                    rows[row] = found
                } else {
                    let column = schema.name
                    refuse(row) {
                        let cause = suggestion.cause(of: $0, in: other)
                        return TableMessages.danglingReference(
                            $0, column: column, table: target, cause: cause, at: $1)
                    }
                }
            }
        }
        return .references(rows)
    }
}
