// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Decisions
import Diagnostics
import Foundation
import Network
import Optimizer
import Planning
import Reporting

struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: HelpLanguage.text(
            "Prüft und verzeichnet, was ein Gremium über einen Plan beschließt.",
            "Checks and records what a body decides on a plan."),
        discussion: HelpLanguage.text(
            """
            Ein Änderungsantrag (--amendment) wird sofort gerechnet und neben den vorgelegten Plan gestellt. Ohne --file \
            wird nichts verzeichnet; mit --file gilt er als angenommen.
            """,
            """
            An amendment (--amendment) is solved on the spot and shown beside the tabled plan. Without --file nothing \
            is recorded; with --file it counts as accepted.
            """))

    @Argument(
        help: HelpLanguage.help("Ordner des vorgelegten Plans.", "Folder of the tabled plan."), completion: .directory)
    var plan: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Kennung des Gremiums in der Vereinbarung.", "Id of the body in the agreement."))
    var body: String?

    @Option(
        name: .long,
        help: HelpLanguage.help("Der Beschluss (YAML).", "The decision (YAML)."), completion: .file())
    var file: String?

    @Option(
        name: .long,
        help: HelpLanguage.help("Ein Änderungsantrag (YAML).", "An amendment (YAML)."), completion: .file())
    var amendment: [String] = []

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Die Vereinbarung; sonst network.yaml beim Szenario.",
            "The agreement; otherwise network.yaml beside the scenario."), completion: .file())
    var network: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Ordner für das Szenario des nächsten Plans; sonst beschluesse/<Kennung>.",
            "Folder for the scenario of the next plan; otherwise beschluesse/<id>."), completion: .directory)
    var out: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Wo das Szenario liegt, falls nicht mehr dort, wo plan.json es nennt.",
            "Where the scenario lies, if no longer where plan.json says."), completion: .file())
    var scenario: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Sekunden je Rechnung, 0 ohne Grenze; sonst gilt das Szenario, sonst 60.",
            "Seconds for each solve, 0 for no limit; otherwise the scenario's, otherwise 60."))
    var timeLimit: Double?

    @OptionGroup var ledger: LedgerOption
    @OptionGroup var overwrite: OverwriteOption
    @OptionGroup var threads: ThreadOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if file == nil, amendment.isEmpty {
            throw ValidationError(
                HelpLanguage.text("Es fehlt --file oder --amendment.", "--file or --amendment is missing."))
        }
        if file != nil, body == nil {
            throw ValidationError(HelpLanguage.text("Zu --file gehört --body.", "--file goes with --body."))
        }
    }

    func run() throws {
        // A write beyond a limit of file size is then an error that can be told, and no sudden end.
        signal(SIGXFSZ, SIG_IGN)
        let terminal = common.terminal()
        let written: WrittenPlan = try terminal.load { sink in
            WrittenPlan.load(plan, scenarioPath: scenario, threads: threads.count, into: &sink)
        }
        let amendments: [Amendment] = try terminal.load { sink in
            amendment.compactMap { Amendment.load($0, into: &sink) }
        }
        guard let file, let body else { return try showAmendments(amendments, written.plan, terminal) }
        let session = try session(file, body, amendments, written, terminal)
        try session.run()
    }

    /// Each amendment by itself beside the tabled plan; nothing is recorded.
    private func showAmendments(_ amendments: [Amendment], _ tabled: Plan, _ terminal: Terminal) throws {
        for (index, amendment) in amendments.enumerated() {
            let origin = NextScenario.Origin(
                id: "antrag-\(index + 1)", title: amendment.title.de, body: amendment.by ?? "–", date: nil,
                state: "moved", receipt: nil)
            let next = NextScenario(
                of: tabled, orders: amendment.orders, origin: origin, ordersFile: amendment.path)
            let alternative = try DecideSession.solve(next, beside: tabled, options(tabled.scenario), terminal)
            let title = terminal.text("Änderungsantrag: ", "amendment: ") + amendment.title.text(terminal.language)
            terminal.result(
                DecisionSummary(terminal.language).text(of: alternative, title: title, width: Terminal.width))
        }
    }

    private func options(_ scenario: Scenario) -> SolveOptions {
        let limit = timeLimit ?? scenario.solve.timeLimit ?? PlanCommand.defaultTimeLimit
        return SolveOptions(
            timeLimit: limit == 0 ? nil : limit, gap: scenario.solve.gap ?? 0, threads: threads.count)
    }

    private func session(
        _ file: String, _ bodyID: String, _ amendments: [Amendment], _ written: WrittenPlan, _ terminal: Terminal
    ) throws -> DecideSession {
        let agreement = try terminal.agreement(network, of: written.plan.scenario)
        let decision: Decision = try terminal.load { DecisionReader.load(file, into: &$0) }
        return DecideSession(
            decision: decision, amendments: amendments, bodyID: bodyID, agreement: agreement, tabled: written.plan,
            ordersFile: file, out: out ?? "beschluesse/" + decision.id, options: options(written.plan.scenario),
            ledger: ledger, overwrite: overwrite, terminal: terminal)
    }
}

extension Terminal {
    /// Reads something, reports what is wrong with it, and ends the command with the right code on an error.
    func load<Value>(_ read: (inout DiagnosticSink) throws -> Value?) throws -> Value {
        var sink = DiagnosticSink()
        let value = try read(&sink)
        report(sink)
        if let value, !sink.hasErrors { return value }
        throw ExitCode(sink.exitCode ?? Cause.failure.rawValue)
    }
}
