// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Reads one file into raw columns: decodes it, splits it, matches its header and checks the shape of its rows.
struct RawTableReader {
    private let schema: TableSchema
    private let file: SourceFile
    private let records: CSVRecords
    private var sink = DiagnosticSink()

    /// - Returns: `nil` if the file has no rows that could be looked at.
    static func read(_ file: SourceFile, schema: TableSchema, into sink: inout DiagnosticSink) -> RawTable? {
        if let format = officeFormat(file.name) {
            sink.report(TableMessages.formatNotSupported(format, file: file.name))
            return nil
        }
        guard let decoded = TextDecoding.decode(file, into: &sink),
            let separator = CSVSeparator.detect(in: decoded.file, into: &sink)
        else { return nil }
        let records = CSVReader.read(decoded.file, separator: separator, into: &sink)
        var reader = RawTableReader(schema: schema, file: decoded.file, records: records)
        let empty = RawTable(
            schema: schema, file: decoded.file, encoding: decoded.encoding, separator: separator.byte)
        let table = reader.build(from: empty)
        sink.merge(reader.sink)
        return table
    }

    private init(schema: TableSchema, file: SourceFile, records: CSVRecords) {
        self.schema = schema
        self.file = file
        self.records = records
    }

    /// Spreadsheets come with a later version; reading one as CSV would only give riddles.
    private static func officeFormat(_ name: String) -> String? {
        ["xlsx", "ods"].first { name.lowercased().hasSuffix("." + $0) }
    }

    private mutating func build(from empty: RawTable) -> RawTable? {
        guard records.count > 0, !records.cells[records.range(0)].allSatisfy(\.isBlank) else {
            sink.report(TableMessages.noHeader(at: file.start))
            return nil
        }
        let (headers, fileWidth) = headerCells(empty)
        let names = HeaderMatcher.match(headers, to: schema, fileStart: file.start, into: &sink)
        var table = empty
        table.isComplete = !records.endsEarly && !records.mayMissRows
        checkRows(width: headers.count, fileWidth: fileWidth, into: &table)
        for (index, name) in names.enumerated() {
            guard let name else { continue }
            table.columns.append(RawColumn(name: name, cells: cells(ofColumn: index)))
        }
        return table
    }

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
            if !(width...fileWidth).contains(range.count) {
                isBroken = true
                if !isCut { tellRagged(range, width) }
            } else if let extra = records.cells[range].dropFirst(width).first(where: { !$0.isBlank }) {
                if sink.isFull { sink.countError() } else { sink.report(TableMessages.blankHeader(at: place(extra))) }
            }
            table.rowCells.append(records.cells[range.lowerBound])
            table.isBroken.append(isBroken || isCut)
        }
    }

    private mutating func tellRagged(_ range: Range<Int>, _ width: Int) {
        guard !sink.isFull else { return sink.countError() }
        let first = records.cells[range.lowerBound]
        if range.count == 1, first.isBlank {
            sink.report(TableMessages.blankLine(at: place(first)))
            return
        }
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
