// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A limit in a form that others can be held against.
private struct PlacedLimit {
    let rule: LimitRule
    /// The aggregate and the values of `per`, in canonical text: only limits on the same sums are compared.
    let subject: String
    /// Whether no summand is negative, as far as can be read off it.
    let hasNoNegative: Bool
    let condition: LogicalCondition
    let bound: ExactNumber?
    let boundText: String

    init(_ rule: LimitRule, _ known: KnownNames) {
        self.rule = rule
        let per = rule.per.map { known.canonical($0.expression) }.sorted().joined(separator: ", ")
        switch rule.aggregate {
        case .sum(let source):
            subject = "sum " + known.canonical(source.expression) + " per " + per
            hasNoNegative = known.number(source.expression).map { !($0 < .zero) } ?? false
        case .distinct(let source):
            subject = "distinct " + known.canonical(source.expression) + " per " + per
            hasNoNegative = true
        }
        condition = rule.condition.map { known.condition($0.expression) } ?? .constant(true)
        bound = known.number(rule.bound.expression)
        boundText = known.canonical(rule.bound.expression)
    }

    /// The least and the most that it allows; of shares nothing.
    var least: ExactNumber? { [.atLeast, .exactly].contains(rule.kind) ? bound : nil }
    var most: ExactNumber? { [.atMost, .exactly].contains(rule.kind) ? bound : nil }
    var isHard: Bool { rule.soft == nil }

    func hasSameCondition(as other: PlacedLimit) -> Bool {
        condition.implies(other.condition) && other.condition.implies(condition)
    }

    func isSame(as other: PlacedLimit) -> Bool {
        rule.kind == other.rule.kind && boundText == other.boundText && hasSameCondition(as: other)
    }

    /// Two soft limits that are the same cost their penalty twice, which may be meant.
    func repeats(_ other: PlacedLimit) -> Bool { isHard && other.isHard && isSame(as: other) }

    /// Whether a plan that keeps this limit keeps the other.
    func implies(_ other: PlacedLimit) -> Bool {
        guard isHard else { return false }
        if isSame(as: other) { return true }
        guard let otherBound = other.bound else { return false }
        let isSame = hasSameCondition(as: other)
        switch other.rule.kind {
        case .atMost:
            guard let most, !(otherBound < most) else { return false }
            return isSame || (hasNoNegative && other.condition.implies(condition))
        case .atLeast:
            guard let least, !(least < otherBound) else { return false }
            return isSame || (hasNoNegative && condition.implies(other.condition))
        case .atMostShare, .atLeastShare:
            guard rule.kind == other.rule.kind, isSame, let bound else { return false }
            return rule.kind == .atMostShare ? !(otherBound < bound) : !(bound < otherBound)
        case .exactly, .zeroOrAtLeast: return false
        }
    }

    /// Whether this limit asks for more than the other allows.
    func crosses(_ other: PlacedLimit) -> Bool {
        guard isHard, other.isHard else { return false }
        let isSame = hasSameCondition(as: other)
        if rule.kind == .atLeastShare, other.rule.kind == .atMostShare, let bound, let most = other.bound {
            return isSame && most < bound
        }
        let asked = least ?? (rule.kind == .zeroOrAtLeast ? bound : nil)
        guard let asked, let most = other.most, most < asked else { return false }
        return isSame || (hasNoNegative && condition.implies(other.condition))
    }
}

extension RulebookLint {
    private var limits: [PlacedLimit] {
        rulebooks.indices.flatMap { index in
            let known = known(in: index)
            return rulebooks[index].limits.map { PlacedLimit($0, known) }
        }
    }

    /// What a limit says by itself.
    mutating func checkLimits() {
        for limit in limits {
            let rule = limit.rule
            if limit.condition.isNever {
                report(.neverBinds, .warning, rule.id, at: rule.location, LintMessages.countsNothing(rule.id))
            } else if let bound = limit.bound {
                check(limit, bound)
            }
        }
    }

    private mutating func check(_ limit: PlacedLimit, _ bound: ExactNumber) {
        let rule = limit.rule
        let one = ExactNumber(1)
        let isTrivial: Bool
        let isImpossible: Bool
        switch rule.kind {
        case .atMost, .exactly:
            (isTrivial, isImpossible) = (false, limit.hasNoNegative && bound < .zero)
        case .atLeast, .zeroOrAtLeast:
            (isTrivial, isImpossible) = (limit.hasNoNegative && !(.zero < bound), false)
        case .atMostShare: (isTrivial, isImpossible) = (!(bound < one), bound < .zero)
        case .atLeastShare: (isTrivial, isImpossible) = (!(.zero < bound), one < bound)
        }
        if isTrivial {
            report(
                .neverBinds, .warning, rule.id, at: rule.location,
                LintMessages.trivialBound(rule.id, rule.kind.rawValue, bound.description))
        } else if isImpossible {
            report(
                .impossibleQuota, .warning, rule.id, at: rule.location,
                LintMessages.impossibleBound(rule.id, rule.kind.rawValue, bound.description))
        }
    }

    /// Limits on the same sums that say the same, more than the other, or against each other.
    mutating func checkLimitPairs() {
        let limits = limits
        for later in limits.indices {
            for earlier in 0..<later where limits[earlier].subject == limits[later].subject {
                compare(limits[earlier], limits[later])
            }
        }
    }

    private mutating func compare(_ earlier: PlacedLimit, _ later: PlacedLimit) {
        let (first, second) = (earlier.rule, later.rule)
        let severity: Severity = isTogether(first.location, second.location) ? .warning : .note
        if earlier.repeats(later) {
            report(
                .sameRule, severity, second.id, at: second.location,
                LintMessages.sameRule(second.id, first.id, byParameters: false), other: first.location)
        } else if earlier.implies(later) {
            report(
                .impliedRule, severity, second.id, at: second.location,
                LintMessages.impliedLimit(second.id, by: first.id), other: first.location)
        } else if later.implies(earlier) {
            report(
                .impliedRule, severity, first.id, at: first.location,
                LintMessages.impliedLimit(first.id, by: second.id), other: second.location)
        } else if earlier.crosses(later) || later.crosses(earlier) {
            let isEmpty = first.kind == .zeroOrAtLeast || second.kind == .zeroOrAtLeast
            report(
                .impossibleQuota, .warning, second.id, at: second.location,
                LintMessages.crossingBounds(second.id, first.id, leavesNothing: isEmpty), other: first.location)
        }
    }

    /// A goal after the same goal has nothing left to decide.
    mutating func checkGoalPairs() {
        var seen: [String: GoalRule] = [:]
        for index in rulebooks.indices {
            for goal in rulebooks[index].goals {
                let key = "\(goal.sense) \(Self.text(of: goal.measure, KnownNames()))"
                if let first = seen[key] {
                    report(
                        .sameRule, isTogether(goal.location, first.location) ? .warning : .note, goal.id,
                        at: goal.location,
                        LintMessages.sameGoal(goal.id, first.id), other: first.location)
                } else {
                    seen[key] = goal
                }
            }
        }
    }

    private static func text(of measure: GoalRule.Measure, _ known: KnownNames) -> String {
        let texts = { (sources: [ExpressionSource]) in
            sources.map { known.canonical($0.expression) }.joined(separator: ", ")
        }
        return switch measure {
        case .sum(let source): "sum " + texts([source])
        case .lowest(let source, let base, let per): "lowest " + texts([source, base] + per)
        case .distinct(let source, let per): "distinct " + texts([source] + per)
        case .changesFromPrevious: "changes"
        }
    }
}
