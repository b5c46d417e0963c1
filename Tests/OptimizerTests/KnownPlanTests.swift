// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Optimizer

/// What a search makes of a plan from before a change.
@Suite struct KnownPlanTests {
    /// A plan from before a change is a plan to beat; the relaxation, which dives follow, does not begin with it.
    @Test func aPlanFromBeforeAChangeIsNoPartOfTheRelaxation() throws {
        let model = RegionTests.model(seed: 3, parts: 1, blocksPerPart: 6)
        let kernel = Kernel(model)
        let target = GoalTarget(objective: model.goals[0].coefficients, offset: 0, gap: 0, unit: 1)
        let plan = try #require(try Solver.solve(model, options: SolveOptions()).values)
        let isOver = SolveClock(limit: 0, cancellation: Cancellation())
        func bundles(_ start: [Int64]?, isNearBest: Bool) throws -> (known: Int, values: [Int64]?) {
            let (outcome, work) = try BranchAndPrice.run(
                kernel, target: target, start: start, isNearBest: isNearBest, clock: isOver, work: SolveWork(),
                report: { _, _ in })
            return (work.columns, outcome.values)
        }
        let none = try bundles(nil, isNearBest: false)
        let old = try bundles(plan, isNearBest: true)
        let ordinary = try bundles(plan, isNearBest: false)
        #expect(old.known == none.known && old.values == plan)
        #expect(ordinary.known > none.known)
    }
}
