// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import TestSupport
import Testing

@testable import Planning

/// Conflicts of random scenarios against every plan there is, judged by the separate checker, without model or solver.
@Suite struct ConflictTests {
    /// A rule with the value of `per` that a plan breaks.
    private struct Broken: Hashable {
        let id: String
        let subject: String
    }

    @Test func conflictsAreMinimalOn100RandomScenarios() throws {
        var random = SeededGenerator(seed: 2_026)
        var (found, repaired, tried) = (0, 0, 0)
        while found < 100, tried < 4_000 {
            tried += 1
            let region = SmallRegion(using: &random)
            let limits = Self.limits(using: &random)
            guard (2...3).contains(region.candidates.count) else { continue }
            let locks = Self.locks(region, using: &random)
            guard let prepared = try region.prepared(limits: limits, goals: Self.goals, locks: locks) else { continue }
            guard try Planner.plan(prepared, options: SolveOptions()).status == .infeasible else { continue }
            found += 1
            var sink = DiagnosticSink()
            let explainer = Explainer(
                PlannedScenario(prepared, solution: nil), options: ExplanationOptions(timeLimit: 3_600))
            guard case .conflict(let conflict)? = try explainer.explain(.conflict, into: &sink)?.first else {
                Issue.record("no conflict\n\(limits)")
                continue
            }
            let plans = plans(of: prepared)
            check(conflict, plans, limits)
            repaired += conflict.repairs.isEmpty ? 0 : 1
            for repair in conflict.repairs {
                // A step that changes the rule as a whole may change the bound of every value.
                func isChanged(_ broken: Broken) -> Bool {
                    repair.steps.contains { $0.id == broken.id && ($0.values != nil || $0.subject == broken.subject) }
                }
                #expect(plans.contains { $0.allSatisfy(isChanged) }, "\(limits)\n\(repair)")
            }
        }
        #expect(found == 100)
        #expect(repaired >= 95)
    }

    private func check(_ conflict: ConflictExplanation, _ plans: [Set<Broken>], _ limits: String) {
        let members = Set(conflict.members.map { Broken(id: $0.limit.id, subject: $0.limit.subject) })
        #expect(conflict.isMinimal)
        #expect(!members.isEmpty)
        #expect(plans.allSatisfy { !$0.isDisjoint(with: members) }, "\(limits)\n\(members) can hold together")
        for member in members {
            let rest = members.subtracting([member])
            #expect(plans.contains { $0.isDisjoint(with: rest) }, "\(limits)\n\(member) is not needed")
        }
    }

    /// What each plan of up to four groups a candidate breaks.
    private func plans(of prepared: PreparedScenario) -> [Set<Broken>] {
        let count = prepared.candidates.count
        let most = 4
        let total = (0..<count).reduce(1) { product, _ in product * (most + 1) }
        return (0..<total).map { code in
            var (rest, rows) = (code, [PlannedRow]())
            for candidate in 0..<count {
                let groups = rest % (most + 1)
                rest /= most + 1
                guard groups > 0 else { continue }
                let candidates = prepared.candidates
                rows.append(
                    PlannedRow(
                        need: Int(candidates.needs[candidate]), offer: Int(candidates.offers[candidate]),
                        fund: candidates.funds.isEmpty ? nil : Int(candidates.funds[candidate]),
                        groups: Int64(groups)))
            }
            let result = PlanChecker.check(
                allocations: rows, scenario: prepared.scenario, candidates: prepared.candidates)
            return Set(result.breaches.map { broken($0) })
        }
    }

    /// The checker writes the subject of a lock with blanks.
    private func broken(_ breach: Breach) -> Broken {
        guard breach.rule.isEmpty else { return Broken(id: breach.rule, subject: breach.subject) }
        return Broken(id: "lock", subject: breach.subject.replacing(" / ", with: "/"))
    }

    // MARK: Random rules

    private static let goals = "  - {id: G, title: Ziel, maximise: \"1\"}\n"

    private static func limits(using random: inout SeededGenerator) -> String {
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        let forms = [
            "sum: 1, per: need.school, at_least: \(number(1...3))",
            "sum: 1, at_least: \(number(2...4))",
            "sum: 1, per: offer.provider, at_most: \(number(0...2))",
            "sum: 1, per: need, exactly: \(number(1...2))",
            "sum: offer.fee, at_most: \(number(1...12))",
            "distinct: offer.provider, at_least: 2",
            "sum: 1, per: offer, zero_or_at_least: \(number(2...3))",
            "sum: 1, where: need.priority >= 2, at_least_share: 0.\(number(4...9))",
            "sum: 1, per: [need.school, offer.provider], at_most: 1",
        ]
        let chosen = forms.shuffled(using: &random).prefix(number(2...5))
        return chosen.enumerated().map { "  - {id: X-\($0.offset), \($0.element)}\n" }.joined()
    }

    private static func locks(_ region: SmallRegion, using random: inout SeededGenerator) -> String? {
        guard Int.random(in: 0...1, using: &random) == 0,
            let candidate = region.candidates.randomElement(using: &random)
        else { return nil }
        let groups = Int.random(in: 1...2, using: &random)
        return "need,offer,groups,mode,reason\nB\(candidate.need),A\(candidate.offer),\(groups),at_least,Zusage\n"
    }

    // MARK: Words

    @Test func whatIsNotNegotiableIsNeverProposed() throws {
        var random = SeededGenerator(seed: 5)
        var proposals = 0
        for _ in 0..<40 {
            let region = SmallRegion(using: &random)
            guard (2...4).contains(region.candidates.count) else { continue }
            let limits =
                "  - {id: X-0, sum: 1, at_least: 9, negotiable: false}\n  - {id: X-1, sum: 1, at_most: 1}\n"
            guard let prepared = try region.prepared(limits: limits, goals: Self.goals) else { continue }
            var sink = DiagnosticSink()
            let explainer = Explainer(
                PlannedScenario(prepared, solution: nil), options: ExplanationOptions(timeLimit: 3_600))
            guard case .conflict(let conflict)? = try explainer.explain(.conflict, into: &sink)?.first else { continue }
            let steps = conflict.repairs.flatMap(\.steps)
            proposals += steps.count
            #expect(!steps.contains { $0.id == "X-0" })
        }
        #expect(proposals > 0)
    }
}
