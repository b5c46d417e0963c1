// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension RuleCompiler {
    /// The functions a rulebook may call, for "did you mean".
    private static let functions = [
        "distance_km", "min", "max", "round", "date", "size", "startsWith", "endsWith", "contains", "has", "exists",
        "all", "exists_one", "filter",
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
        default:
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
            eastings: east.values.map { FixedPoint(mantissa: $0, scale: eastScale).double },
            northings: north.values.map { FixedPoint(mantissa: $0, scale: northScale).double })
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
                        LocalizedText(de: "Zahl", en: "number"), found: value.typeName,
                        at: context.location(of: argument)))
            }
        }
        guard double(result) != nil else {
            return report(
                RuleMessages.wrongType(
                    LocalizedText(de: "Zahl", en: "number"), found: result.typeName,
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
                    LocalizedText(de: "Zahl", en: "number"), found: value.typeName,
                    at: context.location(of: arguments[0])))
        }
    }

    private func date(_ argument: Expression, _ context: Context) -> TypedValue? {
        guard case .literal(.string(let text), _) = argument, let day = Day(parsing: text) else {
            return report(RuleMessages.badDate(context.source.text, at: context.location(of: argument)))
        }
        return .date(.constant(Int64(day.number)))
    }

    private func size(_ argument: Expression, _ context: Context) -> TypedValue? {
        if case .comprehension(let comprehension, _) = argument, comprehension.kind == .filter {
            return count(comprehension, argument, context).map { .number($0, scale: 0, isMoney: false) }
        }
        guard let value = compile(argument, context) else { return nil }
        switch value {
        case .list(let read): return .number(.listCount(read), scale: 0, isMoney: false)
        case .textSet(let members): return .number(.constant(Int64(members.count)), scale: 0, isMoney: false)
        default:
            return report(
                RuleMessages.wrongType(
                    LocalizedText(de: "Liste", en: "list"), found: value.typeName, at: context.location(of: argument)))
        }
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
}

// MARK: - Quantifiers

extension RuleCompiler {
    func quantified(
        _ comprehension: Expression.Comprehension, _ expression: Expression, _ context: Context
    ) -> TypedValue? {
        guard let matching = count(comprehension, expression, context), case .count(let list, let body, _) = matching
        else { return nil }
        switch comprehension.kind {
        case .exists:
            if case .inList(.local(let level), let other) = body, level == context.locals.count {
                return .boolean(.overlap(list, other))
            }
            return .boolean(.compare(.greater, matching, .constant(0)))
        case .all: return .boolean(.compare(.equal, matching, .listCount(list)))
        case .existsOne: return .boolean(.compare(.equal, matching, .constant(1)))
        case .map, .filter, .transformList, .transformMap, .transformMapEntry:
            return report(RuleMessages.notInRules(at: context.location(of: expression)))
        }
    }

    private func count(
        _ comprehension: Expression.Comprehension, _ expression: Expression, _ context: Context
    ) -> NumberCode? {
        guard comprehension.variables.count == 1, let condition = comprehension.condition else {
            return report(RuleMessages.notInRules(at: context.location(of: expression)))
        }
        guard let operand = compile(comprehension.operand, context) else { return nil }
        guard case .list(let list) = operand else {
            return report(
                RuleMessages.wrongType(
                    LocalizedText(de: "Listenspalte", en: "list column"), found: operand.typeName,
                    at: context.location(of: comprehension.operand)))
        }
        let inner = context.adding(local: comprehension.variables[0])
        guard let body = compile(condition, inner).flatMap({ boolean($0, condition, inner) }) else { return nil }
        return .count(list, body, level: context.locals.count)
    }
}
