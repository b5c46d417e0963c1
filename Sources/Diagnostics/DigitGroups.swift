// SPDX-License-Identifier: GPL-3.0-or-later

/// Whole numbers with their thousands apart, as people read them: `1.234` in German, `1,234` in English.
public enum DigitGroups {
    /// The digits in groups of three from the right; anything before them (a sign) stands first.
    public static func text(_ digits: some StringProtocol, _ language: Language) -> String {
        var groups: [String] = []
        var rest = Substring(String(digits))
        while rest.count > 3 {
            groups.append(String(rest.suffix(3)))
            rest = rest.dropLast(3)
        }
        groups.append(String(rest))
        return groups.reversed().joined(separator: language == .de ? "." : ",")
    }

    /// A count, with its sign where it is negative.
    public static func text(_ count: some BinaryInteger, _ language: Language) -> String {
        (count < 0 ? "-" : "") + text(String(count.magnitude), language)
    }
}
