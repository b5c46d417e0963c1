// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Reads a `scenario.yaml` (design §5); unknown keys and wrong shapes are diagnostics.
struct ScenarioManifestReader {
    private var sink = DiagnosticSink()
    private var manifest: ScenarioManifest

    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> ScenarioManifest? {
        guard let root = YAMLReader.read(file, into: &sink) else { return nil }
        let folder = InputFiles.parent(of: file.name)
        var reader = ScenarioManifestReader(manifest: ScenarioManifest(file: file, folder: folder))
        reader.readRoot(root)
        sink.merge(reader.sink)
        return reader.manifest
    }

    private init(manifest: ScenarioManifest) { self.manifest = manifest }

    /// Changes and parameters as they stand in other files than scenarios: parameters first, rows to add with their
    /// paths from `folder`.
    static func changes(
        _ changes: YAMLNode?, parameters: YAMLNode?, folder: String, into sink: inout DiagnosticSink
    ) -> [ScenarioChange] {
        let file = SourceFile(name: folder, bytes: [])
        var reader = ScenarioManifestReader(manifest: ScenarioManifest(file: file, folder: folder))
        reader.readParameters(parameters)
        if let changes, changes.items == nil {
            reader.sink.report(PlanningMessages.expectedList("changes", at: changes.location))
        }
        let read = (changes?.items ?? []).compactMap { reader.change($0) }
        sink.merge(reader.sink)
        let set = reader.manifest.parameters.map {
            ScenarioChange(.parameter(name: $0.name, value: $0.value), at: $0.location)
        }
        return set + read.map { $0.located(in: folder) }
    }

    private mutating func readRoot(_ node: YAMLNode) {
        let expected = LocalizedText(de: "ein Szenario (scenario: …)", en: "a scenario (scenario: …)")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return }
        manifest.name = fields.required("scenario", into: &sink).map(name)
        manifest.title = fields.localized("title", into: &sink)?.text
        readSchoolYear(fields.scalar("school_year", into: &sink))
        manifest.rulebooks = fields.list("rulebooks", into: &sink).compactMap { $0.scalar.map(name) }
        manifest.rules = fields.scalar("rules", into: &sink).map(name)
        manifest.extends = fields.scalar("extends", into: &sink).map(name)
        readParameters(fields.node("parameters"))
        manifest.changes = fields.list("changes", into: &sink).compactMap { change($0) }
        readTables(fields.node("tables"))
        readSolve(fields.node("solve"))
        readHorizon(fields.scalar("horizon", into: &sink))
        manifest.decisions = fields.list("decided_by", into: &sink).compactMap {
            ScenarioDecision.read($0, into: &sink)
        }
        fields.reportUnknown(into: &sink)
    }

    private func name(_ scalar: YAMLScalar) -> ScenarioManifest.Name {
        ScenarioManifest.Name(text: scalar.text, location: scalar.location)
    }

    private mutating func readSchoolYear(_ scalar: YAMLScalar?) {
        guard let scalar else { return }
        manifest.namesSchoolYear = true
        manifest.schoolYear = SchoolYear(parsing: scalar.text)
        if manifest.schoolYear == nil {
            sink.report(PlanningMessages.badSchoolYear(scalar.text, at: scalar.location))
        }
    }

    private mutating func readParameters(_ node: YAMLNode?) {
        guard let node else { return }
        guard let entries = node.entries else {
            sink.report(PlanningMessages.expectedMapping("parameters", at: node.location))
            return
        }
        for entry in entries {
            guard let scalar = entry.value.scalar else {
                sink.report(PlanningMessages.expectedValue(entry.key.text, at: entry.value.location))
                continue
            }
            manifest.parameters.append(ParameterOverride(entry.key, scalar))
        }
    }

    private mutating func readSolve(_ node: YAMLNode?) {
        let expected = LocalizedText(de: "{time_limit: …, gap: …}", en: "{time_limit: …, gap: …}")
        guard let node, var fields = YAMLFields(node, expected: expected, into: &sink) else { return }
        manifest.solve.timeLimit = limit("time_limit", &fields, at: node.location)
        manifest.solve.gap = limit("gap", &fields, at: node.location)
        fields.reportUnknown(into: &sink)
    }

    private mutating func readHorizon(_ scalar: YAMLScalar?) {
        guard let scalar else { return }
        if let years = Int(scalar.text), SolveSettings.horizons.contains(years) {
            manifest.solve.horizon = years
        } else {
            sink.report(PlanningMessages.badHorizon(scalar.text, at: scalar.location))
        }
    }

    private mutating func limit(_ key: String, _ fields: inout YAMLFields, at place: SourceLocation) -> Double? {
        guard let number = fields.number(key, into: &sink) else { return nil }
        guard number.mantissa >= 0 else {
            sink.report(PlanningMessages.negative(key, number.description, at: place))
            return nil
        }
        return number.double
    }
}

