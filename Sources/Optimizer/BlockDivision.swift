// SPDX-License-Identifier: GPL-3.0-or-later

/// Divides blocks whose best bundles are hard to find.
///
/// A block is all that one school gets. To price it exactly pays as long as it is a small knapsack; a block of
/// dozens of needs, or with several budgets of its own, is a planning problem by itself. Such a block is tried at a few
/// made-up profits; where the search for its best bundle does not come to an end, or bundles hold dozens of units, the
/// longest of its rows that count (the groups of a need, say) become blocks in its place, and its other rows link them.
struct BlockDivision {
    /// Profits that a block is tried at.
    private static let trials = 4
    /// A block that may have at most so many units in all is not tried: a table bounds the search (``BudgetTable``).
    private static let easyUnits: Int64 = 8
    /// Units of the best bundles, on average, with which a block is hard even where they are soon found: a relaxation over
    /// bundles of so many takes long to converge.
    private static let mostUnits: Int64 = 24
    /// What a made-up profit draws by chance, and what it takes of a column's weight, each at most.
    private static let (mostChance, mostWeight) = (1_000, Int64(1_000_000))
    /// A block with more columns is divided without a trial: local search looks through whole blocks as well.
    private static let mostColumns = 5_000
    /// Divisions one after the other; what is still hard then is no block any more.
    private static let rounds = 3

    private var kernel: Kernel
    private var random = SplitMix(seed: 11)

    /// The kernel with every hard block divided.
    static func applied(to kernel: Kernel) -> Kernel {
        var division = BlockDivision(kernel: kernel)
        for round in 1...rounds {
            let hard = division.hardBlocks()
            if hard.isEmpty { break }
            division.divide(hard, isLast: round == rounds)
        }
        return division.kernel
    }

    private init(kernel: Kernel) { self.kernel = kernel }

    /// A block that is hard: its columns and the rows that touch no others.
    private struct HardBlock {
        let columns: [Int]
        let rows: [Int]
    }

    private mutating func hardBlocks() -> [HardBlock] {
        var placeInBlock = [Int32](repeating: -1, count: kernel.columnCount)
        var hard: [HardBlock] = []
        for (columns, rows) in zip(kernel.columnsOfBlocks, kernel.rowsWithinBlocks) where !columns.isEmpty {
            if isEasy(columns, rows) { continue }
            for (place, column) in columns.enumerated() { placeInBlock[column] = Int32(place) }
            if isHard(columns, rows, placeInBlock) { hard.append(HardBlock(columns: columns, rows: rows)) }
        }
        return hard
    }

    /// Whether one row counts all units of a block and allows few.
    private func isEasy(_ columns: [Int], _ rows: [Int]) -> Bool {
        rows.contains { row in
            kernel.rowUpper[row] <= Self.easyUnits && kernel.rows.range(row).count == columns.count
                && kernel.counts(row)
        }
    }

    private mutating func isHard(_ columns: [Int], _ rows: [Int], _ placeInBlock: [Int32]) -> Bool {
        if columns.count > Self.mostColumns { return true }
        let simple = rows.filter { Decomposition.isSimple($0, of: kernel) }
        let program = Decomposition.program(kernel, columns: columns, rows: simple, placeInBlock: placeInBlock)
        if simple.isEmpty || program.list != nil { return false }
        let (lower, upper) = (columns.map { kernel.lower[$0] }, columns.map { kernel.upper[$0] })
        // Profits of a bundle are added up in 62 bits; breaks in cents are longer than that allows.
        let reach = zip(lower, upper).reduce(UInt64(0)) { $0 + max($1.0.magnitude, $1.1.magnitude) }
        if reach > (UInt64(1) << 61) / UInt64(Self.mostChance + Int(Self.mostWeight)) { return false }
        var pricer = BlockPricer(program)
        var units: Int64 = 0
        for trial in 0..<Self.trials {
            // By turns any profits, and profits that hang together with the money.
            let profits = program.budgetWeights.map { weight in
                Int64(1 + random.below(Self.mostChance)) + (trial % 2 == 0 ? 0 : min(weight, Self.mostWeight))
            }
            let outcome = pricer.solve(profits: profits, lower: lower, upper: upper)
            if !outcome.isExact { return true }
            units += zip(outcome.bundle ?? [], lower).reduce(0) { $0 + $1.0 - $1.1 }
        }
        return units > Int64(Self.trials) * Self.mostUnits
    }

    /// Numbers the columns anew: those of each counting row that is chosen are a block, the others of a hard block go
    /// without one.
    private mutating func divide(_ hard: [HardBlock], isLast: Bool) {
        for block in hard {
            kernel.setBlock(of: block.columns, to: -1)
            if isLast { continue }
            kernel.makeBlocks(of: countingRows(of: block))
        }
    }

    /// Rows of a hard block that count its columns and do not overlap, the longest first; none has most of the block.
    private func countingRows(of block: HardBlock) -> [Int] {
        let counting = block.rows.filter {
            2 * kernel.rows.range($0).count <= block.columns.count && kernel.counts($0)
        }
        return kernel.withoutOverlap(counting)
    }
}

extension Kernel {
    /// Whether a row says how many units there may be of its columns.
    func counts(_ row: Int) -> Bool {
        rowUpper[row] != Kernel.noUpper && rows.range(row).allSatisfy { rows.values[$0] == 1 }
    }

    /// Of some rows those that have no column of one that was taken before, the longest first.
    func withoutOverlap(_ candidates: [Int]) -> [Int] {
        var isTaken = [Bool](repeating: false, count: columnCount)
        return candidates.sorted { (-rows.range($0).count, $0) < (-rows.range($1).count, $1) }.filter { row in
            if rows.range(row).contains(where: { isTaken[Int(rows.indices[$0])] }) { return false }
            for place in rows.range(row) { isTaken[Int(rows.indices[place])] = true }
            return true
        }
    }

    /// Makes the columns of each row a block of their own.
    mutating func makeBlocks(of rows: [Int]) {
        var next = (block.max() ?? -1) + 1
        for row in rows {
            setBlock(of: self.rows.range(row).map { Int(self.rows.indices[$0]) }, to: next)
            next += 1
        }
    }
}
