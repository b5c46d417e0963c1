// SPDX-License-Identifier: GPL-3.0-or-later

/// The Windows code page 1252, in which older German office programs save their tables.
public enum Windows1252 {
    /// The characters of 0x80 to 0x9F; the five bytes the code page leaves undefined are shown as U+FFFD.
    /// Source: the Unicode Consortium's mapping table CP1252.TXT.
    private static let upper: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    /// The character of one byte; U+FFFD for a byte that the code page does not define.
    public static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    /// Whether the code page gives the byte a character.
    public static func isDefined(_ byte: UInt8) -> Bool { scalar(byte) != "\u{FFFD}" }
}
