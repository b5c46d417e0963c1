// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Brings the bytes of a file into UTF-8 without a byte order mark, so that nothing behind it knows encodings.
enum TextDecoding {
    struct Result {
        /// The same name, the bytes in UTF-8: places and excerpts are right for the text as people see it.
        let file: SourceFile
        let encoding: FileDialect.Encoding
    }

    /// How large a file may be.
    struct Limits {
        var bytes = TableLoader.maximumFileSize
        var lines = TableLoader.maximumLines

        /// A file that is too large is mostly one whose cell is never closed: then that is told.
        func hold(for file: SourceFile, into sink: inout DiagnosticSink) -> Bool {
            if file.bytes.count > bytes {
                var probe = DiagnosticSink()
                if let separator = CSVSeparator.detect(in: file, into: &probe) {
                    _ = CSVReader.read(file, separator: separator, into: &probe)
                }
                let cause = probe.shown.first { $0.id == "tables.cell-too-long" }
                sink.report(cause ?? TableMessages.fileTooLarge(limit: bytes, at: file.location(offset: bytes)))
                return false
            }
            if file.lineStarts.count > lines + 1 {
                sink.report(TableMessages.tooManyLines(limit: lines, at: file.location(line: lines + 1, column: 1)))
                return false
            }
            return true
        }
    }

    /// UTF-8 if the bytes are, else Windows-1252, told by a note.
    ///
    /// - Returns: `nil` for bytes that are neither: a mixture, or bytes the code page does not define.
    static func decode(
        _ file: SourceFile, limits: Limits = Limits(), into sink: inout DiagnosticSink
    ) -> Result? {
        guard limits.hold(for: file, into: &sink) else { return nil }
        let unmarked = file.withoutByteOrderMark
        let hasMark = unmarked.bytes.count < file.bytes.count
        let survey = UTF8Survey(unmarked.bytes.span)
        guard let stray = survey.firstStray else {
            let file = survey.sequences > 0 ? withoutInvisible(unmarked, into: &sink) : unmarked
            return Result(file: file, encoding: .utf8)
        }
        if hasMark || survey.sequences > survey.strays {
            sink.report(TableMessages.mixedEncoding(unmarked.bytes[stray], at: unmarked.location(offset: stray)))
            return nil
        }
        return windows1252(unmarked, firstUmlaut: stray, into: &sink)
    }

    private static func windows1252(
        _ file: SourceFile, firstUmlaut: Int, into sink: inout DiagnosticSink
    ) -> Result? {
        let bytes = file.bytes
        let undefined = Array(
            bytes.indices.lazy.filter { !Windows1252.isDefined(bytes[$0]) }.prefix(DiagnosticSink.shownAtMost))
        for offset in undefined {
            sink.report(TableMessages.undefinedByte(file.bytes[offset], at: file.location(offset: offset, length: 1)))
        }
        guard undefined.isEmpty else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else {
                text.append(contentsOf: String(Windows1252.scalar(byte)).utf8)
            }
        }
        let decoded = SourceFile(name: file.name, bytes: text)
        sink.report(TableMessages.readAsWindows1252(at: decoded.location(offset: firstUmlaut, length: 2)))
        return Result(file: withoutInvisible(decoded, into: &sink), encoding: .windows1252)
    }

    private static func withoutInvisible(_ file: SourceFile, into sink: inout DiagnosticSink) -> SourceFile {
        guard let clean = InvisibleCharacters(in: file.bytes) else { return file }
        let result = SourceFile(name: file.name, bytes: clean.bytes)
        for found in clean.found {
            sink.report(TableMessages.invisibleCharacter(found.scalar, at: result.location(offset: found.offset)))
        }
        return result
    }
}

/// What the bytes beyond ASCII look like when they are taken for UTF-8.
struct UTF8Survey {
    /// Well-formed sequences of two to four bytes.
    private(set) var sequences = 0
    /// Bytes that belong to no well-formed sequence.
    private(set) var strays = 0
    private(set) var firstStray: Int?

    init(_ bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            let length = Self.sequenceLength(bytes, at: index)
            if length > 0 {
                sequences += 1
                index += length
            } else {
                strays += 1
                if firstStray == nil { firstStray = index }
                index += 1
            }
        }
    }

    /// The bytes of the well-formed sequence that begins here, 0 if none does (Unicode 16, table 3-7).
    private static func sequenceLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
        func follows(_ offset: Int, _ allowed: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && allowed.contains(bytes[index + offset])
        }
        switch bytes[index] {
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }
}
