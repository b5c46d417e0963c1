// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Holds a value against what a rulebook declares of a parameter: its type and its range. Every problem is told where
/// the value was written.
struct ParameterCheck {
    /// What the value of a parameter is.
    enum Kind { case number, text, boolean }

    let name: String
    /// The parameter as declared, one entry for each period; at least one.
    let declared: [Parameter]

    var kind: Kind {
        if range != nil { return .number }
        switch declared.first?.value {
        case .number?, nil: return .number
        case .text?: return .text
        case .boolean?: return .boolean
        }
    }

    /// Entries of one name share the range that the first of them states.
    var range: ParameterRange? { declared.compactMap(\.range).first }
    private var unit: String? { declared.compactMap(\.unit).first }

    /// Whether the value may stand for the parameter; an error at its place if not.
    func accepts(_ value: Parameter.Value, at place: SourceLocation, into sink: inout DiagnosticSink) -> Bool {
        guard let problem = problem(value, at: place) else { return true }
        sink.report(problem)
        return false
    }

    private func problem(_ value: Parameter.Value, at place: SourceLocation) -> Diagnostic? {
        switch (kind, value) {
        case (.number, .number(let number)):
            if let readings = doubtful(number) {
                return ParameterMessages.doubtful(value.text, readings: readings, parameter: name, at: place)
            }
            guard let range, !range.contains(number) else { return nil }
            return ParameterMessages.outOfRange(number, range, unit: unit, parameter: name, at: place)
        case (.number, _):
            return ParameterMessages.notANumber(
                value, spelling: spelling(value), range: range, example: example, parameter: name, at: place)
        case (.boolean, .boolean), (.text, .text): return nil
        case (.boolean, _): return ParameterMessages.notATruthValue(value, parameter: name, at: place)
        case (.text, _): return ParameterMessages.notAText(value, parameter: name, at: place)
        }
    }

    private func spelling(_ value: Parameter.Value) -> NumberSpelling? {
        if case .text(let text) = value { NumberSpelling(text) } else { nil }
    }

    /// A number that the rulebook itself gives, to show how one is written.
    private var example: FixedPoint? {
        for entry in declared.reversed() { if case .number(let number) = entry.value { return number } }
        return nil
    }

    /// Both readings of `1.500`, which German readers write for fifteen hundred: where the rulebook's own values are
    /// whole, or the decimals end with a nought that nobody would write.
    private func doubtful(_ number: FixedPoint) -> [FixedPoint]? {
        guard number.scale == 3, number.mantissa.magnitude >= 1_000, number.mantissa.magnitude < 1_000_000 else {
            return nil
        }
        let own = declared.compactMap {
            if case .number(let number) = $0.value { number.normalised.scale } else { nil }
        }
        guard number.mantissa % 10 == 0 || own.allSatisfy({ $0 == 0 }) else { return nil }
        return [number.normalised, FixedPoint(number.mantissa)]
    }
}

extension RulebookReader {
    /// The rulebook's own values against what it declares of them.
    mutating func checkValues(of parameters: [Parameter]) {
        var seen: Set<String> = []
        for name in parameters.map(\.name) where seen.insert(name).inserted {
            let check = ParameterCheck(name: name, declared: parameters.filter { $0.name == name })
            for entry in check.declared {
                if let range = entry.range, range != check.range {
                    sink.report(ParameterMessages.otherRange(name, at: entry.valuePlace))
                } else {
                    _ = check.accepts(entry.value, at: entry.valuePlace, into: &sink)
                }
            }
        }
    }

    /// A text without quotes that is a number or truth value but for its spelling: without this it would be told where
    /// a rule uses it.
    mutating func checkSpelling(of scalar: YAMLScalar, _ parameter: Parameter) {
        guard scalar.isPlain, parameter.range == nil, case .text(let text) = parameter.value else { return }
        let spelling = NumberSpelling(text)
        if ["true", "false"].contains(text.lowercased()) {
            sink.report(
                ParameterMessages.notATruthValue(parameter.value, parameter: parameter.name, at: scalar.location))
        } else if let spelling, spelling.isBare || spelling.isPercent {
            sink.report(
                ParameterMessages.notANumber(
                    parameter.value, spelling: spelling, range: nil, example: nil, parameter: parameter.name,
                    at: scalar.location))
        }
    }

    /// `[least, most]`; an open end is `~`.
    mutating func range(_ node: YAMLNode?) -> ParameterRange? {
        guard let node else { return nil }
        guard let ends = node.items, ends.count == 2, let least = end(ends[0]), let most = end(ends[1]),
            least != nil || most != nil
        else {
            sink.report(ParameterMessages.badRange(at: node.location))
            return nil
        }
        if let least, let most, most < least {
            sink.report(ParameterMessages.emptyRange(at: node.location))
            return nil
        }
        return ParameterRange(least: least, most: most)
    }

    /// `.some(nil)` for an open end, `nil` for what is no end.
    private func end(_ node: YAMLNode) -> FixedPoint?? {
        guard let scalar = node.scalar else { return nil }
        if scalar.isNull { return .some(nil) }
        guard scalar.isPlain, let number = FixedPoint(parsing: scalar.text) else { return nil }
        return number
    }
}
