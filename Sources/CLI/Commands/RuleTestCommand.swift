// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Optimizer
import Parallel
import Planning
import Rules

struct RuleTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: HelpLanguage.text(
            "Prüft Regelwerke und Pläne mit ihren Testdateien und nennt, welche Bedingungen nie wahr oder nie falsch "
                + "waren.",
            "Tests rulebooks and plans with their test files and tells which conditions were never true or never "
                + "false."))

    @Argument(
        help: HelpLanguage.help(
            "Testdateien, zum Beispiel rules/base.tests.yaml; das Regelwerk liegt daneben.",
            "Test files, for example rules/base.tests.yaml; the rulebook lies beside."), completion: .file())
    var files: [String]

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Nennt jede Bedingung, die nicht wahr und falsch vorkam.",
            "Names every condition that was not seen both true and false."))
    var coverage = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let runs = files.compactMap { path -> RuleTestRun? in
            var own = DiagnosticSink()
            defer { sink.merge(own) }
            return RuleTestRun.run(path: path, into: &own)
        }
        terminal.report(sink)
        if let code = sink.exitCode { throw ExitCode(code) }
        let plans = try runs.flatMap(\.plans).map { try outcome($0, terminal) }
        let report = RuleTestReport(runs, plans: plans)
        terminal.result(report.text(terminal.language, listsGaps: coverage))
        if report.failed > 0 { throw ExitCode(Cause.failure.rawValue) }
    }

    /// Plans the scenario as `plan` would, without writing, and compares.
    private func outcome(_ golden: GoldenPlan, _ terminal: Terminal) throws -> GoldenPlanOutcome {
        let prepared = try terminal.prepare(golden.scenario.value, threads: .allCores)
        let settings = prepared.scenario.solve
        let limit = settings.timeLimit ?? PlanCommand.defaultTimeLimit
        let options = SolveOptions(timeLimit: limit == 0 ? nil : limit, gap: settings.gap ?? 0)
        do {
            return GoldenPlanCheck.outcome(of: try Planner.plan(prepared, options: options), expected: golden)
        } catch {
            terminal.fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
    }
}
