// SPDX-License-Identifier: GPL-3.0-or-later

/// The bytes that mean something in a table.
enum Byte {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let comma: UInt8 = 0x2C
    static let minus: UInt8 = 0x2D
    static let point: UInt8 = 0x2E
    static let zero: UInt8 = 0x30
    static let nine: UInt8 = 0x39
    static let semicolon: UInt8 = 0x3B
    static let bar: UInt8 = 0x7C
    static let delete: UInt8 = 0x7F
}

extension Span<UInt8> {
    /// The range without spaces, tabs, line ends and no-break spaces (C2 A0) at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end {
            if isBlank(self[start]) {
                start += 1
            } else if end - start >= 2, self[start] == 0xC2, self[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while start < end {
            if isBlank(self[end - 1]) {
                end -= 1
            } else if end - start >= 2, self[end - 2] == 0xC2, self[end - 1] == 0xA0 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == Byte.space || byte == Byte.tab || byte == Byte.lineFeed || byte == Byte.carriageReturn
    }

    /// Whether a control character begins here: C0 but the tab, DEL, or C1 in its UTF-8 form.
    func isControl(at index: Int) -> Bool {
        let byte = self[index]
        if byte < Byte.space { return byte != Byte.tab }
        if byte == Byte.delete { return true }
        return byte == 0xC2 && index + 1 < count && (0x80...0x9F).contains(self[index + 1])
    }
}
