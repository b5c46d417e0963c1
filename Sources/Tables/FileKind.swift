// SPDX-License-Identifier: GPL-3.0-or-later

/// What the first bytes of a file show it to be, whatever its name says.
///
/// Sources: the signatures in the formats' own specifications (PKWARE APPNOTE 4.3.7, ISO 32000-2 7.5.2, MS-CFB 2.2,
/// RFC 1952, PNG, JFIF).
enum FileKind: Equatable {
    case xlsx
    case ods
    /// An Excel workbook of before 2007, or another compound file.
    case xls
    case zip
    case gzip
    case pdf
    case image
    case html
    case xml
    case rtf
    case json
    case utf16
    /// Nothing speaks against a table of text.
    case text

    private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
        ([0x25, 0x50, 0x44, 0x46, 0x2D], .pdf),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls),
        ([0x1F, 0x8B], .gzip),
        ([0x89, 0x50, 0x4E, 0x47], .image),
        ([0xFF, 0xD8, 0xFF], .image),
        ([0xFF, 0xFE], .utf16),
        ([0xFE, 0xFF], .utf16),
        (Array("{\\rtf".utf8), .rtf),
    ]

    /// As much of a file as is looked at; office files name their kind in the entries at their beginning.
    private static let lookedAt = 4_096

    init(_ bytes: [UInt8]) {
        let start = Array(bytes.prefix(Self.lookedAt))
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = Self.archive(start)
        } else if let found = Self.signatures.first(where: { start.starts(with: $0.bytes) }) {
            self = found.kind
        } else if Self.isUTF16(start) {
            self = .utf16
        } else {
            self = Self.markup(start)
        }
    }

    private static func archive(_ start: [UInt8]) -> FileKind {
        let text = String(decoding: start, as: UTF8.self)
        if text.contains("opendocument.spreadsheet") { return .ods }
        return text.contains("[Content_Types].xml") || text.contains("xl/") ? .xlsx : .zip
    }

    /// Text of Latin letters in UTF-16 without a mark has a zero in every second byte.
    private static func isUTF16(_ start: [UInt8]) -> Bool {
        let even = stride(from: 0, to: start.count, by: 2).count { start[$0] == 0 }
        let odd = stride(from: 1, to: start.count, by: 2).count { start[$0] == 0 }
        return start.count >= 4 && max(even, odd) * 4 > start.count && min(even, odd) * 16 < start.count
    }

    /// A table may begin with a cell in angle brackets, so only whole words count; none begins with an opening brace.
    private static func markup(_ start: [UInt8]) -> FileKind {
        let unmarked = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
        let text = String(decoding: unmarked, as: UTF8.self).drop { $0.isWhitespace }.lowercased()
        if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<table") { return .html }
        if text.hasPrefix("<?xml") || text.hasPrefix("<!--") { return text.contains("<html") ? .html : .xml }
        let inner = text.dropFirst().drop { $0.isWhitespace }
        if text.hasPrefix("{"), inner.hasPrefix("\"") || inner.hasPrefix("}") { return .json }
        if text.hasPrefix("["), inner.hasPrefix("{") || inner.hasPrefix("[") { return .json }
        return .text
    }
}
