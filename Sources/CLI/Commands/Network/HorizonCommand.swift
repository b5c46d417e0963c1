// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Network
import Optimizer
import Planning
import Reporting
import Tables

struct HorizonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "horizon",
        abstract: HelpLanguage.text(
            "Plant mehrere Schuljahre nacheinander: was erreicht wird, was weitergeht, was bleibt, wenn ein Topf endet.",
            "Plans several school years in turn: what is covered, what goes on, what stays if a fund ends."))

    @Argument(
        help: HelpLanguage.help(
            "Ordner mit scenario.yaml oder eine YAML-Datei.", "A folder with scenario.yaml, or a YAML file."),
        completion: .file())
    var scenario: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Zahl der Schuljahre; sonst `horizon` des Szenarios, sonst 3.",
            "Number of school years; otherwise `horizon` of the scenario, otherwise 3."))
    var years: Int?

    @Option(name: .long, help: HelpLanguage.help("Sekunden je Planung.", "Seconds for each plan."))
    var timeLimit = 60.0

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Schreibt den Plan jedes Jahres in einen Unterordner.", "Writes the plan of each year to a folder in it."),
        completion: .directory)
    var out: String?

    @Flag(name: .long, help: HelpLanguage.help("Als JSON auf stdout.", "As JSON on stdout."))
    var json = false

    @Option(name: .long, help: HelpLanguage.help("Schreibt eine Seite.", "Writes a page."), completion: .file())
    var html: String?

    @OptionGroup var threads: ThreadOption

    @OptionGroup var overwrite: OverwriteOption

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard timeLimit > 0, timeLimit.isFinite, years.map(SolveSettings.horizons.contains) ?? true else {
            throw ValidationError(
                HelpLanguage.text(
                    "--years braucht eine Zahl von 1 bis 10, --time-limit eine über 0.",
                    "--years needs a number from 1 to 10, --time-limit one above 0."))
        }
    }

    func run() throws {
        let terminal = common.terminal()
        let prepared = try terminal.prepare(scenario, threads: threads.count)
        let plan = try plan(prepared, terminal)
        let report = HorizonReport(plan, title: prepared.scenario.title, language: terminal.language)
        if let out { try write(plan, of: prepared.scenario, to: out, terminal) }
        if let html { try terminal.write(report.html, to: html) }
        terminal.result(json ? report.json : report.text(width: Terminal.width))
    }

    private func plan(_ prepared: PreparedScenario, _ terminal: Terminal) throws -> HorizonPlan {
        let interrupt = Interrupt()
        let options = SolveOptions(
            timeLimit: timeLimit, gap: 0, threads: threads.count, cancellation: interrupt.cancellation)
        var sink = DiagnosticSink()
        let plan: HorizonPlan?
        do {
            plan = try HorizonRun(prepared, options: options, threads: threads.count).run(
                years: years ?? prepared.scenario.solve.horizon ?? 3, into: &sink,
                ended: { terminal.status("\($0.schoolYear.description): \($0.groups)\n") })
        } catch {
            terminal.fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
        if sink.hasErrors || plan == nil { terminal.report(sink) }
        if let plan, !sink.hasErrors { return plan }
        throw ExitCode(sink.exitCode ?? Cause.failure.rawValue)
    }

    /// A folder for each year.
    private func write(
        _ plan: HorizonPlan, of scenario: Scenario, to folder: String, _ terminal: Terminal
    ) throws {
        func path(_ year: HorizonYear) -> String {
            folder + "/" + year.schoolYear.description.replacing("/", with: "-")
        }
        // The first year says whose they all are: the scenarios of later ones are made on the way.
        if let first = plan.years.first {
            try overwrite.check(terminal) { PlanFolderCheck.refusal(of: path(first), for: scenario) }
        }
        for year in plan.years {
            do {
                try OutputFolder.write(year.plan, to: path(year), format: .rfc4180, language: terminal.language)
            } catch {
                terminal.fail([error.diagnostic])
                throw ExitCode(error.diagnostic.cause.rawValue)
            }
        }
    }
}
