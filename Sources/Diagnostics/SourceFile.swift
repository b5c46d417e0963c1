// SPDX-License-Identifier: GPL-3.0-or-later

/// A text file that was read, with the start of each line, so that a byte offset can be told as line and column.
///
/// The bytes are kept as they were read. Where they are not UTF-8 they are shown as Windows-1252, which is the only
/// other encoding the project reads.
public struct SourceFile: Sendable {
    /// The name people know the file by, usually the path as it was given.
    public let name: String
    public let bytes: [UInt8]
    /// Byte offsets at which the lines begin; the first is 0.
    public let lineStarts: [Int]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(offset + 1)
        }
        self.lineStarts = starts
    }

    public init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The mark that some editors put before UTF-8.
    public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The file without a byte order mark: places in its first line are counted as people see them.
    public var withoutByteOrderMark: SourceFile {
        guard bytes.starts(with: Self.byteOrderMark) else { return self }
        return SourceFile(name: name, bytes: Array(bytes.dropFirst(Self.byteOrderMark.count)))
    }

    /// The place of `length` bytes from `offset`; both are clamped to the file.
    ///
    /// Cost: logarithmic in the number of lines, plus a look at every byte of the line up to the place.
    public func location(offset: Int, length: Int = 0) -> SourceLocation {
        let start = min(max(0, offset), bytes.count)
        let line = lineIndex(of: start)
        let lineEnd = endOfLine(line)
        let before = characters(in: lineStarts[line]..<max(lineStarts[line], min(start, lineEnd)))
        let marked = characters(in: min(start, lineEnd)..<min(max(start, start + length), lineEnd))
        return SourceLocation(
            file: name,
            line: line + 1,
            column: before + 1,
            length: max(1, marked),
            excerpt: excerpt(of: line)
        )
    }

    /// How many characters a range has; in long ones a letter with a separate accent counts twice, because to tell
    /// characters apart is slow.
    private func characters(in range: Range<Int>) -> Int {
        if range.count <= Self.shownBytes { return decode(range).count }
        if let text = String(validating: bytes[range], as: UTF8.self) { return text.unicodeScalars.count }
        return range.count
    }

    /// The place of a one-based line and column, as other parsers report it.
    public func location(line: Int, column: Int) -> SourceLocation {
        let index = min(max(0, line - 1), lineStarts.count - 1)
        return SourceLocation(
            file: name, line: index + 1, column: max(1, column), length: 1, excerpt: excerpt(of: index)
        )
    }

    /// The place of the file as a whole, for what is missing in it.
    public var start: SourceLocation { location(offset: 0) }

    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private func endOfLine(_ line: Int) -> Int {
        var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
        if end > lineStarts[line], bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return max(end, lineStarts[line])
    }

    /// Long lines are cut: a diagnostic shows a line, never a gigabyte.
    private static let shownBytes = 2_000

    private func excerpt(of line: Int) -> String {
        let start = lineStarts[line]
        return decode(start..<min(endOfLine(line), start + Self.shownBytes))
    }

    private func decode(_ range: Range<Int>) -> String {
        let slice = bytes[range]
        if let text = String(validating: slice, as: UTF8.self) { return text }
        return String(String.UnicodeScalarView(slice.map(Windows1252.scalar)))
    }
}
