// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// What somebody probably meant by a text that is no number of a rulebook: `0,3`, `30 %`, `1.500 EUR`, `3e-1`, `.3`.
///
/// Only for messages: nothing is ever computed with such a reading.
struct NumberSpelling: Equatable {
    /// The numbers it may mean, at least one; two where a separator may be a decimal sign or part thousands.
    let readings: [FixedPoint]
    let isPercent: Bool
    /// Whether there is nothing else than the number: no unit, no word.
    let isBare: Bool

    /// `nil` where the text looks like no number at all.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let signs: [Character: Character] = ["\u{2212}": "-", "–": "-", "’": "'"]
        let plain = String(text.map { $0.isWhitespace ? " " : signs[$0] ?? $0 })
        guard let (core, unit) = Self.split(plain) else { return nil }
        isPercent = Self.percentWords.contains(unit)
        isBare = unit.isEmpty
        guard unit.isEmpty || isPercent || unit.allSatisfy({ $0.isLetter || " €./²".contains($0) }) else { return nil }
        let numbers = Self.numbers(core)
        guard !numbers.isEmpty else { return nil }
        readings = isPercent ? numbers.compactMap { Self.shifted($0, by: -2) } : numbers
        if readings.isEmpty { return nil }
    }

    private static let longest = 60
    private static let percentWords = ["%", "Prozent", "prozent", "percent", "v.H.", "v. H."]

    /// The part made of digits and what stands between them, and the unit behind or before it.
    private static func split(_ text: String) -> (core: String, unit: String)? {
        let isInside = { (sign: Character) in sign.isASCII && sign.isNumber }
        guard let first = text.firstIndex(where: isInside), let last = text.lastIndex(where: isInside) else {
            return nil
        }
        var (start, end) = (first, text.index(after: last))
        while start > text.startIndex, "+-.,".contains(text[text.index(before: start)]) {
            start = text.index(before: start)
        }
        if end < text.endIndex, ".,".contains(text[end]) { end = text.index(after: end) }
        let units = [text[..<start], text[end...]].map { $0.split(separator: " ").joined(separator: " ") }
        guard units.contains("") else { return nil }
        return (String(text[start..<end]), units.joined())
    }

    private static func numbers(_ core: String) -> [FixedPoint] {
        var core = core
        if core.hasPrefix("+") { core.removeFirst() }
        core.removeAll { "_' ".contains($0) }
        if let mark = core.firstIndex(where: { "eE".contains($0) }) {
            let tail = core[core.index(after: mark)...]
            guard let power = Int(tail), let number = decimal(String(core[..<mark])) else { return [] }
            return shifted(number, by: power).map { [$0] } ?? []
        }
        let (points, commas) = (core.count { $0 == "." }, core.count { $0 == "," })
        switch (points, commas) {
        case (_, 0) where points <= 1: return readings(core, mark: ".")
        case (0, 1): return readings(core, mark: ",")
        case (_, 0): return whole(core, mark: ".").map { [$0] } ?? []
        case (0, _): return whole(core, mark: ",").map { [$0] } ?? []
        default: return mixed(core).map { [$0] } ?? []
        }
    }

    /// At most one sign between the digits, which may part thousands where three digits follow it.
    private static func readings(_ core: String, mark: Character) -> [FixedPoint] {
        let number = decimal(String(core.map { $0 == mark ? "." : $0 }))
        return [number, whole(core, mark: mark)].compactMap(\.self)
    }

    /// Read as parts of a thousand: `1.500`, `1.234.567`; `nil` where the groups are none.
    private static func whole(_ core: String, mark: Character) -> FixedPoint? {
        let groups = core.drop { $0 == "-" }.split(separator: mark, omittingEmptySubsequences: false)
        guard groups.count > 1, let head = groups.first, (1...3).contains(head.count), head.first != "0",
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return FixedPoint(parsing: (core.hasPrefix("-") ? "-" : "") + groups.joined())
    }

    /// Both signs are there: the last one is the decimal sign.
    private static func mixed(_ core: String) -> FixedPoint? {
        guard let last = core.lastIndex(where: { ".,".contains($0) }) else { return nil }
        let (mark, other) = (core[last], core[last] == "." ? Character(",") : ".")
        guard core.count(where: { $0 == mark }) == 1, let head = whole(String(core[..<last]), mark: other) else {
            return nil
        }
        return decimal(head.description + "." + core[core.index(after: last)...])
    }

    /// A decimal with a point, which may begin or end with it; digits beyond those that are kept are cut.
    private static func decimal(_ text: String) -> FixedPoint? {
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? parts[1].prefix(FixedPoint.maximumScale) : ""
        guard parts.contains(where: { !$0.isEmpty }) else { return nil }
        let head = parts[0].isEmpty ? "0" : String(parts[0])
        return FixedPoint(parsing: (isNegative ? "-" : "") + head + (fraction.isEmpty ? "" : "." + fraction))?
            .normalised
    }

    /// Times a power of ten.
    private static func shifted(_ number: FixedPoint, by power: Int) -> FixedPoint? {
        guard abs(power) <= 2 * FixedPoint.maximumScale else { return nil }
        let scale = number.scale - power
        if scale >= 0 {
            let shifted = FixedPoint(mantissa: number.mantissa, scale: scale).normalised
            return shifted.scale <= FixedPoint.maximumScale ? shifted : nil
        }
        guard let factor = FixedPoint.powerOfTen(-scale) else { return nil }
        let (product, overflow) = number.mantissa.multipliedReportingOverflow(by: factor)
        return overflow ? nil : FixedPoint(product)
    }
}
