// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a scalar ends; the parser tells only where it begins.
struct ScalarExtent {
    let whole: Range<Int>
    /// What of it cannot hold a comment: all of it, or the header and the lines of a block scalar.
    let parts: [Range<Int>]

    /// `nil` if the text does not stand there.
    static func of(_ style: LayoutScalar.Style, text: String, in bytes: [UInt8], at start: Int) -> ScalarExtent? {
        switch style {
        case .plain:
            guard let end = end(ofVisible: text, in: bytes, from: start) else { return nil }
            return ScalarExtent(whole: start..<end, parts: [start..<end])
        case .singleQuoted: return quoted(in: bytes, at: start, quote: UInt8(ascii: "'"))
        case .doubleQuoted: return quoted(in: bytes, at: start, quote: UInt8(ascii: "\""))
        case .block: return block(text, in: bytes, at: start)
        }
    }

    private static func quoted(in bytes: [UInt8], at start: Int, quote: UInt8) -> ScalarExtent? {
        guard start < bytes.count, bytes[start] == quote else { return nil }
        var position = start + 1
        while position < bytes.count {
            if quote == UInt8(ascii: "\""), bytes[position] == UInt8(ascii: "\\") {
                position += 2
            } else if bytes[position] != quote {
                position += 1
            } else if quote == UInt8(ascii: "'"), position + 1 < bytes.count, bytes[position + 1] == quote {
                position += 2
            } else {
                return ScalarExtent(whole: start..<position + 1, parts: [start..<position + 1])
            }
        }
        return nil
    }

    private static func block(_ text: String, in bytes: [UInt8], at start: Int) -> ScalarExtent? {
        guard start < bytes.count, [UInt8(ascii: "|"), UInt8(ascii: ">")].contains(bytes[start]) else { return nil }
        let marks = Array("+-0123456789".utf8)
        var header = start + 1
        while header < bytes.count, marks.contains(bytes[header]) { header += 1 }
        var content = header
        while content < bytes.count, bytes[content] != 0x0A { content += 1 }
        guard let end = end(ofVisible: text, in: bytes, from: content) else { return nil }
        guard end > content else { return ScalarExtent(whole: start..<header, parts: [start..<header]) }
        return ScalarExtent(whole: start..<end, parts: [start..<header, content..<end])
    }

    /// Folding and indentation change blanks only, so the visible bytes stand in the file in the same order.
    private static func end(ofVisible text: String, in bytes: [UInt8], from start: Int) -> Int? {
        var (position, end) = (start, start)
        for byte in text.utf8 where !isBlank(byte) {
            while position < bytes.count, isBlank(bytes[position]) { position += 1 }
            guard position < bytes.count, bytes[position] == byte else { return nil }
            position += 1
            end = position
        }
        return end
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
