// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The records of a CSV file as ranges of its bytes.
struct CSVRecords: Sendable {
    /// All cells, record after record.
    fileprivate(set) var cells: [RawCell] = []
    /// The first cell of each record.
    fileprivate(set) var starts: [Int] = []
    /// Whether the rest of the file behind the last record could not be read.
    fileprivate(set) var endsEarly = false
    /// Whether a cell that was not closed where it should have been may have swallowed rows.
    fileprivate(set) var mayMissRows = false

    var count: Int { starts.count }

    /// The cells of a record, as indices of ``cells``.
    func range(_ record: Int) -> Range<Int> {
        starts[record]..<(record + 1 < starts.count ? starts[record + 1] : cells.count)
    }
}

/// A strict reader of CSV after RFC 4180: what is not in order is told, never mended.
///
/// It makes no string: fields are byte ranges, and doubled quotes are only marked.
struct CSVReader {
    /// The longest cell, in bytes.
    static let maximumFieldLength = 1_000_000
    /// The longest record, in bytes: to tell a place in it takes a look at all of it.
    static let maximumRecordLength = 4_000_000
    /// The most cells of a record.
    static let maximumColumns = 1_000
    /// The most cells of a file; with them it takes about 1 GB until it is typed.
    static let maximumCells = 16_000_000

    private let file: SourceFile
    private let separator: UInt8
    private var records = CSVRecords()
    private var sink = DiagnosticSink()

    /// Reads all records from the header on; blank records at the end are left out.
    ///
    /// - Parameter file: UTF-8, see ``TextDecoding``.
    /// - Complexity: linear in the bytes.
    static func read(
        _ file: SourceFile, separator: CSVSeparator, into sink: inout DiagnosticSink
    ) -> CSVRecords {
        var reader = CSVReader(file: file, separator: separator.byte)
        let bytes = file.bytes
        reader.readRecords(bytes.span, from: separator.headerStart)
        reader.dropBlankEnd()
        sink.merge(reader.sink)
        return reader.records
    }

    private init(file: SourceFile, separator: UInt8) {
        self.file = file
        self.separator = separator
    }

    private mutating func readRecords(_ bytes: Span<UInt8>, from start: Int) {
        var position = start
        records.cells.reserveCapacity(min(bytes.count / 6, Self.maximumCells))
        while position < bytes.count, !records.endsEarly {
            guard records.cells.count < Self.maximumCells else { return stop(position, TableMessages.tooManyCells) }
            records.starts.append(records.cells.count)
            let start = position
            position = readRecord(bytes, from: position)
            if position - start > Self.maximumRecordLength { stop(start, TableMessages.recordTooLong) }
        }
    }

    /// Tells what makes it useless to read on.
    private mutating func stop(_ offset: Int, _ message: (SourceLocation) -> Diagnostic) {
        report(offset, 1, message)
        records.endsEarly = true
    }

    /// Reads up to and with the end of the line; gives the start of the next record.
    private mutating func readRecord(_ bytes: Span<UInt8>, from start: Int) -> Int {
        let firstCell = records.cells.count
        var position = start
        while true {
            position =
                position < bytes.count && bytes[position] == Byte.quote
                ? readQuoted(bytes, from: position) : readPlain(bytes, from: position)
            guard position < bytes.count, !records.endsEarly else { return position }
            switch bytes[position] {
            case Byte.lineFeed: return position + 1
            case Byte.carriageReturn: return position + 2
            default: position += 1
            }
            if records.cells.count - firstCell >= Self.maximumColumns {
                stop(position, TableMessages.tooManyColumns)
                return position
            }
        }
    }

