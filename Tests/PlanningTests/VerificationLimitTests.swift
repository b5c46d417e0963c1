// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Testing

@testable import Planning

/// For each kind of limit a plan that just keeps it and one that breaks it by the smallest amount there is.
@Suite struct VerificationLimitTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let limit: String
        let keeps: [String]
        let breaks: [String]
        var subject = ""

        var testDescription: String { limit }
    }

    static let cases = [
        // One group too many.
        Case(
            limit: "sum: 1, per: need, at_most: need.groups", keeps: ["N1 O1 F1 1", "N1 O2 F2 2"],
            breaks: ["N1 O1 F1 1", "N1 O2 F2 3"], subject: "N1"),
        Case(
            limit: "sum: 1, per: [need.school, offer.provider], at_most: 2", keeps: ["N1 O2 F1 2", "N2 O2 F1 2"],
            breaks: ["N1 O2 F1 2", "N2 O2 F1 2", "N2 O2 F2 1"], subject: "S2 + P2"),
        // F1 pays 80 % of 4,199.99, that is 3,359.992; twice is 6,719.984 and 0.4 cents more than 6,719.98.
        Case(
            limit: "sum: funded, per: fund, at_most: fund.amount", keeps: ["N1 O1 F1 1", "N2 O2 F1 41"],
            breaks: ["N1 O1 F1 2"], subject: "F1"),
        Case(
            limit: "sum: cost, per: need, at_most: 8399.98", keeps: ["N1 O1 F1 2"],
            breaks: ["N1 O1 F1 1", "N1 O3 F2 1"],
            subject: "N1"),
        // A bound below zero is broken by nothing at all.
        Case(limit: "sum: cost, per: need.school.municipality, at_most: -0.01", keeps: [], breaks: [], subject: "M1"),
        Case(limit: "sum: 1, at_least: 2", keeps: ["N1 O1 F1 2"], breaks: ["N1 O1 F1 1"]),
        // M2 has candidates, so that the limit is there for it though nothing is allocated.
        Case(
            limit: "sum: 1, per: need.school.municipality, at_least: 1", keeps: ["N1 O1 F1 1", "N2 O2 F1 1"],
            breaks: ["N1 O1 F1 1"], subject: "M2"),
        Case(
            limit: "sum: 1, per: offer, at_least: offer.min_groups",
            keeps: ["N1 O1 F1 2", "N1 O2 F1 1", "N2 O3 F2 1", "N3 O4 F1 1"],
            breaks: ["N1 O1 F1 2", "N1 O2 F1 1", "N2 O3 F2 1"], subject: "O4"),
        Case(
            limit: "sum: cost, where: need.field == 'tanz', exactly: 20", keeps: ["N3 O4 F1 2"], breaks: ["N3 O4 F1 1"]),
        Case(limit: "sum: cost, exactly: 100.01", keeps: ["N1 O2 F1 1"], breaks: ["N1 O2 F1 1", "N3 O4 F1 1"]),
        Case(
            limit: "sum: 1, per: offer, zero_or_at_least: offer.min_groups", keeps: ["N1 O1 F1 1", "N2 O1 F2 1"],
            breaks: ["N1 O1 F1 1", "N2 O2 F2 1"], subject: "O1"),
        // 10 of 110.01 is a share between 0.0909008 and 0.0909009.
        Case(
            limit: "sum: cost, where: need.field == 'tanz', at_least_share: 0.0909008",
            keeps: ["N3 O4 F1 1", "N2 O2 F1 1"], breaks: ["N3 O4 F1 1", "N2 O2 F1 2"]),
        Case(
            limit: "sum: cost, where: need.field == 'tanz', at_least_share: 0.0909009",
            keeps: ["N3 O4 F1 2", "N2 O2 F1 1"], breaks: ["N3 O4 F1 1", "N2 O2 F1 1"]),
        Case(
            limit: "sum: 1, where: need.field == 'tanz', at_most_share: 0.5", keeps: ["N3 O4 F1 1", "N2 O2 F1 1"],
            breaks: ["N3 O4 F1 2", "N2 O2 F1 1"]),
        Case(
            limit:
                "sum: cost, where: has(need.school.social_index) && need.school.social_index >= 4, at_least_share: 0.5",
            keeps: ["N1 O2 F1 1", "N2 O2 F1 1"], breaks: ["N1 O2 F1 1", "N2 O2 F1 1", "N3 O4 F1 1"]),
        // Two providers at one school; groups do not count, providers do.
        Case(
            limit: "distinct: offer.provider, per: need.school, at_most: 1", keeps: ["N1 O2 F1 2", "N1 O3 F2 1"],
            breaks: ["N1 O1 F1 1", "N1 O2 F1 1"], subject: "S1"),
        Case(
            limit: "distinct: need.field, per: need.school, zero_or_at_least: 2", keeps: ["N2 O2 F1 1", "N3 O4 F1 1"],
            breaks: ["N2 O2 F1 2"], subject: "S2"),
        Case(
            limit: "distinct: offer, where: cost <= 10, at_least_share: 0.5", keeps: ["N2 O2 F1 2", "N3 O4 F1 1"],
            breaks: ["N2 O2 F1 1", "N2 O3 F2 1", "N3 O4 F1 1"]),
        // N1 to O1 is 4 km, N1 to O2 is 5 km: doubles, and the tolerance is all they get.
        Case(
            limit: "sum: km, per: need, at_most: 8.9999989", keeps: ["N1 O2 F1 1"],
            breaks: ["N1 O1 F1 1", "N1 O2 F1 1"], subject: "N1"),
        Case(limit: "sum: km, at_most: 8.9999995", keeps: ["N1 O1 F1 1", "N1 O2 F1 1"], breaks: ["N1 O2 F1 2"]),
    ]

    @Test(arguments: cases)
    func theSmallestBreakIsFound(_ item: Case) throws {
        let region = try VerificationRegion(limits: "[{id: L, title: Grenze, \(item.limit)}]")
        if item.keeps != item.breaks {
            #expect(region.check(item.keeps).breaches.isEmpty, "\(region.check(item.keeps).breaches)")
        }
        let breaches = region.check(item.breaks).breaches.filter { $0.id == "verify.limit" }
        #expect(breaches.first?.rule == "L")
        #expect(breaches.first?.subject == item.subject)
        #expect(breaches.first?.message.de.contains("Grenze") == true)
    }

    @Test func aBoundThatVariesWithinAValueOfPerIsABreach() throws {
        let region = try VerificationRegion(
            limits: "[{id: L, title: Grenze, sum: 1, per: need.school, at_most: need.groups}]")
        let breaches = region.check(["N1 O1 F1 1"]).breaches
        #expect(breaches.map(\.id) == ["verify.bound"])
        #expect(breaches.first?.subject == "S2")
    }

    @Test func aSumThatCannotBeComputedIsABreach() throws {
        let limits =
            "[{id: L, title: Grenze, sum: \"has(offer.materials) ? 1 : 1 % (need.groups - need.groups)\", at_most: 9}]"
        let region = try VerificationRegion(limits: limits)
        let breaches = region.check(["N1 O1 F1 1", "N1 O2 F1 1", "N2 O2 F1 1"]).breaches
        #expect(breaches.map(\.id) == ["verify.not-evaluable"])
        #expect(breaches.first?.subject == "N1 / O2 / F1")
        #expect(breaches.first?.message.en.contains("it divides by zero") == true)
    }

    @Test func softLimitsCostTheirGoalAndAreNoBreach() throws {
        let soft = "soft: {goal: G, penalty: 3}"
        let limits = """
            [{id: A, title: A, sum: 1, per: need.school.municipality, at_least: 2, \(soft)},
            {id: B, title: B, sum: cost, at_most: 100, soft: {goal: G, penalty: 0.5}}]
            """
        let region = try VerificationRegion(limits: limits, goal: "need.groups")
        let result = region.check(["N1 O2 F1 1"])
        // 3 for the groups of N1; M1 lacks one group and M2 two; 0.01 EUR too much at half a point each.
        #expect(result.holds)
        #expect(result.goals.map(\.value.description) == ["-6.005"])
        #expect(result.goals.map(\.tolerance) == [.zero])
        #expect(region.check(["N1 O4 F1 2", "N2 O4 F1 2"]).goals.map(\.value.description) == ["10"])
    }

    /// A break counts in full, distances or not; what rounding may move is far below a millionth of the penalty.
    @Test func softLimitsOverDistancesCountInFull() throws {
        let region = try VerificationRegion(
            limits: "[{id: A, title: A, sum: km, at_most: 5, soft: {goal: G, penalty: 1000000}}]", goal: "need.groups")
        // 4 km and 5 km: 4 km too much, at a million each.
        let goals = region.check(["N1 O1 F1 1", "N1 O2 F1 1"]).goals
        let goal = try #require(goals.first)
        #expect(goal.value.description == "-3999994")
        func told(_ value: ExactNumber) -> [Breach] {
            let written = WrittenGoal(
                id: goal.id, sense: goal.sense.rawValue, value: value, bound: value, gap: 0, proven: true)
            return GoalValueCheck.breaches([written], goals, at: nil)
        }
        #expect(told(goal.value).isEmpty)
        #expect(told(goal.value + ExactNumber(1)).map(\.id) == ["verify.wrong-goal"])
    }

    @Test func withoutCandidatesThereIsNoValueOfPer() throws {
        let region = try VerificationRegion(limits: "[{id: L, title: Grenze, sum: 1, at_least: 1}]")
        let none = CandidateSet(
            needs: [], offers: [], funds: [], applications: [], previous: [],
            work: JoinWork(keyedPairs: 0, visitedPairs: 0, evaluations: []))
        #expect(PlanChecker.check(allocations: [], scenario: region.scenario, candidates: none).holds)
        #expect(!region.check([]).holds)
    }

    /// Each mode kept and broken by one group, over all funds and for one.
    @Test(arguments: [
        ("N1,O2,,2,fix", ["N1 O2 F1 1", "N1 O2 F2 1"], ["N1 O2 F1 1"]),
        ("N1,O2,F1,1,fix", ["N1 O2 F1 1", "N1 O2 F2 1"], ["N1 O2 F1 2"]),
        ("N1,O2,,2,at_least", ["N1 O2 F1 3"], ["N1 O2 F2 1", "N1 O1 F1 1"]),
        ("N1,O2,,2,at_most", ["N1 O1 F1 1", "N1 O2 F1 2"], ["N1 O2 F1 2", "N1 O2 F2 1"]),
        ("N1,O2,F1,2,forbid", ["N1 O2 F2 2"], ["N1 O2 F1 1"]),
    ])
    func locksAreChecked(row: String, keeps: [String], breaks: [String]) throws {
        let region = try VerificationRegion(locks: "need,offer,fund,groups,mode,reason\n\(row),Beschluss 7\n")
        #expect(region.check(keeps).breaches.isEmpty)
        let breaches = region.check(breaks).breaches
        #expect(breaches.map(\.id) == ["verify.lock"])
        #expect(breaches.first?.message.de.contains("Beschluss 7") == true)
        #expect(breaches.first?.place?.file == "locks.csv")
    }
}
