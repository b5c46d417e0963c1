// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import GLPK

/// What is left after a fatal error, and that the process and all other threads go on.
@Suite struct FatalErrorTests {
    @Test func textIsThatOfGLPK() {
        let error = failure { (problem) throws(GLPKError) in try problem.failFatally() }
        #expect(text(of: error).hasPrefix("glp_add_cols: ncs = -1; invalid number of columns; Error detected in file"))
    }

    @Test func problemIsLostAndANewOneWorks() throws {
        for _ in 0..<50 {
            let error = failure { (problem) throws(GLPKError) in
                try Models.textbook.load(into: &problem)
                do throws(GLPKError) {
                    try problem.failFatally()
                } catch {
                    _ = try problem.simplex()
                }
            }
            #expect(error == .environmentLost)
            #expect(abs(try textbookObjective() - 2200.0 / 3) < 1e-6)
        }
    }

    @Test func nestedErrorEndsTheOuterProblem() throws {
        try solving(Models.textbook) { (outer) throws(GLPKError) in
            let inner = failure { (problem) throws(GLPKError) in try problem.failFatally() }
            #expect(text(of: inner).contains("invalid number of columns"))
            expectLost(&outer)
            #expect(throws: Never.self) { try textbookObjective() }
            expectLost(&outer)
        }
        #expect(try textbookObjective() > 733)
    }

    private func expectLost(_ problem: inout Problem) {
        func error(_ body: (inout Problem) throws(GLPKError) -> Void) -> GLPKError? {
            do throws(GLPKError) {
                try body(&problem)
                return nil
            } catch {
                return error
            }
        }
        #expect(error { (p) throws(GLPKError) in _ = try p.size() } == .environmentLost)
        #expect(error { (p) throws(GLPKError) in _ = try p.simplex() } == .environmentLost)
        #expect(error { (p) throws(GLPKError) in _ = try p.solveInteger() } == .environmentLost)
        #expect(error { (p) throws(GLPKError) in _ = try p.columnPrimals() } == .environmentLost)
        #expect(error { (p) throws(GLPKError) in try p.setObjective(maximise: true) } == .environmentLost)
        #expect(error { (p) throws(GLPKError) in try p.scale() } == .environmentLost)
    }

    @Test func memoryLimitWithinANestedProblem() throws {
        try solving(Models.textbook) { (outer) throws(GLPKError) in
            let error = #expect(throws: GLPKError.self) {
                try GLPKEnvironment.withProblem(memoryLimitMegabytes: 1) { (problem) throws(GLPKError) in
                    try Models.packing(rows: 200, columns: 500).load(into: &problem)
                }
            }
            #expect(text(of: error).contains("memory allocation limit exceeded"))
            expectLost(&outer)
        }
    }

    /// The memory runs out within branch and bound; the solutions found before stay readable.
    @Test func incumbentSurvivesAFatalErrorInTheSearch() throws {
        var options = IntegerOptions(timeLimit: 60)
        options.backtracking = .breadthFirst
        options.preprocessing = .none
        try GLPKEnvironment.withProblem(memoryLimitMegabytes: 1) { (problem) throws(GLPKError) in
            try Models.marketSplit(slack: true).load(into: &problem)
            let error = #expect(throws: GLPKError.self) {
                _ = try problem.solveInteger(options)
            }
            #expect(text(of: error).contains("memory allocation limit exceeded"))
            let values = try problem.integerColumnValues()
            #expect(values.count == 62)
            #expect(try problem.integerObjective() > 0)
        }
    }

    @Test func thirtyTwoTasksSomeOfThemFailing() async throws {
        let results = await withTaskGroup(of: (Int, Bool).self) { group in
            for task in 0..<32 {
                group.addTask { (task, runTask(task)) }
            }
            var results = Array(repeating: false, count: 32)
            for await (task, isGood) in group { results[task] = isGood }
            return results
        }
        #expect(results == Array(repeating: true, count: 32))
    }
}

/// Every third task fails fatally and recovers; all solve a problem of their own.
private func runTask(_ task: Int) -> Bool {
    let model = Models.knapsack(columns: 20, rows: 3, seed: UInt64(task))
    func objective() throws(GLPKError) -> Double? {
        try solving(model) { (problem) throws(GLPKError) in
            if task % 3 == 0 { _ = failure { (inner) throws(GLPKError) in _ = try inner.size() } }
            return try problem.solveInteger().objective
        }
    }
    for _ in 0..<5 {
        if task % 3 == 0 {
            let error = failure { (problem) throws(GLPKError) in
                try model.load(into: &problem)
                try problem.failFatally()
            }
            guard case .fatal = error else { return false }
        }
        guard let first = try? objective(), let second = try? objective(), first == second else { return false }
    }
    return true
}
