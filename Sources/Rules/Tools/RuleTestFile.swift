// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// A file of tests of one rulebook: rows in, what the rulebook must make of them out; or of plans and what they must
/// be; or of both (format: `rules/README.md`).
struct RuleTestFile {
    /// `nil` if the file tests plans only.
    let rulebook: YAMLScalar?
    /// Rulebooks whose names the tested one uses, for example the one that computes `cost`.
    let with: [YAMLScalar]
    let schemas: [TableSchema]
    let tests: [RuleTest]
    let plans: [GoldenPlan]
}

/// One candidate and what is expected of it.
struct RuleTest {
    let name: YAMLScalar
    let schoolYear: SchoolYear
    let parameters: [ParameterOverride]
    /// The rows of the file's `given` with those of the test over them.
    let rows: InlineRows
    let expectation: Expectation

    struct Expectation {
        var applies: (truth: Bool, place: SourceLocation)?
        var passes: (truth: Bool, place: SourceLocation)?
        /// The ids of exactly the rules that do not hold.
        var fails: (ids: [String], place: SourceLocation)?
        var german: YAMLScalar?
        var english: YAMLScalar?
        var values: [(source: ExpressionSource, expected: YAMLScalar)] = []

        var isEmpty: Bool {
            applies == nil && passes == nil && fails == nil && german == nil && english == nil && values.isEmpty
        }
    }
}

/// Reads a test file; every problem is a diagnostic with its place.
struct RuleTestReader {
    private var sink = DiagnosticSink()
    private var schemas = StandardTables.all

    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> RuleTestFile? {
        guard let root = YAMLReader.read(file, into: &sink) else { return nil }
        var reader = RuleTestReader()
        let tests = reader.file(root)
        sink.merge(reader.sink)
        return reader.sink.hasErrors ? nil : tests
    }

    private mutating func file(_ node: YAMLNode) -> RuleTestFile? {
        guard var fields = YAMLFields(node, expected: ToolMessages.testFile, into: &sink) else { return nil }
        let plans = plans(fields.list("plans", into: &sink), file: fields.location.file)
        let hasTests = fields.has("tests") || plans.isEmpty
        let rulebook = hasTests ? fields.required("rulebook", into: &sink) : fields.scalar("rulebook", into: &sink)
        let with = fields.list("with", into: &sink).compactMap(\.scalar)
        readColumns(fields.node("columns"))
        let year = schoolYear(
            hasTests ? fields.required("school_year", into: &sink) : fields.scalar("school_year", into: &sink))
        let parameters = overrides(fields.node("parameters"))
        var given = InlineRows(schemas: schemas)
        if let node = fields.node("given"),
            var rows = YAMLFields(node, expected: ToolMessages.rows, into: &sink)
        {
            readRows(&given, from: &rows)
            rows.reportUnknown(into: &sink)
        }
        let nodes = fields.list("tests", into: &sink)
        if nodes.isEmpty, hasTests { sink.report(ToolMessages.noTests(at: fields.location)) }
        let tests = nodes.compactMap { test($0, given: given, year: year, parameters: parameters) }
        fields.reportUnknown(into: &sink)
        guard rulebook != nil || !hasTests else { return nil }
        return RuleTestFile(rulebook: rulebook, with: with, schemas: schemas, tests: tests, plans: plans)
    }

    private mutating func plans(_ nodes: [YAMLNode], file: String) -> [GoldenPlan] {
        var reader = GoldenPlanReader(folder: RuleFiles.folder(of: file))
        let plans = nodes.compactMap { reader.plan($0) }
        sink.merge(reader.sink)
        return plans
    }

    private mutating func readColumns(_ node: YAMLNode?) {
        var reader = RuleTestColumns()
        schemas = reader.schemas(node)
        sink.merge(reader.sink)
    }

    private mutating func test(
        _ node: YAMLNode, given: InlineRows, year: SchoolYear?, parameters: [ParameterOverride]
    ) -> RuleTest? {
        guard var fields = YAMLFields(node, expected: ToolMessages.test, into: &sink) else { return nil }
        let name = fields.required("test", into: &sink)
        let ownYear = fields.scalar("school_year", into: &sink)
        let own = overrides(fields.node("parameters"))
        var rows = given
        readRows(&rows, from: &fields)
        let expectation = expectation(&fields)
        fields.reportUnknown(into: &sink)
        if expectation.isEmpty { sink.report(ToolMessages.noExpectation(at: node.location)) }
        guard let name, let year = ownYear.map({ schoolYear($0) }) ?? year else { return nil }
        let kept = parameters.filter { old in !own.contains { $0.name == old.name } }
        return RuleTest(
            name: name, schoolYear: year, parameters: kept + own, rows: rows, expectation: expectation)
    }

