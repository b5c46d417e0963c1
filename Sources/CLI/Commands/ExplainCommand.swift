// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Optimizer
import Planning
import Reporting

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: HelpLanguage.text(
            "Sagt zu einem Plan warum, warum nicht und was sich ändern müsste; ohne Plan, was dagegen steht.",
            "Tells of a plan why, why not and what would have to change; without a plan, what stands against it."),
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
        help: HelpLanguage.help(
            "Ordner eines Plans, seine plan.json, oder ein Szenario, das dann zuerst gerechnet wird.",
            "A plan's folder, its plan.json, or a scenario, which is solved first."),
        completion: .file())
    var plan: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Der Bedarf, nach dem gefragt ist: seine Partner und was offen ist. Überall genügt statt der id ein Name, den es "
                + "nur einmal gibt, hier der Schule, auch mit Sparte: 'Schule, Musik'.",
            "The need that is asked about: its partners and what is open. Everywhere a name will do for the id if there is "
                + "only one of it, here the school's, also with the field: 'School, Music'."))
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

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Eine Schule: alle ihre Bedarfe, und was sich ändern müsste.",
            "A school: all its needs, and what would have to change."))
    var school: String?

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Mit --offer: die kleinsten einzelnen Änderungen, die das Angebot in den Plan bringen.",
            "With --offer: the smallest single changes that bring the offer into the plan."))
    var whatIf = false

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Was in jedem besten Plan gleich ist und was frei.",
            "What is the same in every best plan, and what is free."))
    var ties = false

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Mit --fund: was mehr oder weniger Geld bewirkt.", "With --fund: what more or less money would buy."))
    var curve = false

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Nennt zu jedem Satz Tabellenzelle, Regelzeile und Modellzeile.",
            "Names with every sentence the table cell, the rule line and the row of the model."))
    var trace = false

    @Flag(name: .long, help: HelpLanguage.help("Als JSON.", "As JSON."))
    var json = false

    @Flag(name: .long, help: HelpLanguage.help("Mit --curve: als CSV.", "With --curve: as CSV."))
    var csv = false

    @Option(
        name: .long,
        help: HelpLanguage.help("Schreibt die Antworten als HTML-Seite.", "Writes the answers as an HTML page."),
        completion: .file())
    var html: String?

    @Option(
        name: .long,
        help: HelpLanguage.help("Mit --curve: schreibt das Bild als SVG.", "With --curve: writes the chart as SVG."),
        completion: .file())
    var svg: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Sekunden für jede einzelne Rechnung; sonst 5.", "Seconds for each single solve; otherwise 5."))
    var timeLimit: Double = 5

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
                    "--time-limit braucht eine Zahl über 0, nicht \(HelpLanguage.number(timeLimit)).",
                    "--time-limit needs a number above 0, not \(HelpLanguage.number(timeLimit))."))
        }
        if offer != nil, need == nil {
            throw ValidationError(HelpLanguage.text("--offer braucht --need.", "--offer needs --need."))
        }
        if whatIf, offer == nil {
            throw ValidationError(HelpLanguage.text("--what-if braucht --offer.", "--what-if needs --offer."))
        }
        if curve, fund == nil {
            throw ValidationError(HelpLanguage.text("--curve braucht --fund.", "--curve needs --fund."))
        }
        if csv || svg != nil, !curve {
            throw ValidationError(
                HelpLanguage.text("--csv und --svg brauchen --curve.", "--csv and --svg need --curve."))
        }
        if fund != nil, !curve, offer == nil {
            throw ValidationError(
                HelpLanguage.text("--fund braucht --offer oder --curve.", "--fund needs --offer or --curve."))
        }
        let kinds = [school != nil, ties, curve, need != nil && !ties].count { $0 }
        if kinds > 1 {
            throw ValidationError(
                HelpLanguage.text(
                    "Nur eine Frage: --need, --school, --ties oder --curve.",
                    "One question only: --need, --school, --ties or --curve."))
        }
    }

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        guard let planned = try load(terminal, into: &sink), !sink.hasErrors else { return try end(sink, terminal) }
        let explainer = Explainer(planned, options: ExplanationOptions(timeLimit: timeLimit, threads: threads.count))
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

    /// The plan of a folder, or that of a scenario, which is made here and not written.
    private func load(_ terminal: Terminal, into sink: inout DiagnosticSink) throws -> PlannedScenario? {
        guard scenario == nil, !ComparedPlan.isPlan(plan), ScenarioLoader.isScenario(plan) else {
            return PlannedScenario.load(plan, scenarioPath: scenario, threads: threads.count, into: &sink)
        }
        guard let prepared = PreparedScenario.load(plan, threads: threads.count, into: &sink) else { return nil }
        let limit = prepared.scenario.solve.timeLimit ?? PlanCommand.defaultTimeLimit
        do {
            return try PlannedScenario.plan(
                prepared, options: SolveOptions(timeLimit: limit == 0 ? nil : limit, threads: threads.count),
                into: &sink)
        } catch {
            terminal.fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
    }

    private var question: ExplanationQuestion {
        if ties { return .ties(need: need) }
        if curve, let fund { return .curve(fund: fund) }
        if let school { return .school(school) }
        guard let need else { return .conflict }
        guard let offer else { return .need(need) }
        return whatIf ? .whatIf(need: need, offer: offer, fund: fund) : .pair(need: need, offer: offer, fund: fund)
    }

    private func write(_ answers: [Explanation], _ planned: PlannedScenario, _ terminal: Terminal) throws {
        let (scenario, language) = (planned.prepared.scenario, terminal.language)
        if let html {
            try write(ExplanationPage(answers, of: scenario, language: language).text, to: html, terminal)
        }
        if let svg, case .curve(let curve)? = answers.first {
            try write(CurveChart(curve, language).text, to: svg, terminal)
        }
        terminal.result(try text(of: answers, scenario.name, language))
    }

    private func text(of answers: [Explanation], _ scenario: String, _ language: Language) throws -> String {
        if json { return try ExplanationJSON.text(answers, scenario: scenario, language: language) }
        if csv, case .curve(let curve)? = answers.first { return CurveTable.csv(curve) }
        return ExplanationText.text(answers, language: language, withTrace: trace)
    }

    private func write(_ text: String, to path: String, _ terminal: Terminal) throws {
        do {
            try OutputFile.write(Array(text.utf8), to: path)
        } catch {
            terminal.fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
    }

    private func end(_ sink: DiagnosticSink, _ terminal: Terminal) throws {
        terminal.report(sink)
        throw ExitCode(sink.exitCode ?? Cause.failure.rawValue)
    }
}
