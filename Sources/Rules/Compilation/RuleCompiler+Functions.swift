// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension RuleCompiler {
    /// The functions a rulebook may call, for "did you mean".
    private static let functions = [
        "distance_km", "min", "max", "round", "date", "size", "startsWith", "endsWith", "contains", "matches", "string",
        "int", "double", "bool", "has", "exists", "all", "exists_one", "filter",
    ]

    func call(
        _ function: String, _ receiver: Expression?, _ arguments: [Expression], _ expression: Expression,
        _ context: Context
    ) -> TypedValue? {
        let place = context.location(of: expression)
        switch (function, receiver, arguments.count) {
        case ("distance_km", nil, 2): return distance(arguments[0], arguments[1], context)
        case ("min", nil, 1...), ("max", nil, 1...): return extreme(function, arguments, context)
        case ("round", nil, 1...2): return rounded(arguments, expression, context)
        case ("date", nil, 1): return date(arguments[0], context)
        case ("size", nil, 1): return size(arguments[0], context)
        case ("size", let list?, 0): return size(list, context)
        case ("startsWith", let text?, 1), ("endsWith", let text?, 1), ("contains", let text?, 1):
            return textTest(function, text, arguments[0], expression, context)
        case ("matches", let text?, 1): return matches(text, arguments[0], expression, context)
        case ("matches", nil, 2): return matches(arguments[0], arguments[1], expression, context)
        case ("string", nil, 1), ("int", nil, 1), ("double", nil, 1), ("bool", nil, 1):
            return converted(function, arguments[0], context)
        default:
            if let reason = RuleMessages.reasonLeftOut(function) {
                return report(RuleMessages.leftOut(function, reason, at: place))
            }
            if Self.functions.contains(function) {
                return report(RuleMessages.wrongArguments(function, count: arguments.count, at: place))
            }
            return report(RuleMessages.unknownFunction(function, known: Self.functions, at: place))
        }
    }

    private func distance(_ first: Expression, _ second: Expression, _ context: Context) -> TypedValue? {
        let (from, to) = (point(first, context), point(second, context))
        guard let from, let to else { return nil }
        return .double(.distance(from, to))
    }

    /// The coordinates of a row; both must be present.
    private func point(_ expression: Expression, _ context: Context) -> PointRead? {
        guard expression.path != nil, case .row(_, _, _)? = compile(expression, context) else {
            return report(RuleMessages.notAPlace(at: context.location(of: expression)))
        }
        let range = expression.range
        let easting = compile(.select(expression, field: "easting", range: range), context)
        let northing = compile(.select(expression, field: "northing", range: range), context)
        guard case .number(.column(let east), let eastScale, _)? = easting,
            case .number(.column(let north), let northScale, _)? = northing
        else {
            return easting == nil || northing == nil
                ? nil : report(RuleMessages.notAPlace(at: context.location(of: expression)))
        }
        return PointRead(
            root: east.root,
            places: zip(east.values, north.values).map {
                Place(
                    easting: FixedPoint(mantissa: $0, scale: eastScale),
                    northing: FixedPoint(mantissa: $1, scale: northScale))
            })
    }

    private func extreme(_ function: String, _ arguments: [Expression], _ context: Context) -> TypedValue? {
        let values = arguments.map { compile($0, context) }
        guard var result = values[0] else { return nil }
        for (value, argument) in zip(values, arguments).dropFirst() {
            guard let value else { return nil }
            if let pair = aligned(result, value) {
                let code: NumberCode =
                    function == "min" ? .minimum(pair.left, pair.right) : .maximum(pair.left, pair.right)
                result = .number(code, scale: pair.scale, isMoney: pair.isMoney)
            } else if let pair = doubles(result, value) {
                result = .double(
                    function == "min" ? .minimum(pair.left, pair.right) : .maximum(pair.left, pair.right))
            } else {
                return report(
                    RuleMessages.wrongType(
                        .number, found: value.typeName,
                        at: context.location(of: argument)))
            }
        }
        guard double(result) != nil else {
            return report(
                RuleMessages.wrongType(
                    .number, found: result.typeName,
                    at: context.location(of: arguments[0])))
        }
        return result
    }

    /// `round(x)` and `round(x, digits)`; the result is exact.
    private func rounded(_ arguments: [Expression], _ expression: Expression, _ context: Context) -> TypedValue? {
        var digits = 0
        if arguments.count == 2 {
            guard case .literal(.integer(let text), _) = arguments[1], let count = Int(text), (0...6).contains(count)
            else { return report(RuleMessages.badDigits(at: context.location(of: arguments[1]))) }
            digits = count
        }
        guard let value = compile(arguments[0], context) else { return nil }
        switch value {
        case .number(let code, let scale, let money):
            guard scale > digits, let divisor = FixedPoint.powerOfTen(scale - digits) else { return value }
            return .number(.rounded(code, divisor: divisor), scale: digits, isMoney: money)
        case .double(let code): return .number(.roundedDouble(code, scale: digits), scale: digits, isMoney: false)
        default:
            return report(
                RuleMessages.wrongType(
                    .number, found: value.typeName,
                    at: context.location(of: arguments[0])))
        }
    }

    private func date(_ argument: Expression, _ context: Context) -> TypedValue? {
        guard case .literal(.string(let text), _) = argument, let day = Day(parsing: text) else {
            return report(RuleMessages.badDate(context.source.text, at: context.location(of: argument)))
        }
        return .date(.constant(Int64(day.number)))
    }

    private func textTest(
        _ function: String, _ receiver: Expression, _ argument: Expression, _ expression: Expression,
        _ context: Context
    ) -> TypedValue? {
        let (first, second) = (compile(receiver, context), compile(argument, context))
        guard let first, let second, let test = TextTest(rawValue: function) else { return nil }
        guard let whole = text(first), let part = text(second) else {
            return report(
                RuleMessages.operands(
                    function, first.typeName, second.typeName, at: context.location(of: expression)))
        }
        return .boolean(.testText(test, whole, part))
    }

    /// A pattern that is known when the rule is read is looked at then.
    private func matches(
        _ receiver: Expression, _ argument: Expression, _ expression: Expression, _ context: Context
    ) -> TypedValue? {
        let (first, second) = (compile(receiver, context), compile(argument, context))
        guard let first, let second else { return nil }
        guard let whole = text(first), let pattern = text(second) else {
            return report(
                RuleMessages.operands(
                    "matches", first.typeName, second.typeName, at: context.location(of: expression)))
        }
        if case .constant(let id) = pattern {
            do throws(RegexError) {
                _ = try RegexProgram(pool[id])
            } catch {
                return report(RuleMessages.badPattern(pool[id], error, at: context.location(of: argument)))
            }
        }
        return .boolean(.matches(whole, pattern))
    }
}
