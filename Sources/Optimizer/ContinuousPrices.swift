// SPDX-License-Identifier: GPL-3.0-or-later

/// Prices at which no continuous column is worth anything.
///
/// A price above what a continuous column costs would be paid for the whole of its range, which may be 10^15 units: the
/// last bit of a price then moves a bound by more than a unit. At the optimum of a relaxation the two are equal, or the
/// price is lower; so prices that are a little off are made equal, and those above are lowered. Any prices prove a
/// bound, these a better one.
struct ContinuousPrices {
    /// A loss of this share of all that makes it up, as a power of two, is one of the simplex method's rounding.
    private static let roundingBits: Int128 = 20

    let columns: [Int]
    let costs: [Int64]
    let rows: LinkingRows

    /// - Parameters:
    ///   - weights: of the rows, in units of 2^(−bits).
    ///   - bits: of a unit of the costs.
    func fitted(_ weights: [Int128], bits: Int) -> [Int128] {
        if columns.isEmpty { return weights }
        var weights = weights
        for column in columns { fit(column, &weights, bits: bits) }
        return weights
    }

    private func fit(_ column: Int, _ weights: inout [Int128], bits: Int) {
        let range = rows.columns.range(column)
        var profit = Int128(costs[column]) << Int128(bits)
        var size = profit.magnitude
        for place in range {
            let part = weights[Int(rows.columns.indices[place])] * Int128(rows.columns.values[place])
            profit -= part
            size += part.magnitude
        }
        guard profit != 0, profit > 0 || -profit <= Int128(size) >> Self.roundingBits else { return }
        // Those that make it worth something, the dearest first.
        let held = range.map { (row: Int(rows.columns.indices[$0]), value: Int128(rows.columns.values[$0])) }
            .filter { $0.value * weights[$0.row].signum() < 0 }
            .sorted { (cost($1, weights), $0.row) < (cost($0, weights), $1.row) }
        for item in held where profit != 0 {
            let change =
                item.value < 0 ? Exact.floorDivide(profit, item.value) : Exact.ceilDivide(profit, item.value)
            let weight = weights[item.row]
            let fitted = weight > 0 ? max(0, weight + change) : min(0, weight + change)
            weights[item.row] = fitted
            profit -= (fitted - weight) * item.value
            if profit <= 0 { return }
        }
    }

    /// Prices in floating point, lowered so far that each column is worth a little less than nothing.
    func lowered(_ prices: [Double]) -> [Double] {
        if columns.isEmpty { return prices }
        var prices = prices
        for column in columns { lower(column, &prices) }
        return prices
    }

    private func lower(_ column: Int, _ prices: inout [Double]) {
        let entries = rows.columns.range(column).map {
            (row: Int(rows.columns.indices[$0]), value: Double(rows.columns.values[$0]))
        }
        var profit = entries.reduce(Double(costs[column])) { $0 - prices[$1.row] * $1.value }
        for entry in entries where profit > 0 && prices[entry.row] * entry.value < 0 {
            let price = prices[entry.row]
            // Beyond the last bits, which the range of the column would make much of.
            let lowered = (price + profit / entry.value) * (1 - 1e-12)
            prices[entry.row] = price > 0 ? max(0, lowered) : min(0, lowered)
            profit -= (prices[entry.row] - price) * entry.value
        }
    }

    private func cost(_ item: (row: Int, value: Int128), _ weights: [Int128]) -> UInt128 {
        (weights[item.row] * item.value).magnitude
    }
}
