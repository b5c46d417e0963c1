// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import GLPK

/// What every way to solve has to get right, against results by hand and by enumeration.
@Suite struct SolverContractTests {
    @Test(arguments: [SimplexOptions.Method.primal, .dualThenPrimal, .dual], [false, true])
    func textbook(_ method: SimplexOptions.Method, _ presolve: Bool) throws {
        try solving(Models.textbook) { (p) throws(GLPKError) in
            let result = try p.simplex(SimplexOptions(method: method, presolve: presolve))
            // The basis at the start is not dual feasible, so the pure dual method may give up; it may not lie.
            guard method != .dual || result.isOptimal else { return }
            #expect(result.isOptimal && result.primalStatus == .feasible && result.dualStatus == .feasible)
            expectClose(try p.columnPrimals(), [100.0 / 3, 200.0 / 3, 0])
            expectClose(try p.columnDuals(), [0, 0, -8.0 / 3])
            expectClose(try p.rowPrimals(), [100, 600, 200])
            expectClose(try p.rowDuals(), [10.0 / 3, 2.0 / 3, 0])
            expectClose([try p.objectiveValue(), result.objective], [2200.0 / 3, 2200.0 / 3])
            #expect(try p.status() == .optimal)
        }
    }

    @Test func exactArithmetic() throws {
        try solving(Models.textbook) { (p) throws(GLPKError) in
            let result = try p.exact()
            #expect(result.isOptimal)
            expectClose(try p.columnPrimals(), [100.0 / 3, 200.0 / 3, 0])
            _ = try p.simplex()
            #expect(try p.exact().iterations == 0)
        }
    }

    @Test(arguments: UInt64(0)..<40) func knapsackAgainstEnumeration(_ seed: UInt64) throws {
        let model = Models.knapsack(columns: 11, rows: 3, seed: seed)
        let best = bestByEnumeration(model)
        for variant in variants {
            let (result, values, objective) = try solving(model) { (p) throws(GLPKError) in
                (try p.solveInteger(variant), try p.integerColumnValues(), try p.integerObjective())
            }
            #expect(result.status == .optimal && result.objective == best && result.bound == best)
            #expect(objective == best)
            #expect(values.allSatisfy { $0 == 0 || $0 == 1 } && isFeasible(model, values))
            #expect(zip(model.cost, values).reduce(0) { $0 + $1.0 * $1.1 } == best)
        }
    }

    private var variants: [IntegerOptions] {
        var cuts = IntegerOptions()
        cuts.gomoryCuts = true
        cuts.mirCuts = true
        cuts.coverCuts = true
        cuts.cliqueCuts = true
        var heuristics = IntegerOptions(presolve: true, cancel: CancelFlag())
        heuristics.feasibilityPump = true
        heuristics.roundingHeuristic = true
        heuristics.proximitySearch = true
        heuristics.branching = .pseudocost
        heuristics.backtracking = .bestProjection
        var binarised = IntegerOptions(presolve: true)
        binarised.binarise = true
        return [IntegerOptions(), IntegerOptions(presolve: true), cuts, heuristics, binarised]
    }

    private func bestByEnumeration(_ model: DenseModel) -> Double {
        var best = 0.0
        for choice in 0..<(1 << model.cost.count) {
            let values = model.cost.indices.map { Double((choice >> $0) & 1) }
            guard isFeasible(model, values) else { continue }
            best = max(best, zip(model.cost, values).reduce(0) { $0 + $1.0 * $1.1 })
        }
        return best
    }

    private func isFeasible(_ model: DenseModel, _ values: [Double]) -> Bool {
        zip(model.coefficients, model.rowUpper).allSatisfy { row, upper in
            zip(row, values).reduce(0) { $0 + $1.0 * $1.1 } <= upper
        }
    }

    @Test func minimisingWithAConstant() throws {
        let model = DenseModel(
            rowLower: [3.5], rowUpper: [.infinity], lower: [0, 0], upper: [10, 10], cost: [2, 3],
            isInteger: [true, false], coefficients: [[1, 1]], maximise: false)
        for presolve in [false, true] {
            let (result, values) = try solving(model) { (p) throws(GLPKError) in
                try p.setObjective(maximise: false, constant: 100)
                return (try p.solveInteger(IntegerOptions(presolve: presolve)), try p.integerColumnValues())
            }
            expectClose([result.objective ?? .nan, result.bound ?? .nan], [107.5, 107.5])
            expectClose(values, [3, 0.5])
        }
    }

    @Test func degenerateSizes() throws {
        try GLPKEnvironment.withProblem { (p) throws(GLPKError) in
            #expect(try p.simplex().isOptimal)
            #expect(try p.solveInteger().objective == 0)
            #expect(try p.columnPrimals() == [])
            #expect(try p.exact().code == .solverFailed)
            try p.addColumns(lower: [], upper: [], cost: [], isInteger: [])
            try p.addRows(lower: [], upper: [])
            try p.deleteRows([])
            try p.deleteColumns([])
            try p.addColumns(lower: [0, 1.5], upper: [4, 2.5], cost: [-1, 1], isInteger: [true, true])
            for presolve in [false, true] {
                #expect(try p.simplex(SimplexOptions(presolve: presolve)).objective == -2.5)
                #expect(try p.solveInteger(IntegerOptions(presolve: presolve)).objective == -2)
                #expect(try p.integerColumnValues() == [4, 2])
            }
            try p.addRows(lower: [0], upper: [1])
            #expect(try p.solveInteger(IntegerOptions(presolve: true)).objective == -2)
        }
    }

    @Test func changesRenumber() throws {
        try solving(Models.textbook) { (p) throws(GLPKError) in
            #expect(try p.size() == Problem.Size(rows: 3, columns: 3, entries: 9))
            try p.deleteColumns([1])
            try p.deleteRows([0, 2])
            #expect(try p.size() == Problem.Size(rows: 1, columns: 2, entries: 2))
            expectClose([try p.simplex().objective], [600])
            try p.load(rows: [0, 0], columns: [1, 0], values: [1, 100])
            try p.setCost(column: 1, 0)
            expectClose([try p.simplex().objective], [60])
            try p.setIsInteger(column: 0, true)
            #expect(try p.integerColumnCount() == 1)
            try p.setRowBounds(row: 0, lower: -.infinity, upper: 450)
            #expect(try p.solveInteger().objective == 40)
            try p.setColumnBounds(column: 0, lower: 0, upper: 3.5)
            #expect(try p.solveInteger().objective == 30)
            try p.setColumnBounds(columns: [1, 0], lower: [0, 1], upper: [0, 2.5])
            #expect(try p.solveInteger().objective == 20)
            try p.setRowBounds(rows: [0], lower: [-.infinity], upper: [150])
            #expect(try p.solveInteger().objective == 10)
            try p.setCosts([1, 0])
            #expect(throws: GLPKError.noSolution) { _ = try p.integerColumnValues() }
        }
    }

    private func expectClose(
        _ values: [Double], _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(values.count == expected.count, sourceLocation: sourceLocation)
        for (value, wanted) in zip(values, expected) {
            #expect(abs(value - wanted) <= 1e-7 * max(1, abs(wanted)), sourceLocation: sourceLocation)
        }
    }
}
