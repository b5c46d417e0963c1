// SPDX-License-Identifier: GPL-3.0-or-later

/// Every integer plan of a small region against its rules, as the rule language is defined and nothing else.
struct BruteForce {
    let region: SmallRegion
    let rules: FormRules

    struct Outcome {
        /// The best value of each goal among the plans that the goals before leave; empty without a plan.
        let best: [Micro]
        /// The plans that are left after the last goal.
        let plans: [[Int]]
    }

    typealias Valued = (plan: [Int], values: [Micro])

    func outcome() -> Outcome { outcome(among: admissible()) }

    /// Every plan that keeps the rules, with its goals.
    func admissible() -> [Valued] {
        var plans: [Valued] = []
        forEachPlan { plan in
            let breaks = rules.limits.map { broken($0, plan) }
            let isKept = zip(rules.limits, breaks).allSatisfy { $0.0.soft != nil || $0.1 == 0 }
            if isKept, keepsBase(plan), keepsLocks(plan) { plans.append((plan, values(plan, breaks))) }
        }
        return plans
    }

    /// The goals in their order among some plans.
    func outcome(among all: [Valued]) -> Outcome {
        var plans = all
        var best: [Micro] = []
        for (index, goal) in rules.goals.enumerated() {
            let values = plans.map { $0.values[index] }
            guard let value = goal.isMaximised ? values.max() : values.min() else { break }
            best.append(value)
            let allowance = abs(value) * goal.tolerance / one
            plans.removeAll { abs($0.values[index] - value) > allowance }
        }
        return Outcome(best: best, plans: plans.map(\.plan))
    }

    /// The value of each goal, penalties of soft limits included.
    func values(of plan: [Int]) -> [Micro] { values(plan, rules.limits.map { broken($0, plan) }) }

    private func forEachPlan(_ body: ([Int]) -> Void) {
        var plan = region.candidates.map { _ in 0 }
        let most = region.candidates.map { region.most($0) }
        while true {
            body(plan)
            guard let next = plan.indices.first(where: { plan[$0] < most[$0] }) else { return }
            plan[next] += 1
            for index in 0..<next { plan[index] = 0 }
        }
    }

    private func keepsBase(_ plan: [Int]) -> Bool {
        var (needs, offers) = (region.needs.map(\.groups), region.offers.map(\.capacity))
        for (candidate, groups) in zip(region.candidates, plan) {
            needs[candidate.need] -= groups
            offers[candidate.offer] -= groups
        }
        return needs.allSatisfy { $0 >= 0 } && offers.allSatisfy { $0 >= 0 }
    }

    private func keepsLocks(_ plan: [Int]) -> Bool {
        rules.locks.allSatisfy { lock in
            let found = zip(region.candidates, plan).reduce(0) { sum, item in
                let (candidate, groups) = item
                let isMeant = candidate.need == lock.need && candidate.offer == lock.offer
                return isMeant && (lock.fund == nil || lock.fund == candidate.fund) ? sum + groups : sum
            }
            return lock.keeps(found)
        }
    }

    /// The indices of the candidates for each value of `per` that some candidate has.
    func groups(_ per: [Term<String>]) -> [[Int]] {
        Dictionary(grouping: region.candidates.indices) { index in
            per.map { $0.value(region, region.candidates[index]) }
        }.values.map { $0 }
    }
}

// MARK: - Limits

extension BruteForce {
    /// By how much the limit is broken, all values of `per` together; 0 if it is kept.
    func broken(_ limit: FormLimit, _ plan: [Int]) -> Micro {
        groups(limit.per).reduce(0) { sum, members in
            let part = aggregate(limit.aggregate, plan, members.filter { counts(limit, $0) })
            let whole = aggregate(limit.aggregate, plan, members)
            let bound = limit.bound.value(region, region.candidates[members[0]])
            return sum + broken(limit.kind, part: part, whole: whole, bound: bound)
        }
    }

    private func counts(_ limit: FormLimit, _ index: Int) -> Bool {
        limit.condition?.value(region, region.candidates[index]) ?? true
    }

    private func aggregate(_ aggregate: FormLimit.Aggregate, _ plan: [Int], _ members: [Int]) -> Micro {
        switch aggregate {
        case .sum(let term):
            members.reduce(0) { $0 + term.value(region, region.candidates[$1]) * plan[$1] }
        case .distinct(let key): distinct(key, plan, members)
        }
    }

    private func distinct(_ key: Term<String>, _ plan: [Int], _ members: [Int]) -> Micro {
        Set(members.filter { plan[$0] > 0 }.map { key.value(region, region.candidates[$0]) }).count * one
    }

    private func broken(_ kind: String, part: Micro, whole: Micro, bound: Micro) -> Micro {
        switch kind {
        case "at_most": max(0, part - bound)
        case "at_least": max(0, bound - part)
        case "exactly": abs(part - bound)
        case "zero_or_at_least": part == 0 ? 0 : max(0, bound - part)
        // Shares and sums have few enough decimals for a whole number of millionths.
        case "at_most_share": max(0, part - whole * (bound / 10_000) / 100)
        default: max(0, whole * (bound / 10_000) / 100 - part)
        }
    }
}

// MARK: - Goals

extension BruteForce {
    private func values(_ plan: [Int], _ breaks: [Micro]) -> [Micro] {
        rules.goals.enumerated().map { index, goal in
            var penalty = 0
            for (limit, amount) in zip(rules.limits, breaks) {
                // Both have few enough decimals for a whole number of millionths.
                if let soft = limit.soft, soft.goal == index { penalty += amount * (soft.penalty / 10_000) / 100 }
            }
            return goal.isMaximised ? value(goal.measure, plan) - penalty : value(goal.measure, plan) + penalty
        }
    }

    private func value(_ measure: FormGoal.Measure, _ plan: [Int]) -> Micro {
        let all = Array(plan.indices)
        switch measure {
        case .sum(let term): return aggregate(.sum(term), plan, all)
        case .distinct(let key, let per): return groups(per).reduce(0) { $0 + distinct(key, plan, $1) }
        case .lowest(let term, let base, let per):
            return groups(per).map { members in
                let sum = aggregate(.sum(term), plan, members)
                let base = base.value(region, region.candidates[members[0]])
                // Millionths, rounded down.
                let (quotient, remainder) = (sum * one).quotientAndRemainder(dividingBy: base)
                return remainder < 0 ? quotient - 1 : quotient
            }.min() ?? 0
        case .changes: return changes(plan) * one
        }
    }

    private func changes(_ plan: [Int]) -> Int {
        var now = region.previous.map { $0.map { _ in 0 } }
        for (candidate, groups) in zip(region.candidates, plan) {
            now[region.needs[candidate.need].school][region.offers[candidate.offer].provider] += groups
        }
        return zip(now, region.previous).reduce(0) { sum, schools in
            sum + zip(schools.0, schools.1).reduce(0) { $0 + abs($1.0 - ($1.1 ?? 0)) }
        }
    }
}

extension BruteForce {
    /// Whether nothing is allocated of what the limit is about.
    func isEmpty(_ limit: FormLimit, _ plan: [Int]) -> Bool {
        let isShare = limit.kind.hasSuffix("share")
        return plan.indices.allSatisfy { index in
            guard plan[index] > 0, isShare || counts(limit, index) else { return true }
            guard case .sum(let term) = limit.aggregate else { return false }
            return term.value(region, region.candidates[index]) == 0
        }
    }
}
