// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import Parallel
import Planning
import Testing

@testable import Decisions

/// Which locks give way when an allocation falls out.
@Suite struct MoveUpTests {
    /// The small region with the two allocations of its best plan locked: one fixed, one as a least number.
    private func moveUp(without name: String) throws -> MoveUp? {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: project.appendingPathComponent("scenarios/winzling"), to: folder)
        try FileManager.default.copyItem(
            at: project.appendingPathComponent("rules"), to: folder.appendingPathComponent("rules"))
        let locks = """
            need,offer,fund,groups,mode,reason,decided_by
            B1,A4,KUS,1,fix,beschlossen,LK-1
            B3,A2,,1,at_least,beschlossen,LK-1

            """
        try Data(locks.utf8).write(to: folder.appendingPathComponent("tables/locks.csv"))
        var sink = DiagnosticSink()
        let prepared = try #require(PreparedScenario.load(folder.path, threads: .one, into: &sink), "\(sink.shown)")
        let options = SolveOptions()
        let plan = try Planner.plan(prepared, options: options)
        return try MoveUp.find(name, in: plan, prepared, options: options, into: &sink)
    }

    @Test func theLockOfWhatFellOutGivesWay() throws {
        let moveUp = try #require(try moveUp(without: "B1/A4"))
        #expect(moveUp.superseded == ["B1/A4/KUS/fix", "B3/A2/at_least"])
        #expect(moveUp.kept.contains { $0.need == "B3" } && moveUp.lost.isEmpty)
    }

    /// A fixed number also says what is too many: the kept allocation's least number does not replace it.
    @Test func aFixedNumberThatCanBeKeptStays() throws {
        let moveUp = try #require(try moveUp(without: "B3/A2"))
        #expect(moveUp.superseded == ["B3/A2/at_least"])
        #expect(moveUp.kept.contains { $0.need == "B1" } && moveUp.lost.isEmpty)
    }
}
