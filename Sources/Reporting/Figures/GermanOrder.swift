// SPDX-License-Identifier: GPL-3.0-or-later

/// Sorts names as German lists do (DIN 5007-1): ä like a, ö like o, ü like u, ß like ss, capitals like small letters.
enum GermanOrder {
    /// A key whose plain order is the German one; names with equal keys need a further criterion.
    static func key(_ name: String) -> String {
        name.lowercased().reduce(into: "") { key, character in
            switch character {
            case "ä", "à", "á", "â": key += "a"
            case "ö", "ò", "ó", "ô": key += "o"
            case "ü", "ù", "ú", "û": key += "u"
            case "é", "è", "ê", "ë": key += "e"
            case "ß": key += "ss"
            default: key.append(character)
            }
        }
    }
}
