// SPDX-License-Identifier: GPL-3.0-or-later

/// The least and the largest activity of every row within column bounds, kept up to date while columns are fixed.
struct RowRoom {
    private let kernel: Kernel
    private(set) var lower: [Int64]
    private(set) var upper: [Int64]
    private var least: [Int128]
    private var most: [Int128]
    /// Bounds before the changes of a step that may be taken back, in order.
    private var trail: [(column: Int, lower: Int64, upper: Int64)] = []
    private var isTrailing = false
    private var isQueued: [Bool]
    /// Rows with a column that has changed since the row was propagated last.
    private var isDirty: [Bool]
    private var queue: [Int32] = []

    init(_ kernel: Kernel, lower: [Int64], upper: [Int64]) {
        self.kernel = kernel
        self.lower = lower
        self.upper = upper
        least = [Int128](repeating: 0, count: kernel.rowCount)
        most = least
        isQueued = [Bool](repeating: false, count: kernel.rowCount)
        isDirty = [Bool](repeating: true, count: kernel.rowCount)
        for row in 0..<kernel.rowCount {
            for place in kernel.rows.range(row) {
                let (value, column) = (Int128(kernel.rows.values[place]), Int(kernel.rows.indices[place]))
                least[row] += value * Int128(value > 0 ? lower[column] : upper[column])
                most[row] += value * Int128(value > 0 ? upper[column] : lower[column])
            }
        }
    }

    /// Columns that are not fixed yet.
    var openCount: Int { lower.indices.count { lower[$0] < upper[$0] } }

    private mutating func setBounds(_ column: Int, _ newLower: Int64, _ newUpper: Int64) {
        if isTrailing { trail.append((column, lower[column], upper[column])) }
        let (rise, fall) = (Int128(newLower - lower[column]), Int128(upper[column] - newUpper))
        for place in kernel.columns.range(column) {
            let (row, value) = (Int(kernel.columns.indices[place]), Int128(kernel.columns.values[place]))
            isDirty[row] = true
            least[row] += value > 0 ? value * rise : -value * fall
            most[row] -= value > 0 ? value * fall : -value * rise
        }
        lower[column] = newLower
        upper[column] = newUpper
    }

    /// Fixes columns if every row of theirs can still hold then; `false`, and nothing is changed, if not.
    mutating func fix(_ values: [(column: Int, value: Int64)]) -> Bool {
        let saved = values.map { (column: $0.column, lower: lower[$0.column], upper: upper[$0.column]) }
        var holds = values.allSatisfy { lower[$0.column] <= $0.value && $0.value <= upper[$0.column] }
        guard holds else { return false }
        for item in values { setBounds(item.column, item.value, item.value) }
        holds = values.allSatisfy { item in
            kernel.columns.range(item.column).allSatisfy { isPossible(Int(kernel.columns.indices[$0])) }
        }
        if !holds { for item in saved { setBounds(item.column, item.lower, item.upper) } }
        return holds
    }

    /// Rows with more entries are left to ``propagate()``.
    private static let longRow = 3_000

    /// Fixes columns and what follows from that over short rows; `false`, and nothing is changed, if a row cannot hold.
    mutating func fixWithConsequences(_ values: [(column: Int, value: Int64)]) -> Bool {
        isTrailing = true
        trail.removeAll(keepingCapacity: true)
        defer { isTrailing = false }
        if fix(values), followTrail() { return true }
        isTrailing = false
        for change in trail.reversed() { setBounds(change.column, change.lower, change.upper) }
        for row in queue { isQueued[Int(row)] = false }
        queue.removeAll(keepingCapacity: true)
        return false
    }

    /// Propagates the rows of all changed columns, and those of the columns that change by it.
    private mutating func followTrail() -> Bool {
        var (seen, next) = (0, 0)
        while true {
            while seen < trail.count {
                let column = trail[seen].column
                seen += 1
                for place in kernel.columns.range(column) {
                    let row = kernel.columns.indices[place]
                    guard !isQueued[Int(row)] else { continue }
                    if !isPossible(Int(row)) { return false }
                    if kernel.rows.range(Int(row)).count > Self.longRow { continue }
                    isQueued[Int(row)] = true
                    queue.append(row)
                }
            }
            guard next < queue.count else { break }
            let row = Int(queue[next])
            next += 1
            isQueued[row] = false
            if propagate(row) == nil { return false }
        }
        queue.removeAll(keepingCapacity: true)
        return true
    }

    private func isPossible(_ row: Int) -> Bool {
        (kernel.rowUpper[row] == Kernel.noUpper || least[row] <= Int128(kernel.rowUpper[row]))
            && (kernel.rowLower[row] == Kernel.noLower || most[row] >= Int128(kernel.rowLower[row]))
    }

    /// Takes away what no point within all rows can have, in passes over the rows, until nothing changes or the gain is
    /// no longer worth a pass; `false` if no point is left.
    mutating func propagate() -> Bool {
        for _ in 0..<Self.passLimit {
            var isChanged = false
            for row in 0..<kernel.rowCount where isDirty[row] {
                isDirty[row] = false
                guard isPossible(row), let changed = propagate(row) else { return false }
                isChanged = isChanged || changed
            }
            if !isChanged { return true }
        }
        return true
    }

    private static let passLimit = 10

    /// Whether a bound changed; `nil` if the row cannot hold.
    private mutating func propagate(_ row: Int) -> Bool? {
        var isChanged = false
        for place in kernel.rows.range(row) {
            let column = Int(kernel.rows.indices[place])
            guard lower[column] < upper[column], kernel.rows.values[place] != 0 else { continue }
            let bounds = allowed(column, Int128(kernel.rows.values[place]), row)
            guard bounds.lower > lower[column] || bounds.upper < upper[column] else { continue }
            guard bounds.lower <= bounds.upper else { return nil }
            setBounds(column, bounds.lower, bounds.upper)
            guard isPossible(row) else { return nil }
            isChanged = true
        }
        return isChanged
    }

    /// What a row leaves of a column's bounds when all others are at their best for it.
    private func allowed(_ column: Int, _ value: Int128, _ row: Int) -> (lower: Int64, upper: Int64) {
        let (above, below) = (kernel.rowUpper[row], kernel.rowLower[row])
        let (size, span) = (value > 0 ? value : -value, Int128(upper[column] - lower[column]))
        var (least, most) = (lower[column], upper[column])
        if above != Kernel.noUpper, self.least[row] + size * span > Int128(above) {
            let steps = Int64((Int128(above) - self.least[row]) / size)
            if value > 0 { most = lower[column] + steps } else { least = upper[column] - steps }
        }
        if below != Kernel.noLower, self.most[row] - size * span < Int128(below) {
            let steps = Int64((self.most[row] - Int128(below)) / size)
            if value > 0 { least = max(least, upper[column] - steps) } else { most = min(most, lower[column] + steps) }
        }
        return (least, most)
    }
}
