// SPDX-License-Identifier: GPL-3.0-or-later

/// What is known of the type variables, and whether one type may stand for another.
struct CELUnifier {
    private var bindings: [Int: CELType] = [:]
    /// What was bound before, to take back an attempt that failed.
    private var trail: [(variable: Int, before: CELType?)] = []
    private var nextVariable = 0

    mutating func freshVariable() -> CELType {
        nextVariable += 1
        return .variable(nextVariable - 1)
    }

    /// The overload with variables of its own.
    mutating func instantiate(_ overload: CELOverload) -> (parameters: [CELType], result: CELType) {
        let offset = nextVariable
        nextVariable += overload.variableCount
        let rename = { (type: CELType) in Self.map(type) { .variable(offset + $0) } }
        return (overload.parameters.map(rename), rename(overload.result))
    }

    /// The type with everything known put in; what is still free becomes `dyn` if asked for.
    func resolved(_ type: CELType, freeAsDyn: Bool = false) -> CELType {
        Self.map(type) { variable in
            if let bound = bindings[variable] { return resolved(bound, freeAsDyn: freeAsDyn) }
            return freeAsDyn ? .dyn : .variable(variable)
        }
    }

    private static func map(_ type: CELType, _ change: (Int) -> CELType) -> CELType {
        switch type {
        case .variable(let variable): change(variable)
        case .list(let member): .list(map(member, change))
        case .map(let key, let value): .map(map(key, change), map(value, change))
        case .type(let inner): .type(map(inner, change))
        case .wrapper(let inner): .wrapper(map(inner, change))
        case .opaque(let name, let parameters): .opaque(name, parameters.map { map($0, change) })
        default: type
        }
    }

    /// Whether values of the types may stand where the expected ones are; binds variables only if all may.
    mutating func assign(_ types: [CELType], to expected: [CELType]) -> Bool {
        guard types.count == expected.count else { return false }
        defer { trail.removeAll(keepingCapacity: true) }
        for (type, wanted) in zip(types, expected) where !assign(type, to: wanted) {
            for (variable, before) in trail.reversed() { bindings[variable] = before }
            return false
        }
        return true
    }

    private mutating func bind(_ variable: Int, to type: CELType) {
        trail.append((variable, bindings[variable]))
        bindings[variable] = type
    }

    /// As above for one type, leaving what was bound on the way.
    private mutating func assign(_ type: CELType, to expected: CELType) -> Bool {
        switch (type, expected) {
        case (_, .variable(let variable)):
            if let isValid = substitute(type, for: variable) { return isValid }
            if case .variable(let other) = type { return substitute(expected, for: other) ?? false }
            return false
        case (.variable(let variable), _): return substitute(expected, for: variable) ?? false
        case (.dyn, _), (_, .dyn): return true
        case (.null, _): return expected.acceptsNull
        case (_, .null): return type.acceptsNull
        case (.wrapper(let first), .wrapper(let second)): return first == second
        case (.wrapper(let inner), _): return inner == expected
        case (_, .wrapper(let inner)): return type == inner
        case (.list(let first), .list(let second)): return assign(first, to: second)
        case (.map(let firstKey, let firstValue), .map(let secondKey, let secondValue)):
            return assign(firstKey, to: secondKey) && assign(firstValue, to: secondValue)
        case (.opaque(let first, let left), .opaque(let second, let right)):
            return first == second && left.count == right.count && zip(left, right).allSatisfy { assign($0, to: $1) }
        case (.type, .type): return true
        default: return type == expected
        }
    }

    /// Whether the variable may be this type; `nil` if it is free but occurs in the type.
    private mutating func substitute(_ type: CELType, for variable: Int) -> Bool? {
        if type == .variable(variable) { return true }
        if let bound = bindings[variable] {
            if type == bound { return true }
            guard assign(type, to: bound) else { return false }
            let general = moreGeneral(type, bound)
            if !occurs(variable, in: general) { bind(variable, to: general) }
            return true
        }
        guard !occurs(variable, in: type) else { return nil }
        bind(variable, to: type)
        return true
    }

    private func occurs(_ variable: Int, in type: CELType) -> Bool {
        switch type {
        case .variable(let other):
            if other == variable { return true }
            return bindings[other].map { occurs(variable, in: $0) } ?? false
        case .list(let member): return occurs(variable, in: member)
        case .map(let key, let value): return occurs(variable, in: key) || occurs(variable, in: value)
        case .type(let inner), .wrapper(let inner): return occurs(variable, in: inner)
        case .opaque(_, let parameters): return parameters.contains { occurs(variable, in: $0) }
        default: return false
        }
    }

    /// The type of a literal's members so far and one more: `dyn` where they do not agree.
    mutating func join(_ type: CELType?, _ next: CELType) -> CELType {
        guard let type else { return next }
        guard assign([next], to: [type]) else { return .dyn }
        return moreGeneral(resolved(type), resolved(next))
    }

    /// Of two types that may stand for each other the one that says less.
    func moreGeneral(_ first: CELType, _ second: CELType) -> CELType { isLessSpecific(first, second) ? first : second }

    private func isLessSpecific(_ first: CELType, _ second: CELType) -> Bool {
        switch (first, second) {
        case (.dyn, _), (.variable, _): true
        case (_, .dyn), (_, .variable): false
        case (_, .null): first.acceptsNull
        case (.wrapper(let inner), _) where inner == second: true
        case (.list(let left), .list(let right)): isLessSpecific(left, right)
        case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
            isLessSpecific(leftKey, rightKey) && isLessSpecific(leftValue, rightValue)
        case (.opaque(let left, let parameters), .opaque(let right, let others)):
            left == right && parameters.count == others.count && zip(parameters, others).allSatisfy(isLessSpecific)
        case (.type, .type): true
        default: first == second
        }
    }
}
