// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Optimizer

/// Cuts from any fractional point keep every admissible point.
@Suite struct CutTests {
    private static let seeds: Range<UInt64> = 0..<60

    private static func holds(_ cut: Cut, at point: [Int64]) -> Bool {
        let activity = cut.entries.reduce(Int128(0)) { $0 + Int128($1.value) * Int128(point[Int($1.index)]) }
        return (cut.lower == Kernel.noLower || activity >= Int128(cut.lower))
            && (cut.upper == Kernel.noUpper || activity <= Int128(cut.upper))
    }

    /// Values between the bounds; some at a bound, some halves.
    private static func values(_ kernel: Kernel, using random: inout SeededGenerator) -> [Double] {
        kernel.lower.indices.map { column in
            let (low, high) = (Double(kernel.lower[column]), Double(kernel.upper[column]))
            return switch Int.random(in: 0...3, using: &random) {
            case 0: low
            case 1: high
            case 2: (low + high) / 2
            default: Double.random(in: low...high, using: &random)
            }
        }
    }

    /// Those from single rows at six places.
    private static func roundingCuts(_ kernel: Kernel, using random: inout SeededGenerator) -> [Cut] {
        let rows = LinkingRows(kernel, Decomposition(kernel))
        var (cuts, known): ([Cut], Set<Cut>) = ([], [])
        for _ in 0..<6 {
            var search = RoundingCuts(
                lower: kernel.lower, upper: kernel.upper, values: values(kernel, using: &random), switchOf: [])
            cuts += search.violated(rows: rows, first: rows.count, known: &known)
        }
        return cuts
    }

