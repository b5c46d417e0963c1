// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables
import TestSupport
import Testing

@testable import Planning

/// Soft limits over distances, quotients and shares, against every plan of small random regions, each counted by the
/// separate checker: value, bound and check agree in every digit.
@Suite struct SoftDoubleTests {
    private static let mostPlans = 200

    private static let limits = [
        "sum: \"distance_km(need.school, offer.provider)\", at_most: 7",
        "sum: \"distance_km(need.school, offer.provider)\", per: need.school, at_most: 4.5",
        "sum: \"distance_km(need.school, offer.provider) / 3\", exactly: 5.5",
        "sum: \"distance_km(need.school, offer.provider)\", per: offer.provider, zero_or_at_least: 12.25",
        "sum: offer.fee / need.school.pupils, per: need.school, at_most: 1.5",
        "sum: offer.fee / need.school.pupils, at_least: 22 / 7",
        "sum: 1, where: offer.field == 'musik', at_least_share: 1 / 3",
        "sum: offer.fee / 7, where: need.priority > 1, at_most_share: 0.35",
        "sum: offer.fee, where: offer.field == 'tanz', at_least_share: 0.33333",
    ]
    /// Both the numbers and the share are doubles: their products have 18 decimals, of which fewer are kept where they are
    /// too many; the check allows for that, and for no more.
    @Test(arguments: [("at_most_share", true), ("at_least_share", true), ("at_most_share", false)])
    func sharesOfQuotientsAreComputedWith(kind: String, isSoft: Bool) throws {
        for seed in 1...6 {
            let region = Self.draw(seed).region
            let soft = isSoft ? ", soft: {goal: G-1, penalty: 20}" : ""
            let sum = "sum: 1000 * offer.fee / need.school.pupils, per: need.school"
            let limits = "  - {id: L-0, \(sum), \(kind): 1 / 3\(soft)}\n  - {id: L-1, sum: 1, at_least: 1}\n"
            let made = try region.prepared(limits: limits, goals: Self.goals)
            let prepared = try #require(made)
            let plan = try Planner.plan(prepared, options: SolveOptions(timeLimit: 60))
            // Without a condition the part is the whole, and more than a third of it.
            #expect(plan.status == (isSoft ? .optimal : .infeasible))
            let best = Self.best(region, prepared)
            guard isSoft else { continue }
            for (goal, expected) in zip(plan.goals, best) {
                let value = try #require(Double(expected))
                #expect(abs(goal.value.double - value) < 1e-6, "\(limits)")
                #expect(goal.value == goal.bound)
            }
        }
    }

    private static let penalties = ["0.1", "0.37", "20", "1000000"]

    private static func draw(_ seed: Int) -> (region: SmallRegion, limits: String) {
        var random = SeededGenerator(seed: UInt64(seed))
        var region = SmallRegion(using: &random)
        while region.planCount > mostPlans || region.candidates.count < 2 { region = SmallRegion(using: &random) }
        let limits = (0..<Int.random(in: 1...3, using: &random)).map { index in
            let form = Self.limits[Int.random(in: Self.limits.indices, using: &random)]
            let penalty = penalties[Int.random(in: penalties.indices, using: &random)]
            let goal = Int.random(in: 1...2, using: &random)
            return "  - {id: L-\(index), \(form), soft: {goal: G-\(goal), penalty: \(penalty)}}\n"
        }
        return (region, limits.joined())
    }

    private static let goals = """
          - {id: G-1, title: A, maximise: need.priority + 1}
          - {id: G-2, title: B, minimise: "distance_km(need.school, offer.provider)"}

        """

    /// The best value of each goal in its turn among all plans that keep the rules, as the checker counts them.
    private static func best(_ region: SmallRegion, _ prepared: PreparedScenario) -> [String] {
        var plans = [[]] as [[PlannedRow]]
        for candidate in region.candidates {
            plans = plans.flatMap { plan in
                (0...region.most(candidate)).map { groups in
                    groups == 0
                        ? plan
                        : plan + [
                            PlannedRow(
                                need: candidate.need, offer: candidate.offer, fund: candidate.fund,
                                groups: Int64(groups))
                        ]
                }
            }
        }
        var results = plans.map {
            PlanChecker.check(allocations: $0, scenario: prepared.scenario, candidates: prepared.candidates)
        }.filter(\.holds)
        return prepared.scenario.rules.goals.indices.map { goal in
            let values = results.map { $0.goals[goal].value }
            let best = (goal == 0 ? values.max() : values.min()) ?? .zero
            results = zip(results, values).filter { $0.1 == best }.map(\.0)
            return best.description
        }
    }

    @Test(arguments: 1...40) func thePlanIsTheBestInEveryDigit(seed: Int) throws {
        let (region, limits) = Self.draw(seed)
        let made = try region.prepared(limits: limits, goals: Self.goals)
        let prepared = try #require(made)
        let plan = try Planner.plan(prepared, options: SolveOptions(timeLimit: 60))
        #expect(plan.status == .optimal, "\(limits)")
        let best = Self.best(region, prepared)
        #expect(plan.goals.map { $0.value.normalised.description } == best, "\(limits)\(prepared.model.model.text)")
        #expect(plan.goals.map { $0.bound.normalised.description } == best, "\(limits)")
    }

    /// A sum that can reach thousands of kilometres: its breach has a range of 10^13 units.
    @Test func longSumsCanBePaidForAndExplained() throws {
        var random = SeededGenerator(seed: 5)
        var region = SmallRegion(using: &random)
        while region.candidates.count < 3 { region = SmallRegion(using: &random) }
        let limits = """
              - {id: L-1, sum: "1000 * distance_km(need.school, offer.provider)", at_most: 3, soft: {goal: G-1, penalty: 0.01}}
              - {id: L-2, sum: "distance_km(need.school, offer.provider)", at_most: 0.5}
              - {id: L-3, sum: 1, at_least: 1}

            """
        let made = try region.prepared(limits: limits, goals: Self.goals)
        let prepared = try #require(made)
        #expect(try Planner.plan(prepared, options: SolveOptions()).status == .infeasible)
        var sink = DiagnosticSink()
        let explainer = Explainer(
            PlannedScenario(prepared, solution: nil), options: ExplanationOptions(timeLimit: 3_600))
        guard case .conflict(let conflict)? = try explainer.explain(.conflict, into: &sink)?.first else {
            Issue.record("no conflict")
            return
        }
        #expect(conflict.members.map(\.limit.id) == ["L-2", "L-3"])
        let steps = conflict.repairs.flatMap(\.steps)
        let shortest = try #require(steps.first { $0.id == "L-2" })
        #expect(shortest.action == .relax)
        // The nearest partner is more than half a kilometre away.
        #expect(try #require(shortest.after).double > 1)
    }
}
