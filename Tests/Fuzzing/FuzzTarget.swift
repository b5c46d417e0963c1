// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
public import Foundation
import Planning
import Rules
import Tables

/// A part of the product that reads what people wrote, with the shipped files to begin from.
public struct FuzzTarget: Sendable {
    public let name: String
    /// How much of a run it gets, in percent.
    public let share: Int
    let words: [String]
    let seeds: [[UInt8]]
    /// A fresh input that is no change of a seed.
    let fresh: (@Sendable (UInt64) -> [UInt8])?
    /// Reads the input; the sink tells what was wrong with it.
    let read: @Sendable ([UInt8], inout DiagnosticSink) -> Void

    /// The input of a number: the same on every machine.
    func input(_ number: Int, seed: UInt64) -> [UInt8] {
        var mutator = Mutator(words: words, seed: seed &+ UInt64(number) &* 0x9E37_79B9)
        if let fresh, mutator.below(2) == 0 {
            let input = fresh(seed &+ UInt64(number))
            return mutator.below(3) == 0 ? mutator.mutated(input) : input
        }
        return mutator.mutated(mutator.pick(seeds) ?? [])
    }

    /// All targets; `root` is the project's folder, `scratch` one for files.
    public static func all(root: URL, scratch: URL) throws -> [FuzzTarget] {
        let shipped = try Shipped(root: root)
        return [
            tables(shipped), rulebooks(shipped), expressions(), try scenarios(shipped, scratch),
            try papers(root),
        ]
    }
}

/// The files of the project that inputs are made from.
struct Shipped {
    let rules: [(name: String, bytes: [UInt8])]
    let tables: [(table: String, bytes: [UInt8])]
    let scenarios: [[UInt8]]
    let scenarioFolder: URL

    init(root: URL) throws {
        let files = FileManager.default
        let ruleFolder = root.appendingPathComponent("rules")
        rules = try files.contentsOfDirectory(atPath: ruleFolder.path).sorted()
            .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".tests.yaml") }
            .map { ($0, Array(try Data(contentsOf: ruleFolder.appendingPathComponent($0)))) }
        scenarioFolder = root.appendingPathComponent("scenarios/winzling")
        let tableFolder = scenarioFolder.appendingPathComponent("tables")
        tables = try files.contentsOfDirectory(atPath: tableFolder.path).sorted().map {
            (String($0.dropLast(4)), Array(try Data(contentsOf: tableFolder.appendingPathComponent($0))))
        }
        scenarios = try ["winzling", "musterkreis", "kulturstrolche", "musterkreis-sparhaushalt"].map {
            Array(try Data(contentsOf: root.appendingPathComponent("scenarios/\($0)/scenario.yaml")))
        }
    }
}

extension FuzzTarget {
    /// The CSV files of a scenario; the first byte chooses which one is changed.
    private static func tables(_ shipped: Shipped) -> FuzzTarget {
        let seeds = shipped.tables.enumerated().map { [UInt8($0)] + $1.bytes }
        let originals = shipped.tables
        return FuzzTarget(
            name: "tables", share: 25,
            words: [
                "id", "name", "school", "groups", ",", ";", "\"", "\n", "|", "1.234,5", "true", "sep=;\n", "\u{FEFF}",
                "ja",
            ],
            seeds: seeds, fresh: nil
        ) { input, sink in
            guard let first = input.first else { return }
            let chosen = Int(first) % originals.count
            let sources = originals.enumerated().map { index, table in
                TableSource(
                    table: table.table,
                    file: SourceFile(
                        name: "\(table.table).csv", bytes: index == chosen ? Array(input.dropFirst()) : table.bytes))
            }
            _ = TableLoader.load(
                sources: sources, schemas: StandardTables.all, edits: [],
                missingAt: SourceLocation(file: "scenario.yaml"), into: &sink)
        }
    }

    /// Rulebooks, read and compiled against the tables of a small scenario.
    private static func rulebooks(_ shipped: Shipped) -> FuzzTarget {
        var sink = DiagnosticSink()
        let tables = TableLoader.load(
            sources: shipped.tables.map {
                TableSource(table: $0.table, file: SourceFile(name: $0.table, bytes: $0.bytes))
            },
            schemas: StandardTables.all, edits: [], missingAt: SourceLocation(file: ""), into: &sink)
        let basis = shipped.rules.filter { ["base.yaml", "region.yaml"].contains($0.name) }.compactMap {
            RulebookReader.read(SourceFile(name: $0.name, bytes: $0.bytes), into: &sink)
        }
        let words = [
            "match", "limits", "goals", "compute", "parameters", "when", "else", "all", "any", "per", "where", "sum",
            "distinct", "at_most", "at_least", "exactly", "zero_or_at_least", "at_most_share", "soft", "goal",
            "penalty",
            "maximise", "minimise", "lowest", "of", "changes_from", "tolerance", "value", "from", "until", "title",
            "de",
            "en", "id", "applies", "need.groups", "offer.fee", "need.school.municipality.region", "has(need.priority)",
            "&a ", "*a", "- ", ": ", "|\n", ">\n", "!!str ", "? ", "{", "}", "[", "]", "#", "---\n", "round(", "min(",
            "distance_km(need.school, offer.provider)", "date('2026-08-01')", " / 0", " % 0", ".matches('a+')",
            " + 'x'",
            "string(", "int(", "double(", "bool(", "need.slots[0]", "['a', 'b'][", ".exists(x, ", "\u{FEFF}", "\t",
        ]
        return FuzzTarget(
            name: "rulebooks", share: 25, words: words, seeds: shipped.rules.map(\.bytes), fresh: nil
        ) { input, sink in
            guard let tables,
                let rulebook = RulebookReader.read(SourceFile(name: "r.yaml", bytes: input), into: &sink)
            else { return }
            let day = SchoolYear(parsing: "2026/27")?.firstDay ?? Day(number: 0)
            // The shipped rulebooks build on the basic one, and the region's has the goals.
            let books = basis.filter { $0.name != rulebook.name } + [rulebook]
            let parameters = ParameterTable(rulebooks: books, overrides: [], day: day, into: &sink)
            _ = CompiledRules.compile(rulebooks: books, parameters: parameters, tables: tables, into: &sink)
        }
    }

