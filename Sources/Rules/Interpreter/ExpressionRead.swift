// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// A value that an expression takes from somewhere else while it is evaluated for a candidate.
public struct ExpressionRead: Sendable, Hashable {
    public enum Origin: Sendable, Hashable {
        /// A cell that is there, as indices into the tables of the scenario.
        case cell(table: Int, row: Int, column: String)
        /// The rulebook that owns the parameter.
        case parameter(String, rulebook: Int)
        /// A number written in a rule itself, and where it stands.
        case literal(rulebook: Int, SourceLocation)
    }

    public let origin: Origin
    /// As it is written in the rule, for example `offer.radius_km`; for a number in the rule itself the comparison that it
    /// stands in, or else all of the expression.
    public let name: String
    public let value: DynamicValue
}

extension Interpreter {
    /// What an expression of a rulebook reads for a candidate, computed names followed, each cell and parameter once,
    /// in the order of the text. Of `a ? b : c` only the side that is taken counts; variables of macros are left out.
    ///
    /// - Parameter withLiterals: whether numbers count that are written in the expression and are quantities. A number
    ///   beside `==` or `!=`, in a list or as an index names something and is none.
    public func reads(
        of source: ExpressionSource, rulebook: Int, for candidate: CandidateContext, withLiterals: Bool = false
    ) -> [ExpressionRead] {
        var walk = ReadWalk(interpreter: self, withLiterals: withLiterals)
        walk.visit(source, Frame(candidate: candidate, rulebook: rulebook))
        return walk.reads
    }

    /// The same for a condition with its `all` and `any` lists.
    public func reads(
        of condition: MatchRule.Condition, rulebook: Int, for candidate: CandidateContext, withLiterals: Bool = false
    ) -> [ExpressionRead] {
        var walk = ReadWalk(interpreter: self, withLiterals: withLiterals)
        walk.visit(condition, Frame(candidate: candidate, rulebook: rulebook))
        return walk.reads
    }
}

private struct ReadWalk {
    /// Functions whose result is a quantity of the same sort as their arguments.
    private static let ofQuantities: Set<String> = ["min", "max"]

    let interpreter: Interpreter
    let withLiterals: Bool
    private(set) var reads: [ExpressionRead] = []
    private var seen: Set<ExpressionRead.Origin> = []
    /// The text that is being walked, and what of it names a literal.
    private var source: ExpressionSource?
    private var enclosing: Expression?

    init(interpreter: Interpreter, withLiterals: Bool) {
        self.interpreter = interpreter
        self.withLiterals = withLiterals
    }

    mutating func visit(_ source: ExpressionSource, _ frame: Interpreter.Frame) {
        let outer = (self.source, enclosing)
        (self.source, enclosing) = (source, source.expression)
        visit(source.expression, frame)
        (self.source, enclosing) = outer
    }

    mutating func visit(_ condition: MatchRule.Condition, _ frame: Interpreter.Frame) {
        switch condition {
        case .when(let source): visit(source, frame)
        case .all(let rules), .any(let rules): for rule in rules { visit(rule.condition, frame) }
        }
    }

    mutating func visit(_ expression: Expression, _ frame: Interpreter.Frame) {
        switch expression {
        case .literal(let literal, _): note(literal, expression, frame)
        case .name(let name, _, _): visit(name: name, frame)
        case .select(let operand, let field, _): visit(cell: field, of: operand, expression, frame)
        // Whether a cell is there is no value of it.
        case .has: break
        case .list(let items, _): for item in items { visit(name: item, frame) }
        case .map(let entries, _):
            for entry in entries {
                visit(name: entry.key, frame)
                visit(name: entry.value, frame)
            }
        case .index(let operand, let index, _):
            visit(operand, frame)
            visit(name: index, frame)
        case .call(let function, let receiver, let arguments, _):
            for part in [receiver].compactMap({ $0 }) + arguments {
                if Self.ofQuantities.contains(function) { visit(part, frame) } else { visit(name: part, frame) }
            }
        case .unary(_, let operand, _): visit(operand, frame)
        case .binary(let binary, let left, let right, _): visit(binary, left, right, expression, frame)
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

    private mutating func visit(
        _ binary: Expression.BinaryOperator, _ left: Expression, _ right: Expression, _ expression: Expression,
        _ frame: Interpreter.Frame
    ) {
        switch binary {
        case .equal, .notEqual, .contains, .remainder:
            visit(name: left, frame)
            visit(name: right, frame)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            let outer = enclosing
            enclosing = expression
            visit(left, frame)
            visit(right, frame)
            enclosing = outer
        case .or, .and, .add, .subtract, .multiply, .divide:
            visit(left, frame)
            visit(right, frame)
        }
    }

    /// Where a literal is a name rather than a quantity.
    private mutating func visit(name expression: Expression, _ frame: Interpreter.Frame) {
        if case .literal = expression { return }
        visit(expression, frame)
    }

    private mutating func note(_ literal: Literal, _ expression: Expression, _ frame: Interpreter.Frame) {
        guard withLiterals, let source, let enclosing else { return }
        switch literal {
        case .integer, .double: break
        case .unsigned, .string, .bytes, .boolean, .null: return
        }
        note(
            ExpressionRead(
                origin: .literal(rulebook: frame.rulebook, source.location(of: expression)),
                name: source.text(of: enclosing), value: interpreter.value(expression, frame)))
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
                definition.source,
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
