// SPDX-License-Identifier: GPL-3.0-or-later

import Parallel
import Testing

@testable import Optimizer

/// Models whose columns fall apart into components.
@Suite struct ComponentTests {
    /// Models side by side, with the goals of the first.
    static func sideBySide(_ models: [LinearModel]) -> LinearModel {
        var joined = LinearModel()
        var coefficients: [[Int64]] = Array(repeating: [], count: models[0].goals.count)
        var (firstColumn, firstBlock) = (Int32(0), Int32(0))
        for (place, model) in models.enumerated() {
            for column in model.columns {
                joined.addColumn(
                    name: "m\(place).\(column.name)", lower: column.lower, upper: column.upper, kind: column.kind,
                    block: column.block < 0 ? -1 : column.block + firstBlock)
            }
            for row in model.rows {
                joined.addRow(
                    name: "m\(place).\(row.name)", lower: row.lower, upper: row.upper, scale: row.scale,
                    terms: row.terms.map { (model.termColumns[$0] + firstColumn, model.termCoefficients[$0]) })
            }
            for goal in coefficients.indices {
                coefficients[goal] +=
                    model.goals.indices.contains(goal)
                    ? model.goals[goal].coefficients : [Int64](repeating: 0, count: model.columns.count)
            }
            firstColumn += Int32(model.columns.count)
            firstBlock += 1 + (model.columns.map(\.block).max() ?? 0)
        }
        joined.goals = zip(models[0].goals, coefficients).map { goal, coefficients in
            LinearModel.Goal(
                id: goal.id, sense: goal.sense, coefficients: coefficients, constant: goal.constant,
                scale: goal.scale, tolerance: goal.tolerance)
        }
        return joined
    }

    private func solve(_ model: LinearModel, least: Int, threads: Int = 1) throws -> SolveResult {
        let options = SolveOptions(threads: try #require(ThreadCount(threads)))
        var solve = LexicographicSolve(model, options: options, leastComponent: least)
        return try solve.run()
    }

    /// Whatever the models are, with tolerances, without plans, with columns that no row touches.
    @Test(arguments: 0..<UInt64(8)) func componentsApartAreAsGoodAsTogether(group: UInt64) throws {
        for seed in group * 25..<group * 25 + 25 {
            let models = (0..<2 + seed % 2).map { RandomModels.model(seed: 1_000 + 7 * seed + $0) }
            let model = Self.sideBySide(models)
            let together = try solve(model, least: Int.max)
            for least in [1, 4] {
                let apart = try solve(model, least: least)
                #expect(apart.status == together.status, "seed \(seed)\n\(model.text)")
                #expect(apart.goals == together.goals, "seed \(seed)\n\(model.text)")
                guard let values = apart.values else { continue }
                #expect(SolutionCheck(values, of: model).isAdmissible, "seed \(seed)\n\(model.text)")
            }
        }
    }

    /// The work of four copies is four times the work of one, on one thread and on two.
    @Test func copiesCostTheirSum() throws {
        let region = SolverLimitTests.region(seed: 3, blocks: 6)
        let one = try Solver.solve(region, options: SolveOptions())
        let copies = Self.sideBySide(Array(repeating: region, count: 4))
        for threads in 1...2 {
            let options = SolveOptions(threads: try #require(ThreadCount(threads)))
            let four = try Solver.solve(copies, options: options)
            #expect(four.status == .optimal)
            #expect(four.goals.map(\.value) == one.goals.map { 4 * $0.value })
            #expect(four.work.nodes == 4 * one.work.nodes && four.work.nodes > 4)
            #expect(four.work.columns == 4 * one.work.columns)
            #expect(four.work.simplexIterations == 4 * one.work.simplexIterations)
            let values = try #require(four.values)
            #expect(values == [[Int64]](repeating: try #require(one.values), count: 4).flatMap { $0 })
        }
    }

    /// Time that is up leaves a plan of all components and a bound that holds.
    @Test func aPlanOfAllComponentsIsThereWhenTimeIsUp() throws {
        let regions = (0..<3).map { SolverLimitTests.region(seed: 10 + $0, blocks: 40) }
        let model = Self.sideBySide(regions)
        let result = try Solver.solve(model, options: SolveOptions(timeLimit: 0.001))
        let values = try #require(result.values)
        #expect(SolutionCheck(values, of: model).isAdmissible)
        let best = try Solver.solve(model, options: SolveOptions(timeLimit: 2))
        let (early, late) = (try #require(result.goals.first), try #require(best.goals.first))
        #expect(early.bound >= late.value && late.bound >= early.value)
    }

    @Test func componentsAreFoundAndSmallOnesJoined() {
        var model = LinearModel()
        for index in 0..<9 { model.addColumn(name: "x\(index)", upper: 2) }
        for (first, second) in [(0, 4), (4, 8), (1, 2), (5, 6)] as [(Int32, Int32)] {
            model.addRow(name: "r", lower: nil, upper: 3, scale: 0, terms: [(first, 1), (second, 1)])
        }
        let kernel = Kernel(model)
        #expect(Components(kernel, least: 1).columns == [[3], [7], [1, 2], [5, 6], [0, 4, 8]])
        #expect(Components(kernel, least: 3).columns == [[0, 4, 8], [1, 2, 3], [5, 6, 7]])
        // What is left over goes to the last.
        #expect(Components(kernel, least: 5).columns == [Array(0..<9)])
        #expect(Components(kernel, least: 2).columns == [[1, 2], [5, 6], [3, 7], [0, 4, 8]])
        #expect(Components(kernel, least: 99).columns == [Array(0..<9)])
    }
}
