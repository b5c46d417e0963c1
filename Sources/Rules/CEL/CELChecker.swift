// SPDX-License-Identifier: GPL-3.0-or-later

/// Deduces the type of an expression before it is evaluated, or says why it has none (langdef, "Gradual Type
/// Checking").
struct CELChecker {
    private let environment: CELEnvironment
    private var unifier = CELUnifier()
    private var locals: [(name: String, type: CELType)] = []

    init(_ environment: CELEnvironment) { self.environment = environment }

    /// The type with `dyn` for what stays open.
    mutating func check(_ expression: Expression) throws(CELError) -> CELType {
        let found = try type(expression)
        return unifier.resolved(found, freeAsDyn: true)
    }

    private mutating func type(_ expression: Expression) throws(CELError) -> CELType {
        switch expression {
        case .literal(let literal, _): Self.type(of: literal)
        case .name, .select: try named(expression)
        case .has(let operand, _, _): try presence(operand)
        case .list(let items, _): try list(items)
        case .map(let entries, _): try map(entries)
        case .index(let operand, let index, _): try call("_[_]", [operand, index])
        case .unary(let symbol, let operand, _): try call(symbol.rawValue + "_", [operand])
        case .binary(let symbol, let left, let right, _): try call("_" + symbol.rawValue + "_", [left, right])
        case .conditional(let condition, let first, let second, _): try call("_?_:_", [condition, first, second])
        case .call(let name, let receiver, let arguments, _):
            try call(name, (receiver.map { [$0] } ?? []) + arguments, isReceiver: receiver != nil)
        case .comprehension(let macro, _): try comprehension(macro)
        }
    }

    private static func type(of literal: Literal) -> CELType {
        switch literal {
        case .integer: .int
        case .unsigned: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .boolean: .bool
        case .null: .null
        }
    }

    private mutating func list(_ items: [Expression]) throws(CELError) -> CELType {
        var member: CELType?
        for item in items { member = unifier.join(member, try type(item)) }
        return .list(member ?? unifier.freshVariable())
    }

    private mutating func map(_ entries: [Expression.MapEntry]) throws(CELError) -> CELType {
        var (key, value): (CELType?, CELType?)
        for entry in entries {
            key = unifier.join(key, try keyType(entry.key))
            value = unifier.join(value, try type(entry.value))
        }
        return .map(key ?? unifier.freshVariable(), value ?? unifier.freshVariable())
    }

    /// No list or map is ever a key; as types of keys they would only let types grow without bounds.
    private mutating func keyType(_ expression: Expression) throws(CELError) -> CELType {
        let key = try type(expression)
        switch unifier.resolved(key) {
        case .list, .map: return .dyn
        case let known: return known
        }
    }

    /// The overloads that fit decide: one gives its result, several with different results give `dyn`.
    private mutating func call(
        _ name: String, _ operands: [Expression], isReceiver: Bool = false
    ) throws(CELError) -> CELType {
        var types: [CELType] = []
        // Only when all are known: a later operand may tell more about an earlier one.
        for operand in operands { types.append(try type(operand)) }
        types = types.map { unifier.resolved($0) }
        let known = CELOverload.standard[name, default: []] + environment.functions[name, default: []]
        let overloads = known.filter { $0.isReceiver == isReceiver }
        guard !overloads.isEmpty else { throw .unknownFunction(name) }
        var result: CELType?
        for overload in overloads {
            let (parameters, yielded) = unifier.instantiate(overload)
            guard unifier.assign(types, to: parameters) else { continue }
            let next = unifier.resolved(yielded)
            result = result == nil || result == next ? next : .dyn
        }
        if let result { return result }
        throw .noOverload(name, types.map { unifier.resolved($0, freeAsDyn: true).description })
    }
}

// MARK: - Names and fields

extension CELChecker {
    private mutating func named(_ expression: Expression) throws(CELError) -> CELType {
        guard let path = CELPath(expression) else {
            guard case .select(let operand, _, _) = expression else { throw .undeclared("") }
            return try field(of: try type(operand))
        }
        if !path.isAbsolute, let local = locals.last(where: { $0.name == path.parts[0] }) {
            return try fields(path.parts.count - 1, of: local.type)
        }
        let environment = environment
        let names = CELNames(container: environment.container) { environment.type(of: $0) != nil }
        guard let (name, length) = names.resolve(path), let type = environment.type(of: name) else {
            throw .undeclared(path.parts.joined(separator: "."))
        }
        return try fields(path.parts.count - length, of: type)
    }

    private mutating func fields(_ count: Int, of type: CELType) throws(CELError) -> CELType {
        var result = type
        for _ in 0..<count { result = try field(of: result) }
        return result
    }

    private mutating func field(of type: CELType) throws(CELError) -> CELType {
        switch unifier.resolved(type) {
        case .map(_, let value): return value
        case .dyn: return .dyn
        case .variable(let variable):
            _ = unifier.assign([.dyn], to: [.variable(variable)])
            return .dyn
        case let other: throw .noField(type: other.description)
        }
    }

    private mutating func presence(_ operand: Expression) throws(CELError) -> CELType {
        _ = try field(of: try type(operand))
        return .bool
    }
}

// MARK: - Macros

extension CELChecker {
    private mutating func comprehension(_ macro: Expression.Comprehension) throws(CELError) -> CELType {
        let range = try type(macro.operand)
        let members = try members(of: unifier.resolved(range), count: macro.variables.count)
        locals += zip(macro.variables, members).map { (name: $0, type: $1) }
        defer { locals.removeLast(macro.variables.count) }
        if let condition = macro.condition {
            let found = try type(condition)
            guard unifier.assign([found], to: [.bool]) else {
                throw .wrongType(expected: "bool", found: unifier.resolved(found).description)
            }
        }
        let result = try macro.result.map { (part) throws(CELError) in try type(part) }
        switch macro.kind {
        case .all, .exists, .existsOne: return .bool
        case .filter: return .list(members[0])
        case .map, .transformList: return .list(result ?? .dyn)
        case .transformMap: return .map(members[0], result ?? .dyn)
        case .transformMapEntry: return try entry(result ?? .dyn)
        }
    }

    /// The types of the variables of a macro over a range.
    private mutating func members(of range: CELType, count: Int) throws(CELError) -> [CELType] {
        switch range {
        case .list(let member): return count == 2 ? [.int, member] : [member]
        case .map(let key, let value): return count == 2 ? [key, value] : [key]
        case .dyn: return Array(repeating: .dyn, count: count)
        case .variable(let variable):
            _ = unifier.assign([.dyn], to: [.variable(variable)])
            return Array(repeating: .dyn, count: count)
        default: throw .noRange(type: range.description)
        }
    }

    private mutating func entry(_ type: CELType) throws(CELError) -> CELType {
        let (key, value) = (unifier.freshVariable(), unifier.freshVariable())
        guard unifier.assign([type], to: [.map(key, value)]) else {
            throw .wrongType(expected: "map", found: unifier.resolved(type).description)
        }
        return .map(key, value)
    }
}
