// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Where a stretch of a table's bytes came from.
struct RawSource: Sendable {
    enum Origin: Sendable {
        case file(SourceFile)
        /// The value of a change; its place is the place of the change.
        case change(SourceLocation)
    }

    /// Where its bytes begin in the table's bytes.
    var start: Int
    let origin: Origin
    /// How the file was read; for a change it only tells the number style, which is always the point.
    var numberStyle: FileDialect.NumberStyle
    /// Whether the number style is more than a guess from the separator.
    var isStyleKnown: Bool
    let encoding: FileDialect.Encoding
    let separator: UInt8

    /// What reading a number asks of its source; small, because it is looked at for every cell.
    struct Numbers {
        let style: FileDialect.NumberStyle
        let isStyleKnown: Bool
        let isChange: Bool
    }

    var numbers: Numbers {
        let isChange = if case .change = origin { true } else { false }
        return Numbers(style: numberStyle, isStyleKnown: isStyleKnown, isChange: isChange)
    }

    func location(_ range: Range<Int>) -> SourceLocation {
        switch origin {
        case .file(let file): file.location(offset: range.lowerBound - start, length: range.count)
        case .change(let place): place
        }
    }
}

/// A column of cells that are not typed yet.
struct RawColumn: Sendable {
    let name: String
    var cells: [RawCell]
}

/// The cells of a table between reading and typing; changes of a scenario work on it.
struct RawTable: Sendable {
    let schema: TableSchema
    /// The bytes of all sources one after the other, with a zero byte between them.
    private(set) var bytes: [UInt8]
    var sources: [RawSource]
    var columns: [RawColumn]
    /// The first cell of each row, for the place of the row.
    var rowCells: [RawCell]
    /// Rows with a wrong number of cells; they are told and then not looked at.
    var isBroken: [Bool]
    /// Headers of its files that may be meant for columns that they lack.
    var unmatched: [UnmatchedHeader] = []
    /// Whether every row of the files is here.
    var isComplete: Bool

    /// - Parameter isStyleKnown: whether its numbers are known to be written in the style of the separator.
    init(
        schema: TableSchema, file: SourceFile, encoding: FileDialect.Encoding, separator: UInt8, isStyleKnown: Bool
    ) {
        self.schema = schema
        bytes = file.bytes
        sources = [
            RawSource(
                start: 0, origin: .file(file), numberStyle: separator == Byte.semicolon ? .comma : .point,
                isStyleKnown: isStyleKnown, encoding: encoding, separator: separator)
        ]
        columns = []
        rowCells = []
        isBroken = []
        isComplete = true
    }

    var rowCount: Int { rowCells.count }

    func columnIndex(named name: String) -> Int? { columns.firstIndex { $0.name == name } }

    func column(named name: String) -> RawColumn? { columns.first { $0.name == name } }

    /// The text of a cell, doubled quotes undone. For messages and changes; typing works on the bytes.
    func text(_ cell: RawCell) -> String {
        guard !cell.isMissing else { return "" }
        return String(decoding: content(cell), as: UTF8.self)
    }

    /// The bytes of a cell, doubled quotes undone.
    func content(_ cell: RawCell) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(cell.count)
        var index = cell.range.lowerBound
        while index < cell.range.upperBound {
            result.append(bytes[index])
            index += cell.isEscaped && bytes[index] == Byte.quote ? 2 : 1
        }
        return result
    }

    /// The index of the source a cell came from.
    func sourceIndex(of cell: RawCell) -> Int {
        var (low, high) = (0, sources.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if sources[middle].start <= cell.lowerBound { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The place of a cell; of its row where the row's file does not have the column.
    func location(_ cell: RawCell, row: Int) -> SourceLocation {
        let shown = cell.isMissing ? rowCells[row] : cell
        return sources[sourceIndex(of: shown)].location(shown.range)
    }

    /// Puts the bytes of a further source behind the others and gives the offset at which they begin; `nil` if the
    /// table would become too large.
    mutating func append(_ further: [UInt8], _ source: (_ start: Int) -> [RawSource]) -> Int? {
        // The zero byte keeps an empty cell at the end of one source apart from the start of the next.
        guard bytes.count + further.count + 1 < RawCell.maximumOffset else { return nil }
        bytes.append(0)
        let start = bytes.count
        bytes.append(contentsOf: further)
        sources.append(contentsOf: source(start))
        return start
    }
}
