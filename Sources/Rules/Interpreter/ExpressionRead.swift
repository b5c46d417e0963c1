// SPDX-License-Identifier: GPL-3.0-or-later

/// A value that an expression takes from somewhere else while it is evaluated for a candidate.
public struct ExpressionRead: Sendable, Hashable {
    public enum Origin: Sendable, Hashable {
        /// A cell that is there, as indices into the tables of the scenario.
        case cell(table: Int, row: Int, column: String)
        /// The rulebook that owns the parameter.
        case parameter(String, rulebook: Int)
    }

    public let origin: Origin
    /// As it is written in the rule, for example `offer.radius_km`.
    public let name: String
    public let value: DynamicValue
}

extension Interpreter {
    /// What an expression of a rulebook reads for a candidate, computed names followed, each cell and parameter once,
    /// in the order of the text. Of `a ? b : c` only the side that is taken counts; variables of macros are left out.
    public func reads(
        of source: ExpressionSource, rulebook: Int, for candidate: CandidateContext
    ) -> [ExpressionRead] {
        var walk = ReadWalk(interpreter: self)
        walk.visit(source.expression, Frame(candidate: candidate, rulebook: rulebook))
        return walk.reads
    }

    /// The same for a condition with its `all` and `any` lists.
    public func reads(
        of condition: MatchRule.Condition, rulebook: Int, for candidate: CandidateContext
    ) -> [ExpressionRead] {
        var walk = ReadWalk(interpreter: self)
        walk.visit(condition, Frame(candidate: candidate, rulebook: rulebook))
        return walk.reads
    }
}

private struct ReadWalk {
    let interpreter: Interpreter
    private(set) var reads: [ExpressionRead] = []
    private var seen: Set<ExpressionRead.Origin> = []

    init(interpreter: Interpreter) { self.interpreter = interpreter }

    mutating func visit(_ condition: MatchRule.Condition, _ frame: Interpreter.Frame) {
        switch condition {
        case .when(let source): visit(source.expression, frame)
        case .all(let rules), .any(let rules): for rule in rules { visit(rule.condition, frame) }
        }
    }

    mutating func visit(_ expression: Expression, _ frame: Interpreter.Frame) {
        switch expression {
        case .literal: break
        case .name(let name, _, _): visit(name: name, frame)
        case .select(let operand, let field, _): visit(cell: field, of: operand, expression, frame)
        // Whether a cell is there is no value of it.
        case .has: break
        case .list(let items, _): for item in items { visit(item, frame) }
        case .map(let entries, _):
            for entry in entries {
                visit(entry.key, frame)
                visit(entry.value, frame)
            }
        case .index(let operand, let index, _):
            visit(operand, frame)
            visit(index, frame)
        case .call(_, let receiver, let arguments, _):
            for part in [receiver].compactMap({ $0 }) + arguments { visit(part, frame) }
        case .unary(_, let operand, _): visit(operand, frame)
        case .binary(_, let left, let right, _):
            visit(left, frame)
            visit(right, frame)
        case .conditional(let condition, let first, let second, _):
            visit(condition, frame)
            switch interpreter.value(condition, frame).truth {
            case true: visit(first, frame)
            case false: visit(second, frame)
            case nil: break
            }
        case .comprehension(let macro, _): visit(macro.operand, frame)
        }
    }

    private mutating func visit(name: String, _ frame: Interpreter.Frame) {
        switch interpreter.meaning(name, rulebook: frame.rulebook) {
        case .parameter(let value):
            guard let owner = interpreter.parameters.owner(of: name, rulebook: frame.rulebook) else { return }
            note(ExpressionRead(origin: .parameter(name, rulebook: owner), name: name, value: value))
        case .computed: visit(computed: name, frame)
        case nil: break
        }
    }

    private mutating func visit(computed name: String, _ frame: Interpreter.Frame) {
        guard !frame.active.contains(name) else { return }
        for definition in interpreter.definitions[name] ?? []
        where interpreter.applies(definition.rulebook, to: frame.candidate).truth == true {
            visit(
                definition.source.expression,
                Interpreter.Frame(
                    candidate: frame.candidate, rulebook: definition.rulebook, active: frame.active + [name]))
        }
    }

    /// A cell that is there; the references on the way to it are no values of their own.
    private mutating func visit(
        cell field: String, of operand: Expression, _ expression: Expression, _ frame: Interpreter.Frame
    ) {
        guard case .row(let table, let row) = interpreter.value(operand, frame) else { return }
        let value = interpreter.value(expression, frame)
        if value.error != nil { return }
        if case .row = value { return }
        note(
            ExpressionRead(
                origin: .cell(table: table, row: row, column: field), name: Interpreter.text(of: expression),
                value: value))
    }

    private mutating func note(_ read: ExpressionRead) {
        if seen.insert(read.origin).inserted { reads.append(read) }
    }
}
