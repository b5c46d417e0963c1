// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Foundation

@main
struct Bildungsnetz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bildungsnetz",
        abstract: "Plant kulturelle Bildung für eine Region: Regeln lesen, Partner und Geld zuteilen, Pläne beweisen.",
        discussion: """
            Exitcodes: 0 gut; 1 fehlgeschlagen; 2 kein zulässiger Plan oder ein Regelverstoß; 64 falscher Aufruf; \
            65 fehlerhafte Daten; 66 Eingabe fehlt; 73 Ausgabe nicht schreibbar; 130 unterbrochen.
            """,
        version: "0.1.0",
        subcommands: [PlanCommand.self, CheckCommand.self, VerifyCommand.self]
    )
}
