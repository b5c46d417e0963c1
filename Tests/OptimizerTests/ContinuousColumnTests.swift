// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Optimizer

/// Columns that follow from others: what soft limits over billionths are broken by.
@Suite struct ContinuousColumnTests {
    /// Groups with rows of so many decimals that a sum is some 10^10 units, each row soft, and their prices in two goals.
    private struct SoftModel {
        var model = LinearModel()
        private(set) var groups: [Int32] = []
        private var breaches: [(column: Int, price: Int64)] = []

        init(using random: inout SeededGenerator) {
            for index in 0..<Int.random(in: 3...6, using: &random) {
                groups.append(
                    Int32(
                        model.addColumn(
                            name: "x\(index)", upper: Int64.random(in: 1...2, using: &random),
                            block: Int32(index % 2))))
            }
            for block in Int32(0)..<2 {
                let own = groups.filter { model.columns[Int($0)].block == block }
                model.addRow(name: "own", lower: nil, upper: 2, scale: 0, terms: own.map { ($0, 1) })
            }
            for _ in 0..<Int.random(in: 1...3, using: &random) { addSoft(using: &random) }
            addGoals(using: &random)
        }

        private mutating func addSoft(using random: inout SeededGenerator) {
            let terms = groups.map { ($0, Int64.random(in: -2_000_000_000...28_000_000_000, using: &random)) }
            let bound = Int64.random(in: 1...60_000_000_000, using: &random)
            let kind = Int.random(in: 0...2, using: &random)
            let most: Int64 = 1_000_000_000_000
            var further: [(column: Int32, coefficient: Int64)] = []
            func addBreach(_ name: String, _ coefficient: Int64) {
                let column = model.addColumn(name: name, upper: most, kind: .continuous)
                further.append((Int32(column), coefficient))
                breaches.append((column, [1, 7, 1_000, 1_000_000][Int.random(in: 0...3, using: &random)]))
            }
            if kind != 0 { addBreach("below", 1) }
            if kind != 1 { addBreach("above", -1) }
            model.addRow(
                name: "soft", lower: kind == 0 ? nil : bound, upper: kind == 1 ? nil : bound, scale: 9,
                terms: terms.map { (column: $0.0, coefficient: $0.1) } + further)
        }

        private mutating func addGoals(using random: inout SeededGenerator) {
            for goal in 0..<2 {
                let maximise = Bool.random(using: &random)
                var coefficients = [Int64](repeating: 0, count: model.columns.count)
                for column in groups {
                    let unit: Int64 = goal == 0 ? 10_000_000_000 : 1
                    coefficients[Int(column)] = unit * Int64.random(in: -1...9, using: &random) * (maximise ? 1 : -1)
                }
                for (place, breach) in breaches.enumerated() where place % 2 == goal || goal == 0 {
                    coefficients[breach.column] = maximise ? -breach.price : breach.price
                }
                model.goals.append(
                    LinearModel.Goal(
                        id: "G-\(goal + 1)", sense: maximise ? .maximise : .minimise, coefficients: coefficients,
                        constant: 0, scale: 10, tolerance: Amount(units: 0, scale: 0)))
            }
        }

        /// The best value of each goal in its turn, by trying every point of the groups with the breaches that it has.
        func best() -> [Int128] {
            var points: [[Int64]] = [[]]
            for column in groups {
                points = points.flatMap { point in (0...model.columns[Int(column)].upper).map { point + [$0] } }
            }
            var full = points.map { completed($0) }.filter { SolutionCheck($0, of: model).isAdmissible }
            return model.goals.indices.map { goal in
                let values = full.map { model.value(goal: goal, at: $0) }
                let best = (model.goals[goal].sense == .maximise ? values.max() : values.min()) ?? 0
                full = zip(full, values).filter { $0.1 == best }.map(\.0)
                return best
            }
        }

        private func completed(_ point: [Int64]) -> [Int64] {
            var values = point + [Int64](repeating: 0, count: model.columns.count - point.count)
            for row in model.rows {
                let activity = row.terms.reduce(Int64(0)) {
                    let column = Int(model.termColumns[$1])
                    return $0 + (column < point.count ? model.termCoefficients[$1] * point[column] : 0)
                }
                for term in row.terms where Int(model.termColumns[term]) >= point.count {
                    let isMissing = model.termCoefficients[term] > 0
                    let amount = isMissing ? (row.lower ?? 0) - activity : activity - (row.upper ?? 0)
                    values[Int(model.termColumns[term])] = max(0, amount)
                }
            }
            return values
        }
    }

