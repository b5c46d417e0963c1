// SPDX-License-Identifier: GPL-3.0-or-later

/// How names in headers are compared: without regard to case and surrounding blanks, with `_` for blanks and hyphens
/// within, with `ae` for `ä`. Brackets and the signs that people put behind a name (`Nr.`, `Schule:`, `Sparte*`) do not
/// count.
enum HeaderName {
    static func normalised(_ header: some StringProtocol) -> String {
        var result = ""
        for character in trimmed(header).lowercased() {
            switch character {
            case " ", "-", "\u{A0}", "\t", "\n", "\r\n": result.append("_")
            case "ä": result += "ae"
            case "ö": result += "oe"
            case "ü": result += "ue"
            case "ß": result += "ss"
            case "(", ")", "[", "]", "{", "}", ".", ":", "*", "'", "\u{22}": break
            default: result.append(character)
            }
        }
        return result.isEmpty ? trimmed(header).lowercased() : withoutDoubledBlanks(result)
    }

    /// `lfd._nr.` and `lfd.nr.` are the same, and so are one blank and two.
    private static func withoutDoubledBlanks(_ name: String) -> String {
        name.contains("__") || name.hasSuffix("_") || name.hasPrefix("_")
            ? name.split(separator: "_").joined(separator: "_") : name
    }

    private static func trimmed(_ header: some StringProtocol) -> String {
        let start = header.drop { $0.isWhitespace }
        let end = start.reversed().drop { $0.isWhitespace }
        return String(end.reversed())
    }
}
