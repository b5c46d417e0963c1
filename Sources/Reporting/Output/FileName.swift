// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// File names that are made from ids: one to one, so that no two ids share a file.
public enum FileName {
    /// Bytes of a part of a name, so that it and what is put around it stay below the 255 of most file systems.
    private static let longest = 160

    /// The id with everything but ASCII letters, digits, `-`, `_` and inner dots written as `~` and two hexadecimal
    /// digits
    /// for each byte of UTF-8: `Ä1` is `~C3~841`. An id that would get too long ends in its SHA-256.
    public static func part(of id: String) -> String {
        var name = ""
        for (index, byte) in id.utf8.enumerated() {
            // A name that begins with a dot is hidden, and `..` is a folder.
            if isPlain(byte) || byte == UInt8(ascii: ".") && index > 0 {
                name.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                name += "~" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        guard name.utf8.count > longest else { return name }
        var print = Fingerprint()
        print.add("file name", Array(id.utf8))
        // `~~` is in no name that is written in full.
        return name.prefix(longest - 66) + "~~" + print.finished()
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
