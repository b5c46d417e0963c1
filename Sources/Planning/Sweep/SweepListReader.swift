// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules

/// Reads the list of variants of a sweep:
///
///     points:
///       - {name: mehr, changes: [{set: funds.T1.amount, to: 500}], parameters: {social_share: 0.3}}
public enum SweepListReader {
    /// The name of the only axis of a list.
    public static let axis = "name"

    /// The points in their order; `nil` (and errors in the sink) if the file cannot be read, or gives a parameter of the
    /// rulebooks a value that it cannot have.
    public static func read(
        _ path: String, rulebooks: [Rulebook], into sink: inout DiagnosticSink
    ) -> [SweepDefinition.Point]? {
        guard let file = InputFiles.read(path, orReport: { PlanningMessages.missingList($0) }, into: &sink),
            let root = YAMLReader.read(file, into: &sink)
        else { return nil }
        var own = DiagnosticSink()
        let expected = LocalizedText(de: "eine Liste (points: …)", en: "a list (points: …)")
        guard var fields = YAMLFields(root, expected: expected, into: &sink) else { return nil }
        let folder = InputFiles.parent(of: path)
        let points = fields.list("points", into: &own).compactMap {
            point($0, folder, rulebooks, into: &own)
        }
        fields.reportUnknown(into: &own)
        if points.isEmpty, !own.hasErrors { own.report(SweepMessages.noPoints(at: file.start)) }
        sink.merge(own)
        return own.hasErrors ? nil : points
    }

    private static func point(
        _ node: YAMLNode, _ folder: String, _ rulebooks: [Rulebook], into sink: inout DiagnosticSink
    ) -> SweepDefinition.Point? {
        let expected = LocalizedText(de: "{name: …, changes: […]}", en: "{name: …, changes: […]}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        guard let name = fields.required("name", into: &sink) else { return nil }
        let (changes, parameters) = (fields.node("changes"), fields.node("parameters"))
        fields.reportUnknown(into: &sink)
        let read = ScenarioManifestReader.changes(changes, parameters: parameters, folder: folder, into: &sink)
        let overrides = read.compactMap { change -> ParameterOverride? in
            guard case .parameter(let name, let value) = change.kind else { return nil }
            return ParameterOverride(name: name, value: value, location: change.place)
        }
        ParameterTable.check(overrides, against: rulebooks, into: &sink)
        return SweepDefinition.Point(values: [name.text], changes: read.map { SweepChange($0) })
    }
}
