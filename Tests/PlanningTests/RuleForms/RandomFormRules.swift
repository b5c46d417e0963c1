// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport

/// Draws rules of the forms that a test is about, with others around them.
struct RandomFormRules {
    enum Form: CaseIterable {
        case sum
        case distinct
        case coverage
        case lowest
        case changes
    }

    private var random: SeededGenerator
    static let kinds = [
        "at_most", "at_least", "exactly", "zero_or_at_least", "at_most_share", "at_least_share",
    ]

    init(using random: SeededGenerator) { self.random = random }

    /// Up to three limits and one to three goals; the first limit or the first goal is of the form.
    mutating func rules(_ form: Form, softShare: Int = 2) -> FormRules {
        var rules = FormRules()
        let goalCount = number(1...3)
        let isLimit = form == .sum || form == .distinct
        rules.goals = (0..<goalCount).map { position in
            let own = position == 0 && !isLimit ? form : pick([.sum, .sum, .coverage, .lowest, .changes])
            return goal(own, isLast: position == goalCount - 1)
        }
        let limitCount = isLimit ? number(1...3) : number(0...2)
        rules.limits = (0..<limitCount).map { position in
            limit(isLimit && position == 0 ? form : pick([.sum, .distinct]), goals: goalCount, softShare: softShare)
        }
        return rules
    }

    /// One to three locks on candidates, and sometimes one on what is none; no two of a kind on the same.
    mutating func locks(_ region: SmallRegion) -> [FormLock] {
        var locks: [FormLock] = []
        for position in 0..<number(1...3) {
            let candidate = pick(region.candidates)
            let isAnywhere = position == 2 && number(0...1) == 0
            let lock = FormLock(
                need: candidate.need, offer: isAnywhere ? number(0...(region.offers.count - 1)) : candidate.offer,
                fund: number(0...1) == 0 ? nil : candidate.fund, mode: pick(["fix", "at_least", "at_most", "forbid"]),
                groups: number(0...2))
            let isNew = !locks.contains {
                ($0.need, $0.offer, $0.mode) == (lock.need, lock.offer, lock.mode) && $0.fund == lock.fund
            }
            if isNew { locks.append(lock) }
        }
        return locks
    }

    /// The limit with another bound, and sometimes of another kind or without its condition.
    mutating func variant(of limit: FormLimit) -> FormLimit {
        let kind = number(0...2) == 0 && !limit.kind.hasSuffix("share") ? pick(["at_most", "at_least"]) : limit.kind
        let isBare = number(0...3) == 0 && !kind.hasSuffix("share")
        return FormLimit(
            aggregate: limit.aggregate, condition: isBare ? nil : limit.condition, per: limit.per, kind: kind,
            bound: bound(limit.aggregate, isShare: kind.hasSuffix("share"), per: limit.per), soft: nil)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func pick<Item>(_ items: [Item]) -> Item { items[number(0...(items.count - 1))] }

    private mutating func limit(_ form: Form, goals: Int, softShare: Int) -> FormLimit {
        let kind = pick(Self.kinds)
        let isShare = kind.hasSuffix("share")
        let per = (0..<pick([0, 1, 1, 2])).map { _ in pick(Vocabulary.keys) }
        let terms = kind == "zero_or_at_least" ? Vocabulary.positive : Vocabulary.numbers
        let aggregate: FormLimit.Aggregate =
            form == .sum ? .sum(pick(terms)) : .distinct(pick(Vocabulary.keys))
        let isSoft = number(0...4) < softShare
        let penalty = pick([0, one / 2, one, 3 * one])
        return FormLimit(
            aggregate: aggregate, condition: isShare || number(0...1) == 0 ? pick(Vocabulary.conditions) : nil,
            per: per, kind: kind, bound: bound(aggregate, isShare: isShare, per: per),
            soft: isSoft ? (number(0...(goals - 1)), penalty) : nil)
    }

    private mutating func bound(
        _ aggregate: FormLimit.Aggregate, isShare: Bool, per: [Term<String>]
    ) -> Term<Micro> {
        if !isShare, per.contains(where: { $0.text == "need.school" }), number(0...1) == 0 {
            return Term(text: "need.school.pupils * 0.5") { $0.school($1).pupils * one / 2 }
        }
        let value: Micro
        switch aggregate {
        case _ where isShare: value = number(1...4) * one / 4
        case .sum(let term) where term.text.contains("fee"): value = number(0...40) * one / 2
        case .sum: value = number(0...4) * one
        case .distinct: value = number(0...3) * one
        }
        return Term(text: text(value)) { _, _ in value }
    }

    private mutating func goal(_ form: Form, isLast: Bool) -> FormGoal {
        let tolerance = isLast ? 0 : pick([0, 0, one / 10, one / 4])
        let per = (0..<pick([1, 1, 2])).map { _ in pick(Vocabulary.keys) }
        switch form {
        case .coverage:
            return FormGoal(
                measure: .distinct(pick(Vocabulary.keys), per: number(0...3) == 0 ? [] : per),
                isMaximised: number(0...3) > 0, tolerance: tolerance)
        case .lowest:
            let isOfSchool = per.contains { $0.text == "need.school" }
            return FormGoal(
                measure: .lowest(
                    pick(Vocabulary.numbers), of: isOfSchool ? Vocabulary.pupils : pick(Vocabulary.bases), per: per),
                isMaximised: true, tolerance: tolerance)
        case .changes: return FormGoal(measure: .changes, isMaximised: false, tolerance: tolerance)
        case .sum, .distinct:
            return FormGoal(
                measure: .sum(pick(Vocabulary.numbers)), isMaximised: number(0...3) > 0, tolerance: tolerance)
        }
    }
}
