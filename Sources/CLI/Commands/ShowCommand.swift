// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
import Diagnostics
public import Rules

extension RulebookProse.Format: ExpressibleByArgument {}

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: HelpLanguage.text(
            "Schreibt ein Regelwerk als Text, zum Beispiel für eine Sitzungsvorlage.",
            "Writes a rulebook as prose, for example for a committee paper."))

    @Argument(
        help: HelpLanguage.help("Datei des Regelwerks.", "File of the rulebook."),
        completion: .file(extensions: ["yaml"]))
    var rulebook: String

    @Option(name: .long, help: HelpLanguage.help("Form der Ausgabe: text oder markdown.", "Form: text or markdown."))
    var format = RulebookProse.Format.text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let read = RuleFiles.rulebook(rulebook, into: &sink)
        terminal.report(sink)
        if let code = sink.exitCode { throw ExitCode(code) }
        guard let read else { throw ExitCode(Cause.failure.rawValue) }
        terminal.result(RulebookProse.text(of: read, language: terminal.language, format: format))
    }
}
