// SPDX-License-Identifier: GPL-3.0-or-later
import GLPK
import Testing

@Suite struct SmokeTests {
    @Test func knapsack() throws {
        let (result, _) = try GLPKEnvironment.withProblem { (p) throws(GLPKError) in
            try p.addRows(lower: [-.infinity], upper: [10])
            try p.addColumns(
                lower: [0, 0, 0], upper: [1, 1, 1], cost: [6, 5, 4], isInteger: [true, true, true],
                starts: [0, 1, 2, 3], rows: [0, 0, 0], values: [6, 5, 5])
            try p.setObjective(maximise: true)
            var o = IntegerOptions(presolve: true)
            o.cutoff = 3
            let r = try p.solveInteger(o)
            _ = try p.simplex(SimplexOptions(presolve: true))
            return (r, try p.integerColumnValues())
        }
        #expect(result.objective == 9)
    }
}
