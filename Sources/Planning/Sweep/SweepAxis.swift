// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules
import Tables

/// One thing that a sweep varies, with its values.
public struct SweepAxis: Sendable, Hashable {
    /// `table.id.column`, `parameters.name`, `rulebook.name` of a parameter, or `rules.id`.
    public let target: String
    public let values: [String]

    private enum Kind {
        case cell(table: String, id: String, column: String)
        case parameter(String)
        /// `on` keeps the rule, `off` drops it.
        case rule(String)
    }

    private static let mostValues = 100_000

    /// Reads `target=values`; values are separated by commas, each a value or a range `low..high/step`.
    ///
    /// - Returns: `nil` (and an error in the sink) for anything else.
    public static func read(_ text: String, into sink: inout DiagnosticSink) -> SweepAxis? {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2, let kind = kind(sides[0]), let values = values(sides[1]) else {
            sink.report(SweepMessages.badVariation(text))
            return nil
        }
        if case .rule = kind, !values.allSatisfy({ ["on", "off"].contains($0) }) {
            sink.report(SweepMessages.badVariation(text))
            return nil
        }
        return SweepAxis(target: sides[0], values: values)
    }

    private static func kind(_ target: String) -> Kind? {
        let parts = target.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let rest = parts.dropFirst().joined(separator: ".")
        switch parts[0] {
        case "parameters": return .parameter(rest)
        case "rules": return .rule(rest)
        default:
            guard parts.count >= 3 else { return .parameter(target) }
            return .cell(
                table: parts[0], id: parts[1..<parts.count - 1].joined(separator: "."), column: parts[parts.count - 1])
        }
    }

    /// `nil` for a range that is none or has too many steps.
    private static func values(_ text: String) -> [String]? {
        var values: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            guard let range = range(part) else { return nil }
            values += range
            guard values.count <= mostValues else { return nil }
        }
        return values
    }

    private static func range(_ text: String) -> [String]? {
        guard let dots = text.firstRange(of: "..") else { return [text] }
        let rest = text[dots.upperBound...].split(separator: "/", omittingEmptySubsequences: false)
        guard rest.count == 2, let low = FixedPoint(parsing: text[..<dots.lowerBound]),
            let high = FixedPoint(parsing: rest[0]), let step = FixedPoint(parsing: rest[1])
        else { return nil }
        let scale = max(low.scale, high.scale, step.scale)
        guard let first = low.rescaled(to: scale)?.mantissa, let last = high.rescaled(to: scale)?.mantissa,
            let by = step.rescaled(to: scale)?.mantissa, by > 0, first <= last,
            Int128(last) - Int128(first) < Int128(by) * Int128(mostValues)
        else { return nil }
        return stride(from: first, through: last, by: Int64.Stride(by)).map {
            FixedPoint(mantissa: $0, scale: scale).normalised.description
        }
    }

    /// The change that a value means; `nil` where it changes nothing.
    func change(_ value: String) -> SweepChange? {
        let place = SourceLocation(file: "--vary")
        switch Self.kind(target) {
        case .cell(let table, let id, let column)?:
            return SweepChange(ScenarioChange(.set(table: table, id: id, column: column, value: value), at: place))
        case .parameter(let name)?:
            return SweepChange(ScenarioChange(.parameter(name: name, value: .init(plain: value)), at: place))
        case .rule(let id)?:
            return value == "off" ? SweepChange(ScenarioChange(.dropRule(id: id), at: place)) : nil
        case nil: return nil
        }
    }

    /// Holds the values of parameters against the rulebooks before anything is solved; values with the same fault are
    /// told together.
    public func check(against rulebooks: [Rulebook], into sink: inout DiagnosticSink) {
        guard case .parameter(let name)? = Self.kind(target) else { return }
        let place = SourceLocation(file: "--vary \(target)")
        var faults: [(first: Diagnostic, others: [String])] = []
        for value in values {
            var own = DiagnosticSink()
            let override = ParameterOverride(name: name, value: .init(plain: value), location: place)
            ParameterTable.check([override], against: rulebooks, into: &own)
            guard let fault = own.shown.first else { continue }
            if let known = faults.firstIndex(where: { $0.first.id == fault.id }) {
                if fault != faults[known].first { faults[known].others.append(value) }
            } else {
                faults.append((fault, []))
            }
        }
        for fault in faults { sink.report(SweepMessages.with(fault.first, others: fault.others)) }
    }

    /// Every combination, the last axis fastest; `nil` (and an error in the sink) if there are too many.
    public static func grid(_ axes: [SweepAxis], into sink: inout DiagnosticSink) -> [SweepDefinition.Point]? {
        let count = axes.reduce(1) { $0 > mostValues ? $0 : $0 * $1.values.count }
        guard count <= mostValues else {
            sink.report(SweepMessages.tooManyPoints(count, most: mostValues))
            return nil
        }
        return axes.reduce([SweepDefinition.Point(values: [], changes: [])]) { points, axis in
            points.flatMap { point in
                axis.values.map { value in
                    SweepDefinition.Point(
                        values: point.values + [value],
                        changes: point.changes + (axis.change(value).map { [$0] } ?? []))
                }
            }
        }
    }
}
