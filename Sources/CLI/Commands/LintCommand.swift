// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Foundation
import Planning
import Rules
import Tables

struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: HelpLanguage.text(
            "Findet Regeln, die nichts bewirken, sich widersprechen oder mehr ausschließen als gemeint.",
            "Finds rules that do nothing, contradict each other or exclude more than was meant."),
        discussion: HelpLanguage.text(
            """
            Ohne --scenario wird nur gelesen, mit --scenario auch an den Tabellen gezählt. Eine Warnung ist fast sicher \
            ein Fehler, ein Hinweis oft gewollt. Exitcode 0 ohne Warnungen, 1 mit; --strict zählt Hinweise mit.
            """,
            """
            Without --scenario the rules are only read, with it they are counted out on the tables. A warning is almost \
            certainly a mistake, a note often meant. Exit code 0 without warnings, 1 with; --strict counts notes too.
            """))

    @Argument(
        help: HelpLanguage.help(
            "Dateien der Regelwerke; Testdateien werden übergangen. Mit --scenario darf das fehlen, dann gelten alle.",
            "Files of the rulebooks; test files are passed over. With --scenario they may be left out: all count then."),
        completion: .file(extensions: ["yaml"]))
    var files: [String] = []

    /// `rules/*.yaml` brings the test files along.
    private var rulebooks: [String] { files.filter { !$0.hasSuffix(".tests.yaml") } }

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Szenario, an dessen Tabellen die Regeln gezählt werden.",
            "Scenario on whose tables the rules are counted out."), completion: .file())
    var scenario: String?

    @Option(
        name: .customLong("school-year"),
        help: HelpLanguage.help(
            "Schuljahr, zum Beispiel 2026/27: entscheidet, welche Werte gelten. Mit --scenario gilt dessen Schuljahr.",
            "School year, for example 2026/27: decides which values hold. With --scenario its school year counts."))
    var schoolYear: String?

    @Flag(name: .long, help: HelpLanguage.help("Die Funde als JSON.", "The findings as JSON."))
    var json = false

    @Flag(
        name: .long,
        help: HelpLanguage.help("Exitcode 1 auch bei Hinweisen.", "Exit code 1 for notes as well."))
    var strict = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if rulebooks.isEmpty, scenario == nil {
            throw ValidationError(
                HelpLanguage.text("es fehlt ein Regelwerk oder --scenario", "a rulebook or --scenario is missing"))
        }
        if scenario != nil, schoolYear != nil {
            throw ValidationError(
                HelpLanguage.text(
                    "--scenario und --school-year schließen einander aus.",
                    "--scenario and --school-year exclude each other."))
        }
        if let schoolYear, SchoolYear(parsing: schoolYear) == nil {
            throw ValidationError(
                HelpLanguage.text(
                    "`\(schoolYear)` ist kein Schuljahr; zum Beispiel 2026/27",
                    "`\(schoolYear)` is not a school year; for example 2026/27"))
        }
    }

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let findings = scenario.map { found(in: $0, into: &sink) } ?? foundByReading(into: &sink)
        terminal.report(sink)
        if let code = sink.exitCode { throw ExitCode(code) }
        let report = LintReport(findings)
        let told = common.quiet ? LintReport(findings.filter { $0.severity == .warning }) : report
        terminal.result(
            json ? told.json(terminal.language) : told.text(terminal.language, usesColour: Terminal.resultHasColour))
        if report.warnings > 0 || (strict && report.notes > 0) { throw ExitCode(Cause.failure.rawValue) }
    }

    private func foundByReading(into sink: inout DiagnosticSink) -> [LintFinding] {
        var (books, nodes) = ([Rulebook](), [YAMLNode]())
        for path in rulebooks {
            guard let file = RuleFiles.read(path, into: &sink), let book = RulebookReader.read(file, into: &sink),
                let node = YAMLReader.read(file, into: &sink)
            else { continue }
            books.append(book)
            nodes.append(node)
        }
        guard !sink.hasErrors else { return [] }
        let day = schoolYear.flatMap { SchoolYear(parsing: $0) }?.firstDay
        return RulebookLint.findings(books, files: nodes, day: day)
    }

    private func found(in path: String, into sink: inout DiagnosticSink) -> [LintFinding] {
        guard let scenario = ScenarioLoader.load(path, into: &sink) else { return [] }
        let chosen = chosenFiles(scenario, into: &sink)
        guard !sink.hasErrors else { return [] }
        let nodes = chosen.compactMap { RuleFiles.read($0, into: &sink) }
            .compactMap { YAMLReader.read($0, into: &sink) }
        let read = RulebookLint.findings(
            scenario.rulebooks, files: nodes, day: scenario.schoolYear.firstDay, parameters: scenario.parameters)
        let found = ScenarioLint.findings(scenario, known: read, into: &sink)
        return found.filter { chosen.contains($0.location.file) }
    }

    /// The files of the scenario's rulebooks, or of those that are named. One that the scenario does not use is an
    /// error: its findings would be about other rules.
    private func chosenFiles(_ scenario: Scenario, into sink: inout DiagnosticSink) -> [String] {
        let loaded = scenario.rulebooks.map(\.location.file)
        guard !files.isEmpty else { return loaded }
        let resolved = { (path: String) in URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
        return rulebooks.compactMap { path in
            guard RuleFiles.read(path, into: &sink) != nil else { return nil }
            if let file = loaded.first(where: { resolved($0) == resolved(path) }) { return file }
            sink.report(LintMessages.notOfScenario(path, loaded: loaded))
            return nil
        }
    }
}
