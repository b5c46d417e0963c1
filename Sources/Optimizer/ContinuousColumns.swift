// SPDX-License-Identifier: GPL-3.0-or-later

/// The continuous columns of a kernel, and what holds each of them up: row sides that would break without it.
///
/// Where every row side is held up by one of them at most, two admissible points with the same other columns have an
/// admissible one below both, so there is a least one: it is the best for every goal in which less is better. It is found
/// from below: each column is raised to what its rows need until nothing changes. All of it in whole numbers.
struct ContinuousColumns: Sendable {
    /// A row side that a column brings nearer to its bound by growing.
    private struct Support: Sendable {
        let row: Int
        let isUpper: Bool
        /// Of the column, positive.
        let size: Int128
    }

    private struct Held: Sendable {
        let column: Int
        let supports: [Support]
    }

    private let kernel: Kernel
    private let held: [Held]
    /// Whether the other columns say what each continuous column is at its best.
    private let isDetermined: Bool
    /// Rounds of raising; with more than one, columns wait for each other.
    private static let rounds = 4

    init(_ kernel: Kernel) {
        self.kernel = kernel
        held = (0..<kernel.columnCount).filter { kernel.isContinuous[$0] }
            .map { Held(column: $0, supports: Self.supports(of: $0, kernel)) }
        isDetermined = Self.areAlone(held, rows: kernel.rowCount)
    }

    /// Rows that all points satisfy that satisfy the others hold nothing up.
    private static func supports(of column: Int, _ kernel: Kernel) -> [Support] {
        kernel.columns.entries(column).compactMap { entry in
            let (row, isUpper) = (Int(entry.index), entry.value < 0)
            let hasSide = isUpper ? kernel.rowUpper[row] != Kernel.noUpper : kernel.rowLower[row] != Kernel.noLower
            guard hasSide, !kernel.isRedundant[row], entry.value != 0 else { return nil }
            return Support(row: row, isUpper: isUpper, size: Int128(entry.value.magnitude))
        }
    }

    private static func areAlone(_ held: [Held], rows: Int) -> Bool {
        guard !held.isEmpty else { return true }
        var isTaken = [Bool](repeating: false, count: 2 * rows)
        for support in held.flatMap(\.supports) {
            let side = 2 * support.row + (support.isUpper ? 1 : 0)
            if isTaken[side] { return false }
            isTaken[side] = true
        }
        return true
    }

    /// Whether all columns but these are fixed.
    func isDecided(_ lower: [Int64], _ upper: [Int64]) -> Bool {
        if held.isEmpty { return lower == upper }
        return lower.indices.allSatisfy { lower[$0] == upper[$0] || kernel.isContinuous[$0] }
    }

    /// Whether the least values are the best ones for an objective that is maximised.
    func areBestAtLeast(for objective: [Int64]) -> Bool {
        isDetermined && held.allSatisfy { objective[$0.column] <= 0 }
    }

    /// The point with each continuous column as small as the others let it be.
    func settled(_ values: [Int64]) -> [Int64] { leastPoint(values).values }

    /// The same, and whether no smaller values are admissible with these values of the others.
    func leastPoint(_ values: [Int64]) -> (values: [Int64], isLeast: Bool) {
        if held.isEmpty { return (values, true) }
        var values = values
        for item in held { values[item.column] = kernel.lower[item.column] }
        for _ in 0..<Self.rounds where !raise(&values) { return (values, isDetermined) }
        return (values, false)
    }

    /// Raises each column to what its rows need; whether one has changed.
    private func raise(_ values: inout [Int64]) -> Bool {
        var hasChanged = false
        for item in held {
            let column = item.column
            let least = item.supports.reduce(Int128(values[column])) { max($0, needed($1, column, values)) }
            let value = Int64(clamping: min(least, Int128(kernel.upper[column])))
            hasChanged = hasChanged || value > values[column]
            values[column] = max(values[column], value)
        }
        return hasChanged
    }

    /// What the column has to be for a row side to hold.
    private func needed(_ support: Support, _ column: Int, _ values: [Int64]) -> Int128 {
        var rest: Int128 = 0
        for place in kernel.rows.range(support.row) where Int(kernel.rows.indices[place]) != column {
            rest += Int128(kernel.rows.values[place]) * Int128(values[Int(kernel.rows.indices[place])])
        }
        let missing =
            support.isUpper
            ? rest - Int128(kernel.rowUpper[support.row]) : Int128(kernel.rowLower[support.row]) - rest
        return Exact.ceilDivide(missing, support.size)
    }
}
