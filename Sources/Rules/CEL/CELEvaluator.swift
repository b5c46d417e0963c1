// SPDX-License-Identifier: GPL-3.0-or-later

/// Evaluates an expression (langdef, "Evaluation"). Errors are thrown; `&&`, `||`, `all` and `exists` absorb them.
struct CELEvaluator {
    private let variables: [String: CELValue]
    /// Values of the macros' variables, outermost first.
    private var locals: [CELValue] = []
    let maximumWork: Int
    private var work = 0

    init(variables: [String: CELValue], maximumWork: Int) {
        self.variables = variables
        self.maximumWork = maximumWork
    }

    /// Counts work; macros can be nested and chained so that it grows exponentially.
    mutating func spend(_ amount: Int) throws(CELError) {
        work += amount
        if work > maximumWork { throw .tooExpensive(limit: maximumWork) }
    }

    var remainingWork: Int { max(0, maximumWork - work) }

    mutating func value(_ node: CELNode) throws(CELError) -> CELValue {
        try spend(1)
        switch node {
        case .constant(let value): return value
        case .failure(let error): throw error
        case .variable(let name):
            guard let value = variables[name] else { throw .unbound(name) }
            return value
        case .local(let level): return locals[level]
        case .list(let items): return .list(try values(items))
        case .map(let entries): return try map(entries)
        case .select(let operand, let field): return try selected(try value(operand), field)
        case .has(let operand, let field): return .bool(try map(try value(operand))[.string(field)] != nil)
        case .index(let operand, let index): return try element(of: try value(operand), at: try value(index))
        case .not(let operand): return .bool(!(try truth(try value(operand), "!_")))
        case .negate(let operand): return try Self.negated(try value(operand))
        case .and(let left, let right): return .bool(try either(left, right, decides: false))
        case .or(let left, let right): return .bool(try either(left, right, decides: true))
        case .conditional(let condition, let first, let second):
            return try value(try truth(try value(condition), "_?_:_") ? first : second)
        case .binary(let symbol, let left, let right):
            return try binary(symbol, try value(left), try value(right))
        case .call(let function, let operands): return try call(function, try values(operands))
        case .comprehension(let macro): return try comprehension(macro)
        }
    }

    private mutating func values(_ nodes: [CELNode]) throws(CELError) -> [CELValue] {
        var values: [CELValue] = []
        values.reserveCapacity(nodes.count)
        for node in nodes { values.append(try value(node)) }
        return values
    }

    private mutating func map(_ entries: [(key: CELNode, value: CELNode)]) throws(CELError) -> CELValue {
        var map = CELMap()
        for entry in entries { try map.insert(try value(entry.key), try value(entry.value)) }
        return .map(map)
    }

    func truth(_ value: CELValue, _ function: String) throws(CELError) -> Bool {
        guard case .bool(let truth) = value else { throw .noOverload(function, [value.typeName]) }
        return truth
    }

    /// `&&` and `||`: if either side is the deciding value, so is the result, even if the other side is an error.
    private mutating func either(_ left: CELNode, _ right: CELNode, decides: Bool) throws(CELError) -> Bool {
        let name = decides ? "_||_" : "_&&_"
        var failure: CELError?
        for side in [left, right] {
            do throws(CELError) {
                if try truth(try value(side), name) == decides { return decides }
            } catch {
                // What is out of work stays so; absorbing it would let the other side go on.
                if case .tooExpensive = error { throw error }
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return !decides
    }

    /// Evaluates with further variables of a macro.
    mutating func value(_ node: CELNode, with members: [CELValue]) throws(CELError) -> CELValue {
        locals += members
        defer { locals.removeLast(members.count) }
        return try value(node)
    }
}

// MARK: - Fields and elements

extension CELEvaluator {
    private func map(_ value: CELValue) throws(CELError) -> CELMap {
        guard case .map(let map) = value else { throw .noField(type: value.typeName) }
        return map
    }

    private func selected(_ operand: CELValue, _ field: String) throws(CELError) -> CELValue {
        guard let value = try map(operand)[.string(field)] else { throw .noSuchKey(field) }
        return value
    }

    private func element(of operand: CELValue, at index: CELValue) throws(CELError) -> CELValue {
        switch operand {
        case .list(let members):
            guard let place = try Self.place(index) else { throw .badIndex(index.description) }
            guard members.indices.contains(place) else { throw .badIndex(index.description) }
            return members[place]
        case .map(let map):
            guard let value = map[index] else { throw .noSuchKey(index.description) }
            return value
        default: throw .noOverload("_[_]", [operand.typeName, index.typeName])
        }
    }

    /// A whole number of any numeric type.
    private static func place(_ index: CELValue) throws(CELError) -> Int? {
        switch index {
        case .int(let number): Int(exactly: number)
        case .uint(let number): Int(exactly: number)
        case .double(let number): Int(exactly: number)
        default: throw .noOverload("_[_]", ["list", index.typeName])
        }
    }
}
