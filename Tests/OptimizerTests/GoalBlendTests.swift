// SPDX-License-Identifier: GPL-3.0-or-later

import Parallel
import Testing

@testable import Optimizer

/// Plans that are as good for one goal and better for the next.
@Suite struct GoalBlendTests {
    private let clock = SolveClock(limit: nil, cancellation: Cancellation())

    private func target(_ coefficients: [Int64]) -> GoalTarget {
        GoalTarget(objective: coefficients, offset: 0, gap: 0, unit: 1)
    }

    /// What the columns cost, by their place only, so that it has nothing to do with the first goal.
    private func costs(_ model: LinearModel) -> [Int64] {
        model.columns.indices.map { -Int64(1 + $0 * 7_919 % 97) }
    }

    private func outcome(_ kernel: Kernel, _ earlier: GoalTarget) throws -> BranchAndPrice.Outcome {
        let search = GoalSearch(kernel, target: earlier, clock: clock, threads: .one, report: { _, _ in })
        return try search.run(start: nil, work: SolveWork()).0
    }

    @Test func keepsTheEarlierGoalAndGainsInTheNext() throws {
        let model = RegionTests.model(seed: 5, parts: 1, blocksPerPart: 110)
        let kernel = Kernel(model)
        let blend = GoalBlend(earlier: target(model.goals[0].coefficients), next: target(costs(model)))
        let outcome = try outcome(kernel, blend.earlier)
        let plan = try #require(outcome.values)
        var work = SolveWork()
        let found = try #require(try blend.improved(outcome, kernel: kernel, clock: clock, work: &work))
        #expect(kernel.admits(found))
        #expect(blend.earlier.value(at: found) >= blend.earlier.value(at: plan))
        #expect(blend.next.value(at: found) > blend.next.value(at: plan))
        #expect(work.nodes > 0)

        // Goals whose sum would leave the range of integers, and those that say nothing, are left alone.
        let huge = model.columns.map { _ in -(Int64(1) << 52) }
        let silent = model.columns.map { _ in Int64(0) }
        var none = SolveWork()
        for next in [huge, silent] {
            let blend = GoalBlend(earlier: blend.earlier, next: target(next))
            #expect(try blend.improved(outcome, kernel: kernel, clock: clock, work: &none) == nil)
        }
        #expect(none.nodes == 0)
    }

    @Test func leavesSmallProgramsToTheNextGoalsOwnSearch() throws {
        let model = RegionTests.model(seed: 5, parts: 1, blocksPerPart: 20)
        let kernel = Kernel(model)
        let blend = GoalBlend(earlier: target(model.goals[0].coefficients), next: target(costs(model)))
        var work = SolveWork()
        let found = try blend.improved(
            try outcome(kernel, blend.earlier), kernel: kernel, clock: clock, work: &work)
        #expect(found == nil)
        #expect(work.nodes == 0)
    }

    /// A program that is large enough for the sum of its goals: both proven, same plan and work on any number of threads.
    @Test func theNextGoalIsProvenFromThere() throws {
        var model = RegionTests.model(seed: 6, parts: 1, blocksPerPart: 100)
        let costs = costs(model).map { -$0 }
        model.goals.append(
            LinearModel.Goal(
                id: "G-2", sense: .minimise, coefficients: costs, constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0)))
        let both = try Solver.solve(model, options: SolveOptions())
        #expect(both.status == .optimal)
        #expect(both.goals.allSatisfy { $0.proven && $0.value == $0.bound })
        let again = try Solver.solve(model, options: SolveOptions(threads: .allCores))
        #expect(again.values == both.values)
        #expect(again.work == both.work)
    }
}
