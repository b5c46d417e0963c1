// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Planning
import Reporting

struct ScenariosCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenarios",
        abstract: HelpLanguage.text(
            "Zählt Szenarien auf, mit ihren Änderungen und Meldungen.",
            "Lists scenarios with their changes and diagnostics.")
    )

    @Argument(
        help: HelpLanguage.help(
            "Ordner mit Szenarien oder einzelne Szenarien; sonst scenarios.",
            "Folders of scenarios, or single scenarios; otherwise scenarios."), completion: .file())
    var paths: [String] = ["scenarios"]

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Zu jedem Szenario, was jede Änderung getan hat.", "For each scenario, what each change did."))
    var changes = false

    @Flag(name: .long, help: HelpLanguage.help("Alles als JSON auf stdout.", "Everything as JSON on stdout."))
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let listings = ScenarioListing.read(paths, into: &sink)
        if json {
            terminal.result(ScenarioTable.json(listings, language: terminal.language))
        } else if !listings.isEmpty {
            terminal.result(
                ScenarioTable.text(
                    listings, showsChanges: changes, language: terminal.language, width: Terminal.width))
        }
        // In a list the diagnostics of each scenario are counted; with a single one they are told.
        if listings.count == 1, !json { sink.merge(listings[0].diagnostics) }
        terminal.report(sink)
        if let code = sink.exitCode { throw ExitCode(code) }
        if listings.contains(where: { $0.diagnostics.hasErrors }) { throw ExitCode(Cause.badData.rawValue) }
    }
}
