// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Foundation
import Reporting

@main
struct Bildungsnetz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bildungsnetz",
        abstract: HelpLanguage.text(
            "Plant kulturelle Bildung für eine Region: Regeln lesen, Partner und Geld zuteilen, Pläne beweisen.",
            "Plans cultural education for a region: read rules, allocate partners and money, prove plans."),
        discussion: HelpLanguage.text(
            """
            Exitcodes: 0 gut; 1 fehlgeschlagen; 2 kein zulässiger Plan oder ein Regelverstoß; 64 falscher Aufruf; \
            65 fehlerhafte Daten; 66 Eingabe fehlt; 73 Ausgabe nicht schreibbar; 130 unterbrochen.
            """,
            """
            Exit codes: 0 good; 1 the run failed; 2 no admissible plan or a breach; 64 usage; 65 bad data; \
            66 missing input; 73 cannot write; 130 interrupted.
            """),
        version: Version.current,
        subcommands: [
            PlanCommand.self,
            CheckCommand.self,
            ExplainCommand.self,
            VerifyCommand.self,
            ScenariosCommand.self,
            CompareCommand.self,
            SweepCommand.self,
            NetworkCommand.self,
            NeedsCommand.self,
            CatalogueCommand.self,
            PartnersCommand.self,
            HorizonCommand.self,
            ProposeCommand.self,
            DecideCommand.self,
            LedgerCommand.self,
            TasksCommand.self,
            RulesCommand.self,
        ]
    )

    /// Parses and runs; help goes to stdout, usage errors to stderr, in the reader's language.
    static func main() {
        do {
            var command = try parseAsRoot(CommandArguments.prepared(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch {
            let code = exitCode(for: error)
            let text = HelpLanguage.translated(fullMessage(for: error))
            if !text.isEmpty {
                let handle = code == .success ? FileHandle.standardOutput : FileHandle.standardError
                handle.write(Data((text + "\n").utf8))
            }
            Foundation.exit(code.rawValue)
        }
    }
}
