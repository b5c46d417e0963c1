// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Finds the comments of a YAML file: what begins with `#` outside of every scalar.
enum CommentScanner {
    /// - Parameter scalars: sorted, without overlap.
    /// - Throws: at what the formatter does not keep: tags, anchors, directives, keys after `?`.
    static func comments(
        of file: SourceFile, outside scalars: [Range<Int>]
    ) throws(LayoutReader.Unsupported) -> [LayoutComment] {
        var comments: [LayoutComment] = []
        var (position, next) = (0, 0)
        while position < file.bytes.count {
            while next < scalars.count, scalars[next].upperBound <= position { next += 1 }
            if next < scalars.count, scalars[next].contains(position) {
                position = scalars[next].upperBound
            } else if file.bytes[position] == UInt8(ascii: "#") {
                let comment = comment(of: file, at: position)
                comments.append(comment)
                position += comment.text.utf8.count
            } else {
                if let part = unsupported(file.bytes, at: position) {
                    throw LayoutReader.Unsupported(part: part, offset: position)
                }
                position += 1
            }
        }
        return comments
    }

    private static func comment(of file: SourceFile, at offset: Int) -> LayoutComment {
        let line = file.line(of: offset)
        let start = file.lineStarts[line]
        var end = offset
        while end < file.bytes.count, file.bytes[end] != 0x0A { end += 1 }
        while end > offset, file.bytes[end - 1] == 0x20 || file.bytes[end - 1] == 0x09 { end -= 1 }
        return LayoutComment(
            text: String(decoding: file.bytes[offset..<end], as: UTF8.self), offset: offset, line: line,
            column: String(decoding: file.bytes[start..<offset], as: UTF8.self).count,
            isAlone: file.bytes[start..<offset].allSatisfy { $0 == 0x20 || $0 == 0x09 },
            followsBlankLine: line > 0 && file.isBlank(line: line - 1))
    }

    private static func unsupported(_ bytes: [UInt8], at position: Int) -> LayoutReader.Unsupported.Part? {
        switch bytes[position] {
        case UInt8(ascii: "&"), UInt8(ascii: "*"): .anchor
        case UInt8(ascii: "!"): .tag
        case UInt8(ascii: "%"): .directive
        case UInt8(ascii: "?"): .complexKey
        default: nil
        }
    }
}
