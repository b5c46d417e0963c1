// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Optimizer

/// Bounds from prices are theorems whatever the prices are.
@Suite struct LagrangianTests {
    private static let seeds: Range<UInt64> = 0..<40

    /// A kernel with its first goal to be maximised, its admissible points and the best value among them.
    private struct Subject {
        let kernel: Kernel
        let costs: [Int64]
        let points: [[Int64]]
        let values: [Int64]
        var rows: LinkingRows
        var lagrangian: Lagrangian

        init(_ shape: Shape, seed: UInt64) {
            let model = shape.model(seed: seed)
            let kernel = Kernel(model)
            let costs = model.goals[0].coefficients
            points = BoxPoints(lower: kernel.lower, upper: kernel.upper).filter(kernel.admits)
            values = points.map { Kernel.value(costs, at: $0) }
            let decomposition = Decomposition(kernel)
            rows = LinkingRows(kernel, decomposition)
            lagrangian = Lagrangian(decomposition)
            self.kernel = kernel
            self.costs = costs
        }

        mutating func evaluate(_ duals: [Double], costs: [Int64]? = nil) -> Lagrangian.Evaluation? {
            lagrangian.evaluate(
                duals: duals, costs: costs ?? self.costs, rows: rows, lower: kernel.lower, upper: kernel.upper)
        }
    }

    /// Sensible prices, and such as no solver should give: huge, tiny, of the wrong sign, infinite, not a number.
    private static func duals(_ count: Int, size: Double, using random: inout SeededGenerator) -> [Double] {
        let absurd = [
            0, -0.0, 1e300, -1e300, 1e-300, .infinity, -.infinity, .nan, 9.3e18, -9.3e18, 0x1p60, 0x1p-40,
            .leastNonzeroMagnitude,
        ]
        return (0..<count).map { _ in
            switch Int.random(in: 0...3, using: &random) {
            case 0: absurd[Int.random(in: absurd.indices, using: &random)]
            case 1: Double.random(in: -size...size, using: &random) * 1e6
            default: Double.random(in: -size...size, using: &random)
            }
        }
    }

    @Test(arguments: [Int64.min, Int64.min + 1, -7, 0, 8, Int64.max - 1, Int64.max]) func roundingKeepsTheSafeSide(
        bound: Int64
    ) {
        let target = GoalTarget(objective: [6, -15], offset: 0, gap: 0, unit: 1)
        #expect(target.step == 3)
        let rounded = target.rounded(bound)
        #expect(rounded == .min || rounded == .max || rounded % 3 == 0)
        #expect(rounded <= bound)
        #expect(bound == .max || rounded >= max(bound, .min + 3) - 3)
    }

    @Test(arguments: Shape.allCases) func boundsAreNeverBelowTheOptimum(shape: Shape) throws {
        for seed in Self.seeds {
            var subject = Subject(shape, seed: seed)
            var random = SeededGenerator(seed: seed)
            let size = Double(subject.costs.reduce(1) { max($0, $1.magnitude) })
            for _ in 0..<12 {
                let duals = Self.duals(subject.rows.count, size: size, using: &random)
                guard let evaluation = subject.evaluate(duals) else {
                    #expect(subject.points.isEmpty, "\(shape) seed \(seed) \(duals)")
                    continue
                }
                guard let best = subject.values.max() else { continue }
                #expect(evaluation.bound >= best, "\(shape) seed \(seed) \(duals)")
                let exact = Int128(best) << Int128(evaluation.shift)
                #expect(evaluation.exactBound >= exact, "\(shape) seed \(seed) \(duals)")
            }
        }
    }

    /// With costs of 0 a bound below 0 would prove that there is no point.
    @Test(arguments: Shape.allCases) func noPricesProveAwayAPoint(shape: Shape) throws {
        for seed in Self.seeds {
            var subject = Subject(shape, seed: seed)
            guard !subject.points.isEmpty else { continue }
            var random = SeededGenerator(seed: seed + 1_000)
            let zeros = [Int64](repeating: 0, count: subject.costs.count)
            for _ in 0..<8 {
                let duals = Self.duals(subject.rows.count, size: 1, using: &random)
                let found = subject.evaluate(duals, costs: zeros)
                let evaluation = try #require(found, "\(shape) seed \(seed) \(duals)")
                #expect(evaluation.exactBound >= 0, "\(shape) seed \(seed) \(duals)")
            }
        }
    }

    /// What prices exclude for later goals excludes no point that keeps the goal.
    @Test(arguments: Shape.allCases) func certificatesKeepEveryPointThatKeepsTheGoal(shape: Shape) throws {
        for seed in Self.seeds {
            var subject = Subject(shape, seed: seed)
            guard let best = subject.values.max() else { continue }
            var random = SeededGenerator(seed: seed + 2_000)
            let size = Double(subject.costs.reduce(1) { max($0, $1.magnitude) })
            for round in Int64(0)..<6 {
                let duals = Self.duals(subject.rows.count, size: size / 8, using: &random)
                let found = subject.evaluate(duals)
                let evaluation = try #require(found)
                let certificate = PriceCertificate(
                    evaluation: evaluation, decomposition: subject.lagrangian.decomposition)
                let least = best - round * (best.magnitude > 1_000 ? 100 : 1)
                var kernel = subject.kernel
                certificate.tighten(&kernel, keeping: least)
                for (point, value) in zip(subject.points, subject.values) where value >= least {
                    #expect(kernel.admits(point), "\(shape) seed \(seed) \(duals) \(point)")
                }
            }
        }
    }

    /// Fixing by price at one evaluation, as the search does it for columns without a block.
    @Test(arguments: Shape.allCases) func fixingKeepsEveryPointWithinTheRoom(shape: Shape) throws {
        for seed in Self.seeds {
            var subject = Subject(shape, seed: seed)
            guard let best = subject.values.max() else { continue }
            var random = SeededGenerator(seed: seed + 3_000)
            let size = Double(subject.costs.reduce(1) { max($0, $1.magnitude) })
            let duals = Self.duals(subject.rows.count, size: size / 4, using: &random)
            let found = subject.evaluate(duals)
            let evaluation = try #require(found)
            guard evaluation.exactBound < Int128.max >> 64 else { continue }
            let room = max(0, evaluation.exactBound - Int128(best) << Int128(evaluation.shift))
            var (lower, upper) = (subject.kernel.lower, subject.kernel.upper)
            for column in subject.lagrangian.decomposition.freeColumns {
                evaluation.fix(free: column, room: room, &lower, &upper)
            }
            for (point, value) in zip(subject.points, subject.values) where value == best {
                let isKept = point.indices.allSatisfy { lower[$0] <= point[$0] && point[$0] <= upper[$0] }
                #expect(isKept, "\(shape) seed \(seed) \(duals) \(point)")
            }
        }
    }
}
