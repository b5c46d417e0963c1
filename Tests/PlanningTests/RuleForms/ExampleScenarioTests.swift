// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import Tables
import Testing

@testable import Planning

/// The shipped scenarios that show forms of rules, against what their README works out by hand.
@Suite struct ExampleScenarioTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "../../..")

    @Test func classesOfTheirOwnTableAndALock() throws {
        var sink = DiagnosticSink()
        let path = Self.root.appendingPathComponent("scenarios/kulturstrolche").standardizedFileURL.path
        let loaded = PreparedScenario.load(path, into: &sink)
        let prepared = try #require(loaded, "\(sink.shown)")
        #expect(sink.shown.isEmpty)
        let plan = try Planner.plan(prepared, options: SolveOptions(timeLimit: 60))
        #expect(plan.status == .optimal)
        #expect(plan.goals.map(\.value) == [FixedPoint(5), FixedPoint(8)])
        #expect(plan.goals.map(\.bound) == [FixedPoint(5), FixedPoint(8)])
        let tables = prepared.scenario.tables
        let pairs = plan.allocations.map { allocation in
            [("needs", allocation.need), ("offers", allocation.offer)].map { name, row in
                tables.table(name).map { tables.pool[$0.ids[row]] } ?? ""
            }
        }
        #expect(pairs.contains(["N8", "A4"]))
        // N4 and N5 are of the class that stays without.
        #expect(!pairs.contains { ["N4", "N5"].contains($0[0]) })
        guard case .excluded(let nearest, _)? = plan.unmet.first?.reason else {
            Issue.record("N4 is excluded by what its class met before")
            return
        }
        #expect(nearest.first?.rules.map(\.id) == ["KST-02b"])
    }
}
