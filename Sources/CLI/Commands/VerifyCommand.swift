// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Planning
import Reporting
import Rules
import Tables

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: HelpLanguage.text(
            "Rechnet einen geschriebenen Plan unabhängig und genau nach.",
            "Recomputes a written plan, apart from the solver and exactly."),
        discussion: HelpLanguage.text(
            """
            Regeln, Grenzen, Beträge und Zielwerte werden getrennt nachgerechnet. Was daraus folgt (Namen, offene \
            Bedarfe, Summen) wird neu berechnet und Zelle für Zelle verglichen; alle weiteren Dateien, die mit dem Plan \
            geschrieben wurden, haben Prüfsummen in plan.json. Was nicht geprüft wird, steht in der letzten Zeile.
            """,
            """
            Rules, limits, amounts and values of goals are recomputed apart from the solver. What follows from them \
            (names, open needs, sums) is computed anew and compared cell by cell; all further files that were written \
            with the plan have checksums in plan.json. What is not checked is named in the last line.
            """)
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
        let folder = try verification.map { try check($0, terminal) }
        for finding in folder?.findings ?? [] { sink.report(finding) }
        terminal.report(sink)
        if let verification, let folder, verification.result.holds, folder.findings.isEmpty {
            terminal.result(summary(verification, terminal) + FolderSummary.text(folder, terminal.language))
        }
        if let code = sink.exitCode { throw ExitCode(code) }
    }

    private func check(_ verification: PlanVerification, _ terminal: Terminal) throws -> FolderCheck {
        do {
            return try FolderCheck.run(verification)
        } catch {
            terminal.fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
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
