// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Numbers as the documents of one language show them.
struct Figures {
    let language: Language

    init(_ language: Language) {
        self.language = language
    }

    func number(_ number: FixedPoint) -> String { NumberText.format(number, language: language) }
    func count(_ count: Int64) -> String { number(FixedPoint(count)) }
    func count(_ count: Int) -> String { number(FixedPoint(Int64(count))) }
    func euro(_ amount: FixedPoint) -> String { NumberText.euro(amount, language: language) }

    /// The amount without its unit, for columns that name it; a dash where no rulebook computes it.
    func amount(orDash amount: FixedPoint?) -> String {
        amount.map { NumberText.format($0, decimals: 2, language: language) } ?? "–"
    }

    /// The amount, or a dash where no rulebook computes it.
    func euro(orDash amount: FixedPoint?) -> String { amount.map(euro) ?? "–" }

    /// One decimal, as distances are spoken of; a dash where no rulebook computes it.
    func kilometres(orDash km: Double?) -> String {
        guard let rounded = km.flatMap({ DecimalText.rounded($0, digits: 1) }) else { return "–" }
        return NumberText.format(rounded, decimals: 1, language: language)
    }

    /// `60 %`, see ``PercentText``; a dash where there is no whole.
    func percentText(_ part: FixedPoint, of whole: FixedPoint) -> String {
        PercentText.text(part, of: whole, language) ?? "–"
    }

    /// A share that somebody has set, with all its digits.
    func share(_ share: FixedPoint) -> String { PercentText.exact(share, language) }

    /// A number of no known unit, with at most two decimals.
    func measured(_ number: FixedPoint) -> String {
        guard number.normalised.scale > 2, let rounded = DecimalText.rounded(number.double, digits: 2) else {
            return self.number(number)
        }
        return self.number(rounded)
    }

    /// A gap between value and bound as a share, with up to three significant decimals of a percent.
    func gap(_ gap: Double) -> String {
        guard let percent = DecimalText.rounded(gap * 100, digits: 2) else { return "–" }
        if percent.mantissa == 0, gap > 0 { return "<\u{A0}" + number(FixedPoint(mantissa: 1, scale: 2)) + "\u{A0}%" }
        return number(percent) + "\u{A0}%"
    }

    /// `1 Gruppe`, `in 2 Bedarfen`.
    func counted(_ count: some BinaryInteger, _ noun: CountedNoun, _ form: CountedNoun.Form = .plain) -> String {
        noun.counted(count, form, language)
    }
}
