// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Testing

@testable import Optimizer

/// What the root leaves for fixing, what is tried before a node is split, and when a tree is grown anew.
@Suite struct BranchingTests {
    private let clock = SolveClock(limit: nil, cancellation: Cancellation())

    /// Runs `body` on a search of a generated region whose root was split.
    private func withRoot(
        seed: UInt64, blocks: Int32, scope: BranchAndPrice.Scope = .whole,
        _ body: (inout BranchAndPrice, [BranchAndPrice.Node], inout Problem) throws(GLPKError) -> Void
    ) throws(GLPKError) {
        let model = RegionTests.model(seed: seed, parts: 1, blocksPerPart: blocks)
        let target = GoalTarget(objective: model.goals[0].coefficients, offset: 0, gap: 0, unit: 1)
        try GLPKEnvironment.withProblem { (problem) throws(GLPKError) in
            var search = try BranchAndPrice(
                Kernel(model), target: target, clock: clock, work: SolveWork(), scope: scope, report: { _, _ in },
                problem: &problem)
            let children = try search.process(BranchAndPrice.Node(bound: Int64.max), &problem)
            try body(&search, children ?? [], &problem)
        }
    }

    /// The goal counts whole groups: long before prices are those of the optimum, the bound is at the last whole number.
    @Test func fixingUsesThePricesOfTheRootsOptimum() throws {
        var split = 0
        for seed in UInt64(0)..<12 {
            try withRoot(seed: seed, blocks: 30) { (search, children, problem) throws(GLPKError) in
                guard !children.isEmpty else { return }
                split += 1
                let (lower, upper) = (search.kernel.lower, search.kernel.upper)
                let kept = search.lagrangian.evaluate(
                    duals: search.center, costs: search.target.objective, rows: search.master.rows, lower: lower,
                    upper: upper)
                var bound = Int64.max
                _ = try search.price(&bound, lower: lower, upper: upper, smooth: false, toOptimum: true, &problem)
                let optimum = try search.master.objectiveValue(problem)
                #expect((kept?.approximateBound ?? .infinity) < optimum + 1e-4, "seed \(seed)")
            }
        }
        #expect(split >= 3)
    }

    @Test(arguments: [(BranchAndPrice.Scope.whole, true), (.part(nodes: 5), false)])
    func theBestTrialsArePriced(scope: BranchAndPrice.Scope, arePriced: Bool) throws {
        var tried = 0
        for seed in UInt64(0)..<12 {
            try withRoot(seed: seed, blocks: 30, scope: scope) { (search, children, problem) throws(GLPKError) in
                let (lower, upper) = (search.rootLower, search.rootUpper)
                var bound = Int64.max
                guard !children.isEmpty,
                    case .open(let values) = try search.price(&bound, lower: lower, upper: upper, &problem)
                else { return }
                let columns = values.indices.filter { abs(values[$0] - values[$0].rounded()) > 1e-3 }
                guard columns.count > 2 else { return }
                tried += 1
                search.history = [:]
                let chosen = try search.tried(columns, values, lower, upper, &problem)
                #expect(chosen.map { columns.contains($0) } ?? false)
                let priced = columns.filter { search.history[$0]?.priced.trials == 1 }
                #expect(columns.allSatisfy { search.history[$0]?.known.trials == 1 })
                #expect(priced.count <= search.trialLimits.priced)
                #expect(priced.contains(chosen ?? -1) == arePriced)
            }
        }
        #expect(tried >= 3)
    }

    @Test func aSideWithNothingBetterIsSeenByPricing() throws {
        var closed = 0
        for seed in UInt64(0)..<12 {
            try withRoot(seed: seed, blocks: 30) { (search, children, problem) throws(GLPKError) in
                guard !children.isEmpty else { return }
                let bounds = (lower: search.kernel.lower, upper: search.kernel.upper)
                var bound = Int64.max
                _ = try search.price(&bound, lower: bounds.lower, upper: bounds.upper, toOptimum: true, &problem)
                let base = try search.master.objectiveValue(problem)
                // With a plan two below it the same place is open, with one at the last whole number it is not.
                search.incumbentValue = search.target.rounded(Int64(base)) - 2
                let open = try search.pricedLoss(base, bounds, &problem)
                #expect(!open.isClosed && open.loss < 1)
                search.incumbentValue += 2
                let none = try search.pricedLoss(base, bounds, &problem)
                #expect(none.isClosed && none.loss == base - Double(search.incumbentValue))
                closed += 1
            }
        }
        #expect(closed >= 3)
    }

    @Test func theTreeIsGrownAnewOnceWhenLittleIsLeftToProve() throws {
        try withRoot(seed: 5, blocks: 110) { (search, _, _) throws(GLPKError) in
            search.open = [BranchAndPrice.Node(bound: 500, depth: 3), BranchAndPrice.Node(bound: 499, depth: 4)]
            search.rootBound = 510
            search.incumbentValue = 400
            search.nodes = 1_000
            let whenWide = search.growAnewIfDue()
            #expect(!whenWide)
            #expect(search.open.count == 2)

            search.incumbentValue = 499
            search.nodes = 2
            search.rootEffort = search.spentEffort
            #expect(search.isSettingSwitches)
            let atTheBeginning = search.growAnewIfDue()
            #expect(!atTheBeginning)

            search.nodes = 1_000
            let whenDue = search.growAnewIfDue()
            #expect(whenDue)
            #expect(search.open.map(\.depth) == [0] && search.open.map(\.bound) == [500])
            #expect(search.rootBound == 500 && search.globalBound == 500)
            #expect(search.treeEffort == 0 && search.trialLimits.priced > 0)
            let again = search.growAnewIfDue()
            #expect(!again)
        }
    }
}