    private mutating func schoolYear(_ scalar: YAMLScalar?) -> SchoolYear? {
        guard let scalar else { return nil }
        if let year = SchoolYear(parsing: scalar.text) { return year }
        sink.report(ToolMessages.badSchoolYear(scalar.text, at: scalar.location))
        return nil
    }

    private mutating func overrides(_ node: YAMLNode?) -> [ParameterOverride] {
        guard let node else { return [] }
        guard let entries = node.entries else {
            sink.report(RuleMessages.wrongShape(expected: ToolMessages.parameters, at: node.location))
            return []
        }
        return entries.compactMap { entry in
            entry.value.scalar.map { ParameterOverride(entry.key, $0) }
        }
    }
}

// MARK: - Rows

extension RuleTestReader {
    private mutating func readRows(_ rows: inout InlineRows, from fields: inout YAMLFields) {
        for name in InlineRows.names where fields.has(name) {
            guard let node = fields.node(name) else {
                rows.removeRow([name])
                continue
            }
            readRow(node, [name], into: &rows)
        }
    }

    /// A row with its cells; a cell that is a mapping is the row that it refers to.
    private mutating func readRow(_ node: YAMLNode, _ path: [String], into rows: inout InlineRows) {
        guard let entries = node.entries else {
            sink.report(RuleMessages.wrongShape(expected: ToolMessages.row, at: node.location))
            return
        }
        guard let row = rows.makeRow(path, at: node.location, into: &sink) else { return }
        for entry in entries { readCell(entry, of: row, into: &rows) }
    }

    private mutating func readCell(_ entry: YAMLEntry, of path: [String], into rows: inout InlineRows) {
        switch entry.value {
        case .scalar(let scalar) where scalar.isNull: rows.remove(entry.key.text, of: path)
        case .scalar(let scalar):
            rows.set(path + [entry.key.text], to: .init(text: scalar.text, at: entry.key.location), into: &sink)
        case .sequence(let items, _):
            let members = items.compactMap { $0.scalar?.text }
            rows.set(
                path + [entry.key.text], to: .init(members: members, isList: true, at: entry.key.location), into: &sink)
        case .mapping: readRow(entry.value, path + [entry.key.text], into: &rows)
        }
    }
}

// MARK: - Expectations

extension RuleTestReader {
    private mutating func expectation(_ fields: inout YAMLFields) -> RuleTest.Expectation {
        var expectation = RuleTest.Expectation()
        expectation.applies = truth("applies", &fields)
        expectation.passes = truth("passes", &fields)
        if let node = fields.node("fails") {
            let ids = (node.items ?? [node]).compactMap { $0.scalar?.text }
            expectation.fails = (ids, node.location)
        }
        readReason(&fields, into: &expectation)
        for entry in fields.node("compute")?.entries ?? [] {
            guard let expected = entry.value.scalar, let source = ExpressionSource(entry.key, into: &sink) else {
                continue
            }
            expectation.values.append((source, expected))
        }
        return expectation
    }

    private mutating func readReason(_ fields: inout YAMLFields, into expectation: inout RuleTest.Expectation) {
        guard let node = fields.node("reason") else { return }
        guard let entries = node.entries else {
            sink.report(RuleMessages.wrongShape(expected: ToolMessages.reason, at: node.location))
            return
        }
        for entry in entries {
            switch entry.key.text {
            case "de": expectation.german = entry.value.scalar
            case "en": expectation.english = entry.value.scalar
            default: sink.report(RuleMessages.unknownKey(entry.key.text, known: ["de", "en"], at: entry.key.location))
            }
        }
        if expectation.fails?.ids.count != 1 { sink.report(ToolMessages.reasonNeedsRule(at: node.location)) }
    }

    private mutating func truth(_ key: String, _ fields: inout YAMLFields) -> (truth: Bool, place: SourceLocation)? {
        guard let scalar = fields.scalar(key, into: &sink) else { return nil }
        if let truth = ["true": true, "false": false][scalar.text] { return (truth, scalar.location) }
        sink.report(RuleMessages.wrongShape(expected: ToolMessages.truth, at: scalar.location))
        return nil
    }
}
