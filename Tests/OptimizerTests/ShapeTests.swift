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
