// SPDX-License-Identifier: GPL-3.0-or-later

/// A cell of a number column that is no number: why probably, and which number is in it.
struct BadNumber {
    enum Cause: String {
        case currency
        case percent
        /// A unit or another word behind the number.
        case unit
        /// Blanks or apostrophes between the digits.
        case gaps
        /// A plus, or a minus that is a dash.
        case sign
        case otherStyle
        /// A word or sign for "nothing is known".
        case placeholder
        /// What a spreadsheet writes where a formula failed.
        case formula
        case unknown
    }

    let cause: Cause
    /// The number that is left without what does not belong there, where only one can be meant.
    let number: FixedPoint?

    init(_ text: String, style: FileDialect.NumberStyle, type: ColumnType) {
        let text = text.trimmingBlanks
        if Self.placeholders.contains(text.lowercased()) {
            (cause, number) = (.placeholder, nil)
        } else if text.hasPrefix("#") {
            (cause, number) = (.formula, nil)
        } else if let number = Self.read(text, style.other, type), Self.read(text, style, type) == nil {
            (cause, self.number) = (.otherStyle, number)
        } else {
            let (cause, bare) = Self.stripped(text)
            (self.cause, number) = (cause, Self.unambiguous(bare, style, type))
        }
    }

    private static let placeholders: Set<String> = [
        "-", "--", "–", "—", "/", "?", "x", "k.a.", "k. a.", "ka", "k.a", "n/a", "na", "n.a.", "n. a.", "nan", "null",
        "none", "keine", "keine angabe", "unbekannt", "offen", "entfällt", "unknown",
    ]

    private static let currencies = ["€", "eur", "euro"]

    /// The text without what does not belong to a number; nothing is left out where nothing is known to be too much.
    private static func stripped(_ text: String) -> (Cause, String) {
        let lower = text.lowercased()
        for currency in currencies {
            if lower.hasSuffix(currency) { return (.currency, bare(String(text.dropLast(currency.count)))) }
            if lower.hasPrefix(currency) { return (.currency, bare(String(text.dropFirst(currency.count)))) }
        }
        for dash in [",--", ",-", ",–", ",—", ".--", ".-", ".–"] where text.hasSuffix(dash) {
            return (.currency, bare(String(text.dropLast(dash.count))))
        }
        if text.hasSuffix("%") { return (.percent, bare(String(text.dropLast()))) }
        if let first = text.first, "+−–".contains(first) {
            return (.sign, (first == "+" ? "" : "-") + bare(String(text.dropFirst())))
        }
        let number = text.prefix { $0.isNumberPart }
        let rest = text[number.endIndex...]
        guard number.contains(where: \.isNumber) else { return (.unknown, text) }
        if rest.isEmpty { return (number.contains(where: \.isGap) ? .gaps : .unknown, bare(String(number))) }
        // A unit begins with a letter and has no further digit: `20 UE`, but neither `1e3` nor `7 bis 10`.
        guard rest.first?.isLetter == true, !rest.contains(where: \.isNumber) else { return (.unknown, text) }
        return (.unit, bare(String(number)))
    }

    private static func bare(_ text: String) -> String { text.filter { !$0.isGap } }

    private static func unambiguous(
        _ text: String, _ style: FileDialect.NumberStyle, _ type: ColumnType
    ) -> FixedPoint? {
        let (own, other) = (read(text, style, type), read(text, style.other, type))
        return own == nil || other == nil || own == other ? own ?? other : nil
    }

    private static func read(_ text: String, _ style: FileDialect.NumberStyle, _ type: ColumnType) -> FixedPoint? {
        let bytes = Array(text.utf8)
        guard case .value(let number) = NumberReading.read(bytes.span, bytes.indices, style, type) else { return nil }
        return number
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}

extension Character {
    /// What people put between groups of digits without meaning a number by it.
    fileprivate var isGap: Bool { isWhitespace || self == "'" || self == "’" || self == "_" }

    fileprivate var isNumberPart: Bool { isASCII && isNumber || isGap || self == "," || self == "." || self == "-" }
}
