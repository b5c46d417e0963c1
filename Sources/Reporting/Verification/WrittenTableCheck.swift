// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Compares a CSV file of a plan with what it has to say, row by row and cell by cell, in either of the two formats.
///
/// What it has to say is written and read back in the same way, so that both sides went through the same reader.
struct WrittenTableCheck {
    private let file: SourceFile
    private let expected: OutputTable
    /// Columns of the expected table that are compared.
    private let columns: [OutputTable.Column]

    init(_ file: SourceFile, _ expected: OutputTable, leavingOut names: [String]) {
        self.file = file
        self.expected = expected
        columns = expected.columns.filter { !names.contains($0.name) }
    }

    func findings() -> [Diagnostic] {
        let format: TableFormat = file.bytes.starts(with: SourceFile.byteOrderMark) ? .excel : .rfc4180
        let text = CSVText.write(expected, format)
        var sink = DiagnosticSink()
        guard let written = WrittenCells(file, expected, into: &sink),
            let right = WrittenCells(SourceFile(name: file.name, text: text), expected, into: &sink)
        else {
            // Warnings help with files that people write, and say nothing of this one.
            return sink.shown.filter { $0.severity == .error }
        }
        return compare(written, right)
    }

    private func compare(_ written: WrittenCells, _ right: WrittenCells) -> [Diagnostic] {
        let missing = columns.filter { !written.has($0.name) && right.has($0.name) }.map(\.name)
        let compared = columns.map(\.name).filter { !missing.contains($0) }
        let rows = Dictionary(right.rows.map { (right.key($0), $0) }, uniquingKeysWith: { first, _ in first })
        var findings = missing.map { FolderMessages.missingColumn($0, at: file.start) }
        var seen: Set<Int> = []
        for row in written.rows {
            guard let index = rows[written.key(row)], seen.insert(index).inserted else {
                findings.append(FolderMessages.unexpectedRow(written.label(row), at: written.place(row)))
                continue
            }
            for name in compared where !isSame(written.cell(row, name), right.cell(index, name)) {
                findings.append(
                    FolderMessages.wrongCell(
                        name, of: right.label(index), written: written.cell(row, name),
                        expected: right.cell(index, name), at: written.place(row, name)))
            }
        }
        let absent = right.rows.filter { !seen.contains($0) }
        return findings + absent.map { FolderMessages.missingRow(right.label($0), at: file.start) }
    }

    /// Numbers are compared as numbers, whatever zeros stand behind them.
    private func isSame(_ written: String, _ right: String) -> Bool {
        if written == right { return true }
        let number = { (text: String) in FixedPoint(parsing: text.replacing(",", with: "."))?.normalised }
        return number(written).map { $0 == number(right) } ?? false
    }
}

/// The cells of a file as texts.
private struct WrittenCells {
    private let table: Table
    private let pool: TextPool
    private let keyColumns: [String]

    init?(_ file: SourceFile, _ expected: OutputTable, into sink: inout DiagnosticSink) {
        let schema = TableSchema(
            expected.name, columns: expected.columns.map { ColumnSchema($0.name, .text) }, key: [], required: true)
        let set = TableLoader.load(
            sources: [TableSource(table: schema.name, file: file, isWrittenByProgram: true)], schemas: [schema],
            edits: [], missingAt: file.start, into: &sink)
        guard let set, let table = set.table(schema.name) else { return nil }
        self.table = table
        pool = set.pool
        keyColumns = expected.primaryKey
    }

    var rows: Range<Int> { 0..<table.rowCount }

    /// Empty for a blank cell.
    func cell(_ row: Int, _ name: String) -> String {
        guard let column = table.column(named: name), column.isPresent(row), case .texts(let ids) = column.storage
        else { return "" }
        return pool[ids[row]]
    }

    func key(_ row: Int) -> [String] { keyColumns.map { cell(row, $0) } }

    func label(_ row: Int) -> String { key(row).filter { !$0.isEmpty }.joined(separator: "/") }

    func place(_ row: Int, _ column: String? = nil) -> SourceLocation {
        column.map { table.location(row: row, column: $0) } ?? table.location(row: row)
    }

    /// Whether some row has a value in the column.
    func has(_ name: String) -> Bool { rows.contains { !cell($0, name).isEmpty } }
}
