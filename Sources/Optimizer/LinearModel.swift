// SPDX-License-Identifier: GPL-3.0-or-later

/// An exact decimal amount of the model: `units` · 10^(−`scale`).
public struct Amount: Sendable, Hashable {
    public let units: Int64
    public let scale: Int

    public init(units: Int64, scale: Int) {
        self.units = units
        self.scale = scale
    }
}

/// An integer program with several goals in order of importance: a plain value, the same bytes for the same input.
///
/// All coefficients are integers: those of a row or goal are units of 10^(−scale), so that every activity and every
/// goal value is computed exactly. Names are for people and files; the optimiser reads no meaning in them.
public struct LinearModel: Sendable, Equatable {
    /// Whether a column has to be branched on.
    public enum ColumnKind: Sendable, Hashable {
        case integer
        /// Integral in every optimum in which the `integer` columns are; solvers may treat it as continuous.
        case implied
        /// Follows from the others: in every goal less of it is at least as good, and the rows say how much it has to be,
        /// as with what a soft limit is broken by. It is a whole number wherever the others are, and its range may be very
        /// large. Where each row side is held up by one such column at most, none is ever branched on.
        case continuous
    }

    public struct Column: Sendable, Equatable {
        public let name: String
        public let lower: Int64
        public let upper: Int64
        public let kind: ColumnKind
        /// Columns that belong together (in a plan: to the same school), from 0; −1 for none. Only a hint.
        public let block: Int32
        /// Which part of the model the block belongs to (in a plan: the region of the school), from 0; −1 for none.
        /// Only a hint: parts share few enough rows that they can be searched one by one.
        public let part: Int32

        public init(
            name: String, lower: Int64, upper: Int64, kind: ColumnKind, block: Int32, part: Int32 = -1
        ) {
            self.name = name
            self.lower = lower
            self.upper = upper
            self.kind = kind
            self.block = block
            self.part = part
        }
    }

    /// `lower` ≤ Σ coefficient · column ≤ `upper`, in units of 10^(−scale); `nil` for no bound on that side.
    public struct Row: Sendable, Equatable {
        public let name: String
        public let lower: Int64?
        public let upper: Int64?
        public let scale: Int
        /// Where the terms of the row stand in ``LinearModel/termColumns`` and ``LinearModel/termCoefficients``.
        public let terms: Range<Int>
    }

    public enum Sense: String, Sendable, Hashable {
        case maximise
        case minimise
    }

    /// A goal Σ coefficient · column + constant, in units of 10^(−scale).
    public struct Goal: Sendable, Equatable {
        public let id: String
        public let sense: Sense
        /// One for each column of the model.
        public let coefficients: [Int64]
        public let constant: Int64
        public let scale: Int
        /// The share of the goal's value that later goals may give up, at least 0.
        public let tolerance: Amount

        public init(
            id: String, sense: Sense, coefficients: [Int64], constant: Int64, scale: Int, tolerance: Amount
        ) {
            self.id = id
            self.sense = sense
            self.coefficients = coefficients
            self.constant = constant
            self.scale = scale
            self.tolerance = tolerance
        }
    }

    public private(set) var columns: [Column] = []
    public private(set) var rows: [Row] = []
    /// Column indices of all rows' terms, ascending within a row, each column at most once per row.
    public private(set) var termColumns: [Int32] = []
    public private(set) var termCoefficients: [Int64] = []
    /// In order of importance.
    public var goals: [Goal] = []

    public init() {}

    /// Adds a column and returns its index.
    @discardableResult
    public mutating func addColumn(
        name: String, lower: Int64 = 0, upper: Int64, kind: ColumnKind = .integer, block: Int32 = -1, part: Int32 = -1
    ) -> Int {
        columns.append(Column(name: name, lower: lower, upper: upper, kind: kind, block: block, part: part))
        return columns.count - 1
    }

    /// Adds a row and returns its index. Terms on the same column are added up, zero terms dropped.
    ///
    /// - Parameter terms: column index and coefficient, in any order.
    @discardableResult
    public mutating func addRow(
        name: String, lower: Int64?, upper: Int64?, scale: Int, terms: [(column: Int32, coefficient: Int64)]
    ) -> Int {
        let start = termColumns.count
        for term in terms.sorted(by: { $0.column < $1.column }) {
            if termColumns.count > start, termColumns[termColumns.count - 1] == term.column {
                termCoefficients[termCoefficients.count - 1] += term.coefficient
            } else {
                termColumns.append(term.column)
                termCoefficients.append(term.coefficient)
            }
        }
        dropZeroTerms(from: start)
        rows.append(Row(name: name, lower: lower, upper: upper, scale: scale, terms: start..<termColumns.count))
        return rows.count - 1
    }

    private mutating func dropZeroTerms(from start: Int) {
        var kept = start
        for index in start..<termColumns.count where termCoefficients[index] != 0 {
            termColumns[kept] = termColumns[index]
            termCoefficients[kept] = termCoefficients[index]
            kept += 1
        }
        termColumns.removeLast(termColumns.count - kept)
        termCoefficients.removeLast(termCoefficients.count - kept)
    }

    /// The activity of a row at integer column values, exactly, in the row's units.
    public func activity(row index: Int, at values: [Int64]) -> Int128 {
        var sum: Int128 = 0
        for term in rows[index].terms {
            sum += Int128(termCoefficients[term]) * Int128(values[Int(termColumns[term])])
        }
        return sum
    }

    /// The value of a goal at integer column values, exactly, in the goal's units.
    public func value(goal index: Int, at values: [Int64]) -> Int128 {
        let goal = goals[index]
        var sum = Int128(goal.constant)
        for (coefficient, value) in zip(goal.coefficients, values) where coefficient != 0 {
            sum += Int128(coefficient) * Int128(value)
        }
        return sum
    }
}
