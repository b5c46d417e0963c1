// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// Evaluates compiled expressions over a batch of candidates, node by node, each node over the whole batch.
///
/// Where an expression has no value (a division by zero, a number beyond 64 bits) it is never replaced by one:
/// ``faults`` tells the positions, and what stands there in the result means nothing. As in CEL a fault does not count
/// where the rest decides alone: `false && x`, `true || x` in either order, `exists`, `all`, and the branch of `? :`
/// that is not taken.
public struct BatchEvaluator {
    public let batch: CandidateBatch
    let pool: TextPool
    /// Where what was evaluated so far has no value.
    public internal(set) var faults = Faults()
    /// The texts that were put together while evaluating; those of another batch go on having their ids here.
    public var written = WrittenTexts()
    /// Verdicts of `matches` on texts of this batch.
    var matching = MatchMemory()

    public init(batch: CandidateBatch, pool: TextPool) {
        self.batch = batch
        self.pool = pool
    }

    var indices: Range<Int> { 0..<batch.count }

    func rows(_ root: Root) -> [Int32] { batch.rows[root.rawValue] }

    mutating func note(_ fault: Fault, at position: Int) {
        faults.note(fault, at: position, of: batch.count)
    }

    /// `values[row]`, and the stand-in where an optional row is absent.
    func read<Value>(_ root: Root, _ values: [Value], absent: Value) -> [Value] {
        rows(root).map { $0 < 0 ? absent : values[Int($0)] }
    }

    /// Evaluates an expression of any type for its faults.
    public mutating func evaluate(_ value: TypedValue) {
        switch value {
        case .number(let code, _, _), .date(let code): _ = numbers(code)
        case .double(let code): _ = doubles(code)
        case .boolean(let code): _ = booleans(code)
        case .text(let code), .row(let code, _, _): _ = ids(code)
        case .list, .textSet, .numberSet: break
        }
    }

