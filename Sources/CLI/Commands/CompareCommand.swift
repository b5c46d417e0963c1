// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Optimizer
import Planning
import Reporting

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: HelpLanguage.text(
            "Legt Pläne nebeneinander: Eingaben, Ziele, Geld, Zuteilungen, Bedarfe.",
            "Lays plans side by side: inputs, goals, money, allocations, needs."),
        discussion: HelpLanguage.text(
            """
            Ordner von Plänen, oder Szenarien, die dann zuerst geplant werden, mit ihren Fragen. Alle werden mit dem \
            ersten verglichen.
            """,
            """
            Folders of plans, or scenarios, which are then planned first, and their questions answered. All are \
            compared with the first.
            """)
    )

    @Argument(
        help: HelpLanguage.help(
            "Zwei oder mehr Pläne oder Szenarien.", "Two or more plans or scenarios."), completion: .file())
    var plans: [String]

    @Flag(name: .long, help: HelpLanguage.help("Auch zeigen, was gleich ist.", "Show what is equal as well."))
    var all = false

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Welche einzelne Änderung was bewirkt, durch neues Planen; bei zwei Plänen.",
            "Which single change does what, by planning anew; of two plans."))
    var causes = false

    @Option(
        name: .long, help: HelpLanguage.help("Schreibt eine HTML-Seite.", "Writes an HTML page."), completion: .file())
    var html: String?

    @Option(
        name: .long,
        help: HelpLanguage.help("Schreibt CSV-Dateien in diesen Ordner.", "Writes CSV files into this folder."),
        completion: .directory)
    var csv: String?

    @Option(
        name: .long, help: HelpLanguage.help("Form der CSV-Dateien: rfc4180 oder excel.", "Form of the CSV files."))
    var format: TableFormat = .rfc4180

    @Flag(name: .long, help: HelpLanguage.help("JSON auf stdout.", "JSON on stdout."))
    var json = false

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Sekunden für jedes Planen; sonst gilt das Szenario, sonst 60.",
            "Seconds for each planning; otherwise the scenario's, otherwise 60."))
    var timeLimit: Double?

    @OptionGroup var questions: QuestionOptions

    @OptionGroup var threads: ThreadOption

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard plans.count >= 2 else {
            throw ValidationError(
                HelpLanguage.text("Ein Vergleich braucht mindestens zwei Pläne.", "A comparison needs two plans."))
        }
        if causes, plans.count != 2 {
            throw ValidationError(
                HelpLanguage.text("--causes braucht genau zwei Pläne.", "--causes needs exactly two plans."))
        }
        if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
            throw ValidationError(
                HelpLanguage.text("--time-limit braucht eine Zahl über 0.", "--time-limit needs a number above 0."))
        }
    }

    func run() throws {
        let terminal = common.terminal()
        let interrupt = Interrupt()
        let compared = try plans.map { try plan($0, interrupt, terminal) }
        let comparison: PlanDifferences
        do {
            comparison = try PlanDifferences(compared)
        } catch {
            terminal.fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
        let found = try causes ? findCauses(compared, interrupt, terminal) : nil
        try write(comparison, found, terminal)
    }

    private func plan(_ path: String, _ interrupt: Interrupt, _ terminal: Terminal) throws -> ComparedPlan {
        if ComparedPlan.isPlan(path) {
            var sink = DiagnosticSink()
            let plan = ComparedPlan.read(path, into: &sink)
            terminal.report(sink)
            guard let plan else { throw ExitCode(sink.exitCode ?? Cause.failure.rawValue) }
            return plan
        }
        let prepared = try terminal.prepare(path, threads: threads.count)
        let reporter = ProgressReporter(format: .text, terminal: terminal, prepared: prepared)
        defer { reporter.finish() }
        do {
            let plan = try Planner.plan(
                prepared,
                options: options(prepared.scenario, interrupt) { reporter.report($0) })
            let session = QuestionSession(
                options: questions, threads: threads.count, cancellation: interrupt.cancellation, reporter: reporter,
                terminal: terminal)
            return ComparedPlan(plan, label: path, answers: session.answers(plan, prepared))
        } catch {
            terminal.fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
    }

    private func options(
        _ scenario: Scenario, _ interrupt: Interrupt, _ progress: (@Sendable (SolveProgress) -> Void)?
    ) -> SolveOptions {
        SolveOptions(
            timeLimit: timeLimit ?? scenario.solve.timeLimit ?? PlanCommand.defaultTimeLimit,
            gap: scenario.solve.gap ?? 0, threads: threads.count, cancellation: interrupt.cancellation,
            progress: progress)
    }

    private func findCauses(
        _ plans: [ComparedPlan], _ interrupt: Interrupt, _ terminal: Terminal
    ) throws -> ChangeCauses {
        var sink = DiagnosticSink()
        let found = ChangeCauses.find(
            from: plans[0], to: plans[1], options: options(plans[1].scenario, interrupt, nil), into: &sink
        ) { done, all in
            terminal.status(
                terminal.text("Pläne für Ursachen: \(done) von \(all)\n", "plans for causes: \(done) of \(all)\n"))
        }
        terminal.report(sink)
        guard let found else { throw ExitCode(sink.exitCode ?? Cause.failure.rawValue) }
        return found
    }

    private func write(_ comparison: PlanDifferences, _ causes: ChangeCauses?, _ terminal: Terminal) throws {
        do {
            if let html {
                let page = ComparisonOutput.html(
                    comparison, causes: causes, showsAll: all, language: terminal.language)
                try OutputFile.write(Array(page.utf8), to: html)
            }
            if let csv {
                try ComparisonOutput.writeCSV(comparison, causes: causes, showsAll: all, format: format, to: csv)
            }
        } catch {
            terminal.fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
        terminal.result(
            json
                ? ComparisonOutput.json(comparison, causes: causes, showsAll: all)
                : ComparisonText.text(
                    comparison, causes: causes, showsAll: all, language: terminal.language, width: Terminal.width))
    }
}
