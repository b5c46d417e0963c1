// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables
import Testing

@testable import Planning

/// A scenario from tables and rulebooks that are written in the test.
struct TextScenario {
    let prepared: PreparedScenario

    init(tables texts: [(name: String, text: String)], rules: [String]) throws {
        var sink = DiagnosticSink()
        let rulebooks = rules.compactMap {
            RulebookReader.read(SourceFile(name: "rules.yaml", text: $0), into: &sink)
        }
        let loaded = TableLoader.load(
            sources: texts.map { TableSource(table: $0.name, file: SourceFile(name: $0.name + ".csv", text: $0.text)) },
            schemas: StandardTables.all, edits: [], missingAt: SourceLocation(file: "scenario.yaml"), into: &sink)
        let tables = try #require(loaded, "\(sink.shown)")
        let year = try #require(SchoolYear(parsing: "2026/27"))
        let parameters = ParameterTable(rulebooks: rulebooks, overrides: [], day: year.firstDay, into: &sink)
        let compiled = CompiledRules.compile(rulebooks: rulebooks, parameters: parameters, tables: tables, into: &sink)
        let scenario = Scenario(
            name: "text", title: LocalizedText(de: "Text", en: "text"), schoolYear: year, path: "text",
            tables: tables, rulebooks: rulebooks, parameters: parameters,
            rules: try #require(compiled, "\(sink.shown)"), solve: SolveSettings(), fingerprint: "")
        prepared = try #require(PreparedScenario.prepare(scenario, into: &sink), "\(sink.shown)")
    }

    func id(_ table: String, _ row: Int) -> String {
        prepared.scenario.tables.table(table).map { prepared.scenario.tables.pool[$0.ids[row]] } ?? ""
    }

    func row(_ table: String, _ id: String) throws -> Int {
        let pool = prepared.scenario.tables.pool
        return try #require(pool.id(of: id).flatMap { prepared.scenario.tables.table(table)?.row(withID: $0) })
    }
}
