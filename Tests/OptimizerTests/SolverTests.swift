// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import TestSupport
import Testing

/// The solver against brute force.
@Suite struct SolverTests {
    @Test(arguments: 0..<UInt64(20))
    func agreesWithBruteForce(group: UInt64) throws {
        for seed in group * 50..<group * 50 + 50 {
            let model = RandomModels.model(seed: seed)
            let expected = BruteForce(model)
            let result = try Solver.solve(model, options: SolveOptions())
            guard let goals = expected.goals else {
                #expect(result.status == .infeasible, "seed \(seed)\n\(model.text)")
                continue
            }
            #expect(result.status == .optimal, "seed \(seed)\n\(model.text)")
            #expect(result.goals.map { Int128($0.value) } == goals, "seed \(seed)\n\(model.text)")
            #expect(result.goals.allSatisfy { $0.bound == $0.value && $0.proven }, "seed \(seed)\n\(model.text)")
            let values = try #require(result.values)
            #expect(SolutionCheck(values, of: model).isAdmissible)
        }
    }
}
