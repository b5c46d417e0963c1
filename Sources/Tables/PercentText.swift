// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Writes shares as people read them: whole percent, halves up; `100 %` only for all and `0 %` only for nothing.
public enum PercentText {
    /// `60 %`, with a space that does not break; `über 99 %` and `unter 1 %` where rounding would claim all or nothing.
    ///
    /// - Returns: `nil` where there is no whole or the part is negative.
    public static func text(_ part: FixedPoint, of whole: FixedPoint, _ language: Language) -> String? {
        guard let rounded = rounded(part, of: whole) else { return nil }
        switch rounded {
        case 100 where part < whole: return (language == .de ? "über " : "over ") + percent(99, language)
        case 0 where part.mantissa > 0: return (language == .de ? "unter " : "under ") + percent(1, language)
        default: return percent(rounded, language)
        }
    }

    /// Of counts.
    public static func text(_ part: Int, of whole: Int, _ language: Language) -> String? {
        text(FixedPoint(Int64(part)), of: FixedPoint(Int64(whole)), language)
    }

    /// A share that somebody has written, with all its digits: `0.325` is `32,5 %`.
    public static func exact(_ share: FixedPoint, _ language: Language) -> String {
        let shortest = share.normalised
        let moved =
            shortest.scale >= 2
            ? FixedPoint(mantissa: shortest.mantissa, scale: shortest.scale - 2)
            : shortest.rescaled(to: 2).map { FixedPoint($0.mantissa) }
        return moved.map { NumberText.format($0, language: language) + unit }
            ?? NumberText.format(shortest, language: language)
    }

    /// Whole percent, halves up; `nil` where there is no whole or the part is negative.
    public static func rounded(_ part: FixedPoint, of whole: FixedPoint) -> Int? {
        guard whole.mantissa > 0, part.mantissa >= 0 else { return nil }
        let scale = max(part.scale, whole.scale)
        guard let upper = FixedPoint.powerOfTen(scale - part.scale),
            let lower = FixedPoint.powerOfTen(scale - whole.scale)
        else { return nil }
        let (numerator, denominator) = (Int128(part.mantissa) * Int128(upper), Int128(whole.mantissa) * Int128(lower))
        return Int(clamping: (200 * numerator + denominator) / (2 * denominator))
    }

    private static func percent(_ whole: Int, _ language: Language) -> String {
        DigitGroups.text(whole, language) + unit
    }

    private static let unit = "\u{A0}%"
}