    /// Value and bound are the very last unit, and no tree is grown over what groups decide.
    @Test(arguments: 0..<UInt64(8))
    func everyGoalIsProvenToTheLastUnit(group: UInt64) throws {
        var nodes = 0
        for seed in group * 25..<group * 25 + 25 {
            var random = SeededGenerator(seed: seed)
            let soft = SoftModel(using: &random)
            let result = try Solver.solve(soft.model, options: SolveOptions(timeLimit: 60))
            #expect(result.status == .optimal, "seed \(seed)\n\(soft.model.text)")
            #expect(result.goals.map { Int128($0.value) } == soft.best(), "seed \(seed)\n\(soft.model.text)")
            #expect(result.goals.allSatisfy { $0.value == $0.bound }, "seed \(seed)")
            nodes += result.work.nodes
        }
        #expect(nodes <= 25 * 40, "\(nodes)")
    }

    /// Other solvers get the columns in a unit that they can see.
    @Test func filesHaveReadableUnits() throws {
        for seed in 0..<UInt64(20) {
            var random = SeededGenerator(seed: seed)
            let soft = SoftModel(using: &random)
            let best = try #require(soft.best().first)
            for file in try ExportedFile.all(of: soft.model) {
                defer { file.remove() }
                let read = try file.solved()
                #expect(read.integers == soft.groups.count)
                let value = file.value(read.objective ?? .nan, of: soft.model.goals[0])
                let optimum = Double(best) / 1e10
                #expect(abs(value - optimum) <= 1e-6 * max(1, abs(optimum)), "seed \(seed)\n\(file.text)")
                #expect(!file.text.contains(" 0.000000001 "), "\(file.text)")
            }
        }
    }

    @Test func theTextFormKeepsTheKind() throws {
        var random = SeededGenerator(seed: 1)
        let model = SoftModel(using: &random).model
        #expect(model.text.contains("continuous"))
        #expect(try LinearModel(text: model.text) == model)
    }

    /// A price a little above what a break costs is not paid for the whole range of the break.
    @Test(arguments: [1.0, 1 + 1e-12, 1 + 1e-7, 1 - 1e-12, 3.0])
    func boundsDoNotDependOnTheLastBitOfAPrice(factor: Double) throws {
        var model = LinearModel()
        let group = Int32(model.addColumn(name: "x", lower: 1, upper: 1))
        let above = Int32(model.addColumn(name: "above", upper: 1 << 55, kind: .continuous))
        model.addRow(name: "soft", lower: nil, upper: 10, scale: 9, terms: [(group, 40_000_000_010), (above, -1)])
        let kernel = Kernel(model)
        let decomposition = Decomposition(kernel)
        var lagrangian = Lagrangian(decomposition)
        let found = lagrangian.evaluate(
            duals: [7 * factor], costs: [0, -7], rows: LinkingRows(kernel, decomposition), lower: kernel.lower,
            upper: kernel.upper)
        let evaluation = try #require(found)
        #expect(evaluation.bound == -280_000_000_000)
    }

    @Test func aGoalCannotWantMoreOfIt() {
        var model = LinearModel()
        model.addColumn(name: "above", upper: 5, kind: .continuous)
        model.goals = [
            LinearModel.Goal(
                id: "G", sense: .maximise, coefficients: [1], constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0))
        ]
        #expect(throws: SolverError.self) { try Solver.solve(model, options: SolveOptions()) }
        #expect(Solver.faults(in: model).map(\.part) == [.goal(0)])
    }

    /// Several columns that hold up the same side: what is least is not determined, and they are split like others.
    @Test func columnsThatShareARowAreStillSolved() throws {
        var model = LinearModel()
        let group = Int32(model.addColumn(name: "x", upper: 3))
        let parts = (0..<2).map { Int32(model.addColumn(name: "d\($0)", upper: 4, kind: .continuous)) }
        model.addRow(
            name: "soft", lower: 7, upper: nil, scale: 0, terms: [(group, 1)] + parts.map { ($0, 1) })
        model.goals = [
            LinearModel.Goal(
                id: "G", sense: .minimise, coefficients: [5, 2, 3], constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0))
        ]
        let result = try Solver.solve(model, options: SolveOptions())
        #expect(result.status == .optimal)
        #expect(result.goals.map(\.value) == [17])
    }
}
