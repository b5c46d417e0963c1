// SPDX-License-Identifier: GPL-3.0-or-later

/// The Lagrangian bound of a kernel at given row prices, in exact arithmetic.
///
/// For prices y ≥ 0 on upper and y ≤ 0 on lower sides of the linking rows, every admissible x has
///
///     c·x  ≤  Σ y·side  +  Σ_blocks max (c − yA)·x  +  Σ_free max (c − yA)·x
///
/// where each block is maximised over its own integer points (or a bound above them). Prices come from floating point
/// and are rounded to fixed point first, so that the right-hand side is computed without any error: it is a theorem
/// whatever the prices are. (Geoffrion, Lagrangean relaxation for integer programming, 1974; the rounding of prices
/// in place of error bounds follows Neumaier and Shcherbina, Safe bounds in linear and mixed-integer programming, 2004.)
struct Lagrangian {
    struct Evaluation {
        /// No admissible point is better, in the objective's units; `Int64.max` when the sum left the range of integers.
        let bound: Int64
        /// The bound in units of 2^(−shift).
        let exactBound: Int128
        /// Profit of a unit of each kernel column, rounded up to units of 2^(−shift), or what stands for it; see
        /// ``PricedColumns/profits``.
        let profits: [Int64]
        let shift: Int
        /// Of each block, in units of 2^(−shift).
        let blockBounds: [Int64]
        /// The best bundle of each block; `nil` where none was found.
        let bundles: [[Int64]?]

        /// The bound as a number, in the objective's units.
        var approximateBound: Double {
            Exact.double(exactBound) / Double(sign: .plus, exponent: shift, significand: 1)
        }
    }

    let decomposition: Decomposition
    private var pricers: [BlockPricer]
    /// What one column may add to a block's profit, so that sums over a block stay below 2^61.
    private let profitLimit: Int128
    /// For each kernel column.
    private let isInBlock: [Bool]

    init(_ decomposition: Decomposition) {
        self.decomposition = decomposition
        pricers = decomposition.blocks.map { BlockPricer($0) }
        isInBlock = decomposition.blockOfColumn.map { $0 >= 0 }
        profitLimit = (Int128(1) << 61) / Int128(1 + (decomposition.blocks.map(\.columns.count).max() ?? 0))
    }

    /// Search nodes of all pricings so far.
    var nodes: Int { pricers.reduce(0) { $0 + $1.nodes } }

    /// - Parameters:
    ///   - duals: a price for each linking row, in the objective's units; any numbers.
    ///   - costs: the objective to bound; zeros to prove that there is no point.
    /// - Returns: `nil` when a block has no admissible bundle within the bounds.
    mutating func evaluate(
        duals: [Double], costs: [Int64], rows: LinkingRows, lower: [Int64], upper: [Int64]
    ) -> Evaluation? {
        let priced = PricedColumns(
            duals: duals, costs: costs, rows: rows, lower: lower, upper: upper,
            isInBlock: isInBlock, continuous: decomposition.continuousColumns, limit: profitLimit)
        var total = priced.constant
        for column in decomposition.freeColumns { total.add(priced.most(of: column, lower, upper)) }
        var bounds = [Int64](repeating: 0, count: pricers.count)
        var bundles = [[Int64]?](repeating: nil, count: pricers.count)
        for block in pricers.indices {
            let outcome = solve(block: block, profits: priced.profits, lower: lower, upper: upper)
            guard let bound = outcome.bound else { return nil }
            bounds[block] = bound + Self.roundingLoss(decomposition.blocks[block], lower)
            total.add(Int128(bounds[block]) << Int128(PricedColumns.fraction))
            bundles[block] = outcome.bundle
        }
        let exact = total.value ?? Int128.max
        return Evaluation(
            bound: Int64(clamping: exact >> Int128(priced.shift + PricedColumns.fraction)),
            exactBound: exact >> Int128(PricedColumns.fraction) + 1, profits: priced.profits, shift: priced.shift,
            blockBounds: bounds, bundles: bundles)
    }

