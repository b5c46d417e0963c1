// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Reads one file into raw columns: decodes it, splits it, matches its header and checks the shape of its rows.
struct RawTableReader {
    private let schema: TableSchema
    private let file: SourceFile
    private let records: CSVRecords
    private var sink = DiagnosticSink()

    /// - Returns: `nil` if the file has no rows that could be looked at.
    static func read(_ source: TableSource, schema: TableSchema, into sink: inout DiagnosticSink) -> RawTable? {
        let file = source.file
        if let problem = problem(with: file) {
            sink.report(problem)
            return nil
        }
        guard let decoded = TextDecoding.decode(file, into: &sink),
            let separator = CSVSeparator.detect(in: decoded.file, into: &sink)
        else { return nil }
        let records = CSVReader.read(decoded.file, separator: separator, into: &sink)
        var reader = RawTableReader(schema: schema, file: decoded.file, records: records)
        let empty = RawTable(
            schema: schema, file: decoded.file, encoding: decoded.encoding, separator: separator.byte,
            isStyleKnown: source.isWrittenByProgram)
        let table = reader.build(from: empty)
        sink.merge(reader.sink)
        return table
    }

    private init(schema: TableSchema, file: SourceFile, records: CSVRecords) {
        self.schema = schema
        self.file = file
        self.records = records
    }

    /// What makes it useless to read the file as CSV: it would only give riddles.
    private static func problem(with file: SourceFile) -> Diagnostic? {
        let kind = FileKind(file.bytes)
        if let format = ["xlsx", "ods"].first(where: { file.name.lowercased().hasSuffix("." + $0) }) {
            let isArchive = [.xlsx, .ods, .zip].contains(kind) || file.bytes.starts(with: Array("PK".utf8))
            return isArchive
                ? TableMessages.formatNotSupported(format, file: file.name)
                : TableMessages.noWorkbook(format, file: file.name)
        }
        if file.bytes.isEmpty { return TableMessages.emptyFile(file.name) }
        return kind == .text ? nil : TableMessages.otherKind(kind, file: file.name)
    }

    private mutating func build(from empty: RawTable) -> RawTable? {
        guard records.count > 0, !records.cells[records.range(0)].allSatisfy(\.isBlank) else {
            sink.report(TableMessages.noHeader(at: file.start))
            return nil
        }
        let (headers, fileWidth) = headerCells(empty)
        if let problem = problem(with: headers.map(\.text)) {
            sink.report(problem)
            return nil
        }
        let match = HeaderMatcher.match(headers, to: schema, fileStart: file.start, into: &sink)
        var table = empty
        table.unmatched = match.unmatched
        table.isComplete = !records.endsEarly && !records.mayMissRows
        checkRows(width: headers.count, fileWidth: fileWidth, into: &table)
        for (index, name) in match.names.enumerated() {
            guard let name else { continue }
            table.columns.append(RawColumn(name: name, cells: cells(ofColumn: index)))
        }
        return table
    }

    /// A first line without any column of the table is no header: often a title stands above it, or it is another table.
    private func problem(with headers: [String]) -> Diagnostic? {
        let required = schema.columns.filter(\.isRequired).map(\.name)
        guard !required.isEmpty, HeaderMatcher.knownColumns(headers, of: schema) == 0 else { return nil }
        let line = (1..<min(records.count, Self.linesAboveHeader)).first { record in
            let cells = records.cells[records.range(record)].map { text($0) }
            return HeaderMatcher.knownColumns(cells, of: schema) >= min(2, required.count)
        }
        return TableMessages.noKnownColumn(
            table: schema.name, required: required,
            header: line.map { place(records.cells[records.starts[$0]]).line }, at: file.start)
    }

    /// How many lines a title may have for the header to be found behind it.
    private static let linesAboveHeader = 20

    private func text(_ cell: RawCell) -> String { String(decoding: file.bytes[cell.range], as: UTF8.self) }

    /// The headers up to the last named one, and how many cells the header row has. A blank name further left is told.
    private mutating func headerCells(_ table: RawTable) -> (headers: [HeaderMatcher.Header], fileWidth: Int) {
        let range = records.range(0)
        let width = (records.cells[range].lastIndex { !$0.isBlank } ?? range.lowerBound) + 1 - range.lowerBound
        let headers = records.cells[range].prefix(width).map { cell in
            HeaderMatcher.Header(text: table.text(cell), location: place(cell))
        }
        for header in headers where header.text.isEmpty { sink.report(TableMessages.blankHeader(at: header.location)) }
        return (headers, range.count)
    }

    /// Every row has one cell for each header. Cells under blank headers at the end may be left out, but not filled,
    /// as in the official school files.
    private mutating func checkRows(width: Int, fileWidth: Int, into table: inout RawTable) {
        for record in 1..<max(1, records.count) {
            let range = records.range(record)
            var isBroken = false
            // The row that a broken file ends in was told already.
            let isCut = records.endsEarly && record == records.count - 1
            if records.cells[range.lowerBound].isBlank, records.cells[range].allSatisfy(\.isBlank) {
                isBroken = true
                tellBlank(records.cells[range.lowerBound])
            } else if !(width...fileWidth).contains(range.count) {
                isBroken = true
                if !isCut { tellRagged(range, width) }
            } else if let extra = records.cells[range].dropFirst(width).first(where: { !$0.isBlank }) {
                if sink.isFull { sink.countError() } else { sink.report(TableMessages.blankHeader(at: place(extra))) }
            }
            table.rowCells.append(records.cells[range.lowerBound])
            table.isBroken.append(isBroken || isCut)
        }
    }

    /// A line without a value, be it of separators only: spreadsheets write them for rows that were emptied.
    private mutating func tellBlank(_ first: RawCell) {
        if sink.isFull { sink.countError() } else { sink.report(TableMessages.blankLine(at: place(first))) }
    }

    private mutating func tellRagged(_ range: Range<Int>, _ width: Int) {
        guard !sink.isFull else { return sink.countError() }
        let first = records.cells[range.lowerBound]
        let header = records.cells[records.starts[0]]
        sink.report(
            TableMessages.raggedRow(
                cells: range.count, columns: width, at: place(first), header: place(header)))
    }

    private func cells(ofColumn column: Int) -> [RawCell] {
        var cells: [RawCell] = []
        cells.reserveCapacity(records.count - 1)
        for record in 1..<max(1, records.count) {
            let range = records.range(record)
            cells.append(column < range.count ? records.cells[range.lowerBound + column] : .missing)
        }
        return cells
    }

    private func place(_ cell: RawCell) -> SourceLocation {
        file.location(offset: cell.lowerBound, length: cell.count)
    }
}
