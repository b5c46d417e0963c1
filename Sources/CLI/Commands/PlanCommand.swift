// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
import Diagnostics
import Foundation
import Optimizer
import Parallel
import Planning
public import Reporting

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: HelpLanguage.text(
            "Plant ein Szenario, prüft den Plan und schreibt ihn.",
            "Plans a scenario, checks the plan and writes it."),
        discussion: HelpLanguage.text(
            """
            Ctrl-C beendet die Suche; der beste Plan bis dahin wird mit seiner bewiesenen Schranke geschrieben. \
            Danach werden die Fragen des Szenarios (questions.yaml) beantwortet; Ctrl-C beendet auch das, der Plan \
            ist dann schon geschrieben.
            """,
            """
            Ctrl-C ends the search; the best plan so far is written with its proven bound. Then the questions of the \
            scenario (questions.yaml) are answered; Ctrl-C ends that as well, the plan is written by then.
            """)
    )

    /// Seconds after which the search ends if neither the command nor the scenario says otherwise.
    static let defaultTimeLimit = 60.0

    @Argument(
        help: HelpLanguage.help(
            "Ordner mit scenario.yaml oder eine YAML-Datei.",
            "A folder with scenario.yaml, or a YAML file."), completion: .file())
    var scenario: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Ordner der Ausgabe; sonst out/<Szenario>.",
            "Output folder; otherwise out/<scenario>."), completion: .directory)
    var out: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Sekunden bis zum Ende der Suche; 0 sucht ohne Grenze. Sonst gilt das Szenario, sonst 60.",
            "Seconds until the search ends; 0 for no limit. Otherwise the scenario's, otherwise 60."))
    var timeLimit: Double?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Ab dieser relativen Lücke gilt ein Ziel als gelöst; 0 verlangt den vollen Beweis.",
            "The search for a goal ends at this relative gap; 0 asks for the full proof."))
    var gap: Double?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Form der CSV-Dateien: rfc4180 oder excel.",
            "Form of the CSV files: rfc4180 or excel."))
    var format: TableFormat = .rfc4180

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Fortschritt auf stderr: text oder json.",
            "Progress on stderr: text or json."))
    var progress: ProgressFormat = .text

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Schreibt das Modell für andere Löser, bevor gesucht wird: als CPLEX LP, wenn die Datei auf .lp endet, als "
                + "eigener Text bei .txt, sonst als MPS.",
            "Writes the model for other solvers before the search: as CPLEX LP if the file ends in .lp, as a text of "
                + "our own for .txt, otherwise as MPS."),
        completion: .file())
    var writeModel: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Ordner eines früheren Plans, von dem aus gesucht wird.",
            "Folder of an earlier plan to start the search from."), completion: .directory)
    var from: String?

    @Option(
        name: .long, defaultAsFlag: KeepOption(),
        help: HelpLanguage.help(
            "Mit --from: so wenig wie möglich ändern. Ein Ziel darf dafür um diesen Betrag unter seinem besten Wert "
                + "bleiben (0; eine Zahl gilt für jedes Ziel; G-1=2,G-3=0.5 für einzelne).",
            "With --from: change as little as possible. For that a goal may stay this much below its best value "
                + "(0; a number is for every goal; G-1=2,G-3=0.5 for single ones)."))
    var keep: KeepOption?

    @OptionGroup var threads: ThreadOption

    @OptionGroup var memory: MemoryOption

    @OptionGroup var questions: QuestionOptions

    @OptionGroup var overwrite: OverwriteOption

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let timeLimit, !(timeLimit >= 0 && timeLimit.isFinite) {
            throw ValidationError(
                HelpLanguage.text(
                    "--time-limit braucht eine Zahl ab 0, nicht \(HelpLanguage.number(timeLimit)).",
                    "--time-limit needs a number of at least 0, not \(HelpLanguage.number(timeLimit))."))
        }
        if keep != nil, from == nil {
            throw ValidationError(
                HelpLanguage.text(
                    "--keep braucht --from mit dem früheren Plan.", "--keep needs --from, the earlier plan."))
        }
        if let gap, !(gap >= 0 && gap.isFinite) {
            throw ValidationError(
                HelpLanguage.text(
                    "--gap braucht eine Zahl ab 0, nicht \(HelpLanguage.number(gap)).",
                    "--gap needs a number of at least 0, not \(HelpLanguage.number(gap))."))
        }
    }

    func run() throws {
        let start = ContinuousClock.now
        let terminal = common.terminal()
        let prepared = try terminal.prepare(scenario, threads: threads.count)
        let folder = out ?? "out/" + prepared.scenario.name
        // Before the search: nobody waits for a plan that cannot be written.
        try overwrite.check(terminal) { PlanFolderCheck.refusal(of: folder, for: prepared.scenario) }
        if let writeModel { try write(prepared.model.model, to: writeModel, terminal) }
        let earlier = try from.map { try readEarlier($0, prepared, terminal) }
        let request = try earlier.flatMap { plan in try keep.map { try $0.request(plan, prepared, terminal) } }
        let reporter = ProgressReporter(format: progress, terminal: terminal, prepared: prepared)
        let interrupt = Interrupt()
        let memoryLimit = try memory.limit(terminal)
        let elapsed = start.duration(to: .now) / .seconds(1)
        let plan = try solve(
            prepared, from: earlier, keeping: request, elapsed: elapsed, memoryLimit, interrupt, reporter, terminal)
        // A long answering must never lose the plan.
        try write(plan, to: folder, terminal)
        let session = QuestionSession(
            options: questions, threads: threads.count, memoryLimit: memoryLimit,
            cancellation: interrupt.cancellation, reporter: reporter, terminal: terminal)
        let isAnswered = try session.write(plan, prepared, to: folder, format: format)
        if plan.status == .infeasible { terminal.fail(ScenarioCheck(prepared).refutations) }
        try end(plan)
        if !isAnswered { throw ExitCode(130) }
    }

    /// The earlier plan; ends the command if it cannot be read.
    private func readEarlier(
        _ path: String, _ prepared: PreparedScenario, _ terminal: Terminal
    ) throws -> EarlierPlan {
        var sink = DiagnosticSink()
        let plan = EarlierPlan.read(path, into: &sink)
        if let plan, let note = EarlierGroups(plan, in: prepared).note(of: plan) { sink.report(note) }
        terminal.report(sink)
        guard let plan else { throw ExitCode(sink.exitCode ?? Cause.failure.rawValue) }
        return plan
    }

    private func solve(
        _ prepared: PreparedScenario, from earlier: EarlierPlan?, keeping request: KeepRequest?, elapsed: Double,
        _ memoryLimit: MemoryLimit?, _ interrupt: Interrupt, _ reporter: ProgressReporter, _ terminal: Terminal
    ) throws -> Plan {
        let settings = prepared.scenario.solve
        let limit = timeLimit ?? settings.timeLimit ?? Self.defaultTimeLimit
        let options = SolveOptions(
            timeLimit: limit == 0 ? nil : max(0.1, limit - elapsed), memoryLimit: memoryLimit,
            gap: gap ?? settings.gap ?? 0, threads: threads.count, cancellation: interrupt.cancellation,
            start: earlier.map { EarlierGroups($0, in: prepared).start(for: prepared) },
            prices: earlier?.prices.rowPrices(for: prepared.model.model) ?? [],
            progress: { reporter.report($0) })
        do {
            let plan =
                try request.map { try Planner.plan(prepared, keeping: $0, options: options) }
                ?? Planner.plan(prepared, options: options)
            reporter.finish()
            MemoryOption.tell(memoryLimit, endedWith: plan.status, terminal)
            return plan
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
            let text = path.hasSuffix(".txt") ? model.text : path.hasSuffix(".lp") ? model.lp : model.mps
            try OutputFile.write(Array(text.utf8), to: path)
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
