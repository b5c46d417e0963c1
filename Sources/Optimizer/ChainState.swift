// SPDX-License-Identifier: GPL-3.0-or-later

/// Integer column values of a kernel with the exact activity of every row and the list of rows that do not hold.
struct ChainState {
    /// The kernel without bounds on its redundant rows.
    let kernel: Kernel
    private(set) var values: [Int64]
    /// Of each row that is not redundant; that of others is the one of the beginning.
    private(set) var activity: [Int64]
    /// Rows that do not hold, in the order in which they broke.
    private(set) var violated: [Int32] = []
    private var placeInViolated: [Int32]
    /// The rows of each column, without redundant ones.
    private let rowsOfColumn: SparseLists

    init(_ original: Kernel, values: [Int64]) {
        var kernel = original
        for row in 0..<kernel.rowCount where kernel.isRedundant[row] {
            kernel.rowLower[row] = Kernel.noLower
            kernel.rowUpper[row] = Kernel.noUpper
        }
        self.kernel = kernel
        self.values = values
        rowsOfColumn = Self.rowsOfColumn(kernel)
        activity = (0..<kernel.rowCount).map { kernel.activity($0, at: values) }
        placeInViolated = [Int32](repeating: -1, count: kernel.rowCount)
        for row in 0..<kernel.rowCount where !holds(row) { markViolated(row) }
    }

    private static func rowsOfColumn(_ kernel: Kernel) -> SparseLists {
        guard kernel.isRedundant.contains(true) else { return kernel.columns }
        var lists = SparseLists()
        for column in 0..<kernel.columnCount {
            lists.append(kernel.columns.entries(column).lazy.filter { !kernel.isRedundant[Int($0.index)] })
        }
        return lists
    }

    @inline(__always)
    private func holds(_ row: Int) -> Bool {
        activity[row] >= kernel.rowLower[row] && activity[row] <= kernel.rowUpper[row]
    }

    mutating func apply(_ column: Int, _ change: Int64) {
        values[column] += change
        for place in rowsOfColumn.range(column) {
            let row = Int(rowsOfColumn.indices[place])
            activity[row] += rowsOfColumn.values[place] * change
            if holds(row) {
                if placeInViolated[row] >= 0 { unmarkViolated(row) }
            } else if placeInViolated[row] < 0 {
                markViolated(row)
            }
        }
    }

    /// How many rows that hold would break by the change; counted no further than one above `limit`.
    func breaks(_ column: Int, _ change: Int64, limit: Int64) -> Int64 {
        var count: Int64 = 0
        for place in rowsOfColumn.range(column) {
            let row = Int(rowsOfColumn.indices[place])
            let next = activity[row] + rowsOfColumn.values[place] * change
            if placeInViolated[row] < 0, next < kernel.rowLower[row] || next > kernel.rowUpper[row] {
                count += 1
                if count > limit { return count }
            }
        }
        return count
    }

    /// The rows of a column with its coefficients, without redundant ones.
    func entries(of column: Int) -> some Collection<(index: Int32, value: Int64)> { rowsOfColumn.entries(column) }

    /// How many steps a column can go, at most `most`, before a row breaks that holds or gets worse that does not.
    func room(_ column: Int, rises: Bool, most: Int64) -> Int64 {
        var steps = most
        for place in rowsOfColumn.range(column) where steps > 0 {
            let change = rises ? rowsOfColumn.values[place] : -rowsOfColumn.values[place]
            steps = min(steps, (room(Int(rowsOfColumn.indices[place]), grows: change > 0) ?? .max) / abs(change))
        }
        return max(0, steps)
    }

    /// How much a row's activity may grow or shrink, 0 where it does so too much already; `nil` for no limit.
    private func room(_ row: Int, grows: Bool) -> Int64? {
        let side = grows ? kernel.rowUpper[row] : kernel.rowLower[row]
        guard side != (grows ? Kernel.noUpper : Kernel.noLower) else { return nil }
        return max(0, grows ? side - activity[row] : activity[row] - side)
    }

    /// The share of a row's room that one step of a column takes.
    func share(of entry: (index: Int32, value: Int64), rises: Bool) -> Double {
        guard let room = room(Int(entry.index), grows: (entry.value > 0) == rises) else { return 0 }
        return Double(entry.value.magnitude) / (Double(room) + 1)
    }

    /// How far the row is from holding: positive above its upper bound, negative below its lower one.
    func excess(_ row: Int) -> Int64 {
        if activity[row] > kernel.rowUpper[row] { return activity[row] - kernel.rowUpper[row] }
        if activity[row] < kernel.rowLower[row] { return activity[row] - kernel.rowLower[row] }
        return 0
    }

    /// Makes a broken row the last of the list, which is repaired first.
    mutating func bringToEnd(_ row: Int) {
        guard placeInViolated[row] >= 0 else { return }
        unmarkViolated(row)
        markViolated(row)
    }

    private mutating func markViolated(_ row: Int) {
        placeInViolated[row] = Int32(violated.count)
        violated.append(Int32(row))
    }

    private mutating func unmarkViolated(_ row: Int) {
        let place = Int(placeInViolated[row])
        violated.remove(at: place)
        for later in place..<violated.count { placeInViolated[Int(violated[later])] = Int32(later) }
        placeInViolated[row] = -1
    }
}
