// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// Evaluates compiled expressions over a batch of candidates, node by node, each node over the whole batch.
///
/// Exact numbers that leave the 64-bit range are not wrapped: ``overflowPosition`` names the first candidate.
public struct BatchEvaluator {
    public let batch: CandidateBatch
    let pool: TextPool
    /// The first candidate of the batch at which an exact number did not fit; its values are meaningless.
    public private(set) var overflowPosition: Int?

    public init(batch: CandidateBatch, pool: TextPool) {
        self.batch = batch
        self.pool = pool
    }

    var indices: Range<Int> { 0..<batch.count }

    func rows(_ root: Root) -> [Int32] { batch.rows[root.rawValue] }

    mutating func noteOverflow(at position: Int) {
        overflowPosition = min(overflowPosition ?? position, position)
    }

    /// `values[row]`, and the stand-in where an optional row is absent.
    func read<Value>(_ root: Root, _ values: [Value], absent: Value) -> [Value] {
        rows(root).map { $0 < 0 ? absent : values[Int($0)] }
    }
}

// MARK: - Numbers

extension BatchEvaluator {
    /// One value per candidate, at the scale of the expression.
    public mutating func numbers(_ code: NumberCode) -> [Int64] {
        switch code {
        case .constant(let value): return Array(repeating: value, count: batch.count)
        case .column(let column): return read(column.root, column.values, absent: 0)
        case .add(let left, let right): return checked(left, right) { $0.addingReportingOverflow($1) }
        case .subtract(let left, let right): return checked(left, right) { $0.subtractingReportingOverflow($1) }
        case .multiply(let left, let right): return checked(left, right) { $0.multipliedReportingOverflow(by: $1) }
        case .remainder(let left, let right):
            return checked(left, right) { $1 == 0 ? (0, true) : $0.remainderReportingOverflow(dividingBy: $1) }
        case .minimum(let left, let right): return zipped(numbers(left), numbers(right), min)
        case .maximum(let left, let right): return zipped(numbers(left), numbers(right), max)
        case .choose(let condition, let first, let second):
            return chosen(booleans(condition), numbers(first), numbers(second))
        case .rounded(let number, let divisor): return numbers(number).map { Self.divided($0, by: divisor) }
        case .roundedDouble(let number, let scale): return rounded(doubles(number), scale: scale)
        case .listCount(let list): return indices.map { size(of: list, at: $0) }
        case .count(let list, let condition, let level): return counts(list, condition, level: level)
        case .byFund(let index, let definitions):
            return byFund(index, definitions.map { numbers($0) }, absent: 0)
        }
    }

    private mutating func checked(
        _ left: NumberCode, _ right: NumberCode, _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> [Int64] {
        let (first, second) = (numbers(left), numbers(right))
        var result = first
        for index in first.indices {
            let (value, overflow) = operation(first[index], second[index])
            result[index] = value
            if overflow { noteOverflow(at: index) }
        }
        return result
    }

    private mutating func rounded(_ values: [Double], scale: Int) -> [Int64] {
        let factor = Double(FixedPoint.powerOfTen(scale) ?? 1)
        var result = Array(repeating: Int64(0), count: values.count)
        for index in values.indices {
            guard let value = Int64(exactly: (values[index] * factor).rounded(.toNearestOrAwayFromZero)) else {
                noteOverflow(at: index)
                continue
            }
            result[index] = value
        }
        return result
    }

    /// Division by a positive number, halves away from zero.
    static func divided(_ value: Int64, by divisor: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else { return quotient }
        return quotient + (value < 0 ? -1 : 1)
    }

    func zipped<Value>(_ left: [Value], _ right: [Value], _ operation: (Value, Value) -> Value) -> [Value] {
        var result = left
        for index in left.indices { result[index] = operation(left[index], right[index]) }
        return result
    }

    func chosen<Value>(_ condition: [Bool], _ first: [Value], _ second: [Value]) -> [Value] {
        var result = second
        for index in condition.indices where condition[index] { result[index] = first[index] }
        return result
    }

    func byFund<Value>(_ definitionOfFund: [Int32], _ values: [[Value]], absent: Value) -> [Value] {
        let funds = rows(.fund)
        var result = Array(repeating: absent, count: batch.count)
        for index in indices {
            let definition = definitionOfFund[Int(funds[index])]
            if definition >= 0 { result[index] = values[Int(definition)][index] }
        }
        return result
    }
}

// MARK: - Doubles

extension BatchEvaluator {
    public mutating func doubles(_ code: DoubleCode) -> [Double] {
        switch code {
        case .constant(let value): return Array(repeating: value, count: batch.count)
        case .number(let number, let scale):
            let divisor = Double(FixedPoint.powerOfTen(scale) ?? 1)
            return numbers(number).map { Double($0) / divisor }
        case .distance(let first, let second): return distances(first, second)
        case .add(let left, let right): return zipped(doubles(left), doubles(right), +)
        case .subtract(let left, let right): return zipped(doubles(left), doubles(right), -)
        case .multiply(let left, let right): return zipped(doubles(left), doubles(right), *)
        case .divide(let left, let right): return zipped(doubles(left), doubles(right), /)
        case .minimum(let left, let right): return zipped(doubles(left), doubles(right), min)
        case .maximum(let left, let right): return zipped(doubles(left), doubles(right), max)
        case .choose(let condition, let first, let second):
            return chosen(booleans(condition), doubles(first), doubles(second))
        case .byFund(let index, let definitions):
            return byFund(index, definitions.map { doubles($0) }, absent: 0)
        }
    }

    /// Kilometres as the crow flies. With coordinates in whole metres the sum of squares is exact and the root is
    /// correctly rounded, so that a comparison with a radius has the exact verdict.
    private func distances(_ first: PointRead, _ second: PointRead) -> [Double] {
        let (from, to) = (rows(first.root), rows(second.root))
        var result = Array(repeating: 0.0, count: batch.count)
        for index in indices where from[index] >= 0 && to[index] >= 0 {
            let east = first.eastings[Int(from[index])] - second.eastings[Int(to[index])]
            let north = first.northings[Int(from[index])] - second.northings[Int(to[index])]
            result[index] = (east * east + north * north).squareRoot() / 1_000
        }
        return result
    }
}
