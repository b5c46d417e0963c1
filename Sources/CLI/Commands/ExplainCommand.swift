// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Planning
import Reporting

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: HelpLanguage.text(
            "Sagt zu einem Plan warum, warum nicht und was sich ändern müsste.",
            "Tells of a plan why, why not and what would have to change."),
        discussion: HelpLanguage.text(
            """
            Jede Aussage über einen anderen Plan kommt daher, dass das ganze Szenario noch einmal gerechnet wurde. \
            Was in der Zeit nicht bewiesen ist, heißt „mindestens“ oder „höchstens“.
            """,
            """
            Every claim about another plan comes from solving the whole scenario again. What is not proven in time is \
            told as "at least" or "at most".
            """)
    )

    @Argument(
        help: HelpLanguage.help("Ordner eines Plans oder seine plan.json.", "A plan's folder or its plan.json."),
        completion: .file())
    var plan: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Der Bedarf, nach dem gefragt ist: seine Partner und was offen ist.",
            "The need that is asked about: its partners and what is open."))
    var need: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Mit --need: Warum dieses Angebot nicht?", "With --need: why not this offer?"))
    var offer: String?

    @Option(
        name: .long,
        help: HelpLanguage.help("Mit --offer: aus diesem Topf.", "With --offer: from this fund."))
    var fund: String?

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Nennt zu jedem Satz Tabellenzelle, Regelzeile und Modellzeile.",
            "Names with every sentence the table cell, the rule line and the row of the model."))
    var trace = false

    @Flag(name: .long, help: HelpLanguage.help("Als JSON.", "As JSON."))
    var json = false

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Sekunden für jede einzelne Rechnung; sonst 10.", "Seconds for each single solve; otherwise 10."))
    var timeLimit: Double = 10

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Wo das Szenario liegt, falls nicht mehr dort, wo plan.json es nennt.",
            "Where the scenario lies, if no longer where plan.json says."), completion: .file())
    var scenario: String?

    @OptionGroup var threads: ThreadOption

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard timeLimit > 0, timeLimit.isFinite else {
            throw ValidationError(
                HelpLanguage.text(
                    "--time-limit braucht eine Zahl über 0, nicht \(timeLimit).",
                    "--time-limit needs a number above 0, not \(timeLimit)."))
        }
        if offer != nil, need == nil {
            throw ValidationError(HelpLanguage.text("--offer braucht --need.", "--offer needs --need."))
        }
    }

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let planned = PlannedScenario.load(plan, scenarioPath: scenario, threads: threads.count, into: &sink)
        guard let planned, !sink.hasErrors else { return try end(sink, terminal) }
        let explainer = Explainer(planned, options: ExplanationOptions(timeLimit: timeLimit))
        let answers: [Explanation]?
        do {
            answers = try explainer.explain(question, into: &sink)
        } catch {
            terminal.fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
        guard let answers else { return try end(sink, terminal) }
        terminal.report(sink)
        try write(answers, planned, terminal)
    }

    private var question: ExplanationQuestion {
        guard let need else { return .conflict }
        return offer.map { .pair(need: need, offer: $0, fund: fund) } ?? .need(need)
    }

    private func write(_ answers: [Explanation], _ planned: PlannedScenario, _ terminal: Terminal) throws {
        let text =
            json
            ? try ExplanationJSON.text(
                answers, scenario: planned.prepared.scenario.name, language: terminal.language)
            : ExplanationText.text(answers, language: terminal.language, withTrace: trace)
        terminal.result(text)
    }

    private func end(_ sink: DiagnosticSink, _ terminal: Terminal) throws {
        terminal.report(sink)
        throw ExitCode(sink.exitCode ?? Cause.failure.rawValue)
    }
}
