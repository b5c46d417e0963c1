// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Optimizer

/// Rows with numbers beyond what is computed with: the same points are admissible, the same optimum is found.
@Suite struct NarrowedModelTests {
    /// A random model whose rows have one factor and a digit more than fit, in ways that keep or move the optimum.
    private static func wide(seed: UInt64) -> LinearModel {
        var random = SeededGenerator(seed: seed)
        let original = RandomModels.model(seed: seed)
        var model = LinearModel()
        for column in original.columns {
            model.addColumn(name: column.name, lower: column.lower, upper: column.upper, block: column.block)
        }
        for row in original.rows {
            let factor = Int64.random(in: (1 << 47)...(1 << 49), using: &random)
            let noise = { Int64.random(in: 0...1, using: &random) * Int64.random(in: 0...(1 << 20), using: &random) }
            let terms = row.terms.map { term in
                let coefficient = original.termCoefficients[term] * (factor / 8) + noise()
                return (column: original.termColumns[term], coefficient: coefficient)
            }
            func side(_ value: Int64?) -> Int64? {
                value.flatMap { $0.magnitude > 8_000 ? nil : $0 * (factor / 8) }.map { $0 + noise() }
            }
            let (lower, upper) = (side(row.lower), side(row.upper))
            if let lower, let upper, lower > upper { continue }
            model.addRow(name: row.name, lower: lower, upper: upper, scale: 12, terms: terms)
        }
        model.goals = original.goals
        return model
    }

    @Test(arguments: 0..<UInt64(8))
    func agreesWithBruteForce(group: UInt64) throws {
        var narrowed = 0
        for seed in group * 15..<group * 15 + 15 {
            let model = Self.wide(seed: seed)
            guard let narrow = NarrowedModel(model) else { continue }
            narrowed += 1
            #expect(ModelChecks.faults(narrow.model).isEmpty, "seed \(seed)\n\(model.text)")
            let result = try Solver.solve(model, options: SolveOptions())
            guard let goals = BruteForce(model).goals else {
                #expect(result.status == .infeasible, "seed \(seed)\n\(model.text)")
                continue
            }
            #expect(result.status == .optimal, "seed \(seed)\n\(model.text)")
            #expect(result.goals.map { Int128($0.value) } == goals, "seed \(seed)\n\(model.text)")
            let values = try #require(result.values)
            #expect(values.count == model.columns.count && SolutionCheck(values, of: model).isAdmissible)
        }
        #expect(narrowed >= 5)
    }

    /// Every point within the columns' bounds is admissible with some carry if and only if it was before.
    @Test func twoDigitsSayTheSameForEveryPoint() throws {
        var model = LinearModel()
        for index in 0..<3 { model.addColumn(name: "x\(index)", lower: -1, upper: 2) }
        let coefficients: [Int64] = [6_148_914_691_236_517_205, -3_074_457_345_618_258_603, 2_049_638_230_412_172_401]
        model.addRow(
            name: "wide", lower: -3_000_000_000_000_000_001, upper: 4_611_686_018_427_387_904, scale: 0,
            terms: coefficients.enumerated().map { (Int32($0.offset), $0.element) })
        let narrow = try #require(NarrowedModel(model))
        #expect(ModelChecks.faults(narrow.model).isEmpty)
        #expect(narrow.model.columns.count == 5)
        var admissible = 0
        for point in 0..<64 {
            let values = [point % 4, point / 4 % 4, point / 16].map { Int64($0 - 1) }
            let start = try #require(narrow.options(SolveOptions(start: values)).start)
            let isAdmissible = SolutionCheck(values, of: model).isAdmissible
            #expect(SolutionCheck(start, of: narrow.model).isAdmissible == isAdmissible, "\(values)")
            admissible += isAdmissible ? 1 : 0
        }
        #expect(admissible > 0 && admissible < 64)
    }

    @Test func sidesThatCannotBindAreDroppedAndOthersAreNot() throws {
        var model = LinearModel()
        model.addColumn(name: "x", upper: 3)
        model.addColumn(name: "y", upper: 3)
        let terms: [(column: Int32, coefficient: Int64)] = [(0, 313_600 * 3_333_333_333), (1, 7 * 3_333_333_333)]
        model.addRow(name: "far", lower: nil, upper: 5_000_000_000_000_000_000, scale: 12, terms: terms)
        model.addRow(name: "divided", lower: nil, upper: .max, scale: 12, terms: [(0, .max / 2), (1, .max / 2)])
        let narrow = try #require(NarrowedModel(model)).model
        #expect(narrow.rows.map(\.upper) == [nil, 2])
        #expect(narrow.columns == model.columns)
        #expect(NarrowedModel(ModelFormTests.sample()) == nil)
    }

    @Test func aRowThatNoPointKeepsHasNoPlan() throws {
        var model = LinearModel()
        model.addColumn(name: "x", upper: 3)
        model.addRow(name: "r", lower: .max, upper: nil, scale: 0, terms: [(0, 1)])
        #expect(try Solver.solve(model, options: SolveOptions()).status == .infeasible)
    }
}
