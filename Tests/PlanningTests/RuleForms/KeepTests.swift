// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables
import TestSupport
import Testing

@testable import Planning

/// Keeping an earlier plan, on small random regions against the enumeration of all integer plans.
@Suite struct KeepTests {
    private struct Case {
        let region: SmallRegion
        let rules: FormRules
        /// Groups of the earlier plan; they need not keep the rules.
        let before: [Int]
        let gains: [Int]

        init(seed: Int) {
            var random = SeededGenerator(seed: UInt64(seed))
            var region = SmallRegion(using: &random)
            while region.planCount > RuleFormTests.mostPlans || region.candidates.count < 2 {
                region = SmallRegion(using: &random)
            }
            var draw = RandomFormRules(using: random)
            rules = draw.rules(RandomFormRules.Form.allCases[seed % 5])
            before = region.candidates.map { Int.random(in: 0...region.most($0), using: &random) }
            gains = rules.goals.map { _ in [0, 0, 1, 2, 10].randomElement(using: &random) ?? 0 }
            self.region = region
        }

        func changes(_ plan: [Int]) -> Int { zip(plan, before).reduce(0) { $0 + abs($1.0 - $1.1) } }

        /// Every plan whose goals are good enough, then those with the fewest changes, then the goals again.
        func expected() -> (fewest: Int, outcome: BruteForce.Outcome, best: [Micro])? {
            let force = BruteForce(region: region, rules: rules)
            let all = force.admissible()
            let best = force.outcome(among: all).best
            guard !all.isEmpty else { return nil }
            let good = all.filter { plan in
                rules.goals.indices.allSatisfy { index in
                    let goal = rules.goals[index]
                    let loss = goal.isMaximised ? best[index] - plan.values[index] : plan.values[index] - best[index]
                    return loss <= abs(best[index]) * goal.tolerance / one + gains[index] * one
                }
            }
            let fewest = good.map { changes($0.plan) }.min() ?? 0
            return (fewest, force.outcome(among: good.filter { changes($0.plan) == fewest }), best)
        }

        func earlier() -> EarlierPlan {
            let rows = zip(region.candidates, before).filter { $0.1 > 0 }.map { candidate, groups in
                EarlierPlan.Allocation(
                    need: "B\(candidate.need)", offer: "A\(candidate.offer)", fund: candidate.fund.map { "T\($0)" },
                    groups: Int64(groups), place: SourceLocation(file: "allocations.csv"))
            }
            return EarlierPlan(path: "earlier", allocations: rows, fingerprint: "")
        }
    }

    @Test(arguments: 701...800) func keepsAsMuchAsTheEnumeration(seed: Int) throws {
        let drawn = Case(seed: seed)
        let made = try drawn.region.prepared(limits: drawn.rules.limitsYAML, goals: drawn.rules.goalsYAML)
        let prepared = try #require(made)
        let request = KeepRequest(plan: drawn.earlier(), gains: drawn.gains.map { FixedPoint(Int64($0)) })
        let told = "\(drawn.before) \(drawn.gains)\n\(drawn.rules.limitsYAML)\(drawn.rules.goalsYAML)"
        let plan = try Planner.plan(prepared, keeping: request, options: SolveOptions(timeLimit: 120))
        guard let expected = drawn.expected() else {
            #expect(plan.status == .infeasible, "\(told)")
            return
        }
        let kept = try #require(plan.kept, "\(told)")
        #expect(plan.status == .optimal, "\(told)")
        #expect(kept.changes == Int64(expected.fewest), "\(told)")
        #expect(kept.proven && kept.bound == kept.changes, "\(told)")
        #expect(kept.goals.map { $0.best.rescaled(to: 6).map { Int($0.mantissa) } } == expected.best, "\(told)")
        var groups = drawn.region.candidates.map { _ in 0 }
        for allocation in plan.allocations {
            let key = SmallRegion.Candidate(need: allocation.need, offer: allocation.offer, fund: allocation.fund)
            groups[try #require(drawn.region.candidates.firstIndex(of: key))] = Int(allocation.groups)
        }
        #expect(drawn.changes(groups) == expected.fewest, "\(told)")
        #expect(expected.outcome.plans.contains(groups), "\(groups)\n\(told)")
    }

    /// Earlier plans that are kept whole, changed, and kept only because something may be given up.
    @Test func theRandomPlansAreWorthKeeping() {
        var (whole, changed, given) = (0, 0, 0)
        for seed in 701...800 {
            let drawn = Case(seed: seed)
            guard let expected = drawn.expected() else { continue }
            if expected.fewest == 0 { whole += 1 } else { changed += 1 }
            if expected.outcome.best != expected.best { given += 1 }
        }
        #expect(whole >= 3 && changed >= 30 && given >= 10, "\(whole) \(changed) \(given)")
    }
}
