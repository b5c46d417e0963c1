// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Optimizer

/// Every step that could lose a plan or make a bound too good, held against all points of small models.
@Suite struct ShapeTests {
    private static let seeds: Range<UInt64> = 0..<60

    /// All admissible points of a model by trying its box, on the model itself.
    private static func admissible(_ model: LinearModel) -> [[Int64]] {
        BoxPoints(lower: model.columns.map(\.lower), upper: model.columns.map(\.upper)).filter {
            SolutionCheck($0, of: model).isAdmissible
        }
    }

    @Test(arguments: Shape.allCases) func modelsAreOfEverySort(shape: Shape) throws {
        var infeasible = 0
        for seed in Self.seeds {
            let model = shape.model(seed: seed)
            #expect(throws: Never.self) { try ModelChecks.check(model) }
            if Self.admissible(model).isEmpty { infeasible += 1 }
        }
        // Most have plans; where none has to be expected, that is by construction.
        #expect(infeasible <= Self.seeds.count * 3 / 4, "\(infeasible)")
    }

    /// Presolve keeps exactly the admissible points: each maps in and back, and nothing new appears.
    @Test(arguments: Shape.allCases) func presolveKeepsExactlyTheAdmissiblePoints(shape: Shape) throws {
        for seed in Self.seeds {
            let model = shape.model(seed: seed)
            let points = Self.admissible(model)
            guard let result = Presolve.run(Kernel(model)) else {
                #expect(points.isEmpty, "\(shape) seed \(seed)\n\(model.text)")
                continue
            }
            for point in points {
                let reduced = result.reduce(point)
                #expect(result.kernel.admits(reduced), "\(shape) seed \(seed) \(point)\n\(model.text)")
                #expect(result.expand(reduced) == point, "\(shape) seed \(seed) \(point)\n\(model.text)")
            }
            let left = BoxPoints(lower: result.kernel.lower, upper: result.kernel.upper).filter(result.kernel.admits)
            #expect(left.count == points.count, "\(shape) seed \(seed)\n\(model.text)")
        }
    }

    /// The same after a second presolve, as goals after the first have it.
    @Test(arguments: Shape.allCases) func presolveOfAPresolvedKernelMapsBack(shape: Shape) throws {
        for seed in Self.seeds {
            let model = shape.model(seed: seed)
            guard let first = Presolve.run(Kernel(model)), let second = Presolve.run(first.kernel) else { continue }
            let both = first.followed(by: second)
            for point in Self.admissible(model) {
                #expect(both.expand(both.reduce(point)) == point, "\(shape) seed \(seed) \(point)\n\(model.text)")
            }
        }
    }

    @Test(arguments: Shape.allCases) func solvesAgreeWithBruteForce(shape: Shape) throws {
        for seed in Self.seeds {
            let model = shape.model(seed: seed)
            let result = try Solver.solve(model, options: SolveOptions())
            guard let goals = BruteForce(model).goals else {
                #expect(result.status == .infeasible, "\(shape) seed \(seed)\n\(model.text)")
                continue
            }
            #expect(result.status == .optimal, "\(shape) seed \(seed)\n\(model.text)")
            #expect(result.goals.map { Int128($0.value) } == goals, "\(shape) seed \(seed)\n\(model.text)")
            #expect(result.goals.map { Int128($0.bound) } == goals, "\(shape) seed \(seed)\n\(model.text)")
            #expect(SolutionCheck(try #require(result.values), of: model).isAdmissible)
        }
    }
}

/// Single models with numbers as large as a model may have.
@Suite struct LargeNumberTests {
    struct Column: Sendable {
        let coefficient: Int64
        let side: Int64
        let best: Int64
    }

    private static let largest: Int64 = 4_194_303
    private static let edge: Int64 = 1 << 40
    static let columns: [Column] = [
        Column(coefficient: 2_097_152, side: 12_345, best: 0),
        Column(coefficient: largest, side: 1 << 60, best: 274_877_972_480),
        Column(coefficient: largest, side: -(1 << 60), best: -274_877_972_481),
        Column(coefficient: -largest, side: -(1 << 60), best: edge),
        Column(coefficient: 2_097_152, side: 1 << 62, best: edge),
    ]

    /// x at most, subject to a·x ≤ b, from −2^40 to 2^40.
    @Test(arguments: columns) func oneColumnOfTheLargestSize(column: Column) throws {
        var model = LinearModel()
        let x = Int32(model.addColumn(name: "x", lower: -(1 << 40), upper: 1 << 40))
        model.addRow(name: "r", lower: nil, upper: column.side, scale: 0, terms: [(x, column.coefficient)])
        model.goals = [
            LinearModel.Goal(
                id: "G", sense: .maximise, coefficients: [1], constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0))
        ]
        let result = try Solver.solve(model, options: SolveOptions())
        #expect(result.status == .optimal)
        #expect(result.goals.map(\.value) == [column.best])
    }

    /// A break in cents that a plan starts with and that is to become as small as the row lets it.
    @Test func aLongColumnIsMovedInFewSteps() throws {
        var model = LinearModel()
        let x = Int32(model.addColumn(name: "x", upper: 3))
        let short = Int32(model.addColumn(name: "x.below", upper: 1 << 39, kind: .implied))
        model.addRow(
            name: "r", lower: 1_000_000_007, upper: nil, scale: 0, terms: [(x, 250_000_001), (short, 1)])
        model.goals = [
            LinearModel.Goal(
                id: "G", sense: .minimise, coefficients: [7, 3], constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0))
        ]
        let result = try Solver.solve(model, options: SolveOptions(start: [0, 1 << 39]))
        #expect(result.values == [3, 250_000_004])
    }

    /// The sums of a checked model and their differences fit 63 bits; one that reaches 2^62 does not.
    @Test func goalsOfTwoToThePowerOf62AreRefused() {
        var model = LinearModel()
        model.addColumn(name: "x", lower: -(1 << 40), upper: 1 << 40)
        model.goals = [
            LinearModel.Goal(
                id: "g", sense: .maximise, coefficients: [1 << 22], constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0))
        ]
        let place = OptimizerMessages.goal(0, "g")
        #expect(throws: SolverError.badModel(OptimizerMessages.sumTooLarge(place))) {
            try Solver.solve(model, options: SolveOptions())
        }
    }

    /// Two columns that have to cancel to the last unit.
    @Test func equalitiesAreExact() throws {
        var model = LinearModel()
        let a = Int32(model.addColumn(name: "a", lower: 0, upper: 1 << 20))
        let b = Int32(model.addColumn(name: "b", lower: 0, upper: 1 << 20))
        let (large, other) = (Int64(1) << 40 + 1, Int64(1) << 40 - 1)
        // Coprime, so that only multiples of the other's coefficient are left.
        model.addRow(name: "r", lower: 0, upper: 0, scale: 0, terms: [(a, large), (b, -other)])
        model.addRow(name: "s", lower: 1, upper: nil, scale: 0, terms: [(a, 1)])
        // In floating point every a = b holds the row, and branching would have to go through all of them.
        let result = try Solver.solve(model, options: SolveOptions(timeLimit: 1))
        #expect(result.status == .infeasible || result.status == .unknown)
        #expect(result.values == nil)
    }
}
