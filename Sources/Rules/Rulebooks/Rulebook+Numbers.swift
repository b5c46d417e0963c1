// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

extension Rulebook {
    /// The rulebook with another number in place of the one written at a place: in a match rule, a computed value, or
    /// the bound of a limit. Where an alias repeats a text, the number changes in all of its uses.
    ///
    /// - Parameter number: at least 0, as a sign is no part of a literal.
    /// - Returns: `nil` if no number stands there.
    public func settingNumber(at place: SourceLocation, to number: FixedPoint) -> Rulebook? {
        var change = LiteralChange(place: place, number: number)
        var changed = self
        changed.match = match.map { change.rule($0) }
        changed.compute = compute.map { ComputeRule(name: $0.name, expression: change.source($0.expression)) }
        changed.limits = limits.map { change.limit($0) }
        return change.isDone ? changed : nil
    }
}

private struct LiteralChange {
    let place: SourceLocation
    let number: FixedPoint
    private(set) var isDone = false

    init(place: SourceLocation, number: FixedPoint) {
        self.place = place
        self.number = number
    }

    mutating func rule(_ rule: MatchRule) -> MatchRule {
        MatchRule(
            id: rule.id, title: rule.title, condition: condition(rule.condition), reason: rule.reason,
            source: rule.source, isNegotiable: rule.isNegotiable, location: rule.location)
    }

    private mutating func condition(_ condition: MatchRule.Condition) -> MatchRule.Condition {
        switch condition {
        case .when(let text): .when(source(text))
        case .all(let rules): .all(rules.map { rule($0) })
        case .any(let rules): .any(rules.map { rule($0) })
        }
    }

    mutating func limit(_ limit: LimitRule) -> LimitRule {
        LimitRule(
            id: limit.id, title: limit.title, aggregate: limit.aggregate, condition: limit.condition, per: limit.per,
            kind: limit.kind, bound: source(limit.bound), soft: limit.soft, isNegotiable: limit.isNegotiable,
            location: limit.location)
    }

    mutating func source(_ source: ExpressionSource) -> ExpressionSource {
        ExpressionSource(expression: expression(source.expression, of: source), scalar: source.scalar)
    }

    private mutating func expression(_ whole: Expression, of source: ExpressionSource) -> Expression {
        switch whole {
        case .literal(_, let range):
            guard source.location(of: whole) == place else { return whole }
            isDone = true
            let text = number.description
            return .literal(text.contains(".") ? .double(text) : .integer(text), range: range)
        case .list, .map, .name, .has, .comprehension: return whole
        case .select(let operand, let field, let range):
            return .select(expression(operand, of: source), field: field, range: range)
        case .index(let operand, let index, let range):
            return .index(expression(operand, of: source), index, range: range)
        case .call(let function, let receiver, let arguments, let range):
            return .call(
                function, receiver: receiver.map { expression($0, of: source) },
                arguments: arguments.map { expression($0, of: source) }, range: range)
        case .unary(let unary, let operand, let range):
            return .unary(unary, expression(operand, of: source), range: range)
        case .binary(let binary, let left, let right, let range):
            return .binary(binary, expression(left, of: source), expression(right, of: source), range: range)
        case .conditional(let condition, let first, let second, let range):
            return .conditional(
                expression(condition, of: source), expression(first, of: source), expression(second, of: source),
                range: range)
        }
    }
}
