// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
import Diagnostics
import Foundation
import Optimizer
import Planning
public import Reporting

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Plant ein Szenario, prüft den Plan und schreibt ihn.",
        discussion: """
            Ctrl-C beendet die Suche; der beste Plan bis dahin wird mit seiner bewiesenen Schranke geschrieben.
            """
    )

    /// Seconds after which the search ends if neither the command nor the scenario says otherwise.
    static let defaultTimeLimit = 60.0

    @Argument(help: "Ordner mit scenario.yaml oder eine YAML-Datei.", completion: .file())
    var scenario: String

    @Option(name: .long, help: "Ordner der Ausgabe; sonst out/<Szenario>.", completion: .directory)
    var out: String?

    @Option(
        name: .long,
        help: "Sekunden bis zum Ende der Suche; 0 sucht ohne Grenze. Sonst gilt das Szenario, sonst 60.")
    var timeLimit: Double?

    @Option(name: .long, help: "Ab dieser relativen Lücke gilt ein Ziel als gelöst; 0 verlangt den vollen Beweis.")
    var gap: Double?

    @Option(name: .long, help: "Form der CSV-Dateien: rfc4180 oder excel.")
    var format: TableFormat = .rfc4180

    @Option(name: .long, help: "Fortschritt auf stderr: text oder json.")
    var progress: ProgressFormat = .text

    @Option(name: .long, help: "Schreibt das Modell als MPS-Datei, bevor gesucht wird.", completion: .file())
    var writeModel: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let timeLimit, !(timeLimit >= 0 && timeLimit.isFinite) {
            throw ValidationError("--time-limit braucht eine Zahl ab 0, nicht \(timeLimit).")
        }
        if let gap, !(gap >= 0 && gap.isFinite) {
            throw ValidationError("--gap braucht eine Zahl ab 0, nicht \(gap).")
        }
    }

    func run() throws {
        let start = ContinuousClock.now
        let terminal = common.terminal()
        let prepared = try terminal.prepare(scenario)
        if let writeModel { try write(prepared.model.model, to: writeModel, terminal) }
        let reporter = ProgressReporter(format: progress, terminal: terminal, prepared: prepared)
        let interrupt = Interrupt()
        let elapsed = start.duration(to: .now) / .seconds(1)
        let plan = try solve(prepared, elapsed: elapsed, interrupt, reporter, terminal)
        reporter.finish()
        let folder = out ?? "out/" + prepared.scenario.name
        try write(plan, to: folder, terminal)
        try end(plan)
    }

    private func solve(
        _ prepared: PreparedScenario, elapsed: Double, _ interrupt: Interrupt, _ reporter: ProgressReporter,
        _ terminal: Terminal
    ) throws -> Plan {
        let settings = prepared.scenario.solve
        let limit = timeLimit ?? settings.timeLimit ?? Self.defaultTimeLimit
        let options = SolveOptions(
            timeLimit: limit == 0 ? nil : max(0.1, limit - elapsed), gap: gap ?? settings.gap ?? 0,
            cancellation: interrupt.cancellation, progress: { reporter.report($0) })
        do {
            return try Planner.plan(prepared, options: options)
        } catch {
            reporter.finish()
            terminal.fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
    }

    private func write(_ plan: Plan, to folder: String, _ terminal: Terminal) throws {
        do {
            if plan.exists || plan.status == .infeasible {
                try OutputFolder.write(plan, to: folder, format: format, language: terminal.language)
            }
            let written = plan.exists || plan.status == .infeasible ? folder : nil
            terminal.result(
                try TerminalSummary.text(
                    plan, folder: written, language: terminal.language, width: Terminal.width))
        } catch {
            terminal.fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
    }

    private func write(_ model: LinearModel, to path: String, _ terminal: Terminal) throws {
        do {
            try OutputFile.write(Array(model.mps.utf8), to: path)
        } catch {
            terminal.fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
    }

    /// The exit code says how the plan came out.
    private func end(_ plan: Plan) throws {
        switch plan.status {
        case .optimal, .feasible: return
        case .infeasible: throw ExitCode(Cause.breach.rawValue)
        case .interrupted: throw ExitCode(130)
        case .unknown: throw ExitCode(Cause.failure.rawValue)
        }
    }
}

extension TableFormat: ExpressibleByArgument {}
