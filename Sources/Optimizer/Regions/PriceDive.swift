// SPDX-License-Identifier: GPL-3.0-or-later

/// A plan from prices alone: blocks whose mean is nearly one bundle are fixed where they fit, what follows is
/// propagated, the prices are improved for the rest, and so on until all is fixed.
///
/// It is a dive as in ``BranchAndPrice``, with the volume algorithm in place of the simplex method.
struct PriceDive {
    /// The share of the open blocks and columns that a step fixes at least, and at most of the blocks.
    private static let leastShare = 0.12
    private static let mostShare = 0.48
    /// Blocks that a step fixes at least.
    private static let leastBlocks = 20
    /// How near a mean has to be to its integer or bundle to be fixed beyond the least share.
    private static let nearColumn = 0.02
    private static let nearBlock = 0.1
    /// Rounds of prices between the first two steps, and how many more when all but the last block is fixed.
    private static let rounds = 20
    private static let furtherRounds = 40
    /// How much the mean counts beside the profit in the choice of a bundle, in mean coefficients of the goal.
    private static let meanWeight = 0.1
    /// Passes that fix what is open when time is up.
    private static let lastPasses = 4

    private let kernel: Kernel
    private var prices: PriceSearch
    private var room: RowRoom
    private var lagrangian: Lagrangian
    private let bonus: Double
    private let unit: Double
    private var isDone: [Bool]

    init(_ kernel: Kernel, prices: PriceSearch, lagrangian: Lagrangian, objective: [Int64]) {
        self.kernel = kernel
        self.prices = prices
        self.lagrangian = lagrangian
        // Lower sides would end the dive at the first one that has become impossible; a repair afterwards does better.
        var capacities = kernel
        capacities.rowLower = capacities.rowLower.map { _ in Kernel.noLower }
        room = RowRoom(capacities, lower: kernel.lower, upper: kernel.upper)
        bonus = Self.meanWeight * Kernel.meanCoefficient(objective)
        unit = 0x1p36 / Double(objective.reduce(1) { max($0, $1.magnitude) })
        isDone = prices.decomposition.blocks.map { _ in false }
    }

    /// Values of all columns within the upper sides of the rows; what could not be fixed is at its lower bound, and
    /// lower sides may be broken.
    mutating func run(until clock: SolveClock) -> [Int64] {
        while !clock.isOver, room.propagate() {
            prices.setBounds(lower: room.lower, upper: room.upper)
            guard prices.run(rounds: rounds, step: 0.001, least: 1e-6, until: clock, report: {}) else { break }
            let columns = fixFree()
            if columns + fixBlocks(share: Self.leastShare) == 0 { break }
        }
        for _ in 0..<Self.lastPasses where fixBlocks(share: 1) == 0 { break }
        return room.lower
    }

    /// Few open blocks are priced fast, and need it most.
    private var rounds: Int {
        Self.rounds + Self.furtherRounds * isDone.count { $0 } / max(1, isDone.count)
    }

    /// Fixes columns without a block whose mean is near an integer; returns how many.
    private mutating func fixFree() -> Int {
        var loose = prices.decomposition.freeColumns.filter {
            room.lower[$0] < room.upper[$0] && !kernel.isImplied[$0] && !kernel.isCount[$0]
        }.map { column in
            (column: column, distance: abs(prices.average[column] - prices.average[column].rounded()))
        }
        loose.sort { ($0.distance, $0.column) < ($1.distance, $1.column) }
        let least = max(1, Int(Double(loose.count) * Self.leastShare))
        var count = 0
        for (place, item) in loose.enumerated() where place < least || item.distance < Self.nearColumn {
            let value = Int64(prices.average[item.column].rounded())
            if room.fixWithConsequences([(item.column, value)]) { count += 1 }
        }
        return count
    }

    /// Fixes the blocks whose best bundle is nearest to their mean; returns how many.
    private mutating func fixBlocks(share: Double) -> Int {
        let loose = looseBlocks()
        let least = max(Self.leastBlocks, Int(Double(loose.count) * share))
        let most = max(Self.leastBlocks, Int(Double(loose.count) * max(share, Self.mostShare)))
        var count = 0
        for item in loose where count < least || count < most && item.distance < Self.nearBlock {
            let columns = prices.decomposition.blocks[item.block].columns
            if room.fixWithConsequences(zip(columns, item.bundle).map { ($0, $1) }) {
                isDone[item.block] = true
                count += 1
            }
        }
        return count
    }

    /// The open blocks with their best bundles, those nearest to their mean first.
    private mutating func looseBlocks() -> [(block: Int, bundle: [Int64], distance: Double)] {
        var loose: [(block: Int, bundle: [Int64], distance: Double)] = []
        for block in isDone.indices where !isDone[block] {
            let columns = prices.decomposition.blocks[block].columns
            if columns.allSatisfy({ room.lower[$0] == room.upper[$0] }) {
                isDone[block] = true
            } else if let bundle = bundle(of: block, columns) {
                let distance = zip(columns, bundle).reduce(0.0) { $0 + abs(prices.average[$1.0] - Double($1.1)) }
                loose.append((block, bundle, distance))
            }
        }
        return loose.sorted { ($0.distance, $0.block) < ($1.distance, $1.block) }
    }

    /// The best bundle at the prices within what is left, where the mean gives the casting vote.
    private mutating func bundle(of block: Int, _ columns: [Int]) -> [Int64]? {
        let profits = columns.map { column -> Int64 in
            if room.upper[column] == room.lower[column] { return 0 }
            let worth = prices.profit(column) + bonus * prices.average[column]
            return Int64(max(-0x1p52, min(0x1p52, (worth * unit).rounded())))
        }
        return lagrangian.solve(block: block, placeProfits: profits, lower: room.lower, upper: room.upper).bundle
    }
}
