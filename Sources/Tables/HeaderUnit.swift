// SPDX-License-Identifier: GPL-3.0-or-later

/// The unit that people write behind a column's name: `Honorar (EUR)`, `Umkreis in km`, `Einheiten [h]`.
struct HeaderUnit {
    /// The header without it, in the compared form.
    let name: String
    /// As it is written.
    let unit: String

    /// The ways to read a header as a name with a unit, what is set apart by signs first.
    static func readings(of header: String) -> [HeaderUnit] {
        var readings: [HeaderUnit] = []
        let text = header.filter { $0 != "\"" }
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] {
            guard let start = text.range(of: open), text.hasSuffix(close) || text.hasSuffix(close + ":") else {
                continue
            }
            let inner = text[start.upperBound...].prefix { String($0) != close }
            readings.append(HeaderUnit(text[..<start.lowerBound], inner))
        }
        for sign in ["/", ",", ":"] {
            guard let start = text.range(of: sign) else { continue }
            readings.append(HeaderUnit(text[..<start.lowerBound], text[start.upperBound...]))
        }
        let words = text.split { $0.isWhitespace || $0 == "_" }
        if words.count > 1, let last = words.last {
            readings.append(HeaderUnit(text[..<last.startIndex], last))
        }
        return readings.filter { !$0.name.isEmpty && !$0.unit.isEmpty }
    }

    private init(_ name: Substring, _ unit: Substring) {
        var words = unit.split(whereSeparator: \.isWhitespace)
        var nameWords = name.split { $0.isWhitespace || $0 == "_" }
        if words.first?.lowercased() == "in" { words.removeFirst() }
        if nameWords.count > 1, nameWords.last?.lowercased() == "in" { nameWords.removeLast() }
        self.name = HeaderName.normalised(nameWords.joined(separator: " "))
        self.unit = words.joined(separator: " ")
    }
}

extension String {
    fileprivate func range(of sign: String) -> Range<Index>? {
        guard let character = sign.first, let start = firstIndex(of: character) else { return nil }
        return start..<index(after: start)
    }
}
