// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import GLPK

@Suite struct WarmStartTests {
    private let model = Models.packing(rows: 60, columns: 200)

    @Test func secondSolveTakesNoIteration() throws {
        let (first, second) = try solving(model) { (p) throws(GLPKError) in (try p.simplex(), try p.simplex()) }
        #expect(first.iterations > 0)
        #expect(second.isOptimal && second.iterations == 0)
    }

    @Test func restoredBasisTakesNoIteration() throws {
        let (first, basis) = try solving(model) { (p) throws(GLPKError) in (try p.simplex(), try p.basis()) }
        let (restored, same) = try solving(model) { (p) throws(GLPKError) in
            try p.setBasis(basis)
            return (try p.simplex(), try p.basis())
        }
        #expect(restored.isOptimal && restored.iterations == 0)
        #expect(abs(restored.objective - first.objective) < 1e-6 * first.objective)
        #expect(same == basis)
        #expect(basis.basicCount == 60)
    }

    @Test func standardBasisStartsAnew() throws {
        let (first, again) = try solving(model) { (p) throws(GLPKError) in
            let first = try p.simplex()
            try p.standardBasis()
            return (first, try p.simplex())
        }
        #expect(first.iterations == again.iterations)
    }

    @Test func advancedBasisLeadsToTheSameOptimum() throws {
        let (first, again) = try solving(model) { (p) throws(GLPKError) in
            let first = try p.simplex()
            try p.advancedBasis()
            return (first, try p.simplex())
        }
        #expect(again.isOptimal && abs(first.objective - again.objective) < 1e-6 * first.objective)
    }

    @Test func columnsThatDoNotPriceInChangeNothing() throws {
        let result = try solving(model) { (p) throws(GLPKError) in
            _ = try p.simplex()
            try p.addColumns(
                lower: [0, 0], upper: [.infinity, .infinity], cost: [-1, -2], isInteger: [false, false],
                starts: [0, 1, 3], rows: [0, 1, 2], values: [1, 1, 1])
            return try p.simplex()
        }
        #expect(result.isOptimal && result.iterations == 0)
    }

    @Test func columnThatPricesInImproves() throws {
        let (before, after, cold) = try solving(model) { (p) throws(GLPKError) in
            let before = try p.simplex()
            try p.addColumns(
                lower: [0], upper: [.infinity], cost: [900], isInteger: [false], starts: [0, 1], rows: [0],
                values: [1])
            let after = try p.simplex()
            try p.standardBasis()
            return (before, after, try p.simplex())
        }
        #expect(after.isOptimal && after.iterations > 0 && after.objective > before.objective)
        #expect(abs(after.objective - cold.objective) < 1e-6 * cold.objective)
    }

    @Test func rowThatCutsOffTheOptimum() throws {
        let (before, after, cold) = try solving(model) { (p) throws(GLPKError) in
            let before = try p.simplex()
            let values = try p.columnPrimals()
            let used = values.indices.filter { values[$0] > 1e-6 }.map { Int32($0) }
            let sum = used.reduce(0) { $0 + values[Int($1)] }
            try p.addRows(
                lower: [-.infinity], upper: [sum / 2], starts: [0, Int32(used.count)], columns: used,
                values: Array(repeating: 1, count: used.count))
            let after = try p.simplex(SimplexOptions(method: .dualThenPrimal))
            try p.standardBasis()
            return (before, after, try p.simplex())
        }
        #expect(after.isOptimal && after.objective < before.objective)
        #expect(after.iterations > 0)
        #expect(abs(after.objective - cold.objective) < 1e-6 * cold.objective)
    }

    @Test func integerSolveLeavesTheBasisAlone() throws {
        let (before, after, again) = try solving(Models.knapsack(columns: 30, rows: 4, seed: 9)) {
            (p) throws(GLPKError) in
            _ = try p.simplex()
            let before = try p.basis()
            _ = try p.solveInteger()
            return (before, try p.basis(), try p.simplex().iterations)
        }
        #expect(before == after && again == 0)
    }
}
