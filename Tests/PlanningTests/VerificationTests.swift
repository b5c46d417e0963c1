// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables
import Testing

@testable import Planning

@Suite struct VerificationTests {
    @Test func aGoodPlanHoldsAndHasItsGoalValue() throws {
        let region = try VerificationRegion(goal: "(has(previous.groups) ? 3 : 0) - 0.05 * km")
        let result = region.check(["N1 O1 F1 2", "N2 O2 F2 1"])
        #expect(result.holds, "\(result.breaches)")
        // Both pairs worked together last year and are 4 km apart: 2.8 for each of three groups.
        #expect(result.goals.map(\.value.description) == ["8.4"])
        #expect(result.goals.map(\.tolerance) == [PlanChecker.tolerance])
    }

    @Test func aMinimisedGoalPaysItsPenaltiesUpwards() throws {
        let further = """
            rulebook: more
            limits: [{id: L, title: L, sum: 1, at_least: 4, soft: {goal: H, penalty: 2}}]
            goals: [{id: H, title: H, minimise: cost}]
            """
        let result = try VerificationRegion(further: further).check(["N1 O2 F1 1"])
        #expect(result.goals.map(\.value.description) == ["1", "106.01"])
        #expect(result.goals.map(\.sense) == [.maximise, .minimise])
    }

    @Test(arguments: [
        ("N1 O1 F1 0", "verify.groups", ""), ("N1 O1 F1 -1", "verify.groups", ""),
        ("N3 O1 F2 1", "verify.match", "M-1"), ("N4 O4 F1 1", "verify.match", "M-2"),
        ("N1 O3 F1 1", "verify.match", "S-1"),
    ])
    func aRowThatBreaksARuleIsFound(row: String, id: String, rule: String) throws {
        let breaches = try VerificationRegion().check(["N2 O2 F1 1", row]).breaches
        #expect(breaches.contains { $0.id == id && $0.rule == rule }, "\(breaches)")
        #expect(breaches.allSatisfy { $0.subject == row.split(separator: " ").prefix(3).joined(separator: " / ") })
    }

    @Test func aCentDecidesTheCapAndTheReasonIsFilledIn() throws {
        let region = try VerificationRegion()
        #expect(region.check(["N1 O1 F1 1", "N1 O3 F2 1"]).holds)
        let message = region.check(["N1 O3 F1 1"]).breaches.first?.message
        #expect(message?.de == "`N1 / O3 / F1` verletzt S-1 (Höchstbetrag): 4.200,00 EUR sind zu viel")
        #expect(message?.en == "`N1 / O3 / F1` breaks S-1 (Höchstbetrag): 4,200.00 EUR sind zu viel")
    }

    @Test func theSameCandidateTwiceIsABreach() throws {
        let region = try VerificationRegion()
        #expect(region.check(["N1 O1 F1 1", "N1 O1 F2 1"]).holds)
        #expect(region.check(["N1 O1 F1 1", "N1 O1 F1 1"]).breaches.map(\.id) == ["verify.duplicate"])
    }

    @Test func aRowWithoutFundIsABreach() throws {
        let region = try VerificationRegion()
        let breaches = PlanChecker.check(
            allocations: [PlannedRow(need: 0, offer: 0, fund: nil, groups: 1)], scenario: region.scenario,
            candidates: region.candidates
        ).breaches
        #expect(breaches.contains { $0.id == "verify.no-fund" })
        #expect(breaches.contains { $0.id == "verify.not-evaluable" && $0.rule == "S-1" })
    }

    @Test func breachesBecomeDiagnosticsOfExitCodeTwo() throws {
        let breaches = try VerificationRegion().check(["N1 O1 F1 0"]).breaches
        var sink = DiagnosticSink()
        for breach in breaches { sink.report(breach.diagnostic) }
        #expect(sink.exitCode == 2)
    }

    /// The checker finds a solved plan good and one with a wrong number bad.
    @Test func aPlanIsCheckedBeforeItIsWritten() throws {
        let region = try VerificationRegion()
        let cost = FixedPoint(mantissa: 839_998, scale: 2)
        func ids(_ cost: FixedPoint?, value: Int64, km: Double) -> [String] {
            let allocation = Allocation(
                need: 0, offer: 0, fund: 0, groups: 2, cost: cost, funded: FixedPoint(mantissa: 6_719_984, scale: 3),
                own: FixedPoint(mantissa: 1_679_996, scale: 3), km: km)
            let goal = GoalOutcome(
                id: "G", title: LocalizedText(de: "Ziel", en: "goal"), sense: .maximise, value: FixedPoint(value),
                bound: FixedPoint(value), proven: true)
            return PlanChecker.breaches(
                allocations: [allocation], goals: [goal], scenario: region.scenario, candidates: region.candidates
            ).map(\.id)
        }
        #expect(ids(cost, value: 2, km: 4).isEmpty)
        #expect(ids(FixedPoint(mantissa: 839_999, scale: 2), value: 2, km: 4) == ["verify.wrong-number"])
        #expect(ids(nil, value: 2, km: 4) == ["verify.missing-number"])
        #expect(ids(cost, value: 2, km: 4.001) == ["verify.wrong-number"])
        #expect(ids(cost, value: 3, km: 4) == ["verify.wrong-goal"])
    }
}
