// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Planning
import Rules
import Tables

struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: HelpLanguage.text(
            "Rechnet einen Ausdruck mit der Bedeutung eines Regelwerks aus und nennt Wert und Typ.",
            "Evaluates an expression with a rulebook's meaning and tells value and type."))

    @Argument(
        help: HelpLanguage.help(
            "Der Ausdruck, zum Beispiel 'need.groups * 2'.", "The expression, for example 'need.groups * 2'."))
    var expression: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Eine Zelle, Zeile.Spalte=Wert; mehrfach möglich. Was nicht genannt ist, ist leer.",
            "A cell, row.column=value; may be repeated. What is not named is absent."))
    var row: [String] = []

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Szenario, dessen Tabellen, Parameter und berechnete Namen gelten.",
            "Scenario whose tables, parameters and computed names hold."), completion: .file())
    var scenario: String?

    @Option(name: .long, help: HelpLanguage.help("Bedarf des Szenarios.", "A need of the scenario."))
    var need: String?

    @Option(name: .long, help: HelpLanguage.help("Angebot des Szenarios.", "An offer of the scenario."))
    var offer: String?

    @Option(name: .long, help: HelpLanguage.help("Topf des Szenarios.", "A fund of the scenario."))
    var fund: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if scenario != nil, !row.isEmpty {
            throw ValidationError(
                HelpLanguage.text(
                    "--row und --scenario schließen einander aus.", "--row and --scenario exclude each other."))
        }
        if scenario == nil, need != nil || offer != nil || fund != nil {
            throw ValidationError(
                HelpLanguage.text(
                    "--need, --offer und --fund brauchen --scenario.", "--need, --offer and --fund need --scenario."))
        }
    }

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let answers = scenario.map { valuesIn($0, into: &sink) } ?? valuesFromRows(into: &sink)
        terminal.report(sink)
        if let code = sink.exitCode { throw ExitCode(code) }
        for answer in answers {
            let owner = answer.rulebook.map { "\($0): " } ?? ""
            terminal.result("\(owner)\(answer.value) (\(answer.type.text(terminal.language)))\n")
        }
    }

    private func valuesIn(_ path: String, into sink: inout DiagnosticSink) -> [ExpressionProbe.Answer] {
        guard let scenario = ScenarioLoader.load(path, into: &sink) else { return [] }
        let candidate = scenario.candidate(need: need, offer: offer, fund: fund, into: &sink)
        guard !sink.hasErrors else { return [] }
        let probe = ExpressionProbe(
            tables: scenario.tables, rulebooks: scenario.rulebooks, parameters: scenario.parameters)
        return probe.answers(expression, for: candidate, into: &sink)
    }

    private func valuesFromRows(into sink: inout DiagnosticSink) -> [ExpressionProbe.Answer] {
        var rows = InlineRows(schemas: StandardTables.all)
        for cell in row { rows.set(assignment: cell, into: &sink) }
        let (tables, candidate) = rows.build(into: &sink)
        guard !sink.hasErrors else { return [] }
        return ExpressionProbe(tables: tables).answers(expression, for: candidate, into: &sink)
    }
}
