// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
import Diagnostics
import Planning
public import Rules

extension RulebookProse.Format: ExpressibleByArgument {}

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: HelpLanguage.text(
            "Schreibt ein Regelwerk oder die eines Szenarios als Text, zum Beispiel für eine Sitzungsvorlage.",
            "Writes a rulebook, or those of a scenario, as prose, for example for a committee paper."),
        discussion: HelpLanguage.text(
            "Bei einem Szenario stehen die Werte da, mit denen es plant, und wer sie gesetzt hat.",
            "Of a scenario the values are told that it plans with, and who set them."))

    @Argument(
        help: HelpLanguage.help(
            "Datei eines Regelwerks, oder Ordner oder Datei eines Szenarios.",
            "File of a rulebook, or folder or file of a scenario."),
        completion: .file(extensions: ["yaml"]))
    var path: String

    @Option(
        name: .long,
        help: HelpLanguage.help("Nur dieses Regelwerk des Szenarios.", "Only this rulebook of the scenario."))
    var rulebook: String?

    @Option(name: .long, help: HelpLanguage.help("Form der Ausgabe: text oder markdown.", "Form: text or markdown."))
    var format = RulebookProse.Format.text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let text = isScenario ? scenarioText(terminal.language, into: &sink) : bookText(terminal.language, into: &sink)
        terminal.report(sink)
        if let code = sink.exitCode { throw ExitCode(code) }
        guard let text else { throw ExitCode(Cause.failure.rawValue) }
        terminal.result(text)
    }

    private var isScenario: Bool { rulebook != nil || ScenarioLoader.isScenario(path) }

    private func bookText(_ language: Language, into sink: inout DiagnosticSink) -> String? {
        RuleFiles.rulebook(path, into: &sink).map { RulebookProse.text(of: $0, language: language, format: format) }
    }

    /// The rulebooks of a scenario with the values it plans with.
    private func scenarioText(_ language: Language, into sink: inout DiagnosticSink) -> String? {
        guard let scenario = ScenarioLoader.load(path, into: &sink) else { return nil }
        var shown = Array(scenario.rulebooks.indices)
        if let rulebook {
            guard let index = scenario.rulebook(named: rulebook, into: &sink) else { return nil }
            shown = [index]
        }
        return shown.map { index in
            RulebookProse.text(
                of: scenario.rulebooks[index], language: language, format: format,
                used: scenario.usedValues(ofRulebook: index))
        }.joined(separator: "\n")
    }
}
