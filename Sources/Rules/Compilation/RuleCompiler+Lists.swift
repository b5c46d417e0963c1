// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

extension RuleCompiler {
    /// A list of constants: all texts or all numbers.
    func listLiteral(_ items: [Expression], _ expression: Expression, _ context: Context) -> TypedValue? {
        let values = items.map { compile($0, context) }
        guard !values.contains(where: { $0 == nil }) else { return nil }
        let texts = values.compactMap { value -> Int32? in
            if case .text(.constant(let id)) = value { id } else { nil }
        }
        if texts.count == items.count { return .textSet(texts) }
        let numbers = values.compactMap { value -> FixedPoint? in
            if case .number(.constant(let mantissa), let scale, _) = value {
                FixedPoint(mantissa: mantissa, scale: scale)
            } else {
                nil
            }
        }
        let scale = numbers.map(\.scale).max() ?? 0
        let rescaled = numbers.compactMap { $0.rescaled(to: scale)?.mantissa }
        if rescaled.count == items.count { return .numberSet(rescaled, scale: scale) }
        return report(RuleMessages.mixedList(at: context.location(of: expression)))
    }

    /// `list[i]`, counted from 0.
    func member(
        of list: Expression, at index: Expression, _ expression: Expression, _ context: Context
    ) -> TypedValue? {
        let (members, place) = (compile(list, context), compile(index, context))
        guard let members, let place else { return nil }
        guard case .number(let code, let scale, _) = place else {
            return report(RuleMessages.wrongType(.number, found: place.typeName, at: context.location(of: index)))
        }
        switch members {
        case .list(let read): return .text(.listMember(read, code, scale: scale))
        case .textSet(let texts): return .text(.setMember(texts, code, scale: scale))
        case .numberSet(let numbers, let ownScale):
            return .number(.setMember(numbers, code, scale: scale), scale: ownScale, isMoney: false)
        default:
            return report(RuleMessages.wrongType(.list, found: members.typeName, at: context.location(of: list)))
        }
    }

    func size(_ argument: Expression, _ context: Context) -> TypedValue? {
        if case .comprehension(let comprehension, _) = argument, comprehension.kind == .filter {
            return counted(comprehension, argument, context)
        }
        guard let value = compile(argument, context) else { return nil }
        switch value {
        case .list(let read): return .number(.listCount(read), scale: 0, isMoney: false)
        case .textSet(let members): return .number(.constant(Int64(members.count)), scale: 0, isMoney: false)
        case .numberSet(let members, _): return .number(.constant(Int64(members.count)), scale: 0, isMoney: false)
        case .text(.constant(let id)):
            return .number(.constant(Int64(RuleText.size(pool[id]))), scale: 0, isMoney: false)
        case .text(let code): return .number(.textSize(code), scale: 0, isMoney: false)
        default:
            return report(
                RuleMessages.wrongType(.listOrText, found: value.typeName, at: context.location(of: argument)))
        }
    }
}

// MARK: - Quantifiers

extension RuleCompiler {
    /// What a macro runs over, with its condition: once for the member of a list column, or for each constant.
    private enum Members {
        case column(ListRead, BoolCode)
        case constants([BoolCode])
    }

    func quantified(
        _ macro: Expression.Comprehension, _ expression: Expression, _ context: Context
    ) -> TypedValue? {
        switch macro.kind {
        case .exists, .all, .existsOne: break
        case .map, .filter, .transformList, .transformMap, .transformMapEntry:
            return report(RuleMessages.listResult(macro.kind.rawValue, at: context.location(of: expression)))
        }
        guard let members = members(macro, expression, context) else { return nil }
        switch (macro.kind, members) {
        case (.existsOne, _):
            return .boolean(.compare(.equal, count(members, level: context.level), .constant(1)))
        case (.all, .constants(let conditions)):
            return .boolean(conditions.reduce(.constant(true)) { .conjunction($0, $1) })
        case (_, .constants(let conditions)):
            return .boolean(conditions.reduce(.constant(false)) { .disjunction($0, $1) })
        case (.exists, .column(let list, .inList(.local(let level), let other))) where level == context.level:
            return .boolean(.overlap(list, other))
        case (let kind, .column(let list, let condition)):
            return .boolean(.quantified(decisive: kind == .exists, list, condition, level: context.level))
        }
    }

    /// `size(list.filter(x, …))`.
    private func counted(
        _ macro: Expression.Comprehension, _ expression: Expression, _ context: Context
    ) -> TypedValue? {
        members(macro, expression, context).map {
            .number(count($0, level: context.level), scale: 0, isMoney: false)
        }
    }

    private func count(_ members: Members, level: Int) -> NumberCode {
        switch members {
        case .column(let list, let condition): .count(list, condition, level: level)
        case .constants(let conditions):
            conditions.reduce(.constant(0)) { .add($0, .choose($1, .constant(1), .constant(0))) }
        }
    }

    private func members(
        _ macro: Expression.Comprehension, _ expression: Expression, _ context: Context
    ) -> Members? {
        guard macro.variables.count == 1, let condition = macro.condition else {
            return report(RuleMessages.oneVariable(macro.kind.rawValue, at: context.location(of: expression)))
        }
        guard let operand = compile(macro.operand, context) else { return nil }
        let name = macro.variables[0]
        let constants: [TypedValue]
        switch operand {
        case .list(let list):
            let inner = context.adding(name, .text(.local(level: context.level)))
            return test(condition, inner).map { .column(list, $0) }
        case .textSet(let texts): constants = texts.map { .text(.constant($0)) }
        case .numberSet(let numbers, let scale):
            constants = numbers.map { .number(.constant($0), scale: scale, isMoney: false) }
        default:
            return report(
                RuleMessages.wrongType(.list, found: operand.typeName, at: context.location(of: macro.operand)))
        }
        var tests: [BoolCode?] = []
        for constant in constants {
            tests.append(test(condition, context.adding(name, constant)))
            guard !isTooHeavy else {
                return report(RuleMessages.tooComplex(Self.maximumWeight, at: context.location(of: expression)))
            }
        }
        return tests.contains { $0 == nil } ? nil : .constants(tests.compactMap { $0 })
    }

    private func test(_ condition: Expression, _ context: Context) -> BoolCode? {
        compile(condition, context).flatMap { boolean($0, condition, context) }
    }
}
