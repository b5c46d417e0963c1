// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// A value that a scenario sets instead of a rulebook's own.
public struct ParameterOverride: Sendable {
    /// A parameter's name, or `rulebook.name` where several rulebooks have one of that name.
    public let name: String
    public let value: Parameter.Value
    /// Where the name is written.
    public let location: SourceLocation
    /// Where the value is written.
    public let valuePlace: SourceLocation

    /// - Parameter valuePlace: `nil` where the value has no place of its own.
    public init(
        name: String, value: Parameter.Value, location: SourceLocation, valuePlace: SourceLocation? = nil
    ) {
        self.name = name
        self.value = value
        self.location = location
        self.valuePlace = valuePlace ?? location
    }

    /// As a YAML file writes it.
    public init(_ name: YAMLScalar, _ value: YAMLScalar) {
        self.init(
            name: name.text, value: Parameter.Value(value), location: name.location, valuePlace: value.location)
    }
}

/// The parameters that hold on the first day of the school year, scenario overrides applied.
public struct ParameterTable: Sendable {
    /// By rulebook, then by name.
    private var values: [[String: Parameter.Value]]
    private var overridePlaces: [[String: SourceLocation]]
    private let units: [[String: String]]
    private let ranges: [[String: ParameterRange]]
    /// All names, in the order of the rulebooks.
    public let names: [String]

    /// The value of a parameter for an expression of the rulebook: its own, or the only one of that name elsewhere.
    public func value(_ name: String, rulebook: Int) -> Parameter.Value? {
        if let own = values[rulebook][name] { return own }
        let others = values.compactMap { $0[name] }
        return others.count == 1 ? others[0] : nil
    }

    /// Whether the value is an amount of euro, as the parameter's unit says.
    public func isMoney(_ name: String, rulebook: Int) -> Bool {
        let owner = values[rulebook][name] == nil ? values.firstIndex { $0[name] != nil } : rulebook
        return owner.flatMap { units[$0][name] } == "EUR"
    }

    /// What numbers the rulebook allows for a parameter of its own; `nil` where it does not say.
    public func range(of name: String, rulebook: Int) -> ParameterRange? { ranges[rulebook][name] }

    /// The rulebook whose parameter an expression of the rulebook means: its own, or the only one of that name.
    public func owner(of name: String, rulebook: Int) -> Int? {
        if values[rulebook][name] != nil { return rulebook }
        let others = values.indices.filter { values[$0][name] != nil }
        return others.count == 1 ? others[0] : nil
    }

    /// Where a scenario set the value; `nil` where the rulebook's own holds.
    public func override(of name: String, rulebook: Int) -> SourceLocation? { overridePlaces[rulebook][name] }

    /// The same table with another value of a parameter of the rulebook.
    public func setting(_ name: String, rulebook: Int, to value: Parameter.Value) -> ParameterTable {
        var changed = self
        changed.values[rulebook][name] = value
        return changed
    }

    /// Whether several other rulebooks, but not this one, have a parameter of the name.
    public func isAmbiguous(_ name: String, rulebook: Int) -> Bool {
        values[rulebook][name] == nil && values.count { $0[name] != nil } > 1
    }

    /// Picks the values valid on `day`. A parameter without one, with two, and an override that hits nothing are
    /// errors.
    public init(
        rulebooks: [Rulebook], overrides: [ParameterOverride], day: Day, into sink: inout DiagnosticSink
    ) {
        var values: [[String: Parameter.Value]] = []
        var units: [[String: String]] = []
        var ranges: [[String: ParameterRange]] = []
        var names: [String] = []
        for rulebook in rulebooks {
            var own: [String: Parameter.Value] = [:]
            var ownUnits: [String: String] = [:]
            var ownRanges: [String: ParameterRange] = [:]
            for name in Self.uniqueNames(rulebook.parameters) {
                let dated = rulebook.parameters.filter { $0.name == name }
                if !names.contains(name) { names.append(name) }
                ownUnits[name] = dated.compactMap(\.unit).first
                ownRanges[name] = dated.compactMap(\.range).first
                own[name] = Self.valid(dated, on: day, rulebook: rulebook, overrides, into: &sink)
            }
            values.append(own)
            units.append(ownUnits)
            ranges.append(ownRanges)
        }
        var places: [[String: SourceLocation]] = rulebooks.map { _ in [:] }
        for override in overrides {
            let hit = Self.apply(override, to: &values, rulebooks: rulebooks, names: names, into: &sink)
            if let hit { places[hit.rulebook][hit.name] = override.location }
        }
        overridePlaces = places
        self.values = values
        self.units = units
        self.ranges = ranges
        self.names = names
    }

    private static func uniqueNames(_ parameters: [Parameter]) -> [String] {
        var seen: Set<String> = []
        return parameters.map(\.name).filter { seen.insert($0).inserted }
    }

    private static func valid(
        _ dated: [Parameter], on day: Day, rulebook: Rulebook, _ overrides: [ParameterOverride],
        into sink: inout DiagnosticSink
    ) -> Parameter.Value? {
        let valid = dated.filter { $0.isValid(on: day) }
        if valid.count > 1 {
            sink.report(
                RuleMessages.overlappingParameter(valid[1].name, first: valid[0].location, at: valid[1].location))
        }
        if let first = valid.first { return first.value }
        let isSet = overrides.contains { $0.name == dated[0].name || $0.name == "\(rulebook.name).\(dated[0].name)" }
        if !isSet {
            sink.report(RuleMessages.noParameterValue(dated[0].name, day: day, at: dated[dated.count - 1].location))
        }
        return isSet ? dated[0].value : nil
    }

    /// Holds values that are to be set against the rulebooks, without setting them: names, types and ranges.
    public static func check(
        _ overrides: [ParameterOverride], against rulebooks: [Rulebook], into sink: inout DiagnosticSink
    ) {
        var values: [[String: Parameter.Value]] = rulebooks.map { _ in [:] }
        let names = uniqueNames(rulebooks.flatMap(\.parameters))
        for override in overrides {
            _ = apply(override, to: &values, rulebooks: rulebooks, names: names, into: &sink)
        }
    }

    /// The rulebooks that have the parameter, with its name there.
    private static func owners(
        of override: ParameterOverride, in rulebooks: [Rulebook]
    ) -> [(rulebook: Int, name: String)] {
        rulebooks.indices.compactMap { index in
            let own = rulebooks[index].parameters.first {
                $0.name == override.name || "\(rulebooks[index].name).\($0.name)" == override.name
            }
            return own.map { (index, $0.name) }
        }
    }

    /// The parameter that was set; `nil` (and an error) if there is none or more than one, or if it may not have the
    /// value.
    private static func apply(
        _ override: ParameterOverride, to values: inout [[String: Parameter.Value]], rulebooks: [Rulebook],
        names: [String], into sink: inout DiagnosticSink
    ) -> (rulebook: Int, name: String)? {
        let hits = owners(of: override, in: rulebooks)
        guard let hit = hits.first else {
            sink.report(RuleMessages.unknownParameter(override.name, known: names, at: override.location))
            return nil
        }
        guard hits.count == 1 else {
            let owners = hits.map { "\(rulebooks[$0.rulebook].name).\(override.name)" }
            sink.report(RuleMessages.ambiguousOverride(override.name, owners: owners, at: override.location))
            return nil
        }
        let check = ParameterCheck(
            name: hit.name, declared: rulebooks[hit.rulebook].parameters.filter { $0.name == hit.name })
        guard check.accepts(override.value, at: override.valuePlace, into: &sink) else { return nil }
        values[hit.rulebook][hit.name] = override.value
        return hit
    }
}
