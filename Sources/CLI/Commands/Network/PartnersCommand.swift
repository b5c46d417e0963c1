// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Network
import Optimizer
import Planning
import Reporting
import Tables

struct PartnersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partners",
        abstract: HelpLanguage.text(
            "Zusammenarbeit: Verbünde von Anbietern, was Schulen teilen könnten, das Netz und seine Brücken.",
            "Co-operation: bundles of providers, what schools could share, the network and its bridges."),
        discussion: HelpLanguage.text(
            "Jeder Verbund wird mit dem ganzen Plan nachgerechnet; das braucht je eine Planung.",
            "Every bundle is verified by solving the whole plan again."))

    @Argument(
        help: HelpLanguage.help(
            "Ordner mit scenario.yaml oder eine YAML-Datei.", "A folder with scenario.yaml, or a YAML file."),
        completion: .file())
    var scenario: String

    @Option(
        name: .long,
        help: HelpLanguage.help("Höchstens so viele Verbünde nachrechnen.", "Verify at most so many bundles."))
    var limit = 6

    @Option(
        name: .long, help: HelpLanguage.help("Sekunden je Planung.", "Seconds for each plan."))
    var timeLimit = 60.0

    @Flag(name: .long, help: HelpLanguage.help("Als JSON auf stdout.", "As JSON on stdout."))
    var json = false

    @Option(name: .long, help: HelpLanguage.help("Schreibt eine Seite.", "Writes a page."), completion: .file())
    var html: String?

    @OptionGroup var threads: ThreadOption

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard limit >= 0, timeLimit > 0, timeLimit.isFinite else {
            throw ValidationError(
                HelpLanguage.text(
                    "--limit braucht eine Zahl ab 0, --time-limit eine über 0.",
                    "--limit needs a number of at least 0, --time-limit one above 0."))
        }
    }

    func run() throws {
        let terminal = common.terminal()
        let prepared = try terminal.prepare(scenario, threads: threads.count)
        let interrupt = Interrupt()
        let options = SolveOptions(
            timeLimit: timeLimit, gap: 0, threads: threads.count, cancellation: interrupt.cancellation)
        let plan = try terminal.plan(prepared, options)
        let rows = plan.allocations.map {
            PlannedRow(need: $0.need, offer: $0.offer, fund: $0.fund, groups: $0.groups)
        }
        let search = BundleSearch(prepared, options: options, threads: threads.count, limit: limit)
        var sink = DiagnosticSink()
        let outcome = try terminal.planning { () throws(PlanningError) in try search.run(plan, into: &sink) }
        terminal.report(sink)
        let report = PartnersReport(
            title: prepared.scenario.title, schoolYear: prepared.scenario.schoolYear.description,
            outcome: outcome,
            sharings: SchoolSharing.find(prepared.scenario, candidates: prepared.candidates, plan: rows),
            network: CooperationNetwork(prepared.scenario, plan: rows), language: terminal.language)
        if let html { try terminal.write(report.html, to: html) }
        terminal.result(json ? report.json : report.text(width: Terminal.width))
        if let code = sink.exitCode { throw ExitCode(code) }
    }
}

extension Terminal {
    /// Ends the command where planning fails.
    func planning<Value>(_ body: () throws(PlanningError) -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
    }

    /// Solves; ends the command if there is no plan.
    func plan(_ prepared: PreparedScenario, _ options: SolveOptions) throws -> Plan {
        let plan = try planning { () throws(PlanningError) in try Planner.plan(prepared, options: options) }
        if plan.exists { return plan }
        fail([
            Diagnostic(
                id: "cli.no-plan", cause: plan.status == .infeasible ? .breach : .failure, at: nil,
                LocalizedText(de: "es gibt keinen Plan für das Szenario", en: "there is no plan of the scenario"))
        ])
        throw ExitCode(plan.status == .infeasible ? Cause.breach.rawValue : Cause.failure.rawValue)
    }
}
