// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKGuard
import Testing

@testable import GLPK

@Suite struct EnvironmentTests {
    @Test func linkedLibraryIsUsable() throws {
        #expect(GLPKEnvironment.version == "5.0")
        #expect(GLPKEnvironment.threadStorage != nil)
        try GLPKEnvironment.check()
    }

    @Test(arguments: [("4.65", "_Thread_local"), ("5.0", nil), ("", nil)] as [(String, String?)])
    func otherLibraryIsRefused(_ version: String, _ storage: String?) {
        let error = #expect(throws: GLPKError.self) {
            try GLPKEnvironment.check(version: version, threadStorage: storage)
        }
        #expect(error?.description.contains("apt-get install libglpk-dev") == true)
    }

    @Test func environmentEndsWithTheLastProblem() throws {
        let inside = try GLPKEnvironment.withProblem { (_) throws(GLPKError) in
            try GLPKEnvironment.withProblem { (_) throws(GLPKError) in }
            return bn_glpk_environment()
        }
        #expect(inside != 0)
        #expect(bn_glpk_environment() == 0)
        #expect(try GLPKEnvironment.memoryUsed() == 0)
    }

    @Test func everyEnvironmentIsNew() throws {
        let first = try GLPKEnvironment.withProblem { (_) throws(GLPKError) in bn_glpk_environment() }
        let second = try GLPKEnvironment.withProblem { (_) throws(GLPKError) in bn_glpk_environment() }
        #expect(first != second)
    }

    @Test func memoryIsGivenBack() throws {
        try GLPKEnvironment.withProblem { (outer) throws(GLPKError) in
            let before = try GLPKEnvironment.memoryUsed()
            let during = try solving(Models.knapsack(columns: 200, rows: 20, seed: 1)) {
                (problem) throws(GLPKError) in
                for presolve in [false, true] {
                    _ = try problem.solveInteger(IntegerOptions(timeLimit: 0.05, presolve: presolve))
                }
                _ = try problem.simplex(SimplexOptions(presolve: true))
                return try GLPKEnvironment.memoryUsed()
            }
            #expect(during > before)
            #expect(try GLPKEnvironment.memoryUsed() == before)
        }
    }

    @Test func memoryLimitIsAFatalError() throws {
        let error = #expect(throws: GLPKError.self) {
            try GLPKEnvironment.withProblem(memoryLimitMegabytes: 1) { (problem) throws(GLPKError) in
                try Models.packing(rows: 200, columns: 500).load(into: &problem)
            }
        }
        #expect(text(of: error).contains("memory allocation limit exceeded"))
        #expect(try textbookObjective() > 733)
    }

    @Test func memoryLimitBelowWhatIsUsedIsRefused() throws {
        try solving(Models.packing(rows: 200, columns: 500)) { (outer) throws(GLPKError) in
            #expect(throws: GLPKError.memoryLimitTooLate(megabytes: 1)) {
                try GLPKEnvironment.withProblem(memoryLimitMegabytes: 1) { (_) throws(GLPKError) in }
            }
            #expect(try outer.simplex(SimplexOptions(iterationLimit: 3)).iterations == 3)
        }
    }

    @Test func nestedMemoryLimits() throws {
        try GLPKEnvironment.withProblem(memoryLimitMegabytes: 50) { (_) throws(GLPKError) in
            #expect(bn_glpk_memory_limit() == 50)
            try GLPKEnvironment.withProblem(memoryLimitMegabytes: 20) { (_) throws(GLPKError) in
                #expect(bn_glpk_memory_limit() == 20)
                try GLPKEnvironment.withProblem(memoryLimitMegabytes: 30) { (_) throws(GLPKError) in
                    #expect(bn_glpk_memory_limit() == 20)
                }
                try GLPKEnvironment.withProblem { (_) throws(GLPKError) in #expect(bn_glpk_memory_limit() == 20) }
            }
            #expect(bn_glpk_memory_limit() == 50)
        }
        #expect(bn_glpk_memory_limit() == 0)
    }

    @Test(arguments: [0, -1]) func memoryLimitOutOfRange(_ megabytes: Int) {
        #expect(throws: GLPKError.badOption(.memoryLimit, value: Double(megabytes), range: "1 MB or more")) {
            try GLPKEnvironment.withProblem(memoryLimitMegabytes: megabytes) { (_) throws(GLPKError) in }
        }
    }

    @Test func releasedThreadLosesItsProblems() throws {
        let error = failure { (problem) throws(GLPKError) in
            try Models.textbook.load(into: &problem)
            GLPKEnvironment.releaseThread()
            _ = try problem.simplex()
        }
        #expect(error == .environmentLost)
        #expect(try textbookObjective() > 733)
    }

    @Test func workerThreadLeavesNothingBehind() {
        let environment = onNewThread {
            let solved = try? textbookObjective()
            GLPKEnvironment.releaseThread()
            return solved == nil ? UInt64.max : bn_glpk_environment()
        }
        #expect(environment == 0)
    }
}
