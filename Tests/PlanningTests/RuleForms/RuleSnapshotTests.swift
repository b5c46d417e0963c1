// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import TestSupport
import Testing

@testable import Planning

/// The rows and columns that each form of rule becomes, as text.
@Suite struct RuleSnapshotTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        var limits: [String] = []
        var goals = ["maximise: 1"]

        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "distinct-at-most", limits: ["distinct: offer.provider, per: need.school, at_most: 1"]),
        Case(name: "distinct-at-least", limits: ["distinct: offer.provider, per: need.school, at_least: 2"]),
        Case(
            name: "distinct-exactly",
            limits: ["distinct: need.field, where: fund.programme == 'state', exactly: 2"]),
        Case(name: "distinct-zero-or-at-least", limits: ["distinct: offer, per: need.school, zero_or_at_least: 2"]),
        Case(
            name: "distinct-at-most-share", limits: ["distinct: offer, where: need.field == 'tanz', at_most_share: 0.5"]
        ),
        Case(name: "distinct-at-least-share", limits: ["distinct: need, where: cost <= 200, at_least_share: 0.25"]),
        Case(
            name: "distinct-soft",
            limits: ["distinct: offer.provider, per: need.school, exactly: 2, soft: {goal: G-0, penalty: 1.5}"]),
        Case(name: "sum-at-most", limits: ["sum: cost, per: need.school, at_most: 500.50"]),
        Case(name: "sum-at-least", limits: ["sum: 1, per: [need.school, offer.provider], at_least: 1"]),
        Case(name: "sum-exactly", limits: ["sum: 1, where: need.field == 'tanz', exactly: 1"]),
        Case(name: "sum-zero-or-at-least", limits: ["sum: 1, per: offer, zero_or_at_least: offer.min_groups"]),
        Case(name: "sum-at-most-share", limits: ["sum: cost, where: need.field == 'tanz', at_most_share: 0.25"]),
        Case(name: "sum-at-least-share", limits: ["sum: cost, where: need.field == 'tanz', at_least_share: 0.25"]),
        Case(
            name: "soft-at-most", limits: ["sum: cost, at_most: 500.50, soft: {goal: G-0, penalty: 2}"],
            goals: ["minimise: cost"]),
        Case(name: "soft-at-least", limits: ["sum: 1, per: need, at_least: 1, soft: {goal: G-0, penalty: 0.5}"]),
        Case(name: "soft-exactly", limits: ["sum: 1, exactly: 2, soft: {goal: G-0, penalty: 3}"]),
        Case(
            name: "soft-zero-or-at-least",
            limits: ["sum: 1, per: offer, zero_or_at_least: 2, soft: {goal: G-0, penalty: 0.25}"]),
        Case(
            name: "soft-at-most-share",
            limits: ["sum: 1, where: need.field == 'tanz', at_most_share: 0.5, soft: {goal: G-0, penalty: 1}"]),
        Case(
            name: "soft-at-least-share",
            limits: ["sum: 1, where: need.field == 'tanz', at_least_share: 0.5, soft: {goal: G-0, penalty: 1}"]),
        Case(name: "goal-coverage", goals: ["maximise: {distinct: offer.field, per: need.school}"]),
        Case(name: "goal-fewest", goals: ["minimise: {distinct: offer.provider}"]),
        Case(name: "goal-changes", goals: ["minimise: {changes_from: previous}"]),
        Case(
            name: "goal-lowest-levels",
            goals: ["maximise: {lowest: 1, of: need.groups + 1, per: need}"]),
        Case(
            name: "goal-lowest",
            goals: ["maximise: {lowest: cost, of: \"need.school.own_budget * 0.5\", per: need.school}"]),
    ]

    @Test(arguments: cases) func becomesRows(_ item: Case) throws {
        let base = "{id: B, sum: 1, per: need, at_most: need.groups}"
        let limits = [base] + item.limits.enumerated().map { "{id: L-\($0), \($1)}" }
        let goals = item.goals.enumerated().map { "{id: G-\($0), \($1)}" }
        let region = try VerificationRegion(
            limits: "[\(limits.joined(separator: ", "))]", goals: "[\(goals.joined(separator: ", "))]")
        var sink = DiagnosticSink()
        let model = ModelBuilder.build(region.candidates, of: region.scenario, into: &sink)
        #expect(!sink.hasErrors, "\(sink.shown)")
        let rules = (item.limits + item.goals).map { "; \($0)\n" }.joined()
        try expectSnapshot(rules + (model?.model.text ?? ""), named: "form-\(item.name).txt")
    }

    @Test func locksBecomeRows() throws {
        var random = SeededGenerator(seed: 5)
        var region = SmallRegion(using: &random)
        while region.fundCount == 0 || region.candidates.count < 4 { region = SmallRegion(using: &random) }
        let first = region.candidates[0]
        let locks = """
            need,offer,fund,groups,mode,reason
            B\(first.need),A\(first.offer),,1,at_least,Beschluss
            B\(first.need),A\(first.offer),T0,0,forbid,Beschluss
            B\(first.need),A\(first.offer),T1,1,fix,Beschluss

            """
        let prepared = try region.prepared(limits: "", goals: "  - {id: G, maximise: 1}\n", locks: locks)
        try expectSnapshot(prepared?.model.model.text ?? "", named: "form-locks.txt")
    }
}
