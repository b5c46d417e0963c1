// SPDX-License-Identifier: GPL-3.0-or-later

/// The value of an expression that depends on no candidate.
enum ConstantValue: Hashable {
    case number(ExactNumber)
    case text(String)
    case boolean(Bool)
}

/// What is known about names where a condition stands.
struct KnownNames {
    /// The values of parameters that are taken as they are now; the others stay names.
    var values: [String: ConstantValue] = [:]

    /// The constant, if the expression is one.
    func constant(_ expression: Expression) -> ConstantValue? {
        switch expression {
        case .literal(let literal, _): return Self.constant(literal)
        case .name(let name, isAbsolute: false, _): return values[name]
        case .unary(.negate, let operand, _): return number(operand).map { .number(-$0) }
        case .binary(let symbol, let left, let right, _):
            guard let first = number(left), let second = number(right) else { return nil }
            switch symbol {
            case .add: return .number(first + second)
            case .subtract: return .number(first - second)
            case .multiply: return .number(first * second)
            default: return nil
            }
        case .call(let function, receiver: nil, let arguments, _) where ["min", "max"].contains(function):
            let numbers = arguments.compactMap { number($0) }
            guard numbers.count == arguments.count else { return nil }
            return (function == "min" ? numbers.min() : numbers.max()).map { .number($0) }
        default: return nil
        }
    }

    func number(_ expression: Expression) -> ExactNumber? {
        if case .number(let number)? = constant(expression) { number } else { nil }
    }

    private static func constant(_ literal: Literal) -> ConstantValue? {
        switch literal {
        case .integer(let text), .double(let text): ExactNumber(parsing: text).map { .number($0) }
        case .string(let text): .text(text)
        case .boolean(let truth): .boolean(truth)
        case .unsigned, .bytes, .null: nil
        }
    }
}

extension KnownNames {
    /// One text for expressions that mean the same: without blanks and needless brackets, operands of `+`, `*`, `==`,
    /// `&&` and `||` in order, parameters by their value.
    func canonical(_ expression: Expression) -> String {
        if let constant = constant(expression) { return Self.text(constant) }
        switch expression {
        case .literal(let literal, _): return "\(literal)"
        case .name(let name, let isAbsolute, _): return isAbsolute ? "." + name : name
        case .select(let operand, let field, _): return canonical(operand) + "." + field
        case .has(let operand, let field, _): return "has(" + canonical(operand) + "." + field + ")"
        case .index(let operand, let index, _): return canonical(operand) + "[" + canonical(index) + "]"
        case .list(let items, _): return "[" + items.map(canonical).joined(separator: ",") + "]"
        case .map(let entries, _):
            return "{" + entries.map { canonical($0.key) + ":" + canonical($0.value) }.joined(separator: ",") + "}"
        case .call(let name, let receiver, let arguments, _):
            let parts = arguments.map(canonical).joined(separator: ",")
            return (receiver.map { canonical($0) + "." } ?? "") + "\(name)(\(parts))"
        case .unary(let symbol, let operand, _): return symbol.rawValue + "(" + canonical(operand) + ")"
        case .binary(let symbol, let left, let right, _):
            var parts = [canonical(left), canonical(right)]
            if [.add, .multiply, .equal, .notEqual, .and, .or].contains(symbol) { parts.sort() }
            return "(" + parts.joined(separator: " \(symbol.rawValue) ") + ")"
        case .conditional(let condition, let first, let second, _):
            return "(" + [canonical(condition), canonical(first), canonical(second)].joined(separator: " ? ") + ")"
        case .comprehension(let macro, _): return canonical(macro)
        }
    }

    private func canonical(_ macro: Expression.Comprehension) -> String {
        // Its variables hide parameters of the same name.
        var inner = self
        for variable in macro.variables { inner.values[variable] = nil }
        let parts = macro.variables + [macro.condition, macro.result].map { $0.map(inner.canonical) ?? "-" }
        return canonical(macro.operand) + ".\(macro.kind.rawValue)(" + parts.joined(separator: ",") + ")"
    }

    private static func text(_ constant: ConstantValue) -> String {
        switch constant {
        case .number(let number): number.description
        case .text(let text): "'" + text + "'"
        case .boolean(let truth): "\(truth)"
        }
    }
}
