// SPDX-License-Identifier: GPL-3.0-or-later

/// A condition as `and`, `or` and atoms, negations pushed down to the atoms.
indirect enum LogicalCondition {
    case constant(Bool)
    case atom(ConditionAtom)
    case all([LogicalCondition])
    case any([LogicalCondition])

    var negated: LogicalCondition {
        switch self {
        case .constant(let truth): .constant(!truth)
        case .atom(let atom): .atom(atom.negated)
        case .all(let parts): .any(parts.map(\.negated))
        case .any(let parts): .all(parts.map(\.negated))
        }
    }

    /// More alternatives than this are not looked into.
    private static let maximumAlternatives = 512

    /// The condition as alternatives, each of them atoms that hold together; `nil` if there are too many.
    private var alternatives: [[ConditionAtom]]? {
        switch self {
        case .constant(let truth): return truth ? [[]] : []
        case .atom(let atom): return [[atom]]
        case .any(let parts):
            var result: [[ConditionAtom]] = []
            for part in parts {
                guard let own = part.alternatives, result.count + own.count <= Self.maximumAlternatives else {
                    return nil
                }
                result += own
            }
            return result
        case .all(let parts):
            var result: [[ConditionAtom]] = [[]]
            for part in parts {
                guard let own = part.alternatives, result.count * own.count <= Self.maximumAlternatives else {
                    return nil
                }
                result = result.flatMap { left in own.map { left + $0 } }.filter(Self.canHold)
            }
            return result
        }
    }

    private static func canHold(_ atoms: [ConditionAtom]) -> Bool {
        Dictionary(grouping: atoms, by: \.term).values.allSatisfy { ConditionAtom.canHold($0.map(\.test)) }
    }

    /// Proven to hold for nothing. `false` says only that there is no proof.
    var isNever: Bool { alternatives.map { !$0.contains(where: Self.canHold) } ?? false }

    /// Proven to hold for everything.
    var isAlways: Bool { negated.isNever }

    /// Proven to hold wherever this does.
    func implies(_ other: LogicalCondition) -> Bool { LogicalCondition.all([self, other.negated]).isNever }
}

extension KnownNames {
    /// The condition an expression states; parts of unknown form become atoms of their own.
    func condition(_ expression: Expression) -> LogicalCondition {
        switch expression {
        case .unary(.not, let operand, _): return condition(operand).negated
        case .binary(.and, let left, let right, _): return .all([condition(left), condition(right)])
        case .binary(.or, let left, let right, _): return .any([condition(left), condition(right)])
        case .conditional(let question, let first, let second, _):
            let asked = condition(question)
            return .any([.all([asked, condition(first)]), .all([asked.negated, condition(second)])])
        case .binary(.contains, let member, .list(let items, _), _):
            return membership(member, items) ?? truth(expression)
        case .binary(let symbol, let left, let right, _):
            guard let comparison = Comparison(symbol) else { return truth(expression) }
            return compared(comparison, left, right) ?? truth(expression)
        default: return truth(expression)
        }
    }

    /// The condition of a rule, its nested rules included.
    func condition(_ condition: MatchRule.Condition) -> LogicalCondition {
        switch condition {
        case .when(let source): self.condition(source.expression)
        case .all(let rules): .all(rules.map { self.condition($0.condition) })
        case .any(let rules): .any(rules.map { self.condition($0.condition) })
        }
    }

    private func truth(_ expression: Expression) -> LogicalCondition {
        if case .boolean(let truth)? = constant(expression) { return .constant(truth) }
        return .atom(ConditionAtom(term: canonical(expression), test: .truth(true)))
    }

    private func membership(_ member: Expression, _ items: [Expression]) -> LogicalCondition? {
        let constants = items.compactMap { constant($0) }
        guard constants.count == items.count else { return nil }
        let texts = constants.compactMap { if case .text(let text) = $0 { text } else { nil } }
        if texts.count == items.count, constant(member) == nil {
            return .atom(ConditionAtom(term: canonical(member), test: .member(Set(texts), isNegated: false)))
        }
        return .any(items.compactMap { compared(.equal, member, $0) })
    }

    private func compared(_ comparison: Comparison, _ left: Expression, _ right: Expression) -> LogicalCondition? {
        switch (constant(left), constant(right)) {
        case (let first?, let second?): return Self.compared(comparison, first, second).map { .constant($0) }
        case (nil, let second?): return compared(comparison, left, with: second)
        case (let first?, nil): return compared(comparison.flipped, right, with: first)
        case (nil, nil): return related(comparison, left, right)
        }
    }

    private static func compared(
        _ comparison: Comparison, _ left: ConstantValue, _ right: ConstantValue
    ) -> Bool? {
        if case .number(let first) = left, case .number(let second) = right { return comparison.holds(first, second) }
        switch comparison {
        case .equal: return left == right
        case .notEqual: return left != right
        default: return nil
        }
    }

    private func compared(
        _ comparison: Comparison, _ operand: Expression, with value: ConstantValue
    ) -> LogicalCondition? {
        let term = canonical(operand)
        switch (value, comparison) {
        case (.number(let number), _): return .atom(ConditionAtom(term: term, test: .number(comparison, number)))
        case (.text(let text), .equal), (.text(let text), .notEqual):
            return .atom(ConditionAtom(term: term, test: .member([text], isNegated: comparison == .notEqual)))
        case (.boolean(let truth), .equal), (.boolean(let truth), .notEqual):
            let condition = condition(operand)
            return truth == (comparison == .equal) ? condition : condition.negated
        default: return nil
        }
    }

    /// Two sides that are both unknown: their difference against zero.
    private func related(_ comparison: Comparison, _ left: Expression, _ right: Expression) -> LogicalCondition {
        let (first, second) = (canonical(left), canonical(right))
        if first == second { return .constant([.lessOrEqual, .equal, .greaterOrEqual].contains(comparison)) }
        let isInOrder = first < second
        let term = isInOrder ? "\(first) - \(second)" : "\(second) - \(first)"
        return .atom(
            ConditionAtom(term: term, test: .number(isInOrder ? comparison : comparison.flipped, .zero)))
    }
}
