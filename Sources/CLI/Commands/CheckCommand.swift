// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Foundation
import Parallel
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
            "Zeit und Speicher je Stufe als JSON-Zeile auf stderr.",
            "Time and memory of each stage as a JSON line on stderr."))
    var timings = false

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Schreibt alle Möglichkeiten als CSV-Datei.", "Writes all candidates as a CSV file."), completion: .file())
    var writeCandidates: String?

    @OptionGroup var threads: ThreadOption

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let prepared = load(&sink)
        if let prepared, let writeCandidates { try write(prepared, to: writeCandidates, terminal) }
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
        if check?.isRefuted == true { throw ExitCode(Cause.breach.rawValue) }
    }

    private func write(_ prepared: PreparedScenario, to path: String, _ terminal: Terminal) throws {
        do {
            try OutputFile.write(Array(CandidateTable.csv(prepared).utf8), to: path)
        } catch {
            terminal.fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
    }

    /// Loads and, if asked for, writes what each stage took.
    private func load(_ sink: inout DiagnosticSink) -> PreparedScenario? {
        let count = threads.count
        guard timings else { return PreparedScenario.load(scenario, threads: count, into: &sink) }
        var timings = Timings()
        let prepared = PreparedScenario.load(scenario, threads: count, into: &sink) { timings.end($0.rawValue) }
        let line = timings.line(prepared?.candidates, threads: count.value)
        FileHandle.standardError.write(Data(line.utf8))
        return prepared
    }
}