    @Test func roundingCutsKeepEveryPoint() {
        var found = 0
        for shape in Shape.allCases {
            for seed in Self.seeds {
                let kernel = Kernel(shape.model(seed: seed))
                let points = BoxPoints(lower: kernel.lower, upper: kernel.upper).filter(kernel.admits)
                var random = SeededGenerator(seed: seed)
                for cut in Self.roundingCuts(kernel, using: &random) {
                    found += 1
                    for point in points { #expect(Self.holds(cut, at: point), "\(shape) seed \(seed) \(cut)") }
                }
            }
        }
        #expect(found > 500, "\(found)")
    }

    /// Where a divisor is large a cut is written in coarser numbers: they stay small, and every point stays.
    @Test func cutsOfLargeNumbersAreCoarse() {
        var found = 0
        for seed in Self.seeds {
            var random = SeededGenerator(seed: seed)
            var model = LinearModel()
            let columns = (0..<5).map { _ in Int32(model.addColumn(name: "x", upper: 2)) }
            let weights = columns.map { _ in Int64.random(in: 20_000_000...90_000_000, using: &random) }
            model.addRow(
                name: "budget", lower: nil, upper: Int64.random(in: 90_000_000...400_000_000, using: &random), scale: 0,
                terms: zip(columns, weights).map { ($0, $1) })
            let kernel = Kernel(model)
            let points = BoxPoints(lower: kernel.lower, upper: kernel.upper).filter(kernel.admits)
            for cut in Self.roundingCuts(kernel, using: &random) {
                found += 1
                #expect(cut.coefficients.allSatisfy { $0.magnitude < 1 << 20 }, "seed \(seed) \(cut)")
                #expect(points.allSatisfy { Self.holds(cut, at: $0) }, "seed \(seed) \(cut)")
            }
        }
        #expect(found > 100, "\(found)")
    }

    /// Where u·y has a large number, or one that is too large to be put in, no column may drop out of the row:
    /// 7·z − x − w ≤ 3 without x would say z ≤ w.
    @Test(arguments: [46, 59])
    func aColumnUnderASwitchStaysInItsRow(bits: Int) {
        let most = Int64(1) << bits
        var model = LinearModel()
        let group = Int32(model.addColumn(name: "z", upper: 2, block: 0))
        let amount = Int32(model.addColumn(name: "x", upper: most, block: 1))
        let other = Int32(model.addColumn(name: "w", upper: 1, block: 1))
        let open = (0..<2).map { _ in Int32(model.addColumn(name: "y", upper: 1)) }
        model.addRow(name: "own", lower: nil, upper: most, scale: 0, terms: [(amount, 1), (other, 1)])
        model.addRow(name: "open", lower: nil, upper: 0, scale: 0, terms: [(amount, 1), (open[0], -most)])
        model.addRow(name: "open", lower: nil, upper: 0, scale: 0, terms: [(other, 1), (open[1], -1)])
        model.addRow(name: "pays", lower: nil, upper: 3, scale: 0, terms: [(group, 7), (amount, -1), (other, -1)])
        let kernel = Kernel(model)
        let decomposition = Decomposition(kernel)
        let rows = LinkingRows(kernel, decomposition)
        var known: Set<Cut> = []
        var search = RoundingCuts(
            lower: kernel.lower, upper: kernel.upper, values: [0.9, 2.8, 0.5, 2.8 / Double(most), 0.5],
            switchOf: SwitchRow.switches(SwitchRow.all(kernel, decomposition), columns: kernel.columnCount))
        let cuts = search.violated(rows: rows, first: rows.count, known: &known)
        for point in [[1, 4, 0, 1, 0], [2, 11, 0, 1, 0], [0, 0, 0, 0, 0]] as [[Int64]] {
            #expect(kernel.admits(point))
            for cut in cuts { #expect(Self.holds(cut, at: point), "\(cut)") }
        }
    }

    @Test func impliedBoundCutsKeepEveryPoint() {
        var found = 0
        for seed in Self.seeds {
            var random = SeededGenerator(seed: seed)
            let kernel = Self.switched(&random)
            let points = BoxPoints(lower: kernel.lower, upper: kernel.upper).filter(kernel.admits)
            let decomposition = Decomposition(kernel)
            let rows = LinkingRows(kernel, decomposition)
            var lagrangian = Lagrangian(decomposition)
            let search = ImpliedBoundCuts(SwitchRow.all(kernel, decomposition))
            var known: Set<Cut> = []
            for _ in 0..<6 {
                let cuts = search.violated(
                    by: Self.values(kernel, using: &random), rows: rows, known: &known, lagrangian: &lagrangian,
                    lower: kernel.lower, upper: kernel.upper)
                for cut in cuts {
                    found += 1
                    for point in points { #expect(Self.holds(cut, at: point), "seed \(seed) \(cut)") }
                }
            }
        }
        #expect(found > 100, "\(found)")
    }

    /// A block that can take nothing of a set: the cut has no term for the switch, not one with the coefficient 0.
    @Test func aBlockThatCanTakeNothingLeavesNoZero() throws {
        var model = LinearModel()
        let columns = (0..<2).map { _ in Int32(model.addColumn(name: "x", upper: 1, block: 0)) }
        let other = Int32(model.addColumn(name: "z", upper: 1, block: 1))
        let open = Int32(model.addColumn(name: "y", upper: 1))
        model.addRow(name: "own", lower: nil, upper: 4, scale: 0, terms: columns.map { ($0, 5) })
        model.addRow(name: "cap", lower: nil, upper: 1, scale: 0, terms: [(other, 1)])
        model.addRow(
            name: "open", lower: nil, upper: 0, scale: 0, terms: columns.map { ($0, 1) } + [(other, 1), (open, -3)])
        let kernel = Kernel(model)
        let decomposition = Decomposition(kernel)
        let rows = LinkingRows(kernel, decomposition)
        var (lagrangian, known): (Lagrangian, Set<Cut>) = (Lagrangian(decomposition), [])
        let cuts = ImpliedBoundCuts(SwitchRow.all(kernel, decomposition)).violated(
            by: [0.8, 0, 0.5, 0.5], rows: rows, known: &known, lagrangian: &lagrangian, lower: kernel.lower,
            upper: kernel.upper)
        let cut = try #require(cuts.first)
        #expect(cuts.count == 1)
        #expect(cut.entries.map(\.index) == [columns[0]])
        #expect(cut.coefficients == [1])
        #expect(cut.upper == 0)
    }

    /// Sums of rows with slacks and switches, and then again with the cuts of the first round among the rows.
    @Test func cutsFromSumsOfRowsKeepEveryPoint() {
        var (found, underSwitches, ofCuts) = (0, 0, 0)
        let kernels =
            Shape.allCases.flatMap { shape in Self.seeds.prefix(20).map { Kernel(shape.model(seed: $0)) } }
            + Self.seeds.map { seed in
                var random = SeededGenerator(seed: seed)
                return Self.switched(&random)
            }
        for (number, kernel) in kernels.enumerated() {
            let points = BoxPoints(lower: kernel.lower, upper: kernel.upper).filter(kernel.admits)
            let switches = SwitchRow.all(kernel, Decomposition(kernel))
            var random = SeededGenerator(seed: UInt64(number))
            var (known, cuts): (Set<Cut>, [Cut]) = ([], [])
            for round in 0..<6 {
                let switchOf = SwitchRow.switches(switches, columns: kernel.columnCount)
                var values = Self.tightValues(kernel, points, using: &random)
                for column in values.indices where switchOf[column] >= 0 && Bool.random(using: &random) {
                    values[column] = Double(kernel.upper[column]) * values[Int(switchOf[column])]
                }
                var rounding = RoundingCuts(
                    lower: kernel.lower, upper: kernel.upper, values: values, switchOf: switchOf)
                var search = AggregationCuts(
                    RowPool(kernel, cuts: cuts), lower: kernel.lower, upper: kernel.upper, values: values)
                let new = search.violated(by: &rounding, known: &known)
                found += new.count
                if !switches.isEmpty { underSwitches += new.count }
                if round > 0, !cuts.isEmpty { ofCuts += new.count }
                for cut in new {
                    #expect(points.allSatisfy { Self.holds(cut, at: $0) }, "model \(number) \(cut)")
                }
                cuts += new
            }
        }
        #expect(found > 100, "\(found)")
        #expect(underSwitches > 50, "\(underSwitches)")
        #expect(ofCuts > 50, "\(ofCuts)")
    }

    /// A place a little outside the admissible points, where rows are tight or nearly so: between two of them, some
    /// columns moved.
    private static func tightValues(
        _ kernel: Kernel, _ points: [[Int64]], using random: inout SeededGenerator
    ) -> [Double] {
        guard let first = points.randomElement(using: &random), let second = points.randomElement(using: &random) else {
            return values(kernel, using: &random)
        }
        return kernel.lower.indices.map { column in
            let middle = Double(first[column] + second[column]) / 2
            let moved = Int.random(in: 0...4, using: &random) == 0 ? middle + 0.5 : middle
            return min(Double(kernel.upper[column]), moved)
        }
    }

    /// Two blocks with a budget each, and a switch that both need.
    private static func switched(_ random: inout SeededGenerator) -> Kernel {
        var model = LinearModel()
        var all: [(column: Int32, coefficient: Int64)] = []
        for block in Int32(0)..<2 {
            let own = (0..<3).map { _ in
                Int32(model.addColumn(name: "x", upper: Int64.random(in: 1...2, using: &random), block: block))
            }
            model.addRow(
                name: "own", lower: nil, upper: Int64.random(in: 5...20, using: &random), scale: 0,
                terms: own.map { ($0, Int64.random(in: 2...9, using: &random)) })
            all += own.map { ($0, 1) }
        }
        let open = Int32(model.addColumn(name: "y", upper: 1))
        let most = Int64.random(in: 4...12, using: &random)
        model.addRow(name: "most", lower: nil, upper: 0, scale: 0, terms: all + [(open, -most)])
        model.addRow(name: "least", lower: 0, upper: nil, scale: 0, terms: all + [(open, -2)])
        return Kernel(model)
    }
}