    /// Profits rounded up are too small for negative values by less than a unit for each.
    private static func roundingLoss(_ block: BlockProgram, _ lower: [Int64]) -> Int64 {
        block.columns.reduce(0) { $0 + max(0, -lower[$1]) }
    }

    mutating func solve(block: Int, profits: [Int64], lower: [Int64], upper: [Int64]) -> BlockPricer.Outcome {
        solve(
            block: block, placeProfits: decomposition.blocks[block].columns.map { profits[$0] }, lower: lower,
            upper: upper)
    }

    /// - Parameter placeProfits: of each place of the block.
    mutating func solve(block: Int, placeProfits: [Int64], lower: [Int64], upper: [Int64]) -> BlockPricer.Outcome {
        let columns = decomposition.blocks[block].columns
        return pricers[block].solve(
            profits: placeProfits, lower: columns.map { lower[$0] }, upper: columns.map { upper[$0] })
    }
}

/// A sum that knows when it left the range of its type.
struct CheckedSum {
    /// `nil` after an overflow.
    private(set) var value: Int128? = 0

    mutating func add(_ term: Int128) {
        guard let sum = value else { return }
        let (next, overflow) = sum.addingReportingOverflow(term)
        value = overflow ? nil : next
    }
}

/// Columns at fixed-point prices: c − yA exactly, and rounded up to fewer bits for the searches within blocks.
struct PricedColumns {
    /// Bits that the rounded profits have fewer than the exact ones.
    static let fraction = 34

    /// Bits of a unit of the objective in `profits`.
    let shift: Int
    /// c − yA in units of 2^(−shift − fraction).
    let exact: [Int128]
    /// c − yA rounded up to units of 2^(−shift). In blocks a large loss of a column that can be 0 counts for less, so that
    /// the others keep their bits; outside of them what leaves the range of integers is cut off.
    let profits: [Int64]
    /// Σ y·side in units of 2^(−shift − fraction).
    let constant: CheckedSum

    /// - Parameters:
    ///   - isInBlock: for each kernel column whether its profit is added up with others in integers.
    ///   - continuous: columns that no price should make worth anything.
    ///   - limit: what |profit| · |bound| may be at most in a block; decides the shift.
    init(
        duals: [Double], costs: [Int64], rows: LinkingRows, lower: [Int64], upper: [Int64], isInBlock: [Bool],
        continuous: [Int], limit: Int128
    ) {
        let largest = costs.reduce(1) { max($0, $1.magnitude) }
        var shift = max(0, 50 - (64 - largest.leadingZeroBitCount))
        if !continuous.isEmpty { shift = min(shift, Self.fittingShift(duals, rows: rows)) }
        let fit = ContinuousPrices(columns: continuous, costs: costs, rows: rows)
        var weights = fit.fitted(Self.weights(duals, rows: rows, shift: shift), bits: shift + Self.fraction)
        var exact = Self.exact(weights, costs: costs, rows: rows, shift: shift)
        let range = ProfitRange(lower: lower, upper: upper, isInBlock: isInBlock, limit: limit)
        while exact.indices.contains(where: { !range.admits(exact[$0], of: $0) }) {
            // Without prices the profits are the costs, whose sums a checked model keeps in range.
            let duals = shift > 6 ? duals : [Double](repeating: 0, count: duals.count)
            shift = max(0, shift - 6)
            weights = fit.fitted(Self.weights(duals, rows: rows, shift: shift), bits: shift + Self.fraction)
            exact = Self.exact(weights, costs: costs, rows: rows, shift: shift)
            if shift == 0 { break }
        }
        self.shift = shift
        self.exact = exact
        profits = exact.indices.map { range.rounded(exact[$0], of: $0) }
        var constant = CheckedSum()
        for (row, weight) in weights.enumerated() where weight != 0 {
            constant.add(weight * Int128(weight > 0 ? rows.upper[row] : rows.lower[row]))
        }
        self.constant = constant
    }

    /// The most that a column can bring within its bounds, in units of 2^(−shift − fraction).
    func most(of column: Int, _ lower: [Int64], _ upper: [Int64]) -> Int128 {
        exact[column] * Int128(exact[column] > 0 ? upper[column] : lower[column])
    }

