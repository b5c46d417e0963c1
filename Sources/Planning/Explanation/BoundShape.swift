// SPDX-License-Identifier: GPL-3.0-or-later

import Rules

/// Whether the bounds of limits go one way with a number, as far as their expressions show it.
struct BoundShape {
    private let scenario: Scenario

    /// How an expression depends on the number.
    private enum Dependence {
        case none
        /// It only rises or only falls with it, everything else being the same.
        case oneWay
        case any
    }

    init(_ scenario: Scenario) { self.scenario = scenario }

    /// Whether every limit on the way has a bound that only rises or only falls with the number.
    func isMonotone(_ lever: Lever) -> Bool {
        guard case .limit = lever.obstacle else { return false }
        return scenario.rules.limits.filter { lever.rules.contains($0.rule.id) }.allSatisfy { limit in
            dependence(of: limit.rule.bound.expression, on: lever) != .any
        }
    }

    private func dependence(of expression: Expression, on lever: Lever) -> Dependence {
        switch expression {
        case .literal:
            if case .literal = lever.origin { return .oneWay }
            return .none
        case .name(let name, _, _): return dependence(ofName: name, on: lever)
        case .select:
            return Self.path(expression) == lever.name ? .oneWay : .none
        case .has: return .none
        case .unary(let sign, let operand, _):
            let inner = dependence(of: operand, on: lever)
            return sign == .negate || inner == .none ? inner : .any
        case .binary(let sign, let left, let right, _):
            return binary(sign, dependence(of: left, on: lever), dependence(of: right, on: lever))
        case .conditional(let condition, let first, let second, _):
            guard dependence(of: condition, on: lever) == .none else { return .any }
            return either(dependence(of: first, on: lever), dependence(of: second, on: lever))
        case .call(let name, let receiver, let arguments, _):
            let inner = ([receiver].compactMap { $0 } + arguments).map { dependence(of: $0, on: lever) }
            if inner.allSatisfy({ $0 == .none }) { return .none }
            let isOrder = ["min", "max"].contains(name) && receiver == nil
            return isOrder && inner.count(where: { $0 != .none }) == 1 && !inner.contains(.any) ? .oneWay : .any
        case .list(let members, _):
            return members.allSatisfy { dependence(of: $0, on: lever) == .none } ? .none : .any
        case .map, .index, .comprehension: return .any
        }
    }

    /// A name may be that of a computed value.
    private func dependence(ofName name: String, on lever: Lever) -> Dependence {
        if name == lever.name { return .oneWay }
        let computed = scenario.rulebooks.flatMap(\.compute).filter { $0.name == name }
        return computed.map { dependence(of: $0.expression.expression, on: lever) }.reduce(.none, either)
    }

    private func either(_ left: Dependence, _ right: Dependence) -> Dependence {
        if left == .any || right == .any { return .any }
        return left == .none ? right : left
    }

    private func binary(
        _ sign: Expression.BinaryOperator, _ left: Dependence, _ right: Dependence
    ) -> Dependence {
        if left == .none, right == .none { return .none }
        guard left != .any, right != .any, left == .none || right == .none else { return .any }
        switch sign {
        case .add, .subtract, .multiply: return .oneWay
        // A number over the one that moves goes both ways round zero.
        case .divide: return right == .none ? .oneWay : .any
        default: return .any
        }
    }

    /// `need.school.own_budget` as it is written; `nil` for anything but names.
    private static func path(_ expression: Expression) -> String? {
        switch expression {
        case .name(let name, _, _): name
        case .select(let base, let field, _): path(base).map { "\($0).\(field)" }
        default: nil
        }
    }
}
