// SPDX-License-Identifier: GPL-3.0-or-later

/// One cell as it stands in the bytes of its table: a range without the surrounding quotes and blanks.
struct RawCell: Sendable, Hashable {
    private let start: UInt32
    /// The highest bit tells that the cell holds doubled quotes.
    private let lengthAndFlag: UInt32
    private static let escapedFlag: UInt32 = 1 << 31

    /// `range` must end below ``maximumOffset``; both were checked when the file was opened.
    init(_ range: Range<Int>, isEscaped: Bool) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        lengthAndFlag = UInt32(truncatingIfNeeded: range.count) | (isEscaped ? Self.escapedFlag : 0)
    }

    /// The cell of a row whose file does not have the column.
    static let missing = RawCell(Int(UInt32.max)..<Int(UInt32.max), isEscaped: false)

    /// The largest table that is read, in bytes.
    static let maximumOffset = 1 << 30

    var isMissing: Bool { start == .max }
    /// Nothing but blanks.
    var isBlank: Bool { lengthAndFlag & ~Self.escapedFlag == 0 }
    var isEscaped: Bool { lengthAndFlag & Self.escapedFlag != 0 }
    var lowerBound: Int { Int(start) }
    var count: Int { Int(lengthAndFlag & ~Self.escapedFlag) }
    var range: Range<Int> { lowerBound..<(lowerBound + count) }

    /// The same cell after its bytes were moved behind `offset` others.
    func shifted(by offset: Int) -> RawCell {
        isMissing ? self : RawCell((lowerBound + offset)..<(lowerBound + offset + count), isEscaped: isEscaped)
    }
}
