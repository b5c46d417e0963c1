// SPDX-License-Identifier: GPL-3.0-or-later

/// The names that the expressions of a rulebook use.
struct NameUses {
    /// Names used by anything but computed values.
    private(set) var direct: Set<String> = []
    /// Names used by each computed value.
    private(set) var byComputed: [String: Set<String>] = [:]
    /// Names that the output is filled from, wherever they are computed.
    static let output: Set<String> = ["cost", "funded", "own", "km"]

    init(_ rulebooks: [Rulebook]) {
        for rulebook in rulebooks { add(rulebook) }
    }

    /// Names that something in use needs.
    var reached: Set<String> {
        var reached = direct.union(Self.output)
        var open = Array(reached)
        while let name = open.popLast() {
            for other in byComputed[name] ?? [] where reached.insert(other).inserted { open.append(other) }
        }
        return reached
    }

    /// Names that anything uses, in use itself or not.
    var mentioned: Set<String> { byComputed.values.reduce(direct.union(Self.output)) { $0.union($1) } }

    private mutating func add(_ rulebook: Rulebook) {
        add(rulebook.applies)
        for rule in rulebook.match { add(rule) }
        for rule in rulebook.compute {
            byComputed[rule.name, default: []].formUnion(Self.names(in: rule.expression.expression))
        }
        for limit in rulebook.limits {
            switch limit.aggregate {
            case .sum(let source), .distinct(let source): add(source)
            }
            add(limit.condition)
            add(limit.bound)
            limit.per.forEach { add($0) }
        }
        for goal in rulebook.goals { add(goal.measure) }
    }

    private mutating func add(_ source: ExpressionSource?) {
        if let source { direct.formUnion(Self.names(in: source.expression)) }
    }

    private mutating func add(_ rule: MatchRule) {
        if case .when(let source) = rule.condition { add(source) }
        for nested in rule.nested { add(nested) }
        for text in [rule.reason?.de.text, rule.reason?.en.text] {
            for piece in text.flatMap({ RuleCompiler.pieces(of: $0) }) ?? [] where piece.isExpression {
                if let expression = try? Parser.parse(piece.text) { direct.formUnion(Self.names(in: expression)) }
            }
        }
    }

    private mutating func add(_ measure: GoalRule.Measure) {
        switch measure {
        case .sum(let source): add(source)
        case .lowest(let source, let base, let per):
            for source in [source, base] + per { add(source) }
        case .distinct(let source, let per): for source in [source] + per { add(source) }
        case .changesFromPrevious: break
        }
    }

    /// Every name in the expression; a variable of a macro may be among them.
    static func names(in expression: Expression) -> Set<String> {
        if case .name(let name, _, _) = expression { return [name] }
        return expression.operands.reduce(into: []) { $0.formUnion(names(in: $1)) }
    }
}

extension Expression {
    /// The expressions it is made of.
    var operands: [Expression] {
        switch self {
        case .literal, .name: []
        case .list(let items, _): items
        case .map(let entries, _): entries.flatMap { [$0.key, $0.value] }
        case .select(let operand, _, _), .has(let operand, _, _), .unary(_, let operand, _): [operand]
        case .index(let first, let second, _), .binary(_, let first, let second, _): [first, second]
        case .call(_, let receiver, let arguments, _): (receiver.map { [$0] } ?? []) + arguments
        case .conditional(let condition, let first, let second, _): [condition, first, second]
        case .comprehension(let macro, _):
            [macro.operand] + [macro.condition, macro.result].compactMap { $0 }
        }
    }
}
