// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import TestSupport
import Testing

@testable import Planning

/// What rows and columns a rule becomes, as text.
@Suite struct ModelBuilderTests {
    /// The base scenario of the cases with its limits replaced.
    private func model(limits: String) throws -> PlanningModel {
        let rules = try String(
            contentsOf: ScenarioCaseTests.folder.appendingPathComponent("base/rules/regeln.yaml"), encoding: .utf8)
        let parts = rules.components(separatedBy: "limits:\n")
        let goals = try #require(parts[1].range(of: "goals:"))
        let text = parts[0] + "limits:\n" + limits + "\n" + parts[1][goals.lowerBound...]
        let scenario = try TemporaryScenario(case: "\n=== rules/regeln.yaml\n" + text)
        defer { scenario.remove() }
        var sink = DiagnosticSink()
        let prepared = PreparedScenario.load(scenario.folder.path, into: &sink)
        return try #require(prepared, "\(DiagnosticRenderer(language: .en, usesColour: false).render(sink))").model
    }

    private static let base = "  - {id: L-1, sum: 1, per: need, at_most: need.groups}\n"

    @Test(arguments: [
        ("at-most", "  - {id: X, sum: cost, per: fund, at_most: fund.amount}"),
        ("at-least", "  - {id: X, sum: 1, where: need.field == 'musik', per: need.school, at_least: 1}"),
        ("exactly-soft", "  - {id: X, sum: 1, per: offer, exactly: 2, soft: {goal: G-1, penalty: 0.5}}"),
        (
            "at-least-soft",
            "  - {id: X, sum: funded, per: need.school.municipality, at_least: 300, soft: {goal: G-2, penalty: 2}}"
        ),
        ("zero-or-at-least", "  - {id: X, sum: 1, per: offer, zero_or_at_least: 2}"),
        ("at-least-share", "  - {id: X, sum: funded, where: need.field == 'musik', at_least_share: 0.25}"),
        ("at-most-share", "  - {id: X, sum: cost, where: need.field == 'tanz', per: [fund], at_most_share: 0.4}"),
        ("inexact", "  - {id: X, sum: km / 3, per: [need.school, offer.provider], at_most: 7}"),
    ]) func ruleBecomesRows(name: String, limit: String) throws {
        let model = try model(limits: Self.base + limit)
        try expectSnapshot("# \(limit.dropFirst(4))\n" + model.model.text, named: "rows-\(name).txt")
    }

    @Test func rowsAndColumnsRememberWhatTheyStandFor() throws {
        let model = try model(limits: Self.base + "  - {id: X, sum: 1, per: offer, zero_or_at_least: 2}")
        #expect(model.rows.count == model.model.rows.count)
        #expect(model.columns.count == model.model.columns.count)
        #expect(model.rows.map(\.subject) == ["B1", "B2", "A1", "A1", "A2", "A2"])
        #expect(
            model.rows.map(\.part) == [.bound, .bound, .leastIfUsed, .noneUnlessUsed, .leastIfUsed, .noneUnlessUsed])
        #expect(model.columns == [.candidate(0), .candidate(1), .used(row: 2), .used(row: 4)])
    }
}