// MARK: - Declared tables

extension ScenarioManifestReader {
    private mutating func readTables(_ node: YAMLNode?) {
        guard let node else { return }
        guard let entries = node.entries else {
            sink.report(PlanningMessages.expectedMapping("tables", at: node.location))
            return
        }
        manifest.tables = entries.compactMap { declaration($0) }
    }

    private mutating func declaration(_ entry: YAMLEntry) -> ScenarioManifest.TableDeclaration? {
        let expected = LocalizedText(de: "{file: …, columns: {…}}", en: "{file: …, columns: {…}}")
        guard var fields = YAMLFields(entry.value, expected: expected, into: &sink) else { return nil }
        let file = fields.scalar("file", into: &sink).map(name)
        let columns = fields.node("columns").map { columnSchemas($0) } ?? []
        fields.reportUnknown(into: &sink)
        let key = columns.contains { $0.name == "id" } ? ["id"] : []
        let schema = TableSchema(entry.key.text, columns: columns, key: key, required: false)
        return ScenarioManifest.TableDeclaration(schema: schema, file: file)
    }

    private mutating func columnSchemas(_ node: YAMLNode) -> [ColumnSchema] {
        guard let entries = node.entries else {
            sink.report(PlanningMessages.expectedMapping("columns", at: node.location))
            return []
        }
        return entries.compactMap { entry in
            columnType(entry.value).map {
                ColumnSchema(
                    entry.key.text, $0, required: entry.key.text == "id",
                    unit: ColumnUnit.ofDeclaredColumn(named: entry.key.text, $0))
            }
        }
    }

    private mutating func columnType(_ node: YAMLNode) -> ColumnType? {
        let types: [String: ColumnType] = [
            "text": .text, "number": .number, "money": .money, "integer": .integer, "boolean": .boolean,
            "date": .date, "list": .list,
        ]
        if let scalar = node.scalar, let type = types[scalar.text] { return type }
        if let target = node["references"]?.scalar { return .reference(to: target.text) }
        sink.report(
            PlanningMessages.badColumnType(node.scalar?.text ?? "", known: types.keys.sorted(), at: node.location))
        return nil
    }
}

// MARK: - Changes

extension ScenarioManifestReader {
    private mutating func change(_ node: YAMLNode) -> ScenarioChange? {
        let expected = LocalizedText(
            de: "eine Änderung (set, remove, add, drop_rule)", en: "a change (set, remove, add, drop_rule)")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let kinds = ["set", "remove", "add", "drop_rule"]
        let given = kinds.filter { fields.node($0) != nil }
        guard given.count == 1, let target = fields.scalar(given[0], into: &sink) else {
            sink.report(PlanningMessages.badChange(kinds, at: node.location))
            return nil
        }
        let change = change(given[0], target, &fields)
        fields.reportUnknown(into: &sink)
        return change
    }

    private mutating func change(
        _ kind: String, _ target: YAMLScalar, _ fields: inout YAMLFields
    ) -> ScenarioChange? {
        let place = target.location
        let parts = target.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        switch kind {
        case "set":
            guard parts.count >= 3, let value = value(fields.node("to"), present: fields.has("to"), at: place) else {
                if parts.count < 3 {
                    sink.report(PlanningMessages.badTarget(target.text, form: "table.id.column", at: place))
                }
                return nil
            }
            let id = parts[1..<parts.count - 1].joined(separator: ".")
            return ScenarioChange(
                .set(table: parts[0], id: id, column: parts[parts.count - 1], value: value), at: place)
        case "remove":
            guard parts.count >= 2 else {
                sink.report(PlanningMessages.badTarget(target.text, form: "table.id", at: place))
                return nil
            }
            return ScenarioChange(.remove(table: parts[0], id: parts.dropFirst().joined(separator: ".")), at: place)
        case "add":
            return fields.required("rows", into: &sink).map { rows in
                ScenarioChange(.add(table: target.text, rows: rows.text, rowsPlace: rows.location), at: place)
            }
        default:
            return ScenarioChange(.dropRule(id: target.text), at: place)
        }
    }

    /// The new value of a cell: a scalar, or a list for a list cell; blank for "absent".
    private mutating func value(_ node: YAMLNode?, present: Bool, at place: SourceLocation) -> String? {
        guard let node else {
            if !present { sink.report(PlanningMessages.missingTo(at: place)) }
            return present ? "" : nil
        }
        if let scalar = node.scalar { return scalar.text }
        if let items = node.items { return items.compactMap { $0.scalar?.text }.joined(separator: "|") }
        sink.report(PlanningMessages.expectedValue("to", at: node.location))
        return nil
    }
}
