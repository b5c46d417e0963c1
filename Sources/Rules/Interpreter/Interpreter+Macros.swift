// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
    /// The macros that run over the members of a list.
    func comprehension(_ macro: Expression.Comprehension, _ frame: Frame) -> DynamicValue {
        let operand = value(macro.operand, frame)
        if case .error = operand { return operand }
        guard case .list(let members) = operand else { return .error(.noOverload(macro.kind.rawValue, [operand.kind])) }
        guard macro.variables.count == 1 else { return .error(.notSupported("\(macro.kind.rawValue)(i, v, …)")) }
        let name = macro.variables[0]
        let test = { (member: DynamicValue) -> DynamicValue in
            guard let condition = macro.condition else { return .boolean(true) }
            return truth(value(condition, frame.adding(name, member)))
        }
        switch macro.kind {
        case .exists: return Self.any(members, test)
        case .all: return Self.all(members, test)
        case .existsOne:
            return Self.filtered(members, test) { .boolean($0.count == 1) }
        case .filter: return Self.filtered(members, test) { .list($0) }
        case .map:
            return Self.filtered(members, test) { kept in
                guard let result = macro.result else { return .list(kept) }
                return mapped(kept, name, result, frame)
            }
        case .transformList, .transformMap, .transformMapEntry:
            return .error(.notSupported("\(macro.kind.rawValue)(…)"))
        }
    }

    /// Hands on the members that satisfy the test; the first error ends it.
    private static func filtered(
        _ members: [DynamicValue], _ test: (DynamicValue) -> DynamicValue, _ then: ([DynamicValue]) -> DynamicValue
    ) -> DynamicValue {
        var kept: [DynamicValue] = []
        for member in members {
            let result = test(member)
            guard let holds = result.truth else { return result }
            if holds { kept.append(member) }
        }
        return then(kept)
    }

    private func mapped(
        _ members: [DynamicValue], _ name: String, _ result: Expression, _ frame: Frame
    ) -> DynamicValue {
        var values: [DynamicValue] = []
        for member in members {
            let next = value(result, frame.adding(name, member))
            if case .error = next { return next }
            // Lists within lists can share their members and still have too many to look at.
            if case .list = next { return .error(.notSupported("[[…]]")) }
            values.append(next)
        }
        return .list(values)
    }
}
