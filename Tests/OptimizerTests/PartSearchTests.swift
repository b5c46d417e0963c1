// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Testing

@testable import Optimizer

/// Searches of a part of the columns, as dives of large programs end with.
@Suite struct PartSearchTests {
    /// Where neither a plan nor a cutoff is known there is no value to compare the part's bound with.
    @Test func aPartWithoutAPlanToBeatIsLeftOpen() throws {
        let model = RegionTests.model(seed: 3, parts: 1, blocksPerPart: 6)
        let kernel = Kernel(model)
        let column = try #require(model.goals[0].coefficients.firstIndex { $0 > 0 })
        var lower = kernel.lower
        lower[column] = kernel.upper[column]
        let found = try GLPKEnvironment.withProblem { (problem) throws(GLPKError) in
            let search = try BranchAndPrice(
                kernel, target: GoalTarget(objective: model.goals[0].coefficients, offset: 0, gap: 0, unit: 1),
                clock: SolveClock(limit: nil, cancellation: Cancellation()), work: SolveWork(), scope: .whole,
                report: { _, _ in }, problem: &problem)
            return try search.part(lower: lower, upper: kernel.upper, start: nil, scope: .part(nodes: 0))
                .run(until: search.clock)
        }
        #expect(!found.isFinished)
        #expect(found.plan == nil)
    }
}
