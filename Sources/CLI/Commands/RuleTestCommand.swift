// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Rules

struct RuleTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: HelpLanguage.text(
            "Prüft Regelwerke mit ihren Testdateien und nennt, welche Bedingungen nie wahr oder nie falsch waren.",
            "Tests rulebooks with their test files and tells which conditions were never true or never false."))

    @Argument(
        help: HelpLanguage.help(
            "Testdateien, zum Beispiel rules/base.tests.yaml; das Regelwerk liegt daneben.",
            "Test files, for example rules/base.tests.yaml; the rulebook lies beside."), completion: .file())
    var files: [String]

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Nennt jede Bedingung, die nicht wahr und falsch vorkam.",
            "Names every condition that was not seen both true and false."))
    var coverage = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let runs = files.compactMap { path -> RuleTestRun? in
            var own = DiagnosticSink()
            defer { sink.merge(own) }
            return RuleTestRun.run(path: path, into: &own)
        }
        terminal.report(sink)
        if let code = sink.exitCode { throw ExitCode(code) }
        let report = RuleTestReport(runs)
        terminal.result(report.text(terminal.language, listsGaps: coverage))
        if report.failed > 0 { throw ExitCode(Cause.failure.rawValue) }
    }
}
