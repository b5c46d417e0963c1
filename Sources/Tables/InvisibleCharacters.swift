// SPDX-License-Identifier: GPL-3.0-or-later

/// Characters in tables that nobody sees: they come along when text is copied from web pages, documents and dialogs, and
/// make two words differ that look the same.
///
/// Those without width are left out, unusual blanks become plain ones. Tabs and line ends stay: they have a meaning in
/// CSV.
struct InvisibleCharacters {
    /// One that was taken out or replaced, with its place in the result.
    struct Found {
        let scalar: Unicode.Scalar
        let offset: Int
    }

    /// The text without them.
    private(set) var bytes: [UInt8]
    /// Those worth telling: all without width, and blanks that stand between other characters of a cell.
    private(set) var found: [Found] = []

    /// As many are told; what is left out beyond is only left out.
    private static let foundAtMost = 100_000

    /// - Parameter source: well-formed UTF-8.
    /// - Returns: `nil` if there are none, as in most files.
    init?(in source: [UInt8]) {
        guard let first = Self.first(in: source.span) else { return nil }
        bytes = Array(source[..<first])
        bytes.reserveCapacity(source.count)
        var index = first
        while index < source.count {
            guard let (length, scalar) = Self.character(source.span, at: index) else {
                bytes.append(source[index])
                index += 1
                continue
            }
            let isBlank = Self.isBlank(scalar)
            let next = index + length < source.count ? source[index + length] : nil
            let isInner = Self.isInner(bytes.last) && Self.isInner(next)
            if !isBlank || isInner, found.count < Self.foundAtMost {
                found.append(Found(scalar: scalar, offset: bytes.count))
            }
            if isBlank { bytes.append(Byte.space) }
            index += length
        }
    }

    /// Whether the byte beside a blank belongs to the same cell and is no blank itself.
    private static func isInner(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte > Byte.space && ![Byte.comma, Byte.semicolon, Byte.quote, Byte.bar].contains(byte)
    }

    private static func first(in bytes: Span<UInt8>) -> Int? {
        for index in bytes.indices where bytes[index] >= 0xC2 {
            if character(bytes, at: index) != nil { return index }
        }
        return nil
    }

    /// The character that begins here, with its length, if it is one of them.
    private static func character(_ bytes: Span<UInt8>, at index: Int) -> (length: Int, scalar: Unicode.Scalar)? {
        let lead = bytes[index]
        // Others begin with none of these bytes, and most text beyond ASCII is umlauts.
        let length: Int
        switch lead {
        case 0xC2, 0xCD, 0xD8: length = 2
        case 0xE1, 0xE2, 0xE3, 0xEF: length = 3
        default: return nil
        }
        guard index + length <= bytes.count else { return nil }
        var value = UInt32(lead) & (length == 2 ? 0x1F : 0x0F)
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        guard let scalar = Unicode.Scalar(value), isBlank(scalar) || hasNoWidth(scalar) else { return nil }
        return (length, scalar)
    }

    /// Blanks beside the one of the keyboard (Unicode 16, general category Zs, and the line and paragraph separators).
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// The soft hyphen, joiners, marks of direction, byte order marks within the text (Unicode 16, category Cf).
    private static func hasNoWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x034F, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
        default: false
        }
    }
}
