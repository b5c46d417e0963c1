// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

extension ScenarioLint {
    /// What a limit does for one value of `per`.
    private enum Effect {
        case canBind
        case neverBinds
        /// It cannot be kept: asked for, possible.
        case impossible(asked: Int128, possible: Int128, scale: Int)
        /// It can be kept only by allocating nothing.
        case onlyEmpty
    }

    /// Limits that cannot bind, or that cannot be kept, by counting.
    mutating func checkLimits(_ columns: CandidateColumns) {
        let limits = scenario.rules.limits.map { EvaluatedLimit($0, columns, into: &sink) }
        guard !sink.hasErrors else { return }
        let reach = LimitReach(limits, candidates: candidates.count)
        for (index, limit) in limits.enumerated() {
            let rule = limit.limit.rule
            // A limit of a programme without a fund is told with its rulebook.
            guard !limit.groups.members.isEmpty, isScopeMet(by: rule) else { continue }
            let effects = limit.values == nil ? sumEffects(limit, reach, index) : countEffects(limit, reach)
            tell(effects, of: limit)
        }
    }

    private func isScopeMet(by rule: LimitRule) -> Bool {
        let owner = scenario.rulebooks.firstIndex { $0.limits.contains { $0.id == rule.id } }
        return owner.map(isApplied) ?? true
    }

    private mutating func tell(_ effects: [Effect], of limit: EvaluatedLimit) {
        let rule = limit.limit.rule
        let severity: Severity = rule.soft == nil ? .warning : .note
        var impossible: [(subject: String, asked: FixedPoint, possible: FixedPoint)] = []
        var (empty, canBind) = ([String](), false)
        for (group, effect) in effects.enumerated() {
            let subject = limit.groups.subjects[group]
            switch effect {
            case .impossible(let asked, let possible, let scale):
                impossible.append((subject, Self.number(asked, scale), Self.number(possible, scale)))
            case .onlyEmpty: empty.append(subject)
            case .canBind: canBind = true
            case .neverBinds: break
            }
        }
        if let first = impossible.first {
            report(
                .impossibleQuota, severity, rule.id, at: rule.location,
                ScenarioLintMessages.impossible(
                    rule.id, subject: first.subject, asked: first.asked, possible: first.possible,
                    others: impossible.count - 1, isSoft: rule.soft != nil))
        } else if empty.count == effects.count {
            report(
                .impossibleQuota, severity, rule.id, at: rule.location,
                ScenarioLintMessages.onlyEmpty(rule.id, subject: empty[0], others: empty.count - 1))
        } else if !canBind, empty.isEmpty {
            let counts = limit.counts?.contains(true) ?? true
            report(
                .neverBinds, .note, rule.id, at: rule.location,
                counts ? ScenarioLintMessages.neverBinds(rule.id) : ScenarioLintMessages.countsNothing(rule.id))
        }
    }

    private static func number(_ value: Int128, _ scale: Int) -> FixedPoint {
        FixedPoint(mantissa: Int64(clamping: value), scale: scale).normalised
    }

    // MARK: Sums

    private func sumEffects(_ limit: EvaluatedLimit, _ reach: LimitReach, _ index: Int) -> [Effect] {
        if [.atMostShare, .atLeastShare].contains(limit.limit.rule.kind) {
            return limit.groups.members.indices.map { shareEffect(limit, $0, reach) }
        }
        let (most, least) = (reach.most(of: index), reach.least(of: index))
        return limit.groups.members.indices.map { sumEffect(limit, $0, least: least[$0], most: most[$0]) }
    }

    private func sumEffect(_ limit: EvaluatedLimit, _ group: Int, least: Int128, most: Int128) -> Effect {
        let scale = max(limit.scale, limit.boundScale)
        guard let own = FixedPoint.powerOfTen(scale - limit.scale),
            let other = FixedPoint.powerOfTen(scale - limit.boundScale)
        else { return .canBind }
        let isUnbounded = most >= LimitReach.unbounded || least <= -LimitReach.unbounded
        let (low, high) = (least * Int128(own), most * Int128(own))
        let bound = Int128(limit.bounds[group]) * Int128(other)
        let slack = limit.isExact ? 0 : Int128(ModelBuilder.tolerance(atScale: scale))
        let isTooMuch = !isUnbounded && high + slack < bound
        switch limit.limit.rule.kind {
        case .atMost:
            if low > bound + slack { return .impossible(asked: bound, possible: low, scale: scale) }
            return !isUnbounded && high <= bound ? .neverBinds : .canBind
        case .atLeast:
            if isTooMuch { return .impossible(asked: bound, possible: high, scale: scale) }
            return low >= bound ? .neverBinds : .canBind
        case .exactly:
            if isTooMuch { return .impossible(asked: bound, possible: high, scale: scale) }
            return low > bound + slack ? .impossible(asked: bound, possible: low, scale: scale) : .canBind
        case .zeroOrAtLeast:
            let smallest = limit.terms(of: group).map(\.coefficient).min() ?? 0
            if most == 0 || Int128(smallest) * Int128(own) >= bound { return .neverBinds }
            return isTooMuch ? .onlyEmpty : .canBind
        case .atMostShare, .atLeastShare: return .canBind
        }
    }

    /// A share is free where everything or nothing counts, and leaves nothing where the wrong side is empty.
    private func shareEffect(_ limit: EvaluatedLimit, _ group: Int, _ reach: LimitReach) -> Effect {
        let one = FixedPoint.powerOfTen(limit.boundScale) ?? 1
        let share = limit.bounds[group]
        let open = limit.groups.members[group].filter { reach.isOpen($0) && limit.coefficients[Int($0)] != 0 }
        guard open.allSatisfy({ limit.coefficients[Int($0)] > 0 }) else { return .canBind }
        let counted = open.count { limit.counts?[Int($0)] ?? true }
        if open.isEmpty { return .neverBinds }
        if limit.limit.rule.kind == .atLeastShare {
            if share <= 0 || (counted == open.count && share <= one) { return .neverBinds }
            return counted == 0 || share > one ? .onlyEmpty : .canBind
        }
        if share >= one || counted == 0 { return .neverBinds }
        return counted == open.count ? .onlyEmpty : .canBind
    }

    // MARK: Counts of different values

    private func countEffects(_ limit: EvaluatedLimit, _ reach: LimitReach) -> [Effect] {
        guard let values = limit.values, let unit = FixedPoint.powerOfTen(limit.boundScale) else { return [] }
        return limit.groups.members.enumerated().map { group, members in
            let open = members.filter { reach.isOpen($0) && limit.counts?[Int($0)] ?? true }
            let most = Int128(Set(open.map { values.codes[Int($0)] }).count) * Int128(unit)
            let bound = Int128(limit.bounds[group])
            let scale = limit.boundScale
            switch limit.limit.rule.kind {
            case .atMost:
                if bound < 0 { return .impossible(asked: bound, possible: 0, scale: scale) }
                return most <= bound ? .neverBinds : .canBind
            case .atLeast:
                if most < bound { return .impossible(asked: bound, possible: most, scale: scale) }
                return bound <= 0 ? .neverBinds : .canBind
            case .exactly: return most < bound ? .impossible(asked: bound, possible: most, scale: scale) : .canBind
            case .zeroOrAtLeast:
                if most == 0 || bound <= Int128(unit) { return .neverBinds }
                return most < bound ? .onlyEmpty : .canBind
            case .atMostShare, .atLeastShare: return .canBind
            }
        }
    }
}