    /// Reads a field without quotes; gives the place of the separator or line end behind it.
    private mutating func readPlain(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        var isTold = false
        var hasTab = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == separator || byte == Byte.lineFeed { break }
            // Letters, digits and the bytes of umlauts other than 0xC2 need no closer look.
            if byte > Byte.quote, byte != Byte.delete, byte != 0xC2 {
                index += 1
                continue
            }
            if byte == Byte.carriageReturn, isLineEnd(bytes, index) { break }
            hasTab = hasTab || byte == Byte.tab
            if !isTold, byte == Byte.quote {
                isTold = true
                report(index, 1, TableMessages.strayQuote)
            } else if !isTold, bytes.isControl(at: index) {
                isTold = true
                tellControl(bytes, index)
            }
            index += 1
        }
        append(bytes, start..<index, isEscaped: false)
        if hasTab { tellTab(bytes) }
        return index
    }

    /// Reads a field from its opening quote; gives the place of the separator or line end behind it.
    private mutating func readQuoted(_ bytes: Span<UInt8>, from open: Int) -> Int {
        var index = open + 1
        var isEscaped = false
        var isTold = false
        var hasTab = false
        while index < bytes.count {
            let byte = bytes[index]
            hasTab = hasTab || byte == Byte.tab
            if byte == Byte.quote {
                guard index + 1 < bytes.count, bytes[index + 1] == Byte.quote else { break }
                isEscaped = true
                index += 1
            } else if !isTold, byte != Byte.lineFeed, byte != Byte.carriageReturn, bytes.isControl(at: index) {
                isTold = true
                tellControl(bytes, index)
            }
            index += 1
        }
        append(bytes, (open + 1)..<index, isEscaped: isEscaped)
        if hasTab { tellTab(bytes) }
        guard index < bytes.count else {
            // A cell that is too long was told; that it is not closed is often why.
            if !records.endsEarly { stop(open, TableMessages.unclosedQuote) }
            return index
        }
        return skipRest(bytes, behind: index, opened: open)
    }

    /// Behind a closing quote only a separator or a line end may stand; anything else is told and skipped.
    private mutating func skipRest(_ bytes: Span<UInt8>, behind close: Int, opened open: Int) -> Int {
        var index = close + 1
        while index < bytes.count, bytes[index] != separator, bytes[index] != Byte.lineFeed {
            if bytes[index] == Byte.carriageReturn, isLineEnd(bytes, index) { break }
            index += 1
        }
        if index > close + 1 {
            let opened = file
            if (open..<close).contains(where: { bytes[$0] == Byte.lineFeed }) { records.mayMissRows = true }
            report(close + 1, index - close - 1) {
                TableMessages.textAfterQuote(at: $0, opened: opened.location(offset: open, length: 1))
            }
        }
        return index
    }

    private func isLineEnd(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        index + 1 < bytes.count && bytes[index + 1] == Byte.lineFeed
    }

    private mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>, isEscaped: Bool) {
        if range.count > Self.maximumFieldLength {
            stop(range.lowerBound, TableMessages.fieldTooLong)
        }
        records.cells.append(RawCell(bytes.trimmed(range), isEscaped: isEscaped))
    }

    /// A tab within the last cell looks like a blank and is none.
    private mutating func tellTab(_ bytes: Span<UInt8>) {
        guard let range = records.cells.last?.range, !sink.isFull else { return }
        for index in range where bytes[index] == Byte.tab {
            return sink.report(TableMessages.tabInCell(at: file.location(offset: index, length: 1)))
        }
    }

    private mutating func dropBlankEnd() {
        while records.count > 1, records.cells[records.range(records.count - 1)].allSatisfy(\.isBlank) {
            records.cells.removeSubrange(records.range(records.count - 1))
            records.starts.removeLast()
        }
    }

    private mutating func tellControl(_ bytes: Span<UInt8>, _ index: Int) {
        let code = bytes[index] == 0xC2 ? bytes[index + 1] : bytes[index]
        report(index, 1) { TableMessages.controlCharacter(code, at: $0) }
    }

    private mutating func report(_ offset: Int, _ length: Int, _ message: (SourceLocation) -> Diagnostic) {
        if sink.isFull {
            sink.countError()
        } else {
            sink.report(message(file.location(offset: offset, length: length)))
        }
    }
}
