// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

extension RuleCompiler {
    /// `string(x)`, `int(x)`, `double(x)` and `bool(x)`.
    func converted(_ function: String, _ argument: Expression, _ context: Context) -> TypedValue? {
        guard let value = compile(argument, context) else { return nil }
        let result: TypedValue? =
            switch function {
            case "string": string(value).map { .text($0) }
            case "int": integer(value)
            case "double": inexact(value)
            default: truth(value)
            }
        return result
            ?? report(RuleMessages.notConvertible(function, value.typeName, at: context.location(of: argument)))
    }

    /// As people would write it in a rule: decimals without trailing zeros, days as 2026-08-01.
    private func string(_ value: TypedValue) -> IDCode? {
        switch value {
        case .number(.constant(let mantissa), let scale, _):
            .constant(pool.intern(FixedPoint(mantissa: mantissa, scale: scale).normalised.description))
        case .number(let code, let scale, _): .ofNumber(code, scale: scale)
        case .double(let code): .ofDouble(code)
        case .boolean(.constant(let truth)): .constant(pool.intern(truth ? "true" : "false"))
        case .boolean(let code): .ofBoolean(code)
        case .date(let code): .ofDate(code)
        case .text, .row: text(value)
        case .list, .textSet, .numberSet: nil
        }
    }

    /// Towards zero; a text must be a whole number.
    private func integer(_ value: TypedValue) -> TypedValue? {
        switch value {
        case .number(let code, let scale, _):
            guard scale > 0, let divisor = FixedPoint.powerOfTen(scale) else {
                return .number(code, scale: scale, isMoney: false)
            }
            if case .constant(let mantissa) = code {
                return .number(.constant(mantissa / divisor), scale: 0, isMoney: false)
            }
            return .number(.truncated(code, divisor: divisor), scale: 0, isMoney: false)
        case .double(let code): return .number(.truncatedDouble(code), scale: 0, isMoney: false)
        case .text(let code): return .number(.parsed(code), scale: 0, isMoney: false)
        default: return nil
        }
    }

    /// A number that is not exact from here on, as the standard has it.
    private func inexact(_ value: TypedValue) -> TypedValue? {
        if case .text(let code) = value { return .double(.parsed(code)) }
        return double(value).map { .double($0) }
    }

    private func truth(_ value: TypedValue) -> TypedValue? {
        switch value {
        case .boolean: value
        case .text(let code): .boolean(.parsed(code))
        default: nil
        }
    }

    /// `a + b` of texts; `nil` if neither is a text.
    func joined(_ left: TypedValue, _ right: TypedValue) -> TypedValue? {
        switch (left, right) {
        case (.text, _), (_, .text): break
        default: return nil
        }
        guard let first = text(left), let second = text(right) else { return nil }
        if case .constant(let a) = first, case .constant(let b) = second,
            pool[a].utf8.count + pool[b].utf8.count <= RuleText.maximumBytes
        {
            return .text(.constant(pool.intern(pool[a] + pool[b])))
        }
        return .text(.joined(first, second))
    }
}
