// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// What separates the fields of a file, and where its header begins.
struct CSVSeparator {
    let byte: UInt8
    /// Behind a `sep=;` line, if there is one.
    let headerStart: Int

    /// From a `sep=` line, else the one of `,` and `;` that the header line has more of outside quotes; a tie goes to
    /// `;`, because a German header may hold a comma.
    ///
    /// - Returns: `nil` where the file uses another separator.
    static func detect(in file: SourceFile, into sink: inout DiagnosticSink) -> CSVSeparator? {
        let bytes = file.bytes
        let line = lineEnd(bytes.span, from: 0)
        // No more is looked at than a `sep=` line can hold; a header may be long.
        let first = String(decoding: bytes[0..<min(line.content, 100)], as: UTF8.self)
        let bare = first.filter { $0 != "\"" }
        if bare.lowercased().hasPrefix("sep=") {
            guard let byte = declared(bare.dropFirst(4)) else {
                sink.report(
                    TableMessages.unsupportedSeparator(
                        String(bare.dropFirst(4)), at: file.location(offset: 0, length: line.content)))
                return nil
            }
            return CSVSeparator(byte: byte, headerStart: line.next)
        }
        let (commas, semicolons, tabs, bars) = counts(bytes.span, upTo: line.content)
        if commas == 0, semicolons == 0, let other = tabs > 0 ? "\\t" : bars > 0 ? "|" : nil {
            sink.report(TableMessages.unsupportedSeparator(other, at: file.start))
            return nil
        }
        if commas == 0, semicolons == 0, isQuotedRow(bytes.span, upTo: line.content) {
            sink.report(TableMessages.wholeRowQuoted(at: file.location(offset: 0, length: line.content)))
            return nil
        }
        return CSVSeparator(
            byte: semicolons > 0 && semicolons >= commas ? Byte.semicolon : Byte.comma, headerStart: 0)
    }

    /// Whether the line is one cell in quotes that holds several separators.
    private static func isQuotedRow(_ bytes: Span<UInt8>, upTo end: Int) -> Bool {
        guard end > 0, bytes[0] == Byte.quote else { return false }
        let semicolons = (0..<end).count { bytes[$0] == Byte.semicolon }
        let commas = (0..<end).count { bytes[$0] == Byte.comma }
        return max(semicolons, commas) > 1
    }

    private static func declared(_ text: Substring) -> UInt8? {
        switch text {
        case ",": Byte.comma
        case ";": Byte.semicolon
        default: nil
        }
    }

    private static func lineEnd(_ bytes: Span<UInt8>, from start: Int) -> (content: Int, next: Int) {
        var end = start
        while end < bytes.count, bytes[end] != Byte.lineFeed { end += 1 }
        let content = end > start && bytes[end - 1] == Byte.carriageReturn ? end - 1 : end
        return (content, min(end + 1, bytes.count))
    }

    private static func counts(_ bytes: Span<UInt8>, upTo end: Int) -> (
        commas: Int, semicolons: Int, tabs: Int, bars: Int
    ) {
        var (commas, semicolons, tabs, bars) = (0, 0, 0, 0)
        var isQuoted = false
        for index in 0..<end {
            switch bytes[index] {
            case Byte.quote: isQuoted.toggle()
            case Byte.comma where !isQuoted: commas += 1
            case Byte.semicolon where !isQuoted: semicolons += 1
            case Byte.tab where !isQuoted: tabs += 1
            case Byte.bar where !isQuoted: bars += 1
            default: break
            }
        }
        return (commas, semicolons, tabs, bars)
    }
}
