// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Foundation
import Planning
import Reporting

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: HelpLanguage.text(
            "Prüft Tabellen, Regelwerke und Möglichkeiten, ohne zu planen.",
            "Checks tables, rulebooks and candidates without planning.")
    )

    @Argument(
        help: HelpLanguage.help(
            "Ordner mit scenario.yaml oder eine YAML-Datei.",
            "A folder with scenario.yaml, or a YAML file."), completion: .file())
    var scenario: String

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Meldungen und Zahlen als JSON auf stdout.",
            "Diagnostics and counts as JSON on stdout."))
    var json = false

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Sekunden je Stufe als JSON-Zeile auf stderr.", "Seconds of each stage as a JSON line on stderr."))
    var timings = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let prepared = timings ? timed(&sink) : PreparedScenario.load(scenario, into: &sink)
        let check = prepared.map { ScenarioCheck($0) }
        if json {
            terminal.result(CheckSummary.json(sink, check, prepared?.scenario, language: terminal.language))
        } else {
            terminal.report(sink)
            if let check, let prepared {
                terminal.result(CheckSummary.text(check, prepared.scenario, language: terminal.language))
            }
        }
        if let code = sink.exitCode { throw ExitCode(code) }
        if check?.impossible.isEmpty == false { throw ExitCode(Cause.breach.rawValue) }
    }

    /// The stages of `PreparedScenario.load`, each with its time.
    private func timed(_ sink: inout DiagnosticSink) -> PreparedScenario? {
        var timings = Timings()
        guard let scenario = ScenarioLoader.load(scenario, into: &sink) else { return nil }
        timings.end("load")
        let candidates = CandidateJoin.candidates(of: scenario, into: &sink)
        timings.end("match")
        let model = ModelBuilder.build(candidates, of: scenario, into: &sink)
        timings.end("model")
        FileHandle.standardError.write(Data(timings.line(candidates: candidates.count).utf8))
        return model.map { PreparedScenario(scenario: scenario, candidates: candidates, model: $0) }
    }
}
