// SPDX-License-Identifier: GPL-3.0-or-later

/// A sum of rows with integer factors as an equation, Σ a·x + Σ c·s = side, where s ≥ 0 is what a row has left on one of
/// its sides. Every s is an integer, as all of a row is.
struct RowSum {
    /// Sums with larger numbers are of no use.
    private static let largestCoefficient = Int64(1) << 40
    private static let largestSide = Int64(1) << 50

    /// What a row has left.
    struct Slack {
        let row: Int
        /// upper − a·x; else a·x − lower.
        let isUpper: Bool
        var coefficient: Int64
        /// At the point.
        let value: Double
    }

    /// Of every column.
    private(set) var coefficients: [Int64]
    /// The columns of the rows, in the order in which they came; the coefficient of some may be 0 by now.
    private(set) var columns: [Int32] = []
    private(set) var slacks: [Slack] = []
    private(set) var side: Int64 = 0
    /// Whether no number has become too large.
    private(set) var isInRange = true
    private var isMet: [Bool]

    /// No row.
    init(columns: Int) {
        coefficients = [Int64](repeating: 0, count: columns)
        isMet = [Bool](repeating: false, count: columns)
    }

    /// Back to no row, at the cost of the columns that were met.
    mutating func clear() {
        for column in columns {
            coefficients[Int(column)] = 0
            isMet[Int(column)] = false
        }
        columns.removeAll(keepingCapacity: true)
        slacks.removeAll(keepingCapacity: true)
        (side, isInRange) = (0, true)
    }

    /// Adds a row with a slack on one of its sides.
    ///
    /// - Parameter slack: its value at the point.
    mutating func add(_ pool: RowPool, _ row: Int, isUpper: Bool, slack: Double, factor: Int64) {
        for place in pool.rows.range(row) {
            let column = pool.rows.indices[place]
            if !isMet[Int(column)] {
                isMet[Int(column)] = true
                columns.append(column)
            }
            guard let product = Self.product(pool.rows.values[place], factor, Self.largestCoefficient) else {
                return isInRange = false
            }
            coefficients[Int(column)] += product
        }
        let rowSide = isUpper ? pool.upper[row] : pool.lower[row]
        guard let product = Self.product(rowSide, factor, Self.largestSide) else { return isInRange = false }
        side += product
        slacks.append(Slack(row: row, isUpper: isUpper, coefficient: isUpper ? factor : -factor, value: slack))
    }

    /// Multiplies all by a positive factor.
    mutating func multiply(by factor: Int64) {
        guard factor != 1 else { return }
        for column in columns {
            guard let product = Self.product(coefficients[Int(column)], factor, Self.largestCoefficient) else {
                return isInRange = false
            }
            coefficients[Int(column)] = product
        }
        for place in slacks.indices {
            guard let product = Self.product(slacks[place].coefficient, factor, Self.largestCoefficient) else {
                return isInRange = false
            }
            slacks[place].coefficient = product
        }
        guard let product = Self.product(side, factor, Self.largestSide) else { return isInRange = false }
        side = product
    }

    /// `nil` when it is larger than a limit.
    private static func product(_ first: Int64, _ second: Int64, _ limit: Int64) -> Int64? {
        let (product, overflow) = first.multipliedReportingOverflow(by: second)
        return overflow || product.magnitude > limit.magnitude ? nil : product
    }
}
