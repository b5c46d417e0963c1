// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Network
import Planning
import Reporting

struct NeedsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "needs",
        abstract: HelpLanguage.text(
            "Bedarfe der Region: was fehlt, wo, für wen, und wer noch nicht geantwortet hat.",
            "Needs of the region: what is missing, where, for whom, and who has not answered yet."))

    @Argument(
        help: HelpLanguage.help(
            "Ordner mit scenario.yaml oder eine YAML-Datei.", "A folder with scenario.yaml, or a YAML file."),
        completion: .file())
    var scenario: String

    @Option(
        name: .long,
        help: HelpLanguage.help("Ausgabeordner eines Plans dieses Szenarios.", "Output folder of a plan of it."),
        completion: .directory)
    var plan: String?

    @Flag(name: .long, help: HelpLanguage.help("Als JSON auf stdout.", "As JSON on stdout."))
    var json = false

    @Option(name: .long, help: HelpLanguage.help("Schreibt eine CSV-Datei.", "Writes a CSV file."), completion: .file())
    var csv: String?

    @Option(name: .long, help: HelpLanguage.help("Schreibt eine Seite.", "Writes a page."), completion: .file())
    var html: String?

    @Option(
        name: .long,
        help: HelpLanguage.help("Form der CSV-Datei: rfc4180 oder excel.", "Form of the CSV file: rfc4180 or excel."))
    var format: TableFormat = .rfc4180

    @OptionGroup var threads: ThreadOption

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        let prepared = try terminal.prepare(scenario, threads: threads.count)
        let allocations = try plan.map { try terminal.allocations(in: $0, of: prepared.scenario) }
        let open = allocations.map { prepared.unmetNeeds(of: $0) } ?? []
        let needs = RegionalNeeds(
            prepared.scenario, candidates: prepared.candidates, plan: allocations, open: open)
        let report = NeedsReport(needs, language: terminal.language)
        if let csv { try terminal.write(report.csv(format), to: csv) }
        if let html { try terminal.write(report.html, to: html) }
        terminal.result(json ? report.json : report.text(width: Terminal.width))
    }
}

extension Terminal {
    /// Reads the allocations of a plan and reports what was found; ends the command on an error.
    func allocations(in folder: String, of scenario: Scenario) throws -> [PlannedRow] {
        var sink = DiagnosticSink()
        let allocations = PlanInput.allocations(in: folder, of: scenario, into: &sink)
        report(sink)
        if let allocations { return allocations }
        throw ExitCode(sink.exitCode ?? Cause.failure.rawValue)
    }
}
