// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// Names a limit with what it is about and how full it is: `Eigenmittel der Schule: eine Gruppe braucht 1.620,00 EUR …`.
struct LimitSentences {
    private let language: Language

    init(_ language: Language) { self.language = language }

    /// - Parameter isHopeless: whether the limit rules the group out whatever else is planned.
    func text(_ limit: UnmetNeed.BlockingLimit, isHopeless: Bool) -> String {
        let filled = fill(limit, isHopeless: isHopeless).map { "\(name(limit)): \($0.text(language))" } ?? name(limit)
        return limit.limit.assumed.map { "\(filled); \($0.text(language))" } ?? filled
    }

    /// The limit and what it is about, without numbers. The need's own school goes without saying.
    func name(_ limit: UnmetNeed.BlockingLimit) -> String {
        let subject = limit.subject.filter { !$0.isOwn }.map(name).joined(separator: ", ")
        return limit.limit.title.text(language) + (subject.isEmpty ? "" : " (\(subject))")
    }

    private func name(_ part: SubjectPart) -> String {
        guard let name = part.name else { return part.id }
        let label = part.table == "funds" ? CodeLabels.programme(name, language) : name
        return part.isUnique ? label : "\(label), \(part.id)"
    }

    // MARK: Numbers

    private func fill(_ limit: UnmetNeed.BlockingLimit, isHopeless: Bool) -> LocalizedText? {
        guard limit.limit.kind == .limit, let bound = limit.limit.limit else { return nil }
        func text(_ number: FixedPoint) -> LocalizedText { amount(number, limit.unit) }
        switch limit.limit.bound {
        case "at_least_share": return UnmetTexts.leastShare(Figures(language).share(bound))
        case "at_most_share": return UnmetTexts.mostShare(Figures(language).share(bound))
        case "zero_or_at_least":
            guard let most = limit.most else { return nil }
            if isHopeless { return UnmetTexts.tooFew(least: text(bound), most: text(most)) }
            guard let with = sum(limit.limit.used, limit.limit.needed) else { return nil }
            return UnmetTexts.stillTooFew(least: text(bound), with: text(with))
        default: return atMost(limit, bound, isHopeless: isHopeless)
        }
    }

    private func atMost(_ limit: UnmetNeed.BlockingLimit, _ bound: FixedPoint, isHopeless: Bool) -> LocalizedText? {
        guard let used = limit.limit.used, let needed = limit.limit.needed, needed.mantissa > 0 else { return nil }
        func text(_ number: FixedPoint) -> LocalizedText { amount(number, limit.unit) }
        if limit.unit == .groups {
            if bound.mantissa == 0 { return UnmetTexts.none() }
            if used.normalised == bound.normalised { return UnmetTexts.allTaken(text(bound)) }
        }
        let taken = isHopeless ? FixedPoint(0) : used
        guard let total = sum(taken, needed), let missing = sum(total, bound, sign: -1) else { return nil }
        return taken.mantissa == 0
            ? UnmetTexts.tooLarge(needed: text(needed), most: text(bound), missing: text(missing))
            : UnmetTexts.full(used: text(used), most: text(bound), needed: text(needed), missing: text(missing))
    }

    private func amount(_ number: FixedPoint, _ unit: LimitUnit) -> LocalizedText {
        func text(_ language: Language) -> String {
            switch unit {
            case .euro: return NumberText.euro(number, language: language)
            case .groups:
                let whole = number.normalised
                guard whole.scale == 0 else { return NumberText.format(number, language: language) }
                return CountedNoun.group.counted(whole.mantissa, .plain, language)
            case .other: return Figures(language).measured(number)
            }
        }
        return LocalizedText(de: text(.de), en: text(.en))
    }

    private func sum(_ left: FixedPoint?, _ right: FixedPoint?, sign: Int64 = 1) -> FixedPoint? {
        guard let left, let right else { return nil }
        var sum = ExactSum()
        sum.add(left)
        sum.add(right, negated: sign < 0)
        return sum.value?.normalised
    }
}
