// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import TestSupport
import Testing

@testable import Planning

@Suite struct DemandModelTests {
    /// Fewest changes decide among equally good plans alone: they may take nothing from the goal before them.
    @Test func fewestChangesTakeNothingFromTheLastGoal() throws {
        var random = SeededGenerator(seed: 7)
        let region = SmallRegion(using: &random)
        let goals = """
              - {id: Z-1, title: Z, maximise: "1", tolerance: 0.25}
              - {id: Z-2, title: Z, maximise: need.groups, tolerance: 0.5}

            """
        let planning = try #require(try region.prepared(limits: "", goals: goals)).model
        let none = [Int64](repeating: 0, count: planning.model.columns.count)
        let tolerances = DemandModel(planning, Demand().near(none)).model.goals.map { ($0.id, $0.tolerance.units) }
        #expect(tolerances.map(\.0) == ["Z-1", "Z-2", "changes"])
        #expect(tolerances.map { $0.1 == 0 } == [false, true, true])
        let alone = DemandModel(planning, Demand()).model.goals.map(\.tolerance.units)
        #expect(alone.allSatisfy { $0 > 0 })
    }
}
