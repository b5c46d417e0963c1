// SPDX-License-Identifier: GPL-3.0-or-later

/// A code without what its spelling may vary in: case, blanks, hyphens, full stops, invisible signs, umlauts
/// (`Förderschule`, `foerderschule`, `FOERDER-SCHULE`).
public struct CodeSpelling: Sendable, Hashable {
    /// Letters and digits alone; empty for a text without letters, which is spelled in one way only.
    public let key: String

    public init(_ text: String) {
        var key = ""
        for scalar in text.lowercased().precomposed.unicodeScalars {
            switch scalar {
            case "ä": key += "ae"
            case "ö": key += "oe"
            case "ü": key += "ue"
            case "ß": key += "ss"
            default:
                let properties = scalar.properties
                if properties.isAlphabetic || properties.numericType != nil { key.unicodeScalars.append(scalar) }
            }
        }
        self.key = key.contains { $0.isLetter } ? key : ""
    }
}

extension String {
    /// With the umlauts as one sign each, also where a file has them as a letter and a separate accent.
    fileprivate var precomposed: String {
        String(
            map { character -> Character in
                switch character {
                case "ä": "ä"
                case "ö": "ö"
                case "ü": "ü"
                default: character
                }
            })
    }
}
