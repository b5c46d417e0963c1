// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import GLPK

/// Return codes and statuses in the cases in which GLPK's are easy to misread.
@Suite struct OutcomeTests {
    /// x + y <= 1 and x + y >= 2, stated in two rows, with further rows that a presolver cannot drop.
    private var infeasible: DenseModel {
        DenseModel(
            rowLower: [-.infinity, 2, -.infinity], rowUpper: [1, .infinity, 5], lower: [0, 0], upper: [5, 5],
            cost: [1, 1], isInteger: [true, true], coefficients: [[1, 1], [1, 1], [1, 2]])
    }

    private var unbounded: DenseModel {
        DenseModel(
            rowLower: [-.infinity], rowUpper: [1], lower: [0, 0], upper: [.infinity, .infinity], cost: [1, 1],
            isInteger: [true, true], coefficients: [[1, -1]])
    }

    @Test func infeasibleWithoutPresolve() throws {
        for method in [SimplexOptions.Method.primal, .dualThenPrimal] {
            let result = try solving(infeasible) { (p) throws(GLPKError) in
                try p.simplex(SimplexOptions(method: method))
            }
            #expect(result.code == .success)
            #expect(result.status == .noFeasible)
            #expect(!result.isOptimal)
        }
    }

    @Test func infeasibilityFoundByThePresolver() throws {
        var model = infeasible
        model.rowLower[1] = 11
        let (result, status) = try solving(model) { (p) throws(GLPKError) in
            (try p.simplex(SimplexOptions(presolve: true)), try p.status())
        }
        #expect(result.code == .noPrimalFeasible)
        #expect(result.status == .undefined)
        #expect(status == .undefined)
    }

    @Test func infeasibilityFoundAfterThePresolver() throws {
        let result = try solving(infeasible) { (p) throws(GLPKError) in try p.simplex(SimplexOptions(presolve: true)) }
        #expect(result.code == .success)
        #expect(result.status == .noFeasible)
    }

    @Test(arguments: [false, true]) func infeasibleIntegerProblem(_ presolve: Bool) throws {
        let result = try solving(infeasible) { (p) throws(GLPKError) in
            try p.solveInteger(IntegerOptions(presolve: presolve))
        }
        #expect(result.code == .noPrimalFeasible)
        #expect(result.status == .noFeasible)
        #expect(result.objective == nil && result.bound == nil && !result.hasSolution)
    }

    /// 2x + 2y = 3 has real solutions only.
    @Test(arguments: [false, true]) func infeasibleOnlyInIntegers(_ presolve: Bool) throws {
        let model = DenseModel(
            rowLower: [3], rowUpper: [3], lower: [0, 0], upper: [5, 5], cost: [1, 1], isInteger: [true, true],
            coefficients: [[2, 2]])
        let (relaxed, result) = try solving(model) { (p) throws(GLPKError) in
            (try p.simplex(), try p.solveInteger(IntegerOptions(presolve: presolve)))
        }
        #expect(relaxed.isOptimal)
        #expect(result.status == .noFeasible)
    }

    @Test func unboundedRelaxation() throws {
        let (result, ray) = try solving(unbounded) { (p) throws(GLPKError) in (try p.simplex(), try p.unboundedRay()) }
        #expect(result.code == .success)
        #expect(result.status == .unbounded)
        #expect(ray != nil)
        let integer = try solving(unbounded) { (p) throws(GLPKError) in try p.solveInteger() }
        #expect(integer.status == .unbounded && !integer.hasSolution)
        let bounded = try solving(Models.textbook) { (p) throws(GLPKError) in
            _ = try p.simplex()
            return try p.unboundedRay()
        }
        #expect(bounded == nil)
    }

    @Test func unboundedWithPresolve() throws {
        let (result, integer) = try solving(unbounded) { (p) throws(GLPKError) in
            (try p.simplex(SimplexOptions(presolve: true)), try p.solveInteger(IntegerOptions(presolve: true)))
        }
        #expect(!result.isOptimal)
        #expect(!integer.hasSolution)
        #expect(integer.status != .noFeasible)
    }

    /// Without a basis GLPK's branch and bound only answers that the root is not solved.
    @Test func integerSolveNeedsNoSolveBefore() throws {
        let result = try solving(Models.knapsack(columns: 8, rows: 2, seed: 5)) { (p) throws(GLPKError) in
            try p.solveInteger()
        }
        #expect(result.code == .success && result.status == .optimal)
        #expect(result.bound == result.objective)
    }

