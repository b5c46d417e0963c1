// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Planning
import Rules
import Tables

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: HelpLanguage.text(
            "Rechnet einen geschriebenen Plan unabhängig und genau nach.",
            "Recomputes a written plan, apart from the solver and exactly.")
    )

    @Argument(
        help: HelpLanguage.help(
            "Ordner eines Plans oder seine plan.json.",
            "A plan's folder or its plan.json."), completion: .file())
    var plan: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Wo das Szenario liegt, falls nicht mehr dort, wo plan.json es nennt.",
            "Where the scenario lies, if no longer where plan.json says."), completion: .file())
    var scenario: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let verification = PlanVerification.run(plan, scenarioPath: scenario, into: &sink)
        for breach in verification?.result.breaches ?? [] { sink.report(breach.diagnostic) }
        terminal.report(sink)
        if let verification, verification.result.holds { terminal.result(summary(verification, terminal)) }
        if let code = sink.exitCode { throw ExitCode(code) }
    }

    private func summary(_ verification: PlanVerification, _ terminal: Terminal) -> String {
        let allocations = CountedNoun.allocation.counted(verification.allocations)
        var text = terminal.text(
            "\(allocations.de) nachgerechnet: alle Regeln und Grenzen sind eingehalten.\n",
            "\(allocations.en) recomputed: every rule and limit holds.\n")
        for goal in verification.result.goals {
            let value = goal.value.fixedPoint.map { NumberText.format($0, language: terminal.language) }
            text += "  \(goal.id): \(value ?? goal.value.description)\n"
        }
        return text
    }
}
