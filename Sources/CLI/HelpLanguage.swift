// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Foundation

/// The language of help and usage errors. It is needed before the arguments are parsed, so it is looked for by hand.
enum HelpLanguage {
    static let current: Language = {
        let arguments = CommandLine.arguments
        if let index = arguments.firstIndex(of: "--language"), index + 1 < arguments.count {
            return Language(rawValue: arguments[index + 1]) ?? .de
        }
        if let argument = arguments.first(where: { $0.hasPrefix("--language=") }) {
            return Language(rawValue: String(argument.dropFirst("--language=".count))) ?? .de
        }
        return ProcessInfo.processInfo.environment["BILDUNGSNETZ_LANGUAGE"].flatMap { Language(rawValue: $0) } ?? .de
    }()

    static func text(_ german: String, _ english: String) -> String { current == .de ? german : english }

    static func help(_ german: String, _ english: String) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: text(german, english))
    }

    /// The parser's own words are English and cannot be set; a German reader gets them translated. What is not in the
    /// table stays as it is.
    static func translated(_ text: String) -> String {
        guard current == .de else { return text }
        return phrases.reduce(text) { $0.replacing($1.english, with: $1.german) }
    }

    /// Longer phrases first, so that a part of one does not spoil it.
    private static let phrases: [(english: String, german: String)] = [
        ("OVERVIEW: ", "ÜBERBLICK: "), ("USAGE: ", "AUFRUF: "), ("Usage: ", "Aufruf: "),
        ("ARGUMENTS:", "ARGUMENTE:"), ("OPTIONS:", "OPTIONEN:"), ("SUBCOMMANDS:", "BEFEHLE:"),
        ("Show help information.", "Zeigt diese Hilfe."), ("Show the version.", "Zeigt die Version."),
        ("Show subcommand help information.", "Zeigt die Hilfe eines Befehls."),
        ("for detailed help.", "zeigt die Hilfe eines Befehls."), ("for more information.", "zeigt mehr."),
        ("  See '", "  '"), ("Error: ", "Fehler: "), ("default: ", "sonst: "), ("(values: ", "(Werte: "),
        ("Help: ", "Hilfe: "),
        ("<subcommand>", "<Befehl>"), ("Missing expected argument", "Es fehlt das Argument"),
        ("Unexpected argument", "Unerwartetes Argument"), ("unexpected arguments", "unerwartete Argumente"),
        ("Unknown option", "Unbekannte Option"), ("Missing value for", "Es fehlt ein Wert für"),
        ("is invalid for", "passt nicht zu"), ("The value '", "Der Wert '"), ("Did you mean", "Meinten Sie"),
        ("Please provide one of", "Möglich sind"),
    ]
}
