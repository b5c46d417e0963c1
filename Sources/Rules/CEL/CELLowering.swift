// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns an expression into what the evaluator walks.
struct CELLowering {
    let names: CELNames
    /// Variables of the macros around, outermost first.
    private var locals: [String] = []

    init(names: CELNames) { self.names = names }

    /// Throws for what is wrong whatever the values: a literal out of range, a macro with the wrong names.
    func node(_ expression: Expression) throws(CELError) -> CELNode {
        switch expression {
        case .literal(let literal, _): .constant(try CELLiteral.value(literal))
        case .name, .select: try named(expression)
        case .has(let operand, let field, _): .has(try node(operand), field: field)
        case .index(let operand, let index, _): .index(try node(operand), try node(index))
        case .list(let items, _): .list(try nodes(items))
        case .map(let entries, _): .map(try map(entries))
        case .unary(.not, let operand, _): .not(try node(operand))
        case .unary(.negate, let operand, _): .negate(try node(operand))
        case .binary(.and, let left, let right, _): .and(try node(left), try node(right))
        case .binary(.or, let left, let right, _): .or(try node(left), try node(right))
        case .binary(let symbol, let left, let right, _): .binary(symbol, try node(left), try node(right))
        case .conditional(let condition, let first, let second, _):
            .conditional(try node(condition), try node(first), try node(second))
        case .call(let name, let receiver, let arguments, _): try call(name, receiver, arguments)
        case .comprehension(let macro, _): .comprehension(try comprehension(macro))
        }
    }

    private func nodes(_ expressions: [Expression]) throws(CELError) -> [CELNode] {
        var nodes: [CELNode] = []
        for expression in expressions { nodes.append(try node(expression)) }
        return nodes
    }

    private func map(_ entries: [Expression.MapEntry]) throws(CELError) -> [(key: CELNode, value: CELNode)] {
        var nodes: [(key: CELNode, value: CELNode)] = []
        for entry in entries { nodes.append((try node(entry.key), try node(entry.value))) }
        return nodes
    }

    private func call(
        _ name: String, _ receiver: Expression?, _ arguments: [Expression]
    ) throws(CELError) -> CELNode {
        let operands = try nodes((receiver.map { [$0] } ?? []) + arguments)
        let isKnown = CELOverload.standard[name, default: []].contains { overload in
            overload.isReceiver == (receiver != nil) && overload.parameters.count == operands.count
        }
        guard isKnown, let function = CELFunction(rawValue: name) else { return .failure(.unknownFunction(name)) }
        return .call(function, operands)
    }
}

// MARK: - Names

extension CELLowering {
    private func named(_ expression: Expression) throws(CELError) -> CELNode {
        guard let path = CELPath(expression) else {
            guard case .select(let operand, let field, _) = expression else { return .failure(.undeclared("")) }
            return .select(try node(operand), field: field)
        }
        // Variables of macros hide everything but names with a leading dot.
        if !path.isAbsolute, let level = locals.lastIndex(of: path.parts[0]) {
            return Self.selected(.local(level), path.parts[1...])
        }
        if let (name, length) = variableOrType.resolve(path) {
            return Self.selected(meaning(of: name), path.parts[length...])
        }
        return .failure(.unbound(path.parts.joined(separator: ".")))
    }

    private var variableOrType: CELNames {
        CELNames(container: names.container) { names.isKnown($0) || CELType.denotations[$0] != nil }
    }

    private func meaning(of name: String) -> CELNode {
        names.isKnown(name) ? .variable(name) : .constant(.type(name))
    }

    private static func selected(_ operand: CELNode, _ fields: ArraySlice<String>) -> CELNode {
        fields.reduce(operand) { .select($0, field: $1) }
    }
}

// MARK: - Macros

extension CELLowering {
    private func comprehension(_ macro: Expression.Comprehension) throws(CELError) -> CELComprehension {
        if Set(macro.variables).count < macro.variables.count { throw .badMacro(macro.kind.rawValue) }
        let range = try node(macro.operand)
        var inner = self
        inner.locals += macro.variables
        return CELComprehension(
            kind: macro.kind, range: range, hasTwoVariables: macro.variables.count == 2,
            condition: try macro.condition.map { (part) throws(CELError) in try inner.node(part) },
            result: try macro.result.map { (part) throws(CELError) in try inner.node(part) })
    }
}
