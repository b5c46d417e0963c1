// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
    /// The rows an expression may read, computed names followed: its value is the same for candidates that share them.
    public func roots(of source: ExpressionSource) -> RootSet {
        var walk = DependencyWalk(interpreter: self)
        walk.visit(source.expression)
        return walk.roots
    }
}

/// Collects every root that is named anywhere; a variable of the same name makes the set larger, never smaller.
private struct DependencyWalk {
    let interpreter: Interpreter
    var roots: RootSet = []
    private var visited: Set<String> = []

    init(interpreter: Interpreter) {
        self.interpreter = interpreter
    }

    mutating func visit(_ expression: Expression) {
        switch expression {
        case .literal: break
        case .name(let name, _, _): visit(name: name)
        case .list(let items, _): for item in items { visit(item) }
        case .map(let entries, _):
            for entry in entries {
                visit(entry.key)
                visit(entry.value)
            }
        case .select(let operand, _, _), .has(let operand, _, _), .unary(_, let operand, _): visit(operand)
        case .index(let operand, let index, _): visit(both: operand, index)
        case .binary(_, let left, let right, _): visit(both: left, right)
        case .call(_, let receiver, let arguments, _):
            for part in [receiver].compactMap({ $0 }) + arguments { visit(part) }
        case .conditional(let condition, let first, let second, _):
            visit(condition)
            visit(both: first, second)
        case .comprehension(let macro, _):
            for part in [macro.operand, macro.condition, macro.result].compactMap({ $0 }) { visit(part) }
        }
    }

    private mutating func visit(both first: Expression, _ second: Expression) {
        visit(first)
        visit(second)
    }

    private mutating func visit(name: String) {
        if let root = Root.allCases.first(where: { $0.name == name }) { roots.formUnion(RootSet(root)) }
        guard let definitions = interpreter.definitions[name], visited.insert(name).inserted else { return }
        for definition in definitions {
            if interpreter.rulebooks[definition.rulebook].applies != nil { roots.formUnion(.fund) }
            visit(definition.source.expression)
        }
    }
}
