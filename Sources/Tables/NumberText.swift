// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Writes numbers as people read them: `1.234,56` in German, `1,234.56` in English.
public enum NumberText {
    /// All digits of the number, at least `decimals` after the point; trailing zeros beyond are dropped.
    public static func format(_ number: FixedPoint, decimals: Int = 0, language: Language) -> String {
        let shortest = number.normalised
        let padded = shortest.scale < decimals ? shortest.rescaled(to: decimals) ?? shortest : shortest
        let parts = padded.description.split(separator: ".")
        let isNegative = padded.mantissa < 0
        let whole = DigitGroups.text(parts[0].drop { $0 == "-" }, language)
        let fraction = parts.count > 1 ? (language == .de ? "," : ".") + parts[1] : ""
        return (isNegative ? "-" : "") + whole + fraction
    }

    /// The number for a file: a decimal point, no thousands set apart, and never exactly three decimals, so that
    /// nobody can take them for thousands.
    public static func unmistakable(_ number: FixedPoint) -> String {
        let shortest = number.normalised
        return (shortest.scale == 3 ? shortest.rescaled(to: 4) ?? shortest : shortest).description
    }

    /// Euro with two decimals (more only if the amount has them) and the unit, which never stands on a line alone.
    public static func euro(_ amount: FixedPoint, language: Language) -> String {
        format(amount, decimals: 2, language: language) + "\u{A0}EUR"
    }
}
