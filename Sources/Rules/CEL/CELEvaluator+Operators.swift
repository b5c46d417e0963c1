// SPDX-License-Identifier: GPL-3.0-or-later

extension CELEvaluator {
    mutating func binary(
        _ symbol: Expression.BinaryOperator, _ left: CELValue, _ right: CELValue
    ) throws(CELError) -> CELValue {
        switch symbol {
        case .equal: return .bool(try areEqual(left, right))
        case .notEqual: return .bool(!(try areEqual(left, right)))
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return .bool(try compare(symbol, left, right))
        case .contains: return .bool(try isMember(left, of: right))
        case .add: return try sum(left, right)
        case .subtract, .multiply, .divide, .remainder: return try arithmetic(symbol, left, right)
        case .and, .or: throw .noOverload(symbol.rawValue, [left.typeName, right.typeName])
        }
    }

    static func negated(_ value: CELValue) throws(CELError) -> CELValue {
        switch value {
        case .int(let number):
            guard number != .min else { throw .overflow("-_") }
            return .int(-number)
        case .double(let number): return .double(-number)
        default: throw .noOverload("-_", [value.typeName])
        }
    }

    /// `+` joins as well as adds.
    private mutating func sum(_ left: CELValue, _ right: CELValue) throws(CELError) -> CELValue {
        switch (left, right) {
        case (.string(let left), .string(let right)):
            try spend((left.utf8.count + right.utf8.count) / 8)
            // Appending scalars keeps them as they are; strings are never normalised.
            return .string(left + right)
        case (.bytes(let left), .bytes(let right)):
            try spend((left.count + right.count) / 8)
            return .bytes(left + right)
        case (.list(let left), .list(let right)):
            try spend(left.count + right.count)
            return .list(left + right)
        default: return try arithmetic(.add, left, right)
        }
    }

    private func arithmetic(
        _ symbol: Expression.BinaryOperator, _ left: CELValue, _ right: CELValue
    ) throws(CELError) -> CELValue {
        let result: CELValue?
        switch (left, right) {
        case (.int(let left), .int(let right)): result = try Self.whole(symbol, left, right).map { .int($0) }
        case (.uint(let left), .uint(let right)): result = try Self.whole(symbol, left, right).map { .uint($0) }
        case (.double(let left), .double(let right)): result = Self.floating(symbol, left, right).map { .double($0) }
        default: result = try Self.time(symbol, left, right)
        }
        guard let result else { throw .noOverload("_\(symbol.rawValue)_", [left.typeName, right.typeName]) }
        return result
    }

    /// Rounds towards zero, as the remainder takes the sign of the left side; leaving the range is an error.
    private static func whole<Number: FixedWidthInteger>(
        _ symbol: Expression.BinaryOperator, _ left: Number, _ right: Number
    ) throws(CELError) -> Number? {
        let result: (partialValue: Number, overflow: Bool)
        switch symbol {
        case .add: result = left.addingReportingOverflow(right)
        case .subtract: result = left.subtractingReportingOverflow(right)
        case .multiply: result = left.multipliedReportingOverflow(by: right)
        case .divide, .remainder:
            guard right != 0 else { throw .divisionByZero }
            result =
                symbol == .divide
                ? left.dividedReportingOverflow(by: right) : left.remainderReportingOverflow(dividingBy: right)
        default: return nil
        }
        if result.overflow { throw .overflow("_\(symbol.rawValue)_") }
        return result.partialValue
    }

    /// As IEEE 754 has it; there is no remainder of doubles.
    private static func floating(_ symbol: Expression.BinaryOperator, _ left: Double, _ right: Double) -> Double? {
        switch symbol {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        default: nil
        }
    }

    private static func time(
        _ symbol: Expression.BinaryOperator, _ left: CELValue, _ right: CELValue
    ) throws(CELError) -> CELValue? {
        let result: CELValue?
        switch (symbol, left, right) {
        case (.add, .timestamp(let time), .duration(let span)), (.add, .duration(let span), .timestamp(let time)):
            result = time.adding(span).map { .timestamp($0) }
        case (.add, .duration(let left), .duration(let right)): result = left.adding(right).map { .duration($0) }
        case (.subtract, .timestamp(let time), .duration(let span)):
            result = time.subtracting(span).map { .timestamp($0) }
        case (.subtract, .timestamp(let left), .timestamp(let right)): result = left.since(right).map { .duration($0) }
        case (.subtract, .duration(let left), .duration(let right)):
            result = left.subtracting(right).map { .duration($0) }
        default: return nil
        }
        guard let result else { throw .overflow("_\(symbol.rawValue)_") }
        return result
    }
}
