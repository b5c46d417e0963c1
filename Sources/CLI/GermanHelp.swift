// SPDX-License-Identifier: GPL-3.0-or-later

/// The argument parser's help and errors in German. Every sentence that it can make is here; what this project wrote
/// itself is German already and stays as it is.
enum GermanHelp {
    static func text(of english: String) -> String {
        let translated = english.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
        return broken(translated.joined(separator: "\n"))
    }

    // MARK: Errors

    private static func sentence(_ line: String) -> String {
        let prefix = "Error: "
        guard line.hasPrefix(prefix) || line.hasPrefix("   or: ") else { return line }
        let isError = line.hasPrefix(prefix)
        let message = String(line.dropFirst(isError ? prefix.count : "   or: ".count))
        return (isError ? "Fehler: " : "   oder: ") + (error(message) ?? message)
    }

    private static func error(_ message: String) -> String? {
        unknown(message) ?? missing(message) ?? surplus(message) ?? invalid(message)
    }

    private static func unknown(_ message: String) -> String? {
        if let found = message.wholeMatch(of: /Unknown option '(.+)'\. Did you mean '(.+)'\?/) {
            return "Unbekannte Option '\(found.1)'. Meinten Sie '\(found.2)'?"
        }
        if let found = message.wholeMatch(of: /Unknown option '(.+)'/) { return "Unbekannte Option '\(found.1)'" }
        if let found = message.wholeMatch(of: /Invalid option: (.+)/) { return "Ungültige Option: \(found.1)" }
        if let found = message.wholeMatch(of: /Command '(.+)' is not a parent of the current command\./) {
            return "'\(found.1)' ist kein Oberbegriff dieses Befehls."
        }
        if let found = message.wholeMatch(of: /Can't generate completion scripts for '(.+)'\./) {
            return "Für '\(found.1)' gibt es keine Vervollständigung."
        }
        if message == "Can't autodetect a supported shell." { return "Die Shell wurde nicht erkannt." }
        return nil
    }

    private static func missing(_ message: String) -> String? {
        if let found = message.wholeMatch(of: /Missing value for '(.+)' in '(.+)'/) {
            return "Es fehlt ein Wert für '\(found.1)' in '\(found.2)'"
        }
        if let found = message.wholeMatch(of: /Missing value for '(.+)'/) {
            return "Es fehlt ein Wert für '\(found.1)'"
        }
        if let found = message.wholeMatch(of: /Missing expected argument '(.+)'/) {
            return "Es fehlt das Argument '\(found.1)'"
        }
        if let found = message.wholeMatch(of: /Missing one of: (.+)/) { return "Es fehlt eines von: \(found.1)" }
        return message == "Missing required subcommand." ? "Es fehlt der Befehl." : nil
    }

    private static func surplus(_ message: String) -> String? {
        if let found = message.wholeMatch(of: /Unexpected argument '(.+)'/) {
            return "Unerwartetes Argument '\(found.1)'"
        }
        if let found = message.wholeMatch(of: /(\d+) unexpected arguments: (.+)/) {
            return "\(found.1) unerwartete Argumente: \(found.2)"
        }
        if let found = message.wholeMatch(of: /The option '(.+)' does not take any value, but '(.*)' was specified\./) {
            return "Die Option '\(found.1)' hat keinen Wert, angegeben ist '\(found.2)'."
        }
        let twice = /Value to be set with (?:flag|position) (.+) had already been set with (?:flag|position) (.+)/
        if let found = message.wholeMatch(of: twice) {
            return "\(found.1) widerspricht dem, was \(found.2) schon festlegt."
        }
        return nil
    }

    private static func invalid(_ message: String) -> String? {
        guard let found = message.prefixMatch(of: /The value '(.*?)' is invalid(?: for '(.+?)')?(?=[.:]|$)/) else {
            return nil
        }
        let name = found.2.map { " passt nicht zu '\($0)'" } ?? " ist ungültig"
        var rest = String(message[found.range.upperBound...])
        if rest.hasPrefix(". Please provide one of") {
            rest = rest.replacing(". Please provide one of the following:", with: ". Möglich sind:")
                .replacing(". Please provide one of", with: ". Möglich sind")
                .replacing("' and '", with: "' und '").replacing("' or '", with: "' oder '")
        }
        return "Der Wert '\(found.1)'\(name)\(rest)"
    }

