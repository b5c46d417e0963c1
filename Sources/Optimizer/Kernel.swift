// SPDX-License-Identifier: GPL-3.0-or-later

/// What the engine computes on: bounded integer columns and exact rows, without names, scales or goals.
struct Kernel: Sendable, Equatable {
    /// Bounds that are no bounds.
    static let noLower = Int64.min
    static let noUpper = Int64.max

    var lower: [Int64] = []
    var upper: [Int64] = []
    /// −1 for none.
    private(set) var block: [Int32] = []
    /// −1 for none.
    private(set) var part: [Int32] = []
    /// Those that follow from others, continuous ones included.
    private(set) var isImplied: [Bool] = []
    /// They never belong to a block.
    private(set) var isContinuous: [Bool] = []
    /// Columns that only count others: to branch on, not to round.
    private(set) var isCount: [Bool] = []
    var rowLower: [Int64] = []
    var rowUpper: [Int64] = []
    /// Rows that every admissible point of the others satisfies: they help to bound, a search for plans skips them.
    var isRedundant: [Bool] = []
    /// `nil` for rows that are no rows of the model.
    private(set) var modelRow: [ModelRow?] = []
    var rows = SparseLists()
    /// The transposed `rows`; whoever appends rows calls ``indexColumns()``.
    private(set) var columns = SparseLists()

    var columnCount: Int { lower.count }
    var rowCount: Int { rowLower.count }

    init() {}

    /// All columns and rows of a model.
    init(_ model: LinearModel) {
        lower = model.columns.map(\.lower)
        upper = model.columns.map(\.upper)
        block = model.columns.map { $0.kind == .continuous ? -1 : $0.block }
        part = model.columns.map(\.part)
        isImplied = model.columns.map { $0.kind != .integer }
        isContinuous = model.columns.map { $0.kind == .continuous }
        isCount = [Bool](repeating: false, count: model.columns.count)
        for (index, row) in model.rows.enumerated() {
            appendRow(
                lower: row.lower ?? Kernel.noLower, upper: row.upper ?? Kernel.noUpper,
                entries: row.terms.map { (model.termColumns[$0], model.termCoefficients[$0]) },
                origin: ModelRow(row: Int32(index), divisor: 1))
        }
        indexColumns()
    }

    /// Adds a column without a block or a part.
    mutating func appendColumn(lower: Int64, upper: Int64, isCount: Bool = false) {
        self.lower.append(lower)
        self.upper.append(upper)
        block.append(-1)
        part.append(-1)
        isImplied.append(false)
        isContinuous.append(false)
        self.isCount.append(isCount)
    }

    /// Adds a column of another kernel with all that is known of it, but for its entries and bounds.
    mutating func appendColumn(_ column: Int, of other: Kernel, lower: Int64, upper: Int64) {
        self.lower.append(lower)
        self.upper.append(upper)
        block.append(other.block[column])
        part.append(other.part[column])
        isImplied.append(other.isImplied[column])
        isContinuous.append(other.isContinuous[column])
        isCount.append(other.isCount[column])
    }

    /// Puts columns into another block; −1 for none.
    mutating func setBlock(of columns: [Int], to block: Int32) {
        for column in columns where !isContinuous[column] { self.block[column] = block }
    }

    /// The columns of each block number, ascending.
    var columnsOfBlocks: [[Int]] {
        var columns: [[Int]] = Array(repeating: [], count: Int(block.max() ?? -1) + 1)
        for column in 0..<columnCount where block[column] >= 0 { columns[Int(block[column])].append(column) }
        return columns
    }

    /// The rows of each block number that touch no column outside of it, ascending.
    var rowsWithinBlocks: [[Int]] {
        var found: [[Int]] = Array(repeating: [], count: Int(block.max() ?? -1) + 1)
        for row in 0..<rowCount {
            let range = rows.range(row)
            guard let first = range.first, case let number = block[Int(rows.indices[first])], number >= 0,
                range.allSatisfy({ block[Int(rows.indices[$0])] == number })
            else { continue }
            found[Int(number)].append(row)
        }
        return found
    }

    mutating func indexColumns() { columns = rows.transposed(width: columnCount) }

    mutating func appendRow(
        lower: Int64, upper: Int64, entries: [(index: Int32, value: Int64)], isRedundant: Bool = false,
        origin: ModelRow? = nil
    ) {
        rowLower.append(lower)
        rowUpper.append(upper)
        self.isRedundant.append(isRedundant)
        modelRow.append(origin)
        rows.append(entries)
    }

    func activity(_ row: Int, at values: [Int64]) -> Int64 {
        var sum: Int64 = 0
        for place in rows.range(row) { sum += rows.values[place] * values[Int(rows.indices[place])] }
        return sum
    }

    /// Where a column's entry stands in a row, if it has one.
    func place(of column: Int, inRow row: Int) -> Int? {
        let range = rows.range(row)
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if rows.indices[middle] < Int32(column) { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && rows.indices[low] == Int32(column) ? low : nil
    }

    /// Whether the values are within all bounds and rows.
    func admits(_ values: [Int64]) -> Bool {
        for column in 0..<columnCount where values[column] < lower[column] || values[column] > upper[column] {
            return false
        }
        return (0..<rowCount).allSatisfy { row in
            let activity = activity(row, at: values)
            return activity >= rowLower[row] && activity <= rowUpper[row]
        }
    }

    /// The mean size of an objective's coefficients, zeros left out.
    static func meanCoefficient(_ objective: [Int64]) -> Double {
        let sizes = objective.lazy.filter { $0 != 0 }.map { Double($0.magnitude) }
        return sizes.reduce(0, +) / Double(max(1, sizes.count))
    }

    static func value(_ objective: [Int64], at values: [Int64]) -> Int64 {
        var sum: Int64 = 0
        for (coefficient, value) in zip(objective, values) { sum += coefficient * value }
        return sum
    }
}

/// Floor and ceiling of quotients and the greatest common divisor, on integers.
enum Exact {
    static func floorDivide<Number: SignedInteger & FixedWidthInteger>(_ dividend: Number, _ divisor: Number) -> Number
    {
        let quotient = dividend / divisor
        return dividend % divisor != 0 && (dividend < 0) != (divisor < 0) ? quotient - 1 : quotient
    }

    static func ceilDivide<Number: FixedWidthInteger>(_ dividend: Number, _ divisor: Number) -> Number {
        let quotient = dividend / divisor
        return dividend % divisor != 0 && (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient
    }

    /// The number in floating point. (The generic conversion of 128 bits is many times slower.)
    static func double(_ number: Int128) -> Double {
        if let small = Int64(exactly: number) { return Double(small) }
        return Double(Int64(truncatingIfNeeded: number >> 64)) * 0x1p64 + Double(UInt64(truncatingIfNeeded: number))
    }

    /// The integer nearest to a finite number of a size below 2^120.
    static func int128(_ number: Double) -> Int128 {
        if abs(number) < 0x1p62 { return Int128(Int64(number.rounded())) }
        // Numbers of this size are integers with at most 53 significant bits.
        let exponent = Int(number.exponent) - 60
        return Int128(Int64(Double(sign: .plus, exponent: -exponent, significand: number))) << Int128(exponent)
    }

    /// 0 for two zeros.
    static func gcd(_ first: Int64, _ second: Int64) -> Int64 {
        var (a, b) = (first.magnitude, second.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        return Int64(a)
    }
}
