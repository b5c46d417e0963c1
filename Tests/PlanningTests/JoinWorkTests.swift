// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Rules
import Tables
import Testing

@testable import Planning

/// What the join costs, in counts: they hold on any machine and for any number of threads, and grow when the join gets
/// worse.
@Suite struct JoinWorkTests {
    private static let scenarios = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "scenarios")

    @Test func theJoinOfMusterkreisLooksAtFewPairs() throws {
        var sink = DiagnosticSink()
        let scenario = try #require(
            ScenarioLoader.load(Self.scenarios.appending(path: "musterkreis").path, into: &sink))
        let (needs, offers) = (scenario.tables.table("needs")?.rowCount, scenario.tables.table("offers")?.rowCount)
        let candidates = CandidateJoin.candidates(of: scenario, into: &sink)
        #expect([needs, offers, candidates.count] == [60, 45, 114])
        #expect(candidates.work.keyedPairs <= 206)
        #expect(candidates.work.visitedPairs <= 84)
        let evaluations = zip(scenario.rules.match, candidates.work.evaluations)
        // Equal fields and kinds are keys; they are looked up, never computed for a pair.
        for (rule, count) in evaluations where ["B-01", "B-02", "B-10"].contains(rule.id) { #expect(count == 0) }
        #expect(candidates.work.evaluations.reduce(0, +) <= 5_793)
    }
}
