// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension RuleCompiler {
    func unary(
        _ symbol: Expression.UnaryOperator, _ operand: Expression, _ expression: Expression, _ context: Context
    ) -> TypedValue? {
        guard let value = compile(operand, context) else { return nil }
        switch (symbol, value) {
        case (.not, .boolean(let code)): return .boolean(.negation(code))
        case (.negate, .number(.constant(let mantissa), let scale, let money)) where mantissa > .min:
            return .number(.constant(-mantissa), scale: scale, isMoney: money)
        case (.negate, .number(let code, let scale, let money)):
            return .number(.subtract(.constant(0), code), scale: scale, isMoney: money)
        case (.negate, .double(let code)): return .double(.subtract(.constant(0), code))
        default:
            let expected =
                symbol == .not
                ? LocalizedText(de: "Wahrheitswert", en: "truth value") : LocalizedText(de: "Zahl", en: "number")
            return report(RuleMessages.wrongType(expected, found: value.typeName, at: context.location(of: operand)))
        }
    }

    func binary(
        _ symbol: Expression.BinaryOperator, _ left: Expression, _ right: Expression, _ expression: Expression,
        _ context: Context
    ) -> TypedValue? {
        let first = compile(left, context)
        let second = compile(right, context.knowing(facts(of: symbol, left)))
        guard let first, let second else { return nil }
        if symbol == .and || symbol == .or {
            guard let a = boolean(first, left, context), let b = boolean(second, right, context) else { return nil }
            return .boolean(symbol == .and ? .conjunction(a, b) : .disjunction(a, b))
        }
        let result: TypedValue? =
            switch symbol {
            case .add, .subtract, .multiply, .divide, .remainder: arithmetic(symbol, first, second)
            case .contains: membership(first, second)
            default: comparison(symbol, first, second)
            }
        if let result { return result }
        if case .number = first, case .number = second {
            return report(RuleMessages.tooManyDecimals(FixedPoint.maximumScale, at: context.location(of: expression)))
        }
        return report(
            RuleMessages.operands(
                symbol.rawValue, first.typeName, second.typeName, at: context.location(of: expression)))
    }

    private func facts(of symbol: Expression.BinaryOperator, _ left: Expression) -> PresenceFacts {
        switch symbol {
        case .and: PresenceFacts(when: left, is: true)
        case .or: PresenceFacts(when: left, is: false)
        default: PresenceFacts()
        }
    }

    func boolean(_ value: TypedValue, _ expression: Expression, _ context: Context) -> BoolCode? {
        if case .boolean(let code) = value { return code }
        let expected = LocalizedText(de: "Wahrheitswert", en: "truth value")
        return report(RuleMessages.wrongType(expected, found: value.typeName, at: context.location(of: expression)))
    }

    func conditional(
        _ condition: Expression, _ first: Expression, _ second: Expression, _ expression: Expression,
        _ context: Context
    ) -> TypedValue? {
        let test = compile(condition, context).flatMap { boolean($0, condition, context) }
        let yes = compile(first, context.knowing(PresenceFacts(when: condition, is: true)))
        let no = compile(second, context.knowing(PresenceFacts(when: condition, is: false)))
        guard let test, let yes, let no else { return nil }
        if let numbers = aligned(yes, no) {
            return .number(.choose(test, numbers.left, numbers.right), scale: numbers.scale, isMoney: numbers.isMoney)
        }
        if let doubles = doubles(yes, no) { return .double(.choose(test, doubles.left, doubles.right)) }
        switch (yes, no) {
        case (.boolean(let a), .boolean(let b)): return .boolean(.choose(test, a, b))
        case (.text(let a), .text(let b)): return .text(.choose(test, a, b))
        case (.date(let a), .date(let b)): return .date(.choose(test, a, b))
        case (.row(let a, let table, let path), .row(let b, let other, _)) where table == other:
            return .row(.choose(test, a, b), table: table, path: path)
        default:
            return report(
                RuleMessages.differentBranches(yes.typeName, no.typeName, at: context.location(of: expression)))
        }
    }

    private func arithmetic(
        _ symbol: Expression.BinaryOperator, _ left: TypedValue, _ right: TypedValue
    ) -> TypedValue? {
        if symbol == .add, let text = joined(left, right) { return text }
        if symbol == .multiply, case .number(let a, let scale, let money) = left,
            case .number(let b, let otherScale, let otherMoney) = right,
            scale + otherScale <= FixedPoint.maximumScale
        {
            return .number(.multiply(a, b), scale: scale + otherScale, isMoney: money || otherMoney)
        }
        if let pair = aligned(left, right) {
            switch symbol {
            case .add: return .number(.add(pair.left, pair.right), scale: pair.scale, isMoney: pair.isMoney)
            case .subtract: return .number(.subtract(pair.left, pair.right), scale: pair.scale, isMoney: pair.isMoney)
            case .remainder: return .number(.remainder(pair.left, pair.right), scale: pair.scale, isMoney: false)
            default: break
            }
        }
        // Exact numbers stay exact, or it is an error; only a quotient of them is a double.
        if symbol != .divide, case .number = left, case .number = right { return nil }
        guard symbol != .remainder, let pair = doubles(left, right) else { return nil }
        switch symbol {
        case .add: return .double(.add(pair.left, pair.right))
        case .subtract: return .double(.subtract(pair.left, pair.right))
        case .multiply: return .double(.multiply(pair.left, pair.right))
        default: return .double(.divide(pair.left, pair.right))
        }
    }

    private func membership(_ member: TypedValue, _ list: TypedValue) -> TypedValue? {
        if case .textSet(let members) = list, members.isEmpty { return .boolean(.constant(false)) }
        switch (text(member), list) {
        case (let id?, .list(let read)): return .boolean(.inList(id, read))
        case (let id?, .textSet(let members)): return .boolean(.inSet(id, members))
        default: break
        }
        guard case .number(let code, let scale, _) = member, case .numberSet(let members, let listScale) = list
        else { return nil }
        let common = max(scale, listScale)
        guard let left = rescaled(code, from: scale, to: common) else { return nil }
        let tests = members.compactMap { rescaled(.constant($0), from: listScale, to: common) }
            .map { BoolCode.compare(.equal, left, $0) }
        return .boolean(tests.reduce(.constant(false)) { .disjunction($0, $1) })
    }
}

