// SPDX-License-Identifier: GPL-3.0-or-later

import Parallel
import Testing

@testable import Optimizer

/// Prices of an earlier solve, and where a later one begins with them.
@Suite struct KnownPricesTests {
    /// From its own plan and prices a model has the same result, for which fewer blocks are priced than from the plan alone.
    @Test(arguments: [UInt64(1), 2, 3])
    func aSolveFromItsOwnPricesGivesTheSameWithLessWork(seed: UInt64) throws {
        let model = SolverLimitTests.region(seed: seed, blocks: 12)
        let first = try Solver.solve(model, options: SolveOptions())
        #expect(first.prices.count == first.goals.count)
        #expect(first.prices.allSatisfy { !$0.isEmpty })
        let again = try Solver.solve(model, options: SolveOptions(start: first.values, prices: first.prices))
        let planOnly = try Solver.solve(model, options: SolveOptions(start: first.values))
        #expect(again.status == .optimal && again.goals == first.goals)
        #expect(planOnly.goals == first.goals)
        #expect(again.work.subproblems < planOnly.work.subproblems, "\(again.work) \(planOnly.work)")
    }

    /// Prices only guide: with ones that make no sense, for rows that are not there or cannot have them, values and
    /// bounds stay as they are.
    @Test(arguments: [UInt64(1), 2, 3])
    func senselessPricesChangeNoResult(seed: UInt64) throws {
        let model = SolverLimitTests.region(seed: seed, blocks: 8)
        let first = try Solver.solve(model, options: SolveOptions())
        var random = SplitMix(seed: seed)
        let wild = model.goals.map { _ in
            RowPrices(
                (-2..<model.rows.count + 5).map {
                    let size = [0, 1e-9, 1, 1e6, 1e18, 1e300, .nan, .infinity][random.below(8)]
                    return RowPrices.Entry(row: $0, price: random.next() & 1 == 0 ? size : -size)
                })
        }
        let found = try Solver.solve(model, options: SolveOptions(start: first.values, prices: wild))
        #expect(found.status == .optimal && found.goals == first.goals)
    }

    /// 2x + 4y ≤ 10 becomes x + 2y ≤ 5, and −3x + 3y ≥ −6 becomes x − y ≤ 2: a unit of the model's row is worth half of
    /// the kernel's, or a third of it with the other sign.
    @Test func pricesOfTheModelAreThoseOfItsReducedRows() throws {
        var model = LinearModel()
        for name in ["x", "y"] { model.addColumn(name: name, upper: 6) }
        model.addRow(name: "half", lower: nil, upper: 10, scale: 0, terms: [(0, 2), (1, 4)])
        model.addRow(name: "turned", lower: -6, upper: nil, scale: 0, terms: [(0, -3), (1, 3)])
        let kernel = try #require(Presolve.run(Kernel(model))).kernel
        #expect(kernel.rowCount == 2)
        let prices = kernel.rowPrices(of: [0, 1], [4, 6])
        #expect(prices.entries == [RowPrices.Entry(row: 0, price: 2), RowPrices.Entry(row: 1, price: -2)])
        #expect(kernel.prices(of: [0, 1], from: prices) == [4, 6])
        // A row has no price on a side where it has no bound.
        let impossible = RowPrices([RowPrices.Entry(row: 0, price: -1), RowPrices.Entry(row: 1, price: 1)])
        #expect(kernel.prices(of: [0, 1], from: impossible) == [0, 0])
    }

    /// The price of a goal that is held comes with those of the goal after it.
    @Test func aHeldGoalHasAPrice() throws {
        var model = SolverLimitTests.region(seed: 4, blocks: 10)
        var random = SplitMix(seed: 4)
        let first = model.goals[0]
        model.goals = [
            first,
            LinearModel.Goal(
                id: "G-2", sense: .minimise, coefficients: first.coefficients.map { _ in Int64(1 + random.below(50)) },
                constant: 0, scale: 0, tolerance: Amount(units: 0, scale: 0)),
        ]
        let solved = try Solver.solve(model, options: SolveOptions())
        #expect(solved.status == .optimal)
        let held = try #require(solved.prices.last?.entries.last)
        #expect(held.row == model.rows.count && held.price < 0)
    }

    /// The search of parts begins at known prices: its first bound is the one that they had, and what it tells is the same.
    @Test func theSearchOfPartsBeginsAtKnownPrices() throws {
        let model = RegionTests.model(seed: 3, parts: 3, blocksPerPart: 6)
        let kernel = Kernel(model)
        let target = GoalTarget(objective: model.goals[0].coefficients, offset: 0, gap: 0, unit: 1)
        func search(_ known: RowPrices) throws -> RegionSearch {
            try #require(
                RegionSearch(
                    kernel, target: target, known: known, clock: SolveClock(limit: nil, cancellation: Cancellation()),
                    threads: .one, work: SolveWork(), leastLinkingRows: 0, report: { _, _ in }))
        }
        var first = try search(RowPrices())
        try first.run(start: [Int64](repeating: 0, count: kernel.columnCount), hasPlan: false)
        let known = first.outcome.prices
        #expect(!known.isEmpty)
        func bound(_ known: RowPrices) throws -> Double {
            var prices = try search(known).prices
            let isFeasible = prices.run(rounds: 0, step: 0.1, least: 0, until: first.clock, report: {})
            #expect(isFeasible)
            return prices.bound
        }
        let (near, far) = (try bound(known), try bound(RowPrices()))
        #expect(near < far)
        #expect(Double(first.bound) <= near + 1 && near < 1.02 * Double(first.bound), "\(near) \(first.bound)")
    }
}
