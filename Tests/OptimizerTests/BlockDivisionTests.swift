// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Optimizer

/// Which columns become a block.
@Suite struct BlockDivisionTests {
    /// One school's needs and the offers for them: an exact or a most number of groups of each need, of each offer a
    /// capacity, and at most so many groups of the school.
    private static func school(
        needs: Int32, offers: Int32, isExact: Bool = false, cap: Int64? = nil, block: (Int32) -> Int32 = { _ in 0 }
    ) -> Kernel {
        var random = SeededGenerator(seed: 5)
        var model = LinearModel()
        for need in 0..<needs {
            for offer in 0..<offers { model.addColumn(name: "\(need).\(offer)", upper: 1, block: block(need)) }
        }
        var kernel = Kernel(model)
        for need in 0..<needs {
            kernel.appendRow(
                lower: isExact ? 1 : Kernel.noLower, upper: 1,
                entries: (0..<offers).map { (need * offers + $0, 1) })
        }
        for offer in 0..<offers {
            let loads = (0..<needs).map { _ in Int64.random(in: 1...100, using: &random) }
            kernel.appendRow(
                lower: Kernel.noLower, upper: 8 * loads.reduce(0, +) / (10 * Int64(offers)),
                entries: (0..<needs).map { ($0 * offers + offer, loads[Int($0)]) })
        }
        if let cap {
            let all = (0..<needs * offers).map { (index: $0, value: Int64(1)) }
            kernel.appendRow(lower: Kernel.noLower, upper: cap, entries: all)
        }
        kernel.indexColumns()
        return kernel
    }

    @Test func aSchoolOfFewGroupsStaysOneBlock() {
        let kernel = Self.school(needs: 30, offers: 6, cap: 4)
        #expect(BlockDivision.applied(to: kernel) == kernel)
        #expect(KnapsackBlocks.applied(to: kernel) == kernel)
    }

    @Test func aSmallSchoolStaysOneBlock() {
        let kernel = Self.school(needs: 3, offers: 4)
        #expect(BlockDivision.applied(to: kernel) == kernel)
    }

    /// Thirty needs of a school without a limit are a planning problem: each need becomes a block.
    @Test func aSchoolOfManyNeedsIsDivided() {
        let divided = BlockDivision.applied(to: Self.school(needs: 30, offers: 6))
        let columns = divided.columnsOfBlocks.filter { !$0.isEmpty }
        let needs = (0..<30).map { need in (0..<6).map { need * 6 + $0 } }
        #expect(columns == needs)
    }

    /// A single knapsack is easy to price, but one that holds dozens of units makes the relaxation converge slowly.
    @Test(arguments: [(capacity: Int64(1_000), isBlock: true), (capacity: Int64(4_000), isBlock: false)])
    func aKnapsackOfManyUnitsIsNoBlock(capacity: Int64, isBlock: Bool) {
        var model = LinearModel()
        for column in 0..<60 { model.addColumn(name: "x\(column)", upper: 1, block: 0) }
        var kernel = Kernel(model)
        kernel.appendRow(
            lower: Kernel.noLower, upper: capacity, entries: (0..<60).map { (Int32($0), 90 + Int64($0 % 20)) })
        kernel.indexColumns()
        #expect((BlockDivision.applied(to: kernel) == kernel) == isBlock)
        #expect(Decomposition(BlockDivision.applied(to: kernel)).blocks.count == (isBlock ? 1 : 0))
    }

    /// Columns as long as breaks in cents: nothing is added up beyond 64 bits, and no table of that length is made.
    @Test(arguments: [Int64(0), -(1 << 40)]) func longColumnsStayInRange(lower: Int64) throws {
        var model = LinearModel()
        for column in 0..<30 {
            model.addColumn(name: "x\(column)", lower: lower, upper: 1 << 40, block: 0)
        }
        let terms = (0..<30).map { (column: Int32($0), coefficient: 7 + Int64($0 % 5)) }
        model.addRow(name: "r", lower: nil, upper: 100, scale: 0, terms: terms)
        model.goals = [
            LinearModel.Goal(
                id: "G", sense: .maximise, coefficients: (0..<30).map { 3 + $0 % 4 }, constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0))
        ]
        let kernel = Kernel(model)
        #expect(BlockDivision.applied(to: kernel) == kernel)
        let result = try Solver.solve(model, options: SolveOptions(timeLimit: 2))
        #expect(SolutionCheck(try #require(result.values), of: model).isAdmissible)
    }

    /// With exact rows nothing but the capacities is left to price.
    @Test(arguments: [false, true]) func capacitiesBecomeBlocksWhereNeedsAreTrivial(isOneSchool: Bool) {
        let kernel = Self.school(needs: 30, offers: 6, isExact: true, block: { isOneSchool ? 0 : $0 })
        let chosen = KnapsackBlocks.applied(to: BlockDivision.applied(to: kernel))
        let columns = Set(chosen.columnsOfBlocks.filter { !$0.isEmpty })
        let offers = (0..<6).map { offer in (0..<30).map { $0 * 6 + offer } }
        #expect(columns == Set(offers))
        #expect(Decomposition(chosen).blocks.allSatisfy { $0.isKnapsack })
    }

    /// More units than a relaxation over bundles converges with.
    @Test func largeKnapsacksStayRows() {
        let kernel = Self.school(needs: 100, offers: 3, isExact: true, block: { $0 })
        #expect(KnapsackBlocks.applied(to: kernel) == kernel)
    }
}

@Suite struct KnapsackTableTests {
    @Test(arguments: UInt64(1)...60) func findsTheBestOfAllContents(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let divisor = Int64.random(in: 1...3, using: &random)
        let count = Int.random(in: 1...5, using: &random)
        let profits = (0..<count).map { _ in Int64.random(in: 1...30, using: &random) }
        let weights = (0..<count).map { _ in divisor * Int64.random(in: 1...9, using: &random) }
        let spans = (0..<count).map { _ in Int64.random(in: 0...5, using: &random) }
        let capacity = Int64.random(in: 0...70, using: &random)
        func value(_ amounts: [Int64]) -> Int64 { zip(profits, amounts).reduce(0) { $0 + $1.0 * $1.1 } }
        func weight(_ amounts: [Int64]) -> Int64 { zip(weights, amounts).reduce(0) { $0 + $1.0 * $1.1 } }
        let best = BoxPoints(lower: spans.map { _ in 0 }, upper: spans).filter { weight($0) <= capacity }.map(value)
            .max()
        #expect(KnapsackTable.fits(weights: weights, spans: spans, capacity: capacity))
        var table = KnapsackTable()
        let found = table.solve(profits: profits, weights: weights, spans: spans, capacity: capacity)
        #expect(value(found) == best)
        #expect(weight(found) <= capacity)
        #expect(zip(found, spans).allSatisfy { 0 <= $0 && $0 <= $1 })
    }

    @Test func tooLargeATableIsRefused() {
        #expect(!KnapsackTable.fits(weights: [999_983, 3], spans: [1, 1], capacity: 2_000_000))
        // In steps of a thousand it is small.
        #expect(KnapsackTable.fits(weights: [999_000, 3_000], spans: [1, 1], capacity: 2_000_000))
        #expect(!KnapsackTable.fits(weights: [1], spans: [1], capacity: Int64.max - 1))
    }
}