    /// Evaluates a part whose faults may not count.
    mutating func apart<Value>(_ evaluate: (inout BatchEvaluator) -> [Value]) -> (values: [Value], faults: Faults) {
        let outer = faults
        faults = Faults()
        let values = evaluate(&self)
        let own = faults
        faults = outer
        return (values, own)
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
        case .remainder(let left, let right): return remainders(left, right)
        case .minimum(let left, let right): return zipped(numbers(left), numbers(right), min)
        case .maximum(let left, let right): return zipped(numbers(left), numbers(right), max)
        case .choose(let condition, let first, let second):
            return chosen(condition, { $0.numbers(first) }, { $0.numbers(second) })
        case .rounded(let number, let divisor): return numbers(number).map { Self.divided($0, by: divisor) }
        case .roundedDouble(let number, let scale):
            return whole(doubles(number), times: scale) { $0.rounded(.toNearestOrAwayFromZero) }
        case .truncated(let number, let divisor): return numbers(number).map { $0 / divisor }
        case .truncatedDouble(let number): return whole(doubles(number), times: 0) { $0.rounded(.towardZero) }
        case .parsed(let text): return parsed(text, absent: 0) { Int64($0) }
        case .textSize(let text): return sizes(text)
        case .listCount(let list): return indices.map { size(of: list, at: $0) }
        case .setMember(let members, let index, let scale): return chosenMembers(members, index, scale, absent: 0)
        case .count(let list, let condition, let level): return counts(list, condition, level: level)
        case .byFund(let index, let definitions): return byFund(index, definitions, absent: 0) { $0.numbers($1) }
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
            if overflow { note(.tooLarge, at: index) }
        }
        return result
    }

    private mutating func remainders(_ left: NumberCode, _ right: NumberCode) -> [Int64] {
        let (first, second) = (numbers(left), numbers(right))
        var result = first
        for index in first.indices {
            switch second[index] {
            case 0: note(.divisionByZero, at: index)
            // The smallest number divided by −1 does not fit, but what is left of it does.
            case -1: result[index] = 0
            default: result[index] = first[index] % second[index]
            }
        }
        return result
    }

    /// Doubles times 10^scale as whole numbers.
    private mutating func whole(_ values: [Double], times scale: Int, _ round: (Double) -> Double) -> [Int64] {
        let factor = Double(FixedPoint.powerOfTen(scale) ?? 1)
        var result = Array(repeating: Int64(0), count: values.count)
        for index in values.indices {
            guard let value = Int64(exactly: round(values[index] * factor)) else {
                note(.tooLarge, at: index)
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

    /// `? :`; only the branch that is taken can be at fault.
    mutating func chosen<Value>(
        _ condition: BoolCode, _ first: (inout BatchEvaluator) -> [Value], _ second: (inout BatchEvaluator) -> [Value]
    ) -> [Value] {
        let holds = booleans(condition)
        let (yes, no) = (apart(first), apart(second))
        faults.merge(yes.faults) { holds[$0] }
        faults.merge(no.faults) { !holds[$0] }
        var result = no.values
        for index in holds.indices where holds[index] { result[index] = yes.values[index] }
        return result
    }

    /// The definition of each candidate's fund; the others do not count.
    mutating func byFund<Value, Code>(
        _ definitionOfFund: [Int32], _ definitions: [Code], absent: Value,
        _ evaluate: (inout BatchEvaluator, Code) -> [Value]
    ) -> [Value] {
        let funds = rows(.fund)
        var result = Array(repeating: absent, count: batch.count)
        for (number, definition) in definitions.enumerated() {
            let (values, own) = apart { evaluate(&$0, definition) }
            faults.merge(own) { definitionOfFund[Int(funds[$0])] == Int32(number) }
            for index in indices where definitionOfFund[Int(funds[index])] == Int32(number) {
                result[index] = values[index]
            }
        }
        return result
    }
}

// MARK: - Doubles

extension BatchEvaluator {
    /// One finite number per candidate.
    public mutating func doubles(_ code: DoubleCode) -> [Double] {
        switch code {
        case .constant(let value): return Array(repeating: value, count: batch.count)
        case .number(let number, let scale):
            let divisor = Double(FixedPoint.powerOfTen(scale) ?? 1)
            return numbers(number).map { Double($0) / divisor }
        case .distance(let first, let second): return distances(first, second)
        case .add(let left, let right): return finite(zipped(doubles(left), doubles(right), +))
        case .subtract(let left, let right): return finite(zipped(doubles(left), doubles(right), -))
        case .multiply(let left, let right): return finite(zipped(doubles(left), doubles(right), *))
        case .divide(let left, let right): return quotients(left, right)
        case .minimum(let left, let right): return zipped(doubles(left), doubles(right), min)
        case .maximum(let left, let right): return zipped(doubles(left), doubles(right), max)
        case .parsed(let text): return finite(parsed(text, absent: 0) { Double($0) })
        case .choose(let condition, let first, let second):
            return chosen(condition, { $0.doubles(first) }, { $0.doubles(second) })
        case .byFund(let index, let definitions): return byFund(index, definitions, absent: 0) { $0.doubles($1) }
        }
    }

    private mutating func finite(_ values: [Double]) -> [Double] {
        for index in values.indices where !values[index].isFinite { note(.notFinite, at: index) }
        return values
    }

    private mutating func quotients(_ left: DoubleCode, _ right: DoubleCode) -> [Double] {
        let (first, second) = (doubles(left), doubles(right))
        for index in second.indices where second[index] == 0 { note(.divisionByZero, at: index) }
        return finite(zipped(first, second, /))
    }

    /// ``Kilometres`` of the rows that are there.
    private func distances(_ first: PointRead, _ second: PointRead) -> [Double] {
        let (from, to) = (rows(first.root), rows(second.root))
        var result = Array(repeating: 0.0, count: batch.count)
        for index in indices where from[index] >= 0 && to[index] >= 0 {
            result[index] = Kilometres.between(first.places[Int(from[index])], second.places[Int(to[index])])
        }
        return result
    }
}
