// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Optimizer

/// The best bundle of a block, held against all of its bundles.
@Suite struct BlockPricerTests {
    /// A block like a school: groups of each need, of each provider and of all, and own money.
    private static func kernel(_ random: inout SeededGenerator) -> Kernel {
        let count = Int32.random(in: 3...8, using: &random)
        let upper = Int64.random(in: 1...2, using: &random)
        var kernel = Kernel(LinearModel.oneBlock(columns: Int(count), upper: upper))
        let needs = (0..<count).map { _ in Int.random(in: 0..<2, using: &random) }
        let providers = (0..<count).map { _ in Int.random(in: 0..<3, using: &random) }
        func add(_ columns: [Int32], _ values: [Int64], upper: Int64) {
            guard !columns.isEmpty else { return }
            kernel.appendRow(lower: Kernel.noLower, upper: upper, entries: zip(columns, values).map { ($0, $1) })
        }
        for need in 0..<2 {
            let members = (0..<count).filter { needs[Int($0)] == need }
            add(members, members.map { _ in 1 }, upper: Int64.random(in: 1...3, using: &random))
        }
        for provider in 0..<3 where Int.random(in: 0..<3, using: &random) > 0 {
            let members = (0..<count).filter { providers[Int($0)] == provider }
            add(members, members.map { _ in 1 }, upper: Int64.random(in: 1...2, using: &random))
        }
        let all = Array(0..<count)
        if Bool.random(using: &random) { add(all, all.map { _ in 1 }, upper: Int64.random(in: 1...4, using: &random)) }
        let costs = all.map { _ in Int64.random(in: 0...4, using: &random) * 100 }
        add(all, costs, upper: Int64.random(in: 0...900, using: &random))
        kernel.indexColumns()
        return kernel
    }

    @Test(arguments: UInt64(1)...120) func findsTheBestOfAllBundles(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let kernel = Self.kernel(&random)
        let decomposition = Decomposition(kernel)
        let block = try #require(decomposition.blocks.first)
        var pricer = BlockPricer(block)
        for _ in 0..<12 {
            // Few different profits, so that columns are often equal.
            let profits = block.columns.map { _ in Int64.random(in: -2...5, using: &random) }
            let lower = block.columns.map { _ in Int64.random(in: 0...9, using: &random) == 0 ? Int64(1) : 0 }
            let upper = zip(block.columns, lower).map {
                max($1, Int64.random(in: 0...kernel.upper[$0], using: &random))
            }
            let best = Self.best(kernel, profits, lower, upper)
            let found = pricer.solve(profits: profits, lower: lower, upper: upper)
            #expect(found.bound == best)
            guard let bundle = found.bundle else { continue }
            #expect(kernel.admits(bundle))
            #expect(zip(bundle, zip(lower, upper)).allSatisfy { $1.0 <= $0 && $0 <= $1.1 })
            #expect(Kernel.value(profits, at: bundle) == best)
        }
    }

    /// By trying every point.
    private static func best(_ kernel: Kernel, _ profits: [Int64], _ lower: [Int64], _ upper: [Int64]) -> Int64? {
        var best: Int64?
        var point = lower
        while true {
            if kernel.admits(point) { best = max(best ?? Int64.min, Kernel.value(profits, at: point)) }
            guard let place = point.indices.first(where: { point[$0] < upper[$0] }) else { return best }
            point[place] += 1
            for earlier in 0..<place { point[earlier] = lower[earlier] }
        }
    }

    /// Equal columns of one need and many providers: no more are searched than a bundle can need.
    @Test func equalColumnsAreNotSearchedOneByOne() throws {
        var kernel = Kernel(LinearModel.oneBlock(columns: 60, upper: 1))
        let all = (0..<60).map { (index: Int32($0), value: Int64(1)) }
        kernel.appendRow(lower: Kernel.noLower, upper: 3, entries: all)
        kernel.appendRow(lower: Kernel.noLower, upper: 1_000, entries: all.map { ($0.index, 240 + Int64($0.index)) })
        kernel.indexColumns()
        let block = try #require(Decomposition(kernel).blocks.first)
        var pricer = BlockPricer(block)
        let ones = [Int64](repeating: 1, count: 60)
        let found = pricer.solve(profits: ones, lower: ones.map { _ in 0 }, upper: ones)
        #expect(found.bound == 3)
        #expect(pricer.nodes <= 40)
    }
}

extension LinearModel {
    /// Columns of one block without a row.
    fileprivate static func oneBlock(columns: Int, upper: Int64) -> LinearModel {
        var model = LinearModel()
        for column in 0..<columns { model.addColumn(name: "x\(column)", upper: upper, block: 0) }
        return model
    }
}
