// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import GLPK

/// What GLPK would abort on or compute nonsense with is a typed error, and the problem stays usable.
@Suite struct ArgumentTests {
    /// The error of `body` on the textbook problem, which afterwards has to solve as if nothing had been.
    private func error(_ body: (inout Problem) throws(GLPKError) -> Void) throws -> GLPKError? {
        try solving(Models.textbook) { (problem) throws(GLPKError) in
            var caught: GLPKError?
            do throws(GLPKError) {
                try body(&problem)
            } catch {
                caught = error
            }
            #expect(abs(try problem.simplex().objective - 2200.0 / 3) < 1e-6)
            return caught
        }
    }

    @Test func costThatIsNotFinite() throws {
        for bad in [Double.nan, .infinity, -.infinity] {
            #expect(
                try error { (p) throws(GLPKError) in try p.setCost(column: 1, bad) } == .notFinite(.cost, index: 1))
            #expect(
                try error { (p) throws(GLPKError) in try p.setCosts([1, 2, bad]) } == .notFinite(.cost, index: 2))
            #expect(
                try error { (p) throws(GLPKError) in
                    try p.addColumns(lower: [0, 0], upper: [1, 1], cost: [1, bad], isInteger: [true, true])
                } == .notFinite(.cost, index: 1))
            #expect(
                try error { (p) throws(GLPKError) in try p.setObjective(maximise: false, constant: bad) }
                    == .notFinite(.constant, index: 0))
        }
    }

    @Test func coefficientThatIsNotFinite() throws {
        for bad in [Double.nan, .infinity] {
            #expect(
                try error { (p) throws(GLPKError) in
                    try p.addColumns(
                        lower: [0], upper: [1], cost: [1], isInteger: [true], starts: [0, 2], rows: [0, 1],
                        values: [1, bad])
                } == .notFinite(.coefficient, index: 1))
            #expect(
                try error { (p) throws(GLPKError) in
                    try p.addRows(lower: [0], upper: [1], starts: [0, 1], columns: [0], values: [bad])
                } == .notFinite(.coefficient, index: 0))
            #expect(
                try error { (p) throws(GLPKError) in try p.load(rows: [0], columns: [0], values: [bad]) }
                    == .notFinite(.coefficient, index: 0))
        }
    }

    @Test func boundsWithoutAValueBetween() throws {
        for (lower, upper) in [(2.0, 1.0), (.infinity, .infinity), (-.infinity, -.infinity)] {
            #expect(
                try error { (p) throws(GLPKError) in try p.setColumnBounds(column: 2, lower: lower, upper: upper) }
                    == .badBounds(.column, index: 2, lower: lower, upper: upper))
            #expect(
                try error { (p) throws(GLPKError) in try p.setRowBounds(row: 1, lower: lower, upper: upper) }
                    == .badBounds(.row, index: 1, lower: lower, upper: upper))
            #expect(
                try error { (p) throws(GLPKError) in try p.addRows(lower: [0, lower], upper: [0, upper]) }
                    == .badBounds(.row, index: 1, lower: lower, upper: upper))
        }
        for (lower, upper) in [(Double.nan, 1), (0, Double.nan)] {
            let caught = try error { (p) throws(GLPKError) in
                try p.addColumns(lower: [lower], upper: [upper], cost: [0], isInteger: [false])
            }
            guard case .badBounds(.column, 0, _, _) = caught else {
                Issue.record("\(String(describing: caught))")
                continue
            }
        }
    }

    @Test func duplicateEntries() throws {
        #expect(
            try error { (p) throws(GLPKError) in
                try p.load(rows: [2, 1, 0, 1], columns: [0, 2, 0, 2], values: [1, 2, 3, 4])
            } == .duplicateEntry(row: 1, column: 2))
        #expect(
            try error { (p) throws(GLPKError) in
                try p.addColumns(
                    lower: [0, 0], upper: [1, 1], cost: [1, 1], isInteger: [true, true], starts: [0, 1, 4],
                    rows: [2, 2, 0, 2], values: [1, 1, 1, 1])
            } == .duplicateEntry(row: 2, column: 4))
        #expect(
            try error { (p) throws(GLPKError) in
                try p.addRows(lower: [0], upper: [1], starts: [0, 2], columns: [1, 1], values: [1, 1])
            } == .duplicateEntry(row: 3, column: 1))
    }

    @Test(arguments: [Int32(-1), 3, .max]) func indicesOutOfRange(_ bad: Int32) throws {
        let column = GLPKError.indexOutOfRange(.column, index: Int(bad), count: 3)
        let row = GLPKError.indexOutOfRange(.row, index: Int(bad), count: 3)
        #expect(try error { (p) throws(GLPKError) in try p.setCost(column: Int(bad), 1) } == column)
        #expect(try error { (p) throws(GLPKError) in try p.setIsInteger(column: Int(bad), true) } == column)
        #expect(try error { (p) throws(GLPKError) in try p.deleteColumns([0, bad]) } == column)
        #expect(try error { (p) throws(GLPKError) in try p.deleteRows([0, bad]) } == row)
        #expect(try error { (p) throws(GLPKError) in try p.setRowBounds(row: Int(bad), lower: 0, upper: 1) } == row)
        #expect(try error { (p) throws(GLPKError) in try p.setRowName(row: Int(bad), "a") } == row)
        #expect(try error { (p) throws(GLPKError) in try p.load(rows: [bad], columns: [0], values: [1]) } == row)
        #expect(try error { (p) throws(GLPKError) in try p.load(rows: [0], columns: [bad], values: [1]) } == column)
        #expect(
            try error { (p) throws(GLPKError) in
                try p.addRows(lower: [0], upper: [1], starts: [0, 1], columns: [bad], values: [1])
            } == column)
    }

    @Test func indicesNamedTwice() throws {
        #expect(
            try error { (p) throws(GLPKError) in try p.deleteRows([1, 2, 1]) } == .duplicateIndex(.row, index: 1))
        #expect(
            try error { (p) throws(GLPKError) in try p.deleteColumns([0, 0]) } == .duplicateIndex(.column, index: 0))
    }

    @Test(
        arguments: [[], [0], [0, 1, 2], [1, 2], [0, 3], [0, -1]] as [[Int32]])
    func startsThatDoNotFit(_ starts: [Int32]) throws {
        let caught = try error { (p) throws(GLPKError) in
            try p.addRows(lower: [0], upper: [1], starts: starts, columns: [0, 1], values: [1, 1])
        }
        guard case .badShape = caught else {
            Issue.record("\(starts): \(String(describing: caught))")
            return
        }
    }

    @Test func arraysOfDifferentLengths() throws {
        for caught in [
            try error { (p) throws(GLPKError) in try p.addRows(lower: [0], upper: [1, 2]) },
            try error { (p) throws(GLPKError) in
                try p.addColumns(lower: [0], upper: [1], cost: [], isInteger: [true])
            },
            try error { (p) throws(GLPKError) in try p.load(rows: [0], columns: [0, 1], values: [1]) },
            try error { (p) throws(GLPKError) in try p.setCosts([1]) },
            try error { (p) throws(GLPKError) in
                try p.addRows(lower: [0], upper: [1], starts: [0, 1], columns: [0, 1], values: [1])
            },
        ] {
            guard case .badShape = caught else {
                Issue.record("\(String(describing: caught))")
                continue
            }
        }
    }

    @Test func names() throws {
        let long = String(repeating: "ü", count: 128)
        for name in [long, "a\tb", "a\u{0}b", "\u{7F}"] {
            #expect(
                try error { (p) throws(GLPKError) in try p.setRowName(row: 0, name) } == .badName(name))
            #expect(
                try error { (p) throws(GLPKError) in try p.setColumnName(column: 0, name) } == .badName(name))
        }
        let caught = try error { (p) throws(GLPKError) in
            try p.setRowName(row: 0, String(repeating: "x", count: 255))
            try p.setColumnName(column: 0, "Förderung je Gruppe")
        }
        #expect(caught == nil)
    }

    @Test func options() throws {
        for bad in [-1, Double.nan] {
            let simplex = try error { (p) throws(GLPKError) in _ = try p.simplex(SimplexOptions(timeLimit: bad)) }
            let integer = try error { (p) throws(GLPKError) in _ = try p.solveInteger(IntegerOptions(relativeGap: bad))
            }
            guard case .badOption(.timeLimit, _, _) = simplex, case .badOption(.relativeGap, _, _) = integer else {
                Issue.record("\(String(describing: simplex)), \(String(describing: integer))")
                continue
            }
        }
        for bad in [0, 1, Double.nan] {
            let caught = try error { (p) throws(GLPKError) in
                var options = SimplexOptions()
                options.tolerance = bad
                _ = try p.exact(options)
            }
            guard case .badOption(.tolerance, _, _) = caught else {
                Issue.record("\(String(describing: caught))")
                continue
            }
        }
        #expect(
            try error { (p) throws(GLPKError) in _ = try p.simplex(SimplexOptions(iterationLimit: -1)) }
                == .badOption(.iterationLimit, value: -1, range: "0 or more"))
        #expect(
            try error { (p) throws(GLPKError) in
                var options = IntegerOptions()
                options.cutoff = .infinity
                _ = try p.solveInteger(options)
            } == .notFinite(.cutoff, index: 0))
    }

    @Test func moreThanGLPKAllows() {
        #expect(throws: GLPKError.tooLarge(.row, count: 100_000_001, limit: 100_000_000)) {
            try Checks.total(100_000_001, limit: Checks.rowLimit, .row)
        }
    }

    @Test func basesThatDoNotFit() throws {
        let caught = try error { (p) throws(GLPKError) in
            var basis = try p.basis()
            basis.rows[0] = .atUpper
            try p.setBasis(basis)
        }
        #expect(caught == .badBasis(basic: 2, rows: 3))
        let other = try error { (p) throws(GLPKError) in
            try p.setBasis(Basis(rows: [.basic], columns: [.atLower]))
        }
        guard case .badShape = other else {
            Issue.record("\(String(describing: other))")
            return
        }
    }

    @Test func solutionThatIsNotThere() throws {
        #expect(try error { (p) throws(GLPKError) in _ = try p.integerColumnValues() } == .noSolution)
        #expect(try error { (p) throws(GLPKError) in _ = try p.integerObjective() } == .noSolution)
    }

    @Test func fileThatCannotBeWritten() throws {
        let path = "/nowhere/there/model.lp"
        #expect(
            try error { (p) throws(GLPKError) in try p.write(.cplexLP, to: path) } == .cannotWrite(path: path))
        #expect(
            try error { (p) throws(GLPKError) in try p.write(.freeMPS, to: path) } == .cannotWrite(path: path))
    }
}
