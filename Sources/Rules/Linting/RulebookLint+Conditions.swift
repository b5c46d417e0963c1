// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension RulebookLint {
    /// A rule with the rulebook it stands in.
    struct PlacedRule {
        let rule: MatchRule
        let rulebook: Int
    }

    private var rules: [PlacedRule] {
        rulebooks.indices.flatMap { index in rulebooks[index].match.map { PlacedRule(rule: $0, rulebook: index) } }
    }

    /// Conditions that hold for everything or nothing, whatever the parameters are.
    mutating func checkConditions() {
        for placed in rules {
            let rule = placed.rule
            let condition = KnownNames().condition(rule.condition)
            if condition.isAlways {
                report(.neverExcludes, .warning, rule.id, at: rule.location, LintMessages.alwaysTrue(rule.id))
            } else if condition.isNever {
                report(.alwaysExcludes, .warning, rule.id, at: rule.location, LintMessages.alwaysFalse(rule.id))
            }
        }
    }

    /// Rules that another rule makes superfluous wherever they hold.
    mutating func checkRulePairs() {
        let rules = rules
        for later in rules.indices {
            for earlier in 0..<later { compare(rules[earlier], rules[later]) }
        }
    }

    private mutating func compare(_ earlier: PlacedRule, _ later: PlacedRule) {
        let (forward, backward) = (implies(earlier, later), implies(later, earlier))
        switch (forward, backward) {
        case (let first?, let second?):
            reportSame(later.rule.id, earlier.rule.id, max(first, second), at: later.rule, earlier.rule)
        case (let strength?, nil): reportImplied(later.rule, by: earlier.rule, strength)
        case (nil, let strength?): reportImplied(earlier.rule, by: later.rule, strength)
        case (nil, nil): break
        }
    }

    /// What a proof rests on.
    private enum Strength: Comparable {
        case always
        /// On the values that parameters have now.
        case withParameters

        var severity: Severity { self == .always ? .warning : .note }
    }

    /// Without a scenario nobody says that two files are ever used together.
    private func severity(of strength: Strength, _ first: SourceLocation, _ second: SourceLocation) -> Severity {
        isTogether(first, second) ? strength.severity : .note
    }

    private mutating func reportSame(
        _ id: String, _ other: String, _ strength: Strength, at rule: MatchRule, _ first: MatchRule
    ) {
        report(
            .sameRule, severity(of: strength, rule.location, first.location), id, at: rule.location,
            LintMessages.sameRule(id, other, byParameters: strength == .withParameters), other: first.location)
    }

    private mutating func reportImplied(_ rule: MatchRule, by other: MatchRule, _ strength: Strength) {
        report(
            .impliedRule, severity(of: strength, rule.location, other.location), rule.id, at: rule.location,
            LintMessages.impliedRule(rule.id, by: other.id, byParameters: strength == .withParameters),
            other: other.location)
    }

    /// Whether the first rule holds wherever the second does and leaves nothing for it to exclude.
    private func implies(_ first: PlacedRule, _ second: PlacedRule) -> Strength? {
        for (strength, usesParameters) in [(Strength.always, false), (.withParameters, true)] {
            let left = condition(of: first, usesParameters), right = condition(of: second, usesParameters)
            // A constant condition is told by itself.
            guard !left.isNever, !right.isAlways else { return nil }
            if left.implies(right), covers(first.rulebook, second.rulebook) { return strength }
        }
        return nil
    }

    private func condition(of placed: PlacedRule, _ usesParameters: Bool) -> LogicalCondition {
        (usesParameters ? known(in: placed.rulebook) : KnownNames()).condition(placed.rule.condition)
    }

    /// Whether the first rulebook applies wherever the second does.
    private func covers(_ first: Int, _ second: Int) -> Bool {
        guard first != second, let applies = rulebooks[first].applies else { return true }
        guard let narrower = rulebooks[second].applies else { return false }
        return KnownNames().condition(narrower.expression).implies(KnownNames().condition(applies.expression))
    }
}
