// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Network
import Reporting

struct RolloutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollout",
        abstract: HelpLanguage.text(
            "Ausbau der Regionalen Bildungsnetzwerke in NRW nach Jahren.",
            "Roll-out of the regional education networks in NRW by year."))

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Ordner mit Dateien der Form data/nrw-rollout*.csv; sonst die mitgelieferten.",
            "Folder with files of the form data/nrw-rollout*.csv; otherwise the shipped ones."), completion: .directory)
    var data: String?

    @Option(name: .long, help: HelpLanguage.help("Schreibt die Seite.", "Writes the page."), completion: .file())
    var html: String?

    @Option(name: .long, help: HelpLanguage.help("Schreibt das Bild.", "Writes the chart."), completion: .file())
    var svg: String?

    @Flag(name: .long, help: HelpLanguage.help("Als JSON auf stdout.", "As JSON on stdout."))
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let rollout = RolloutReader.load(folder: data, into: &sink)
        terminal.report(sink)
        guard let rollout else { throw ExitCode(sink.exitCode ?? Cause.failure.rawValue) }
        let report = RolloutReport(rollout, language: terminal.language)
        if let html { try terminal.write(report.html, to: html) }
        if let svg { try terminal.write(report.svg, to: svg) }
        terminal.result(json ? report.json : report.text(width: Terminal.width))
    }
}

extension Terminal {
    /// Writes a file, whole or not at all; ends the command if it cannot be written.
    func write(_ text: String, to path: String) throws {
        do {
            try OutputFile.write(Array(text.utf8), to: path)
        } catch {
            fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
    }
}
