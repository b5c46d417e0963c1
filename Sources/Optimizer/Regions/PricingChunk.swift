// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// Some blocks of a decomposition that are priced on one thread, in floating-point prices: fast, and exact enough to
/// find prices with. What is proven is computed by ``Lagrangian`` afterwards.
final class PricingChunk: Sendable {
    /// The best bundles of the chunk's blocks.
    struct Outcome: Sendable {
        /// The sum of the blocks' bounds, in the objective's units.
        var value = 0.0
        /// The columns of all best bundles that are not 0, with their values.
        var columns: [Int32] = []
        var amounts: [Int64] = []
        /// Where the entries of each block of the chunk end.
        var ends: [Int] = []
        /// Whether every block has an admissible bundle.
        var isFeasible = true
    }

    let blocks: Range<Int>
    private let pricers: Mutex<[BlockPricer]>

    init(_ decomposition: Decomposition, blocks: Range<Int>) {
        self.blocks = blocks
        pricers = Mutex(blocks.map { BlockPricer(decomposition.blocks[$0]) })
    }

    /// - Parameters:
    ///   - unit: what profits are multiplied by before they are rounded to integers.
    ///   - profit: of a unit of each kernel column, in the objective's units.
    func price(
        _ decomposition: Decomposition, lower: [Int64], upper: [Int64], unit: Double, profit: (Int) -> Double
    ) -> Outcome {
        pricers.withLock { pricers in
            var outcome = Outcome()
            for place in pricers.indices {
                let columns = decomposition.blocks[blocks.lowerBound + place].columns
                if columns.allSatisfy({ lower[$0] == upper[$0] }) {
                    outcome.addFixed(columns, at: lower, profit)
                    continue
                }
                let profits = columns.map { column -> Int64 in
                    if upper[column] == 0, lower[column] == 0 { return 0 }
                    return Int64(max(-0x1p52, min(0x1p52, (profit(column) * unit).rounded())))
                }
                let found = pricers[place].solve(
                    profits: profits, lower: columns.map { lower[$0] }, upper: columns.map { upper[$0] })
                outcome.add(found, columns: columns, unit: unit)
            }
            return outcome
        }
    }
}

extension PricingChunk.Outcome {
    /// A block with only one bundle.
    fileprivate mutating func addFixed(_ columns: [Int], at values: [Int64], _ profit: (Int) -> Double) {
        for column in columns where values[column] != 0 {
            value += profit(column) * Double(values[column])
            self.columns.append(Int32(column))
            amounts.append(values[column])
        }
        ends.append(self.columns.count)
    }

    fileprivate mutating func add(_ found: BlockPricer.Outcome, columns: [Int], unit: Double) {
        guard let bound = found.bound else {
            isFeasible = false
            return
        }
        value += Double(bound) / unit
        if let bundle = found.bundle {
            for (column, amount) in zip(columns, bundle) where amount != 0 {
                self.columns.append(Int32(column))
                amounts.append(amount)
            }
        }
        ends.append(self.columns.count)
    }
}