    /// The most bits with which no sensible price is beyond all measure: rows of continuous columns may have coefficients of
    /// 10^12 units, each at a price like that of a whole group.
    private static func fittingShift(_ duals: [Double], rows: LinkingRows) -> Int {
        let limit = Double(sign: .plus, exponent: weightBits - fraction, significand: 1)
        let largest = duals.indices.reduce(1.0) { largest, row in
            let size = abs(duals[row]) * largestNumber(rows, row, isUpper: duals[row] > 0)
            return size < limit ? max(largest, size) : largest
        }
        return max(0, weightBits - fraction - Int(largest.exponent) - 1)
    }

    /// The largest size that a price is multiplied with.
    private static func largestNumber(_ rows: LinkingRows, _ row: Int, isUpper: Bool) -> Double {
        let side = isUpper ? rows.upper[row] : rows.lower[row]
        let isNone = side == Kernel.noUpper || side == Kernel.noLower
        return Double(max(rows.largest[row], isNone ? 0 : abs(side), 1))
    }

    /// Of a price times the largest number of its row.
    private static let weightBits = 108

    /// Prices of the wrong sign, on a side that is none, or beyond all measure become 0.
    private static func weights(_ duals: [Double], rows: LinkingRows, shift: Int) -> [Int128] {
        let unit = Double(sign: .plus, exponent: shift + fraction, significand: 1)
        let limit = Double(sign: .plus, exponent: weightBits, significand: 1)
        return duals.indices.map { row in
            let scaled = (duals[row] * unit).rounded()
            let side = scaled > 0 ? rows.upper[row] : rows.lower[row]
            guard scaled != 0, side != Kernel.noUpper, side != Kernel.noLower else { return 0 }
            let largest = largestNumber(rows, row, isUpper: scaled > 0)
            return abs(scaled) * largest < limit ? Exact.int128(scaled) : 0
        }
    }

    private static func exact(_ weights: [Int128], costs: [Int64], rows: LinkingRows, shift: Int) -> [Int128] {
        var exact = costs.map { Int128($0) << Int128(shift + fraction) }
        for (row, weight) in weights.enumerated() where weight != 0 {
            for place in rows.rows.range(row) {
                exact[Int(rows.rows.indices[place])] -= weight * Int128(rows.rows.values[place])
            }
        }
        return exact
    }
}

/// How large the profits of columns may be, in blocks, where they are added up in 64 bits, and outside of them.
private struct ProfitRange {
    /// What |profit| · |bound| may be at most outside blocks, where it is multiplied in 128 bits.
    private static let freeLimit = Int128(1) << 90

    let lower: [Int64]
    let upper: [Int64]
    let isInBlock: [Bool]
    /// What |profit| · |bound| may be at most in a block.
    let limit: Int128

    /// Whether an exact profit can be computed with.
    func admits(_ exact: Int128, of column: Int) -> Bool {
        // At 0 the column is worth nothing, and nothing is multiplied.
        if exact < 0, lower[column] == 0 { return true }
        let size = Int128(exact.magnitude >> UInt128(PricedColumns.fraction)) + 1
        return size < (isInBlock[column] ? limit : Self.freeLimit) / reach(column)
    }

    /// An exact profit rounded up; of a loss that may be cut, at most as much as fits.
    func rounded(_ exact: Int128, of column: Int) -> Int64 {
        let rounded = -((-exact) >> Int128(PricedColumns.fraction))
        let most = canBeCut(exact, of: column) ? limit / reach(column) : Int128(Int64.max)
        // Never the least number of all, whose negative is none.
        return Int64(clamping: max(rounded, -most))
    }

    /// Whether a loss may count for less: the bundles without the column do not have it.
    private func canBeCut(_ exact: Int128, of column: Int) -> Bool {
        isInBlock[column] && exact < 0 && lower[column] == 0
    }

    private func reach(_ column: Int) -> Int128 { Int128(max(lower[column].magnitude, upper[column].magnitude, 1)) }
}
