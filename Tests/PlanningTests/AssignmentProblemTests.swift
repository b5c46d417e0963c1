// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Planning
import Tables
import Testing

/// Generalised assignment problems, said as scenarios with applications, against a dynamic programme.
@Suite struct AssignmentProblemTests {
    @Test(arguments: AssignmentProblem.Class.allCases, [(agents: 2, jobs: 10), (3, 9), (4, 7)])
    func reachesTheOptimum(kind: AssignmentProblem.Class, size: (agents: Int, jobs: Int)) throws {
        for seed in UInt64(1)...3 {
            let problem = AssignmentProblem(kind, agents: size.agents, jobs: size.jobs, seed: seed)
            let plan = try Planner.plan(problem.prepared(), options: SolveOptions())
            guard let optimum = problem.optimum else {
                #expect(plan.status == .infeasible, "\(kind) \(size) seed \(seed)")
                continue
            }
            #expect(plan.status == .optimal, "\(kind) \(size) seed \(seed)")
            let outcome = try #require(problem.outcome(plan), "\(kind) \(size) seed \(seed)")
            #expect(outcome.cost == optimum, "\(kind) \(size) seed \(seed)")
            #expect(zip(outcome.loads, problem.capacity).allSatisfy(<=), "\(kind) \(size) seed \(seed)")
            let goal = try #require(plan.goals.first)
            #expect(goal.value == FixedPoint(Int64(optimum)) && goal.bound == goal.value && goal.proven)
        }
    }

    /// Agents that hold less than all jobs need: the proof that there is no plan.
    @Test(arguments: AssignmentProblem.Class.allCases) func provesThatNothingFits(kind: AssignmentProblem.Class) throws
    {
        let problem = AssignmentProblem(kind, agents: 3, jobs: 8, seed: 5, tightness: 3)
        #expect(problem.optimum == nil)
        let plan = try Planner.plan(problem.prepared(), options: SolveOptions())
        #expect(plan.status == .infeasible)
        #expect(plan.allocations.isEmpty)
    }
}
