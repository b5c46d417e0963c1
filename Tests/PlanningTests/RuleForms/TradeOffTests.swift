// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Tables
import TestSupport
import Testing

@testable import Planning

/// Trade-offs on small random regions against the enumeration of all integer plans.
@Suite struct TradeOffTests {
    private func drawn(_ seed: Int) -> (SmallRegion, FormRules) {
        var random = SeededGenerator(seed: UInt64(seed))
        while true {
            let region = SmallRegion(using: &random)
            var draw = RandomFormRules(using: random)
            let rules = draw.rules(RandomFormRules.Form.allCases[seed % 5])
            _ = random.next()
            if region.planCount <= RuleFormTests.mostPlans, region.candidates.count >= 2, rules.goals.count >= 2 {
                return (region, rules)
            }
        }
    }

    @Test(arguments: 901...930) func everyPointIsTheBestAboveItsFloor(seed: Int) throws {
        let (region, rules) = drawn(seed)
        let made = try region.prepared(limits: rules.limitsYAML, goals: rules.goalsYAML)
        let prepared = try #require(made)
        let force = BruteForce(region: region, rules: rules)
        let all = force.admissible()
        let goals = SweepDefinition.TradeOff(first: "G-0", second: "G-1")
        let curve = TradeOffCurve(prepared, goals)
        let told = "\(rules.limitsYAML)\(rules.goalsYAML)"
        let values = Set(all.map { $0.values[1] }).sorted().prefix(6)
        for floor in values {
            let good = all.filter { rules.goals[1].isMaximised ? $0.values[1] >= floor : $0.values[1] <= floor }
            let plan = try curve.plan(
                floor: FixedPoint(mantissa: Int64(floor), scale: 6).normalised, options: SolveOptions(timeLimit: 120))
            let best = force.outcome(among: good).best
            #expect(plan.status == .optimal, "\(floor)\n\(told)")
            #expect(plan.goals.map { $0.bound.rescaled(to: 6).map { Int($0.mantissa) } } == best, "\(floor)\n\(told)")
        }
    }
}
