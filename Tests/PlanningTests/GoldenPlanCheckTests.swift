// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import Rules
import Testing

@testable import Planning

/// A plan against expectations that are right, and against ones that are wrong in every way there is.
@Suite struct GoldenPlanCheckTests {
    private static let scenario = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("scenarios/winzling").path

    private func differences(_ expected: String) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "golden-\(UUID().uuidString).tests.yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("plans:\n  - plan: p\n    scenario: \(Self.scenario)\n\(expected)\n".utf8).write(to: file)
        var sink = DiagnosticSink()
        let golden = try #require(RuleTestRun.run(path: file.path, into: &sink)?.plans.first, "\(sink.shown)")
        let prepared = try #require(PreparedScenario.load(golden.scenario.value, into: &sink), "\(sink.shown)")
        let plan = try Planner.plan(prepared, options: SolveOptions(timeLimit: 60))
        return GoldenPlanCheck.outcome(of: plan, expected: golden).differences.map {
            "\($0.location.line): \($0.value.en)"
        }
    }

    @Test func whatIsAsExpectedIsNotTold() throws {
        let none = try differences(
            """
                status: optimal
                goals: {G-1: 8, G-2: 1.50}
                allocations: [{need: B1, offer: A4}, {need: B3, groups: 2}, {need: B2}, {need: B1, offer: A1, groups: 0}]
                complete: true
                unmet: [{need: B2, rule: L-05}, {need: B4, cause: excluded}]
            """)
        #expect(none == [])
    }

    @Test func everythingElseIsToldWithItsLine() throws {
        let found = try differences(
            """
                status: feasible
                goals:
                  G-1: 9
                  G-9: 1
                allocations:
                  - {need: B1, offer: A1}
                  - {need: B3, groups: 1}
                  - {need: B9}
                  - {need: B1, fund: KSU}
                complete: true
                unmet:
                  - {need: B1}
                  - {need: B2, groups_open: 2, cause: excluded, rule: R-01}
                  - {need: B7}
            """)
        #expect(
            found == [
                "4: expected: status feasible; found: optimal",
                "6: goal `G-1`: expected 9, found 8",
                "7: the plan has no goal `G-9`; its goals: G-1, G-2, G-3",
                "9: B1 + A1: groups expected at least 1, found 0",
                "10: B3: groups expected 1, found 2",
                "11: the table `needs` has no `B9`",
                "12: the table `funds` has no `KSU`",
                "13: B1 + A4 + KUS: 1 group that is not expected",
                "13: B2 + A1 + KUS: 1 group that is not expected",
                "15: need `B1`: expected open, it is met",
                "16: need `B2`: expected 2 open groups, found 1",
                "16: need `B2`: expected open as excluded, found limited",
                "16: need `B2`: expected open because of `R-01`, named are: L-05, L-02, L-03",
                "17: the table `needs` has no `B7`",
            ])
    }
}
