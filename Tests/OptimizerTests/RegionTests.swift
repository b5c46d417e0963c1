// SPDX-License-Identifier: GPL-3.0-or-later

import Parallel
import Testing

@testable import Optimizer

/// Models of several parts, solved part by part.
@Suite struct RegionTests {
    /// Blocks in parts; every offer is shared by blocks of all parts, funds by those of one.
    static func model(seed: UInt64, parts: Int32, blocksPerPart: Int32) -> LinearModel {
        var random = SplitMix(seed: seed)
        var model = LinearModel()
        var values: [Int64] = []
        let blocks = parts * blocksPerPart
        var offers: [[(column: Int32, coefficient: Int64)]] = Array(repeating: [], count: Int(blocks))
        for part in 0..<parts {
            var fund: [(column: Int32, coefficient: Int64)] = []
            for place in 0..<blocksPerPart {
                var own: [(column: Int32, coefficient: Int64)] = []
                for _ in 0..<5 {
                    let block = part * blocksPerPart + place
                    let column = Int32(
                        model.addColumn(name: "x\(values.count)", upper: 2, block: block, part: part))
                    let cost = Int64(300 + random.below(3_700))
                    own.append((column, cost / 5))
                    fund.append((column, cost))
                    offers[random.below(Int(blocks))].append((column, 1))
                    values.append(Int64(1 + random.below(4)))
                }
                model.addRow(name: "own", lower: nil, upper: 900, scale: 0, terms: own)
                model.addRow(name: "groups", lower: nil, upper: 3, scale: 0, terms: own.map { ($0.column, 1) })
            }
            model.addRow(name: "fund", lower: nil, upper: Int64(blocksPerPart) * 2_000, scale: 0, terms: fund)
        }
        for (index, offer) in offers.enumerated() {
            model.addRow(name: "capacity", lower: nil, upper: 2, scale: 0, terms: offer)
            guard index % 5 == 0 else { continue }
            let open = Int32(model.addColumn(name: "y", upper: 1))
            values.append(0)
            model.addRow(name: "min", lower: 0, upper: nil, scale: 0, terms: offer + [(open, -2)])
            model.addRow(name: "max", lower: nil, upper: 0, scale: 0, terms: offer + [(open, -2)])
        }
        model.goals = [
            LinearModel.Goal(
                id: "G-1", sense: .maximise, coefficients: values, constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0))
        ]
        return model
    }

    /// What the search of parts alone knows of a model's only goal.
    private func search(_ model: LinearModel, threads: Int) throws -> RegionSearch {
        let count = try #require(ThreadCount(threads))
        let kernel = Kernel(model)
        let target = GoalTarget(objective: model.goals[0].coefficients, offset: 0, gap: 0, unit: 1)
        var search = try #require(
            RegionSearch(
                kernel, target: target, clock: SolveClock(limit: nil, cancellation: Cancellation()), threads: count,
                work: SolveWork(), leastLinkingRows: 0, report: { _, _ in }))
        let start = [Int64](repeating: 0, count: kernel.columnCount)
        try search.run(start: start, hasPlan: false)
        return search
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func boundsHoldAgainstTheSearchOfTheWhole(seed: UInt64) throws {
        let model = Self.model(seed: seed, parts: 3, blocksPerPart: 6)
        var whole = LinearModel()
        for column in model.columns {
            whole.addColumn(
                name: column.name, lower: column.lower, upper: column.upper, kind: column.kind, block: column.block)
        }
        for row in model.rows {
            whole.addRow(
                name: row.name, lower: row.lower, upper: row.upper, scale: row.scale,
                terms: row.terms.map { (model.termColumns[$0], model.termCoefficients[$0]) })
        }
        whole.goals = model.goals
        let expected = try Solver.solve(whole, options: SolveOptions())
        let found = try search(model, threads: 2)
        let plan = try #require(found.plan)
        #expect(SolutionCheck(plan, of: model).isAdmissible)
        let goal = try #require(expected.goals.first)
        #expect(expected.status == .optimal)
        #expect(found.bound >= goal.value)
        #expect(found.value <= goal.value)
        // The parts' integer optima come near the whole.
        #expect(Double(found.bound - goal.value) <= 0.06 * Double(goal.value), "\(goal.value) \(found.bound)")
        #expect(Double(goal.value - found.value) <= 0.03 * Double(goal.value), "\(goal.value) \(found.value)")
    }

    /// A sum over all parts in billionths that is paid for: prices are not paid for its range, and a plan is found.
    @Test func softRowsOverAllParts() throws {
        var model = Self.model(seed: 2, parts: 3, blocksPerPart: 6)
        var random = SplitMix(seed: 9)
        let values = model.goals[0].coefficients
        let terms = values.indices.filter { model.columns[$0].part >= 0 }
            .map { (Int32($0), Int64(1 + random.below(30)) * 1_000_000_007) }
        let above = Int32(model.addColumn(name: "above", upper: 1_000_000_000_000_000, kind: .continuous))
        model.addRow(name: "soft", lower: nil, upper: 150_000_000_000, scale: 9, terms: terms + [(above, -1)])
        model.goals = [
            LinearModel.Goal(
                id: "G-1", sense: .maximise, coefficients: values.map { 10_000_000_000 * $0 } + [-1], constant: 0,
                scale: 10, tolerance: Amount(units: 0, scale: 0))
        ]
        let found = try search(model, threads: 2)
        let goal = try #require(try Solver.solve(model, options: SolveOptions()).goals.first)
        #expect(goal.value == goal.bound)
        #expect(found.bound >= goal.value)
        #expect(found.value <= goal.value)
        #expect(Double(found.bound - goal.value) <= 0.06 * Double(goal.value), "\(goal.value) \(found.bound)")
        #expect(Double(goal.value - found.value) <= 0.06 * Double(goal.value), "\(goal.value) \(found.value)")
    }

    /// A row that no integers satisfy but halves do: no plan is found, and the bound still holds.
    @Test func aModelWithoutPlanEndsWithABound() throws {
        var model = Self.model(seed: 7, parts: 2, blocksPerPart: 3)
        let columns = Int32(model.columns.lastIndex { $0.part >= 0 } ?? 0)
        model.addRow(name: "odd", lower: 1, upper: 1, scale: 0, terms: [(0, 2), (columns, 2)])
        let found = try search(model, threads: 1)
        #expect(found.plan == nil)
        #expect(found.bound < Int64.max)
    }

    @Test func threadsChangeNothing() throws {
        let model = Self.model(seed: 4, parts: 4, blocksPerPart: 6)
        let one = try search(model, threads: 1)
        for threads in 2...3 {
            let other = try search(model, threads: threads)
            #expect(other.plan == one.plan)
            #expect(other.bound == one.bound)
            #expect(other.work == one.work)
        }
        #expect(one.work.simplexIterations <= 5_000, "\(one.work)")
    }

    @Test func theTextFormKeepsParts() throws {
        let model = Self.model(seed: 5, parts: 2, blocksPerPart: 2)
        #expect(try LinearModel(text: model.text) == model)
        #expect(model.text.contains("integer block 3 part 1"))
    }

    @Test func rowsAndLooseColumnsFindTheirPart() {
        let kernel = Kernel(Self.model(seed: 6, parts: 2, blocksPerPart: 3))
        let partition = Partition(kernel)
        #expect(partition.count == 2)
        for row in 0..<kernel.rowCount {
            let parts = Set(kernel.rows.range(row).map { partition.partOfColumn[Int(kernel.rows.indices[$0])] })
            #expect(partition.partOfRow[row] == (parts.count == 1 ? parts.first ?? -1 : -1))
        }
    }

    /// The table never says less than what is reachable.
    @Test func theBudgetTableIsAnUpperBound() {
        var random = SplitMix(seed: 9)
        for _ in 0..<200 {
            let count = 1 + random.below(6)
            let profits = (0..<count).map { _ in Int64(1 + random.below(50)) }
            let weights = (0..<count).map { _ in Int64(random.below(400)) }
            let spans = (0..<count).map { _ in Int64(1 + random.below(2)) }
            let (cap, budget) = (1 + random.below(4), Int64(random.below(900)))
            var table = BudgetTable()
            table.build(profits: profits, spans: spans, weights: weights, cap: cap, budget: budget)
            var best: Int64 = 0
            func extend(_ position: Int, _ units: Int64, _ weight: Int64, _ value: Int64) {
                if units > Int64(cap) || weight > budget { return }
                best = max(best, value)
                guard position < count else { return }
                for amount in 0...spans[position] {
                    extend(
                        position + 1, units + amount, weight + amount * weights[position],
                        value + amount * profits[position])
                }
            }
            extend(0, 0, 0, 0)
            #expect(table.bound(from: 0, cap: Int64(cap), budget: budget) >= best)
        }
    }
}
