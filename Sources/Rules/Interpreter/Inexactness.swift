// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
    /// Whether an expression's numbers are doubles for some candidate: a distance or a quotient goes into them.
    ///
    /// It is asked of the text and not of a value: a limit is exact or not for all its candidates alike.
    public func isInexact(_ source: ExpressionSource) -> Bool { isInexact(source.expression, active: []) }

    /// The same for a computed name.
    public func isInexact(computed name: String) -> Bool { isInexact(name: name, active: []) }

    private func isInexact(_ expression: Expression, active: Set<String>) -> Bool {
        switch expression {
        case .name(let name, _, _): isInexact(name: name, active: active)
        case .unary(.negate, let operand, _): isInexact(operand, active: active)
        case .binary(.divide, _, _, _): true
        case .binary(let symbol, let left, let right, _) where [.add, .subtract, .multiply].contains(symbol):
            isInexact(left, active: active) || isInexact(right, active: active)
        case .conditional(_, let first, let second, _):
            isInexact(first, active: active) || isInexact(second, active: active)
        case .call("distance_km", _, _, _), .call("double", _, _, _): true
        case .call(let function, _, let arguments, _) where function == "min" || function == "max":
            arguments.contains { isInexact($0, active: active) }
        default: false
        }
    }

    private func isInexact(name: String, active: Set<String>) -> Bool {
        guard let definitions = definitions[name], !active.contains(name) else { return false }
        return definitions.contains { isInexact($0.source.expression, active: active.union([name])) }
    }
}
