// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
    func unary(_ symbol: Expression.UnaryOperator, _ operand: DynamicValue) -> DynamicValue {
        switch (symbol, operand) {
        case (_, .error): operand
        case (.not, .boolean(let truth)): .boolean(!truth)
        case (.negate, .number(let number)): .number(-number)
        case (.negate, .double(let double)): .double(-double)
        default: .error(.noOverload(symbol.rawValue, [operand.kind]))
        }
    }

    /// Every operator but `&&` and `||`.
    func binary(
        _ symbol: Expression.BinaryOperator, _ left: DynamicValue, _ right: DynamicValue
    ) -> DynamicValue {
        if case .error = left { return left }
        if case .error = right { return right }
        switch symbol {
        case .equal, .notEqual:
            guard areComparable(left, right) else {
                return .error(.noOverload(symbol.rawValue, [left.kind, right.kind]))
            }
            return .boolean(isEqual(left, right) == (symbol == .equal))
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return ordered(symbol, left, right)
        case .contains: return membership(left, right)
        case .add, .subtract, .multiply, .divide, .remainder: return arithmetic(symbol, left, right)
        case .and, .or: return .error(.noOverload(symbol.rawValue, [left.kind, right.kind]))
        }
    }

    /// Values of different types are not compared: a rule that does so is a mistake.
    private func areComparable(_ left: DynamicValue, _ right: DynamicValue) -> Bool {
        switch (left.kind, right.kind) {
        case (.number, .number), (.boolean, .boolean), (.date, .date): true
        case (.text, .text), (.text, .row), (.row, .text), (.row, .row): true
        default: false
        }
    }

    /// As `==` of values; a row also equals the text of its id.
    func isEqual(_ left: DynamicValue, _ right: DynamicValue) -> Bool {
        switch (left, right) {
        case (.row(let table, let row), .text(let text)), (.text(let text), .row(let table, let row)):
            id(table: table, row: row) == text
        case (.row(let table, let row), .row(let other, let otherRow)) where table != other:
            // Rows of different tables are compared by their ids, like a row and a text.
            id(table: table, row: row).map { $0 == id(table: other, row: otherRow) } ?? false
        default: left == right
        }
    }

    private func membership(_ member: DynamicValue, _ list: DynamicValue) -> DynamicValue {
        guard case .list(let members) = list else { return .error(.noOverload("in", [member.kind, list.kind])) }
        return .boolean(members.contains { isEqual(member, $0) })
    }

    /// In bits; squares of squares would soon fill the memory.
    private static let longestProduct = 20_000

    private func arithmetic(
        _ symbol: Expression.BinaryOperator, _ left: DynamicValue, _ right: DynamicValue
    ) -> DynamicValue {
        if case .number(let a) = left, case .number(let b) = right, symbol != .divide {
            switch symbol {
            case .add: return .number(a + b)
            case .subtract: return .number(a - b)
            case .multiply:
                let digits = a.bitWidth + b.bitWidth
                return digits > Self.longestProduct ? .error(.tooExpensive) : .number(a * b)
            default: return a.remainder(dividingBy: b).map { .number($0) } ?? .error(.divisionByZero)
            }
        }
        if symbol == .add, let joined = joined(left, right) { return joined }
        guard symbol != .remainder, let a = left.asDouble, let b = right.asDouble else {
            return .error(.noOverload(symbol.rawValue, [left.kind, right.kind]))
        }
        switch symbol {
        case .add: return Self.finite(a + b)
        case .subtract: return Self.finite(a - b)
        case .multiply: return Self.finite(a * b)
        default: return b == 0 ? .error(.divisionByZero) : Self.finite(a / b)
        }
    }

    /// Infinities and what comes of them are no values.
    static func finite(_ double: Double) -> DynamicValue { double.isFinite ? .double(double) : .error(.notFinite) }

    private func ordered(
        _ symbol: Expression.BinaryOperator, _ left: DynamicValue, _ right: DynamicValue
    ) -> DynamicValue {
        switch (left, right) {
        case (.number(let a), .number(let b)): return .boolean(Self.test(symbol, a, b))
        case (.date(let a), .date(let b)): return .boolean(Self.test(symbol, a, b))
        default: break
        }
        if let a = left.asDouble, let b = right.asDouble { return .boolean(Self.test(symbol, a, b)) }
        guard let a = text(left), let b = text(right) else {
            return .error(.noOverload(symbol.rawValue, [left.kind, right.kind]))
        }
        return .boolean(Self.test(symbol, CodePoints(a), CodePoints(b)))
    }

    /// A text, or the id of a row.
    func text(_ value: DynamicValue) -> String? {
        switch value {
        case .text(let text): text
        case .row(let table, let row): id(table: table, row: row)
        default: nil
        }
    }

    private static func test<Value: Comparable>(
        _ symbol: Expression.BinaryOperator, _ left: Value, _ right: Value
    ) -> Bool {
        switch symbol {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        default: left >= right
        }
    }

    /// Texts are ordered by Unicode code points, not by what a language thinks of as its alphabet.
    private struct CodePoints: Comparable {
        let values: [UInt32]

        init(_ text: String) { values = text.unicodeScalars.map(\.value) }

        static func < (left: CodePoints, right: CodePoints) -> Bool {
            left.values.lexicographicallyPrecedes(right.values)
        }
    }
}

// MARK: - Logic

extension Interpreter {
    /// False if either side is false, whatever the other is; then the error of either side.
    func and(_ left: Expression, _ right: Expression, _ frame: Frame) -> DynamicValue {
        Self.all([left, right]) { truth(value($0, frame)) }
    }

    /// True if either side is true, whatever the other is; then the error of either side.
    func or(_ left: Expression, _ right: Expression, _ frame: Frame) -> DynamicValue {
        Self.any([left, right]) { truth(value($0, frame)) }
    }

    func conditional(
        _ condition: Expression, _ first: Expression, _ second: Expression, _ frame: Frame
    ) -> DynamicValue {
        let test = truth(value(condition, frame))
        guard let holds = test.truth else { return test }
        return value(holds ? first : second, frame)
    }

    /// True if every item holds; the first false decides even after an error.
    static func all<Item>(_ items: [Item], _ test: (Item) -> DynamicValue) -> DynamicValue {
        decided(items, by: false, test)
    }

    /// True if some item holds; the first true decides even after an error.
    static func any<Item>(_ items: [Item], _ test: (Item) -> DynamicValue) -> DynamicValue {
        decided(items, by: true, test)
    }

    private static func decided<Item>(
        _ items: [Item], by decisive: Bool, _ test: (Item) -> DynamicValue
    ) -> DynamicValue {
        var error: DynamicValue?
        for item in items {
            let result = test(item)
            if result.truth == decisive { return result }
            if result.truth == nil, error == nil { error = result }
        }
        return error ?? .boolean(!decisive)
    }
}