    /// Expressions of standard CEL, parsed, evaluated unchecked, and checked and evaluated; with them the JSON reader, and
    /// the same expressions in the language of rulebooks.
    private static func expressions() -> FuzzTarget {
        let environment = """
            "declare": {"x": "int64", "y": {"list": "dyn"}, "m": {"map": ["string", "dyn"]}},
            "bindings": {"x": {"int": "5"}, "y": {"list": [{"int": "1"}, {"string": "b"}]}, "m": {"map": [[{"string": "a"}, {"int": "1"}]]}}
            """
        return FuzzTarget(
            name: "expressions", share: 40, words: ExpressionGrammar.words,
            seeds: [Array("x in y && m.a == 1 ? y.map(v, [v, x]) : [m.size() + x]".utf8)],
            fresh: { seed in
                var grammar = ExpressionGrammar(seed: seed)
                return Array(grammar.expression().utf8)
            }
        ) { input, sink in
            let quoted = jsonString(input)
            let tests = ["true", "false"].map { "{\"expr\": \(quoted), \"disable_check\": \($0), \(environment)}" }
            let suite = SourceFile(name: "suite.json", text: "[\(tests.joined(separator: ","))]")
            guard let run = ConformanceRun.run(suite, into: &sink) else { return }
            // A value other than `true` fails the test, with the value in its text.
            let errors = run.text(.en).split(separator: "\n").count { $0.hasPrefix("  got:      error") }
            if errors == 2 { sink.report(refusal) }
            // As a rule and as its interpreter have it, with a row of each table.
            var (problems, rows) = (DiagnosticSink(), InlineRows(schemas: StandardTables.all))
            for cell in ["need.groups=2", "need.slots=mo|di", "offer.fee=12.50", "need.school.name=Äschule"] {
                rows.set(assignment: cell, into: &problems)
            }
            let (tables, candidate) = rows.build(into: &problems)
            let text = String(decoding: input, as: UTF8.self)
            _ = ExpressionProbe(tables: tables).answers(text, for: candidate, into: &problems)
        }
    }

    private static let refusal = Diagnostic(
        id: "fuzz.refused", at: SourceLocation(file: "EXPR", line: 1, column: 1),
        LocalizedText(de: "kein Wert", en: "no value"))

    private static func jsonString(_ bytes: [UInt8]) -> String {
        var text = "\""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\"" || scalar == "\\" || scalar.value < 0x20 {
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    /// `scenario.yaml` with its changes and locks, from the folder to the model.
    private static func scenarios(_ shipped: Shipped, _ scratch: URL) throws -> FuzzTarget {
        let folder = scratch.appendingPathComponent("scenario-\(ProcessInfo.processInfo.processIdentifier)")
        try? FileManager.default.removeItem(at: folder)
        let tables = folder.appendingPathComponent("tables")
        try FileManager.default.createDirectory(at: tables, withIntermediateDirectories: true)
        for table in shipped.tables {
            try Data(table.bytes).write(to: tables.appendingPathComponent("\(table.table).csv"))
        }
        let rules = folder.appendingPathComponent("rules")
        try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
        for rule in shipped.rules { try Data(rule.bytes).write(to: rules.appendingPathComponent(rule.name)) }
        let path = folder.appendingPathComponent("scenario.yaml")
        let changes = """
            scenario: s
            school_year: 2026/27
            rulebooks: [base, region]
            parameters: {social_share: 0.3}
            tables:
              classes: {file: tables/regions.csv, columns: {id: text, kind: text, name: text}}
            changes:
              - {set: needs.B1.groups, to: 3}
              - {remove: providers.P1}
              - {add: regions, rows: tables/regions.csv}
              - {drop_rule: R-04}
            solve: {time_limit: 5, gap: 0.01}
            """
        return FuzzTarget(
            name: "scenarios", share: 5,
            words: [
                "extends", "changes", "set", "to", "remove", "add", "rows", "drop_rule", "parameters", "tables", "file",
                "columns", "references", "solve", "scenario.yaml", "../scenario.yaml", "/dev/zero", "tables/needs.csv",
                "base", "region", "kommune", "2026/27", "number", "list", "date", "[", "]", "{", "}", ": ", "- ", "&a ",
                "*a",
            ],
            seeds: shipped.scenarios + [Array(changes.utf8)], fresh: nil
        ) { input, sink in
            guard (try? Data(input).write(to: path)) != nil else { return }
            _ = PreparedScenario.load(path.path, into: &sink)
        }
    }
}