    // MARK: Help

    /// Words that the parser puts around what this project says.
    private static let phrases: [(english: String, german: String)] = [
        ("OVERVIEW: ", "ÜBERBLICK: "), ("USAGE: ", "AUFRUF: "), ("Usage: ", "Aufruf: "), ("Help: ", "Hilfe: "),
        ("ARGUMENTS:", "ARGUMENTE:"), ("OPTIONS:", "OPTIONEN:"), ("SUBCOMMANDS:", "BEFEHLE:"),
        ("Show help information.", "Zeigt diese Hilfe."), ("Show the version.", "Zeigt die Version."),
        ("Show subcommand help information.", "Zeigt die Hilfe eines Befehls."),
        ("Please use --generate-completion-script=<shell> with one of:", "Möglich sind:"),
    ]

    private static func phrases(_ line: String) -> String {
        if let found = line.wholeMatch(of: #/  See '(.+)' for (detailed help|more information)\./#) {
            return "  '\(found.1)' zeigt \(found.2 == "detailed help" ? "die Hilfe eines Befehls" : "mehr")."
        }
        return phrases.reduce(line) { $0.replacing($1.english, with: $1.german) }
    }

    /// What may be broken over two lines; the words have no more letters than before, so that lines stay as long.
    private static func broken(_ text: String) -> String {
        text.replacing(/\(values:/, with: "(Werte:")
            .replacing(/\(default(\s+)as(\s+)flag:/) { "(ohne\($0.1)eine\($0.2)Zahl:" }
            .replacing(/default:/, with: "sonst:").replacing("(default)", with: "(sonst)")
    }

    // MARK: Placeholders

    /// What stands for a value, by the name of its option or argument.
    private static let names: [String: String] = [
        "amendment": "Datei", "body": "Kennung", "contacts": "Datei", "csv": "Ordner", "date": "Datum",
        "decision": "Beschluss", "expression": "Ausdruck", "fallen": "Kennung", "file": "Datei", "files": "Datei",
        "folder": "Ordner", "for": "Kennung", "format": "Form", "from": "Ordner", "fund": "Topf", "gap": "Anteil",
        "html": "Datei", "keep": "Betrag", "language": "Sprache", "ledger": "Datei", "limit": "Zahl",
        "list": "Datei", "memory-limit": "MiB", "need": "Bedarf", "network": "Datei", "offer": "Angebot",
        "options": "Optionen", "out": "Ordner", "parts": "Zahl", "path": "Pfad", "paths": "Pfad", "plan": "Plan",
        "plans": "Plan", "points": "Zahl", "progress": "Form", "question": "Frage", "question-time": "Sekunden",
        "reason": "Grund", "receipt": "Quittung", "row": "Zelle", "rulebook": "Regelwerk", "scenario": "Szenario",
        "scenarios": "Szenario", "school": "Schule", "school-year": "Schuljahr", "shapes": "Datei",
        "source": "Quelle", "subcommand": "Befehl", "subcommands": "Befehl", "svg": "Datei", "task": "Aufgabe",
        "tasks": "Zahl", "threads": "Zahl", "time-limit": "Sekunden", "trade-off": "Ziel", "vary": "Angabe",
        "write-candidates": "Datei", "write-model": "Datei", "years": "Zahl",
    ]

    private static func placeholders(_ line: String) -> String {
        line.replacing(/<([a-z][a-z0-9-]*)>/) { found in "<\(names[String(found.1)] ?? "Wert")>" }
    }

    /// In a list the explanations keep their column, whatever the length of what they explain.
    private static let width = 26

    private static func line(_ english: String) -> String {
        let entry = english.wholeMatch(of: #/(  \S.*?) {2,}(\S.*)/#) ?? english.wholeMatch(of: #/(  \S.*?>) (\S.*)/#)
        guard let entry, entry.1.count < width else { return placeholders(phrases(sentence(english))) }
        let (label, text) = (placeholders(String(entry.1)), placeholders(phrases(String(entry.2))))
        return label + String(repeating: " ", count: max(1, width - label.count)) + text
    }
}
