// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import TestSupport
import Testing

@testable import Planning

/// What is said of the limits against an open need, held against every plan of random small scenarios, judged by the
/// separate checker.
@Suite struct StopProofTests {
    private struct Looked {
        let groups: [Int]
        let broken: Set<String>
        let value: Int
    }

    @Test func causesHoldAgainstEveryPlanOf150RandomScenarios() throws {
        var random = SeededGenerator(seed: 77)
        var seen: [StopStanding: Int] = [:]
        var tried = 0
        while seen.values.reduce(0, +) < 150, tried < 4_000 {
            tried += 1
            let region = SmallRegion(using: &random)
            guard (2...6).contains(region.candidates.count), Self.planCount(region) <= 2_000 else { continue }
            let limits = Self.limits(using: &random)
            guard let prepared = try region.prepared(limits: limits, goals: Self.goals) else { continue }
            let plan = try Planner.plan(prepared, options: SolveOptions())
            guard plan.status == .optimal else { continue }
            let plans = plans(region, prepared)
            for unmet in plan.unmet {
                guard case .limited(_, let stop) = unmet.reason else { continue }
                seen[stop.standing, default: 0] += 1
                check(stop, unmet.need, plan, region, plans, limits)
            }
        }
        #expect(seen[.impossible, default: 0] >= 10)
        #expect(seen[.decisive, default: 0] >= 10)
        #expect(seen[.several, default: 0] >= 10)
    }

    private func check(
        _ stop: UnmetNeed.Stop, _ need: Int, _ plan: Plan, _ region: SmallRegion, _ plans: [Looked], _ limits: String
    ) {
        func groups(_ looked: Looked) -> Int {
            region.candidates.indices.filter { region.candidates[$0].need == need }.reduce(0) { $0 + looked.groups[$1] }
        }
        let now = plan.allocations.filter { $0.need == need }.reduce(0) { $0 + Int($1.groups) }
        let best = plans.filter(\.broken.isEmpty).map(\.value).max() ?? 0
        switch stop.standing {
        case .impossible:
            #expect(now == 0)
            #expect(!plans.contains { $0.broken.isEmpty && groups($0) > 0 }, "\(limits)")
        case .decisive:
            let cause = Set(stop.cause.map { "\($0.limit.id) \($0.limit.subject)" })
            #expect(stop.cause.count == 1)
            // An exception is enough: with it there is a better plan, and every better plan serves the need further.
            #expect(
                plans.contains { $0.broken == cause && groups($0) > now && $0.value > best }, "\(limits)\n\(stop.cause)"
            )
        case .single: Issue.record("a proven plan with sums as goals is decided: \(limits)")
        case .several: #expect(stop.cause.count > 1)
        }
    }

    private func plans(_ region: SmallRegion, _ prepared: PreparedScenario) -> [Looked] {
        let candidates = region.candidates
        return (0..<Self.planCount(region)).map { code in
            var (rest, groups) = (code, [Int]())
            for candidate in candidates {
                let most = region.needs[candidate.need].groups
                groups.append(rest % (most + 1))
                rest /= most + 1
            }
            let rows = zip(candidates, groups).filter { $1 > 0 }.map {
                PlannedRow(need: $0.need, offer: $0.offer, fund: $0.fund, groups: Int64($1))
            }
            let result = PlanChecker.check(
                allocations: rows, scenario: prepared.scenario, candidates: prepared.candidates)
            let value = zip(candidates, groups).reduce(0) { $0 + (1 + region.needs[$1.0.need].priority) * $1.1 }
            return Looked(groups: groups, broken: Set(result.breaches.map { "\($0.rule) \($0.subject)" }), value: value)
        }
    }

    /// Up to what each need asks for, whatever the offer's places: a plan may break any other limit.
    private static func planCount(_ region: SmallRegion) -> Int {
        region.candidates.reduce(1) { min($0 * (region.needs[$1.need].groups + 1), 1_000_000) }
    }

    // MARK: Rules

    private static let goals = "  - {id: G-1, maximise: \"1 + need.priority\"}\n"

    private static func limits(using random: inout SeededGenerator) -> String {
        let forms = [
            "sum: 1, per: need.school, at_most: \(Int.random(in: 1...2, using: &random))",
            "sum: offer.fee, per: need.school, at_most: \(Int.random(in: 2...14, using: &random) * 50)",
            "sum: 1, per: offer, zero_or_at_least: \(Int.random(in: 2...3, using: &random))",
            "sum: 1, per: offer.provider, at_most: \(Int.random(in: 1...3, using: &random))",
            "sum: offer.fee, where: need.school.public, at_least_share: 0.5",
            "sum: offer.fee, at_most: \(Int.random(in: 4...30, using: &random) * 50)",
        ]
        let chosen = forms.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
        return chosen.enumerated().map { "  - {id: L-\($0 + 1), \($1)}\n" }.joined()
    }
}