    @Test func fractionalBoundsAreRoundedInwards() throws {
        let model = DenseModel(
            rowLower: [-.infinity], rowUpper: [100], lower: [-1.5, 0.2], upper: [2.7, 3.999], cost: [1, -1],
            isInteger: [true, true], coefficients: [[1, 1]])
        let (result, values, relaxed) = try solving(model) { (p) throws(GLPKError) in
            (try p.solveInteger(), try p.integerColumnValues(), try p.simplex().objective)
        }
        #expect(result.code == .success)
        #expect(values == [2, 1])
        // The problem keeps the bounds it was given.
        #expect(abs(relaxed - 2.5) < 1e-9)
    }

    @Test func boundsWithoutAnIntegerAreAProofOfInfeasibility() throws {
        let model = DenseModel(
            rowLower: [-.infinity], rowUpper: [100], lower: [0.4], upper: [0.6], cost: [1], isInteger: [true],
            coefficients: [[1]])
        let result = try solving(model) { (p) throws(GLPKError) in try p.solveInteger() }
        #expect(result.code == .noPrimalFeasible && result.status == .noFeasible)
    }

    @Test(arguments: [false, true]) func timeLimitWithIncumbent(_ presolve: Bool) throws {
        let (result, values) = try solving(Models.marketSplit(slack: true)) { (p) throws(GLPKError) in
            (try p.solveInteger(IntegerOptions(timeLimit: 0.3, presolve: presolve)), try p.integerColumnValues())
        }
        #expect(result.code == .timeLimit)
        #expect(result.status == .feasible)
        let objective = try #require(result.objective)
        let bound = try #require(result.bound)
        #expect(bound <= objective)
        #expect(result.nodes > 0)
        #expect(result.incumbents > 0)
        #expect(abs(values.suffix(12).reduce(0, +) - objective) < 1e-6)
    }

    @Test(arguments: [false, true]) func timeLimitWithoutIncumbent(_ presolve: Bool) throws {
        let result = try solving(Models.marketSplit(slack: false)) { (p) throws(GLPKError) in
            try p.solveInteger(IntegerOptions(timeLimit: 0.2, presolve: presolve))
        }
        #expect(result.code == .timeLimit)
        #expect(result.status == .undefined)
        #expect(!result.hasSolution)
        #expect(result.bound == 0)
    }

    @Test func noTimeAtAll() throws {
        let model = Models.packing(rows: 50, columns: 100)
        let (simplex, presolved, integer) = try solving(model) { (p) throws(GLPKError) in
            (
                try p.simplex(SimplexOptions(timeLimit: 0)),
                try p.simplex(SimplexOptions(presolve: true, timeLimit: 0)),
                try p.solveInteger(IntegerOptions(timeLimit: 0))
            )
        }
        #expect(simplex.code == .timeLimit && presolved.code == .timeLimit && integer.code == .timeLimit)
        #expect(integer.bound == nil && !integer.hasSolution)
    }

    @Test func iterationLimitContinues() throws {
        let model = Models.packing(rows: 60, columns: 200)
        let (whole, first, rest) = try solving(model) { (p) throws(GLPKError) in
            let whole = try p.simplex()
            try p.standardBasis()
            let first = try p.simplex(SimplexOptions(iterationLimit: 5))
            return (whole, first, try p.simplex())
        }
        #expect(first.code == .iterationLimit && first.iterations == 5 && !first.isOptimal)
        #expect(rest.isOptimal)
        #expect(abs(rest.objective - whole.objective) < 1e-6 * abs(whole.objective))
    }

    @Test func relativeGap() throws {
        let model = Models.knapsack(columns: 60, rows: 5, seed: 11)
        let (loose, exact) = try solving(model) { (p) throws(GLPKError) in
            (try p.solveInteger(IntegerOptions(relativeGap: 0.05)), try p.solveInteger(IntegerOptions(timeLimit: 20)))
        }
        #expect(loose.code == .gapReached && loose.status == .feasible)
        let value = try #require(loose.objective)
        let bound = try #require(loose.bound)
        #expect(value <= bound && (bound - value) / value <= 0.05 + 1e-9)
        #expect(try #require(exact.objective) >= value)
        #expect(bound >= (try #require(exact.objective)) - 1e-6)
    }

    @Test(arguments: [false, true]) func cutoff(_ presolve: Bool) throws {
        let model = Models.knapsack(columns: 15, rows: 3, seed: 2)
        let free = try solving(model) { (p) throws(GLPKError) in try p.solveInteger() }
        let best = try #require(free.objective)
        for (limit, status) in [(best, SolutionStatus.optimal), (best + 1, .noFeasible)] {
            let result = try solving(model) { (p) throws(GLPKError) in
                var options = IntegerOptions(presolve: presolve)
                options.cutoff = limit
                let result = try p.solveInteger(options)
                #expect(try p.rowCount() == 3)
                return result
            }
            #expect(result.status == status)
            #expect(result.bound == limit)
        }
    }
}
