// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Testing

@testable import Optimizer

/// Prices near a tie, which the simplex method's tolerance leaves some units off.
@Suite struct PriceRefinementTests {
    private static let worth: Int64 = 4_000_000_000
    private let clock = SolveClock(limit: nil, cancellation: Cancellation())
    private let kernel: Kernel
    private let target: GoalTarget

    /// Four blocks that share one unit of a row, worth `worth` in the first and one more in the others: too little more for
    /// the simplex method to see.
    init() throws {
        let blocks = 0..<4
        let columns = blocks.map {
            "column a\($0) 0 1 integer block \($0) part 0\ncolumn b\($0) 0 1 integer block \($0) part 0"
        }
        let rows = blocks.map { "row own\($0) scale 0 in -inf..1: 1 a\($0) + 1 b\($0)" }
        let shared = "row shared scale 0 in -inf..1: " + blocks.map { "1 a\($0) + 1 b\($0)" }.joined(separator: " + ")
        let terms = blocks.map { "\(Self.worth + ($0 == 0 ? 0 : 1)) a\($0) + 1 b\($0)" }.joined(separator: " + ")
        let goal = "goal G-1 maximise scale 0 tolerance 0 constant 0: " + terms
        let model = try LinearModel(text: (columns + rows + [shared, goal]).joined(separator: "\n"))
        kernel = Kernel(model)
        target = GoalTarget(objective: model.goals[0].coefficients, offset: 0, gap: 0, unit: 1)
    }

    /// A search whose master has met the first block's bundle before the others'.
    private func search(_ problem: inout Problem) throws(GLPKError) -> BranchAndPrice {
        var search = try BranchAndPrice(
            kernel, target: target, clock: clock, work: SolveWork(), scope: .whole, report: { _, _ in },
            problem: &problem)
        let empty = (0..<4).map { (block: $0, bundle: [Int64(0), 0]) }
        _ = try search.master.add(empty + [(0, [1, 0])], &problem)
        #expect(try search.master.solve(.primal, until: clock, &problem) == .optimal)
        _ = try search.master.add((1..<4).map { ($0, [1, 0]) }, &problem)
        #expect(try search.master.solve(.primal, until: clock, &problem) == .optimal)
        return search
    }

    @Test func correctedPricesSeeWhatTheToleranceHides() throws {
        try GLPKEnvironment.withProblem { (problem) throws(GLPKError) in
            var master = try search(&problem).master
            let duals = try master.duals(problem)
            #expect(abs(duals.rows[0] + duals.blocks[0] - Double(Self.worth)) < 1e-3)
            #expect(abs(try master.objectiveValue(problem) - Double(Self.worth)) < 1e-3)

            var profits = target.objective.map(Double.init)
            for column in profits.indices { profits[column] -= duals.rows[0] }
            let corrected = try master.corrected(duals, profits: profits, until: clock, &problem)
            #expect(abs((corrected?.rows[0] ?? 0) - Double(Self.worth + 1)) < 1e-3)
            // The objective is as before, the basis is the better one.
            #expect(try master.solve(.primal, until: clock, &problem) == .optimal)
            #expect(abs(try master.objectiveValue(problem) - Double(Self.worth + 1)) < 1e-3)
        }
    }

    /// The best plan is as good as the relaxation; with the prices of the first solve the bound is two units above it.
    @Test func aTieIsClosed() throws {
        try GLPKEnvironment.withProblem { (problem) throws(GLPKError) in
            var search = try search(&problem)
            search.offer([0, 0, 1, 0, 0, 0, 0, 0])
            let reached = try search.master.objectiveValue(problem)
            let duals = try search.master.duals(problem)
            var bound = Int64.max
            _ = try search.improve(duals.rows, duals, &bound, lower: kernel.lower, upper: kernel.upper, &problem)
            #expect(bound == Self.worth + 3)
            #expect(search.isTie(bound, relaxation: reached))
            #expect(!search.isTie(Self.worth + 1, relaxation: reached), "closed")
            #expect(!search.isTie(bound, relaxation: reached + 100), "a better relaxation")

            let answer = try search.refine(&bound, lower: kernel.lower, upper: kernel.upper, &problem)
            if case .closed = answer {} else { Issue.record("\(String(describing: answer))") }
            #expect(bound == Self.worth + 1)
        }
    }

    /// Of columns with wide bounds outside of blocks, and of losses that no bundle has to take, none coarsens the rounding.
    @Test func wideColumnsAndLargeLossesCostNoBits() throws {
        let model = try LinearModel(
            text: """
                column a 0 1 integer block 0 part 0
                column b 0 1 integer block 0 part 0
                column c 0 1 integer block 0 part 0
                column n 0 1000000 integer
                row own scale 0 in -inf..1: 1 a + 1 b + 1 c
                row count scale 0 in 0..0: 1 a + 1 b - 1 n
                row heavy scale 0 in -inf..1000000: 1000000 c + 3 b + 1 n
                goal G-1 maximise scale 0 tolerance 0 constant 0: 1000000000 a + 999999999 b + 5 c
                """)
        let kernel = Kernel(model)
        let decomposition = Decomposition(kernel)
        #expect(decomposition.freeColumns == [3])
        var lagrangian = Lagrangian(decomposition)
        let evaluation = lagrangian.evaluate(
            duals: [0.125, 1e9], costs: model.goals[0].coefficients, rows: LinkingRows(kernel, decomposition),
            lower: kernel.lower, upper: kernel.upper)
        // 30 bits of a cost leave 20 of 50.
        #expect(evaluation?.shift == 20)
        // The row's side at its price, a less its price; b costs three units of it, n is left at 0.
        let expected: Int64 = 1_000_000_000_000_000 + 999_999_999
        #expect(evaluation?.bound == expected)
        #expect(evaluation?.bundles == [[1, 0, 0]])
    }
}
