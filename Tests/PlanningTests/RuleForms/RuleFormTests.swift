// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables
import TestSupport
import Testing

@testable import Planning

/// Every form of rule on small random regions: whether there is a plan, and the best value of every goal in its turn,
/// against the enumeration of all integer plans.
@Suite struct RuleFormTests {
    static let mostPlans = 3_000

    @Test(arguments: 1...80) func distinctLimits(seed: Int) throws {
        try compare(.distinct, seed: seed)
    }

    @Test(arguments: 1...60) func sumLimits(seed: Int) throws {
        try compare(.sum, seed: seed)
    }

    /// A share that is a quotient, of a sum of quotients: neither is exact, and their product has no room for all digits.
    @Test(arguments: ["", ", soft: {goal: Z-1, penalty: 0.5}"]) func sharesOfQuotients(soft: String) throws {
        var random = SeededGenerator(seed: 7)
        let region = SmallRegion(using: &random)
        let limits =
            "  - {id: L-1, title: L, sum: 1000 / 7, per: need.school, at_most_share: 1 / 3\(soft)}\n"
        let goals = "  - {id: Z-1, title: Z, maximise: \"1\"}\n"
        let prepared = try #require(try region.prepared(limits: limits, goals: goals))
        let plan = try Planner.plan(prepared, options: SolveOptions())
        #expect(plan.status == .optimal)
        // The share of all is 1, which is more than a third of it.
        if soft.isEmpty { #expect(plan.allocations.isEmpty) }
    }

    @Test(arguments: 301...350) func coverageGoals(seed: Int) throws { try compare(.coverage, seed: seed) }

    @Test(arguments: 401...450) func lowestGoals(seed: Int) throws { try compare(.lowest, seed: seed) }

    @Test(arguments: 501...550) func changesGoals(seed: Int) throws { try compare(.changes, seed: seed) }

    @Test(arguments: 601...660) func locks(seed: Int) throws { try compare(.sum, seed: seed, hasLocks: true) }

    /// Locks that decide something, and locks that cannot be kept.
    @Test func theRandomLocksMatter() throws {
        var (impossible, changed) = (0, 0)
        for seed in 601...660 {
            let (region, rules) = Self.draw(.sum, seed: seed, hasLocks: true)
            var free = rules
            free.locks = []
            let outcomes = [rules, free].map { BruteForce(region: region, rules: $0).outcome() }
            if outcomes[0].best.isEmpty, !outcomes[1].best.isEmpty { impossible += 1 }
            if !outcomes[0].best.isEmpty, outcomes[0].best != outcomes[1].best { changed += 1 }
        }
        #expect(impossible >= 5 && changed >= 5, "\(impossible) \(changed)")
    }

    /// Every limit is soft: each bound in turn is broken where that is best.
    @Test(arguments: 201...260) func softLimits(seed: Int) throws {
        try compare(seed % 2 == 0 ? .distinct : .sum, seed: seed, softShare: 5)
    }

    @Test func everyKindOfSoftLimitIsBrokenSomewhere() {
        var broken: Set<String> = []
        for seed in 201...260 {
            let (region, rules) = Self.draw(seed % 2 == 0 ? .distinct : .sum, seed: seed, softShare: 5)
            let force = BruteForce(region: region, rules: rules)
            for plan in force.outcome().plans.prefix(1) {
                for limit in rules.limits where force.broken(limit, plan) > 0 { broken.insert(limit.kind) }
            }
        }
        #expect(broken == Set(RandomFormRules.kinds))
    }

    /// Feasible and infeasible regions, soft limits that cost something, limits that bind: the tests above are no
    /// tests without them.
    @Test func theRandomRulesAreWorthComparing() throws {
        var (infeasible, feasible, unique) = (0, 0, 0)
        for seed in 1...80 {
            let (region, rules) = Self.draw(.distinct, seed: seed)
            let outcome = BruteForce(region: region, rules: rules).outcome()
            if outcome.best.isEmpty { infeasible += 1 } else { feasible += 1 }
            if outcome.plans.count == 1, outcome.plans[0].contains(where: { $0 > 0 }) { unique += 1 }
        }
        #expect(infeasible >= 5 && feasible >= 15 && unique >= 5, "\(infeasible) \(feasible) \(unique)")
    }

    private static func draw(_ form: RandomFormRules.Form, seed: Int, softShare: Int = 2, hasLocks: Bool = false) -> (
        SmallRegion, FormRules
    ) {
        var random = SeededGenerator(seed: UInt64(seed))
        var region = SmallRegion(using: &random)
        while region.planCount > mostPlans || region.candidates.count < 2 { region = SmallRegion(using: &random) }
        var draw = RandomFormRules(using: random)
        var rules = draw.rules(form, softShare: softShare)
        if hasLocks { rules.locks = draw.locks(region) }
        return (region, rules)
    }

    private func compare(_ form: RandomFormRules.Form, seed: Int, softShare: Int = 2, hasLocks: Bool = false) throws {
        let (region, rules) = Self.draw(form, seed: seed, softShare: softShare, hasLocks: hasLocks)
        let made = try region.prepared(limits: rules.limitsYAML, goals: rules.goalsYAML, locks: rules.locksCSV)
        let force = BruteForce(region: region, rules: rules)
        let expected = force.outcome()
        guard let prepared = made else {
            #expect(expected.best.isEmpty, "\(rules.locksCSV ?? "")")
            return
        }
        let found = (0..<prepared.candidates.count).map { index in
            SmallRegion.Candidate(
                need: Int(prepared.candidates.needs[index]), offer: Int(prepared.candidates.offers[index]),
                fund: prepared.candidates.funds.isEmpty ? nil : Int(prepared.candidates.funds[index]))
        }
        #expect(found == region.candidates)
        let told = "\(rules.limitsYAML)\(rules.goalsYAML)\(rules.locksCSV ?? "")\(prepared.model.model.text)"
        let plan: Plan
        do {
            plan = try Planner.plan(prepared, options: SolveOptions(timeLimit: 120))
        } catch {
            Issue.record("\(error)\n\(told)")
            return
        }
        #expect(plan.exists == !expected.best.isEmpty, "\(told)")
        #expect(plan.status == (plan.exists ? .optimal : .infeasible), "\(told)")
        #expect(plan.goals.map { Self.micro($0.bound) } == expected.best, "\(told)")
        guard plan.exists else { return }
        var groups = region.candidates.map { _ in 0 }
        for allocation in plan.allocations {
            let key = SmallRegion.Candidate(need: allocation.need, offer: allocation.offer, fund: allocation.fund)
            let index = try #require(region.candidates.firstIndex(of: key))
            groups[index] = Int(allocation.groups)
        }
        #expect(expected.plans.contains(groups), "\(groups)\n\(told)")
        #expect(plan.goals.map { Self.micro($0.value) } == force.values(of: groups), "\(told)")
    }

    private static func micro(_ number: FixedPoint) -> Micro? {
        number.rescaled(to: 6).map { Int($0.mantissa) }
    }
}