// MARK: - Comparisons and conversions

extension RuleCompiler {
    private func comparison(
        _ symbol: Expression.BinaryOperator, _ left: TypedValue, _ right: TypedValue
    ) -> TypedValue? {
        guard let test = Self.comparisons[symbol] else { return nil }
        if let pair = aligned(left, right) { return .boolean(.compare(test, pair.left, pair.right)) }
        if let pair = doubles(left, right) { return .boolean(.compareDoubles(test, pair.left, pair.right)) }
        let isEquality = test == .equal || test == .notEqual
        switch (left, right) {
        case (.date(let a), .date(let b)): return .boolean(.compare(test, a, b))
        case (.boolean(let a), .boolean(let b)) where isEquality:
            return .boolean(test == .equal ? .same(a, b) : .not(.same(a, b)))
        case (.row(let a, let table, _), .row(let b, let other, _)) where isEquality && table == other:
            return .boolean(test == .equal ? .sameID(a, b) : .not(.sameID(a, b)))
        default: break
        }
        guard let a = text(left), let b = text(right) else { return nil }
        switch test {
        case .equal: return .boolean(.sameID(a, b))
        case .notEqual: return .boolean(.not(.sameID(a, b)))
        default: return .boolean(.compareTexts(test, a, b))
        }
    }

    private static let comparisons: [Expression.BinaryOperator: Comparison] = [
        .less: .less, .lessOrEqual: .lessOrEqual, .equal: .equal, .notEqual: .notEqual,
        .greaterOrEqual: .greaterOrEqual, .greater: .greater,
    ]

    /// A text, or the id of a row: `fund.region == '05566'` compares ids.
    func text(_ value: TypedValue) -> IDCode? {
        switch value {
        case .text(let code): return code
        case .row(.column(let read), let table, _) where table >= 0:
            let ids = tables.tables[table].ids
            guard !ids.isEmpty else { return nil }
            return .column(IDRead(root: read.root, values: read.values.map { $0 < 0 ? -1 : ids[Int($0)] }))
        default: return nil
        }
    }

    struct AlignedNumbers {
        let left: NumberCode
        let right: NumberCode
        let scale: Int
        let isMoney: Bool
    }

    /// Two exact numbers at their common scale; `nil` if one is not exact or the scale would be too large.
    func aligned(_ left: TypedValue, _ right: TypedValue) -> AlignedNumbers? {
        guard case .number(let a, let scale, let money) = left,
            case .number(let b, let otherScale, let otherMoney) = right
        else { return nil }
        let common = max(scale, otherScale)
        guard let first = rescaled(a, from: scale, to: common), let second = rescaled(b, from: otherScale, to: common)
        else { return nil }
        return AlignedNumbers(left: first, right: second, scale: common, isMoney: money || otherMoney)
    }

    func rescaled(_ code: NumberCode, from scale: Int, to common: Int) -> NumberCode? {
        if scale == common { return code }
        guard let factor = FixedPoint.powerOfTen(common - scale) else { return nil }
        if case .constant(let value) = code {
            let (product, overflow) = value.multipliedReportingOverflow(by: factor)
            return overflow ? nil : .constant(product)
        }
        return .multiply(code, .constant(factor))
    }

    /// Two numbers as doubles; `nil` if one is no number.
    func doubles(_ left: TypedValue, _ right: TypedValue) -> (left: DoubleCode, right: DoubleCode)? {
        guard let a = double(left), let b = double(right) else { return nil }
        return (a, b)
    }

    func double(_ value: TypedValue) -> DoubleCode? {
        switch value {
        case .double(let code): code
        case .number(.constant(let mantissa), let scale, _):
            .constant(FixedPoint(mantissa: mantissa, scale: scale).double)
        case .number(let code, let scale, _): .number(code, scale: scale)
        default: nil
        }
    }
}
