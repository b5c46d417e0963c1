// SPDX-License-Identifier: GPL-3.0-or-later

/// The best content of one knapsack, by dynamic programming over its capacity: exact, and as long for hard profits as for
/// easy ones. (Bellman, Dynamic Programming, 1957; amounts in powers of two as in Martello and Toth, Knapsack Problems, 1990.)
struct KnapsackTable {
    /// Entries that a table may have: parts times capacity.
    private static let mostEntries = 500_000

    private var best: [Int64] = []
    /// For each part and each capacity, whether the part is taken.
    private var isTaken: [Bool] = []
    /// Some units of one item, which are taken together, and their weight in units of the table.
    private var parts: [(item: Int, amount: Int64, weight: Int)] = []

    /// Whether the table of a knapsack is small enough; then it is for a part of the items and of the capacity as well.
    static func fits(weights: [Int64], spans: [Int64], capacity: Int64) -> Bool {
        let width = capacity / divisor(weights) + 1
        let count = zip(weights, spans).reduce(0) { $0 + parts(weight: $1.0, span: $1.1, capacity: capacity).count }
        return width <= Int64(mostEntries) && Int(width) * count <= mostEntries
    }

    /// The amount of each item with the largest profit in all.
    ///
    /// - Parameters:
    ///   - profits: of a unit, positive; the sum over all spans must fit 62 bits.
    ///   - weights: of a unit, positive.
    ///   - spans: how many units there are.
    ///   - capacity: not negative; see ``fits(weights:spans:capacity:)``.
    mutating func solve(profits: [Int64], weights: [Int64], spans: [Int64], capacity: Int64) -> [Int64] {
        let divisor = Self.divisor(weights)
        parts.removeAll(keepingCapacity: true)
        for (item, weight) in weights.enumerated() {
            for amount in Self.parts(weight: weight, span: spans[item], capacity: capacity) {
                parts.append((item, amount, Int(weight / divisor * amount)))
            }
        }
        let width = Int(capacity / divisor) + 1
        best = [Int64](repeating: 0, count: width)
        isTaken = [Bool](repeating: false, count: parts.count * width)
        for (number, part) in parts.enumerated() {
            take(number, weight: part.weight, profit: profits[part.item] * part.amount, width: width)
        }
        return amounts(items: profits.count, width: width)
    }

    private static func divisor(_ weights: [Int64]) -> Int64 { max(1, weights.reduce(0, Exact.gcd)) }

    /// Amounts whose sums are all the numbers of units that fit.
    private static func parts(weight: Int64, span: Int64, capacity: Int64) -> [Int64] {
        var amounts: [Int64] = []
        var (left, amount) = (min(span, capacity / weight), Int64(1))
        while left > 0 {
            amounts.append(min(amount, left))
            left -= amount
            amount *= 2
        }
        return amounts
    }

    private mutating func take(_ part: Int, weight: Int, profit: Int64, width: Int) {
        best.withUnsafeMutableBufferPointer { best in
            isTaken.withUnsafeMutableBufferPointer { isTaken in
                var room = width - 1
                while room >= weight {
                    let value = best[room - weight] + profit
                    if value > best[room] {
                        best[room] = value
                        isTaken[part * width + room] = true
                    }
                    room -= 1
                }
            }
        }
    }

    private func amounts(items: Int, width: Int) -> [Int64] {
        var amounts = [Int64](repeating: 0, count: items)
        var room = width - 1
        for (number, part) in parts.enumerated().reversed() where isTaken[number * width + room] {
            amounts[part.item] += part.amount
            room -= part.weight
        }
        return amounts
    }
}
