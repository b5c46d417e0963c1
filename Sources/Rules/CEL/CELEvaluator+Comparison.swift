// SPDX-License-Identifier: GPL-3.0-or-later

/// Equality and order of numbers of any two types.
///
/// An integer and a double are compared as doubles unless the double is out of the integer's range, so
/// `9223372036854775807 == 9223372036854775808.0`.
enum CELNumericOrder: Hashable {
    case less
    case equal
    case greater
    /// One of them is no number.
    case unordered

    /// `nil` if either is not numeric.
    init?(_ left: CELValue, _ right: CELValue) {
        switch (left, right) {
        case (.int(let left), .int(let right)): self.init(left, right)
        case (.uint(let left), .uint(let right)): self.init(left, right)
        case (.double(let left), .double(let right)): self.init(left, right)
        case (.int(let left), .uint(let right)): self = left < 0 ? .less : Self(UInt64(left), right)
        case (.uint(let left), .int(let right)): self = right < 0 ? .greater : Self(left, UInt64(right))
        case (.int(let left), .double(let right)): self.init(Double(left), right)
        case (.uint(let left), .double(let right)): self.init(Double(left), right)
        case (.double(let left), .int(let right)): self.init(left, Double(right))
        case (.double(let left), .uint(let right)): self.init(left, Double(right))
        default: return nil
        }
    }

    private init<Number: Comparable>(_ left: Number, _ right: Number) {
        if left < right {
            self = .less
        } else if left > right {
            self = .greater
        } else {
            self = left == right ? .equal : .unordered
        }
    }
}

extension CELEvaluator {
    /// Equality never fails: values of different types are unequal, but for numbers.
    mutating func areEqual(_ left: CELValue, _ right: CELValue) throws(CELError) -> Bool {
        try spend(1)
        if let order = CELNumericOrder(left, right) { return order == .equal }
        switch (left, right) {
        case (.null, .null): return true
        case (.bool(let left), .bool(let right)): return left == right
        case (.string(let left), .string(let right)):
            try spend(left.utf8.count / 8)
            return left.utf8.elementsEqual(right.utf8)
        case (.bytes(let left), .bytes(let right)):
            try spend(left.count / 8)
            return left == right
        case (.timestamp(let left), .timestamp(let right)): return left == right
        case (.duration(let left), .duration(let right)): return left == right
        case (.type(let left), .type(let right)): return left == right
        case (.list(let left), .list(let right)): return try areEqual(left, right)
        case (.map(let left), .map(let right)): return try areEqual(left, right)
        default: return false
        }
    }

    private mutating func areEqual(_ left: [CELValue], _ right: [CELValue]) throws(CELError) -> Bool {
        guard left.count == right.count else { return false }
        for (first, second) in zip(left, right) {
            guard try areEqual(first, second) else { return false }
        }
        return true
    }

    private mutating func areEqual(_ left: CELMap, _ right: CELMap) throws(CELError) -> Bool {
        guard left.count == right.count else { return false }
        for entry in left.entries {
            guard let other = right[entry.key], try areEqual(entry.value, other) else { return false }
        }
        return true
    }

    /// The order of two values; lists, maps, types and null have none.
    mutating func compare(
        _ symbol: Expression.BinaryOperator, _ left: CELValue, _ right: CELValue
    ) throws(CELError) -> Bool {
        if let order = CELNumericOrder(left, right) { return Self.holds(symbol, order) }
        switch (left, right) {
        case (.bool(let left), .bool(let right)): return Self.holds(symbol, left ? 1 : 0, right ? 1 : 0)
        case (.string(let left), .string(let right)):
            try spend(left.utf8.count / 8)
            return Self.holds(symbol, Self.order(left.utf8, right.utf8), 0)
        case (.bytes(let left), .bytes(let right)):
            try spend(left.count / 8)
            return Self.holds(symbol, Self.order(left, right), 0)
        case (.timestamp(let left), .timestamp(let right)): return Self.holds(symbol, left, right)
        case (.duration(let left), .duration(let right)): return Self.holds(symbol, left, right)
        default: throw .noOverload("_\(symbol.rawValue)_", [left.typeName, right.typeName])
        }
    }

    /// The order of UTF-8 bytes is the order of code points.
    private static func order(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Int {
        if left.lexicographicallyPrecedes(right) { return -1 }
        return right.lexicographicallyPrecedes(left) ? 1 : 0
    }

    private static func holds<Value: Comparable>(
        _ symbol: Expression.BinaryOperator, _ left: Value, _ right: Value
    ) -> Bool {
        holds(symbol, left < right ? .less : left == right ? .equal : .greater)
    }

    private static func holds(_ symbol: Expression.BinaryOperator, _ order: CELNumericOrder) -> Bool {
        switch symbol {
        case .less: order == .less
        case .lessOrEqual: order == .less || order == .equal
        case .greater: order == .greater
        case .greaterOrEqual: order == .greater || order == .equal
        default: false
        }
    }

    /// `in`: a member of a list, or a key of a map.
    mutating func isMember(_ value: CELValue, of range: CELValue) throws(CELError) -> Bool {
        switch range {
        case .list(let members):
            for member in members where try areEqual(value, member) { return true }
            return false
        case .map(let map): return map[value] != nil
        default: throw .noOverload("_in_", [value.typeName, range.typeName])
        }
    }
}
