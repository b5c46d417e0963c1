// SPDX-License-Identifier: GPL-3.0-or-later

/// Rounding cuts from sums of a few tight rows: a row is added such that a fractional column leaves the sum.
///
/// (Marchand and Wolsey, Aggregation and mixed integer rounding to solve MIPs, 2001.)
struct AggregationCuts {
    /// Rows that are added to the first one.
    private static let mostAdded = 4
    /// Columns that a step tries to remove.
    private static let triedColumns = 8
    /// What a tight row may have left, in units of its largest coefficient.
    private static let tightRoom = 0.01
    /// Longer rows are no first ones.
    private static let longestFirst = 500

    private let pool: RowPool
    private let values: [Double]
    /// How far a column is from the nearer bound; 0 for less than the tolerance.
    private let distance: [Double]
    /// What a tight row has left, and on which side; `nil` for the others.
    private let slack: [(isUpper: Bool, value: Double)?]
    /// The columns of each row that are between their bounds.
    private let loose: [[Int32]]
    private var sum: RowSum
    private var used: [Int] = []

    init(_ pool: RowPool, lower: [Int64], upper: [Int64], values: [Double]) {
        self.pool = pool
        self.values = values
        let distance = values.indices.map { column in
            let distance = min(values[column] - Double(lower[column]), Double(upper[column]) - values[column])
            return distance > 1e-6 ? distance : 0
        }
        self.distance = distance
        slack = (0..<pool.count).map { Self.slack(pool, $0, values) }
        loose = (0..<pool.count).map { row in
            pool.rows.range(row).map { pool.rows.indices[$0] }.filter { distance[Int($0)] > 0 }
        }
        sum = RowSum(columns: values.count)
    }

    private static func slack(_ pool: RowPool, _ row: Int, _ values: [Double]) -> (isUpper: Bool, value: Double)? {
        var (activity, size) = (0.0, UInt64(1))
        for place in pool.rows.range(row) {
            activity += Double(pool.rows.values[place]) * values[Int(pool.rows.indices[place])]
            size = max(size, pool.rows.values[place].magnitude)
        }
        let above = pool.upper[row] == Kernel.noUpper ? Double.infinity : Double(pool.upper[row]) - activity
        let below = pool.lower[row] == Kernel.noLower ? Double.infinity : activity - Double(pool.lower[row])
        guard min(above, below) < tightRoom * Double(size) else { return nil }
        return (above <= below, max(0, min(above, below)))
    }

    /// The violated cuts, those that were not found before.
    mutating func violated(by rounding: inout RoundingCuts, known: inout Set<Cut>) -> [Cut] {
        var cuts: [Cut] = []
        for row in 0..<pool.count where slack[row] != nil && !loose[row].isEmpty {
            guard pool.rows.range(row).count <= Self.longestFirst else { continue }
            cuts += violated(from: row, &rounding, &known)
        }
        return cuts
    }

    private mutating func violated(
        from row: Int, _ rounding: inout RoundingCuts, _ known: inout Set<Cut>
    ) -> [Cut] {
        sum.clear()
        used = []
        add(row, factor: 1)
        for _ in 0..<Self.mostAdded {
            guard sum.isInRange, addRow(), sum.isInRange else { break }
            let cuts = [Int64(1), -1].flatMap { rounding.violated(sum, sign: $0, of: pool, known: &known) }
            if !cuts.isEmpty { return cuts }
        }
        return []
    }

    private mutating func add(_ row: Int, factor: Int64) {
        guard let slack = slack[row] else { return }
        sum.add(pool, row, isUpper: slack.isUpper, slack: slack.value, factor: factor)
        used.append(row)
    }

    /// Adds a tight row that takes a fractional column out of the sum; `false` when there is none.
    private mutating func addRow() -> Bool {
        for column in columnsToRemove() {
            guard let (row, value) = rowToAdd(for: column) else { continue }
            let coefficient = sum.coefficients[column]
            let common = Exact.gcd(coefficient, value)
            let sign: Int64 = (value > 0) == (coefficient > 0) ? -1 : 1
            sum.multiply(by: abs(value) / common)
            if sum.isInRange { add(row, factor: sign * abs(coefficient) / common) }
            return true
        }
        return false
    }

    /// Fractional columns of the sum, those farthest from their bounds first.
    private func columnsToRemove() -> [Int] {
        var found: [Int] = []
        for index in sum.columns {
            let (column, value) = (Int(index), values[Int(index)])
            if distance[column] > 0, sum.coefficients[column] != 0, abs(value - value.rounded()) > 1e-6 {
                found.append(column)
            }
        }
        found.sort { (distance[$1], $0) < (distance[$0], $1) }
        return Array(found.prefix(Self.triedColumns))
    }

    /// The tight row that brings fewest new columns between their bounds and can take a column out of the sum, and the
    /// column's coefficient in it.
    private func rowToAdd(for column: Int) -> (row: Int, coefficient: Int64)? {
        var best: (row: Int, coefficient: Int64, new: Int)?
        for place in pool.columns.range(column) {
            let row = Int(pool.columns.indices[place])
            guard slack[row] != nil, !used.contains(row) else { continue }
            let new = loose[row].count { sum.coefficients[Int($0)] == 0 }
            if best.map({ new < $0.new }) ?? true { best = (row, pool.columns.values[place], new) }
        }
        return best.map { ($0.row, $0.coefficient) }
    }
}
