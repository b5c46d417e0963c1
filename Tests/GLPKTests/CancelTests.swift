// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import GLPK

@Suite struct CancelTests {
    /// A flag that another thread sets after a moment.
    private func flagSetSoon() -> CancelFlag {
        let flag = CancelFlag()
        Thread {
            Thread.sleep(forTimeInterval: 0.1)
            flag.set()
        }.start()
        return flag
    }

    @Test func flagIsSetOnceForAll() {
        let flag = CancelFlag()
        #expect(!flag.isSet)
        _ = onNewThread { flag.set() }
        #expect(flag.isSet)
        flag.set()
        #expect(flag.isSet)
    }

    @Test(arguments: [false, true]) func flagSetBefore(_ presolve: Bool) throws {
        let flag = CancelFlag()
        flag.set()
        let (simplex, exact, integer) = try solving(Models.knapsack(columns: 20, rows: 3, seed: 1)) {
            (p) throws(GLPKError) in
            (
                try p.simplex(SimplexOptions(presolve: presolve, cancel: flag)),
                try p.exact(SimplexOptions(cancel: flag)),
                try p.solveInteger(IntegerOptions(presolve: presolve, cancel: flag))
            )
        }
        #expect(simplex.code == .stopped && simplex.iterations == 0)
        #expect(exact.code == .stopped && exact.iterations == 0)
        #expect(integer.code == .stopped && integer.nodes == 0 && !integer.hasSolution)
    }

    @Test(arguments: [false, true]) func withinBranchAndBound(_ presolve: Bool) throws {
        let (result, values) = try solving(Models.marketSplit(slack: true)) { (p) throws(GLPKError) in
            let result = try p.solveInteger(IntegerOptions(timeLimit: 300, presolve: presolve, cancel: flagSetSoon()))
            return (result, try p.integerColumnValues())
        }
        #expect(result.code == .stopped)
        #expect(result.status == .feasible)
        #expect(result.nodes > 0)
        #expect(values.count == 62)
        #expect(try #require(result.bound) <= (try #require(result.objective)))
    }

    /// One go takes 14 slices of about a second; the flag ends it after one of the first.
    @Test(arguments: [false, true]) func withinTheSimplexMethod(_ presolve: Bool) throws {
        let result = try GLPKEnvironment.withProblem { (p) throws(GLPKError) in
            try Models.loadSparsePacking(into: &p, rows: 2000, columns: 8000)
            return try p.simplex(SimplexOptions(presolve: presolve, timeLimit: 300, cancel: flagSetSoon()))
        }
        #expect(result.code == .stopped)
        #expect(!result.isOptimal)
    }

    @Test func withinTheRootRelaxation() throws {
        let result = try GLPKEnvironment.withProblem { (p) throws(GLPKError) in
            try Models.loadSparsePacking(into: &p, rows: 2000, columns: 8000)
            return try p.solveInteger(IntegerOptions(timeLimit: 300, cancel: flagSetSoon()))
        }
        #expect(result.code == .stopped && result.status == .undefined)
        #expect(result.nodes == 0 && result.bound == nil)
    }

    @Test func slicesReachTheSameOptimum() throws {
        let model = Models.packing(rows: 120, columns: 400)
        let (whole, sliced) = try solving(model) { (p) throws(GLPKError) in
            let whole = try p.simplex()
            try p.standardBasis()
            return (whole, try p.simplex(SimplexOptions(cancel: CancelFlag())))
        }
        #expect(whole.isOptimal && sliced.isOptimal)
        #expect(abs(whole.objective - sliced.objective) < 1e-6 * abs(whole.objective))
    }

    @Test func slicesHeedTheIterationLimit() throws {
        let model = Models.packing(rows: 120, columns: 400)
        let result = try solving(model) { (p) throws(GLPKError) in
            try p.simplex(SimplexOptions(iterationLimit: 7, cancel: CancelFlag()))
        }
        #expect(result.code == .iterationLimit && result.iterations == 7)
    }

    @Test func slicesFollowFromTheSizeAlone() {
        let small = Problem.Size(rows: 10, columns: 10, entries: 20)
        let large = Problem.Size(rows: 300_000, columns: 400_000, entries: 2_000_000)
        var slices = SimplexSlices(size: small, arithmetic: .floating, limit: nil)
        #expect(slices.next == 493_522)
        slices.count(100)
        #expect(slices.done == 100 && slices.next == 542_874)
        #expect(SimplexSlices(size: large, arithmetic: .floating, limit: nil).next == 200)
        #expect(SimplexSlices(size: small, arithmetic: .floating, limit: 3).next == 3)
        #expect(SimplexSlices(size: large, arithmetic: .rational, limit: nil).next == 10)
    }
}
