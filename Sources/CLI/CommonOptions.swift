// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
public import Diagnostics
import Foundation

extension Language: ExpressibleByArgument {}

/// Options that every command understands.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Sprache der Ausgabe: de oder en. Ohne Angabe: BILDUNGSNETZ_LANGUAGE, sonst de.",
            "Language of the output: de or en. Otherwise BILDUNGSNETZ_LANGUAGE, otherwise de."))
    var language: Language?

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Kein Fortschritt und keine Hinweise; Fehler und Warnungen bleiben.",
            "No progress and no notes; errors and warnings stay."))
    var quiet = false

    /// The language asked for, then the environment's, then German.
    var effectiveLanguage: Language {
        language ?? ProcessInfo.processInfo.environment["BILDUNGSNETZ_LANGUAGE"].flatMap { Language(rawValue: $0) }
            ?? .de
    }

    func terminal() -> Terminal { Terminal(language: effectiveLanguage, isQuiet: quiet) }
}
