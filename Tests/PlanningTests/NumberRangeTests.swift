// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import Rules
import Tables
import Testing

@testable import Planning

/// Numbers of many digits are planned, and the plan is the best of all that the independent check lets pass.
@Suite struct NumberRangeTests {
    @Test(arguments: [
        // A share of twelve decimals, from below and from above; of the last unit it depends.
        "sum: funded, per: fund, at_most: fund.amount ==> sum: funded, where: need.field == 'musik', at_least_share: 0.333333333333",
        "sum: funded, per: fund, at_most: fund.amount ==> sum: funded, where: need.field == 'tanz', at_most_share: 0.666666666667",
        "sum: funded, per: fund, at_most: fund.amount ==> sum: offer.fee, where: need.field == 'tanz', at_most_share: 0.499997499987",
        "sum: funded, per: fund, at_most: fund.amount ==> sum: offer.fee, where: need.field == 'tanz', at_most_share: 0.499997499988",
        // Factors of ten and twelve decimals, bounds that bind and bounds that cannot.
        "sum: funded, per: fund ==> sum: offer.fee * 0.3333333333, per: fund",
        "sum: funded, per: fund, at_most: fund.amount ==> sum: offer.fee * 0.3333333333, per: fund, at_most: 5000000",
        "sum: funded, per: fund, at_most: fund.amount ==> sum: offer.fee * 0.3333333333, per: fund, at_most: 99000000",
        "sum: funded, per: fund, at_most: fund.amount ==> sum: offer.fee * 0.3333333333, at_most: 333.3333333",
        "sum: funded, per: fund, at_most: fund.amount ==> sum: offer.fee * 0.3333333333, at_most: 333.3333332",
        "sum: funded, per: fund, at_most: fund.amount ==> sum: fee3 + offer.fee * 0.0000000007, at_most: 333.3332999",
        "sum: funded, per: fund, at_most: fund.amount ==> sum: offer.fee * 0.3333333333, exactly: 333.3333333",
        "sum: funded, per: fund, at_most: fund.amount ==> sum: offer.fee * 0.3333333333, per: offer, zero_or_at_least: 200",
        // Doubles that are large, in a limit and in a goal.
        "sum: funded, per: fund, at_most: fund.amount ==> sum: km * 300000000, at_most: 5000000000",
        "minimise: km ==> minimise: km * 2000000",
        "minimise: km ==> minimise: km * 123456789012",
        "minimise: km ==> maximise: km * 123456789012345",
    ])
    func isPlannedAsTheCheckSays(edit: String) throws {
        let (limit, goal) = edit.contains("imise") ? ("title ==> title", edit) : (edit, "title ==> title")
        let text = """

            === edit rules/regeln.yaml
            own: cost - funded ==> own: cost - funded\\n  fee3: offer.fee * 0.3333333333 + 0.0000000001
            \(limit)
            \(goal)
            """
        let scenario = try TemporaryScenario(case: text)
        defer { scenario.remove() }
        var sink = DiagnosticSink()
        let loaded = PreparedScenario.load(scenario.folder.path, into: &sink)
        let prepared = try #require(loaded, "\(sink.shown)")
        let plan = try Planner.plan(prepared, options: SolveOptions())
        let best = try best(of: prepared)
        #expect(plan.goals.allSatisfy { $0.proven })
        #expect(plan.goals.count == best.count)
        for (goal, value) in zip(plan.goals, best) {
            let difference = abs(goal.value.double - value.double)
            #expect(difference <= 1e-11 * max(1e5, abs(value.double)), "\(goal.id) \(goal.value) \(value.double)")
        }
    }

    /// The best goals in order among all plans of the two candidates, by the check alone.
    private func best(of prepared: PreparedScenario) throws -> [ExactNumber] {
        let candidates = prepared.candidates
        #expect(candidates.count == 2)
        var found: [[ExactNumber]] = []
        for counts in 0..<12 {
            let groups = [Int64(counts % 4), Int64(counts / 4)]
            let rows = (0..<2).filter { groups[$0] > 0 }.map { index in
                PlannedRow(
                    need: Int(candidates.needs[index]), offer: Int(candidates.offers[index]),
                    fund: Int(candidates.funds[index]), groups: groups[index])
            }
            let result = PlanChecker.check(allocations: rows, scenario: prepared.scenario, candidates: candidates)
            if result.breaches.isEmpty { found.append(result.goals.map(\.value)) }
        }
        let isMaximised = prepared.scenario.rules.goals.map { $0.rule.sense == .maximise }
        func isWorse(_ first: [ExactNumber], _ second: [ExactNumber]) -> Bool {
            guard let goal = first.indices.first(where: { first[$0] != second[$0] }) else { return false }
            return isMaximised[goal] ? first[goal] < second[goal] : first[goal] > second[goal]
        }
        return try #require(found.max(by: isWorse))
    }
}
