// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Rules

struct ConformanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: HelpLanguage.text(
            "Hält die Ausdruckssprache (CEL, streng nach Norm) gegen eine Prüfsammlung.",
            "Runs a conformance suite against the expression language (CEL, strictly as standardised).")
    )

    @Argument(
        help: HelpLanguage.help("JSON-Datei mit den Prüfungen.", "JSON file with the tests."),
        completion: .file(extensions: ["json"]))
    var file: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let run = ConformanceRun.run(path: file, into: &sink)
        terminal.report(sink)
        if let run { terminal.result(run.text(terminal.language)) }
        if let code = sink.exitCode { throw ExitCode(code) }
        guard let run, run.failed == 0 else { throw ExitCode(Cause.failure.rawValue) }
    }
}
