// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every diagnostic of the module.
enum ReportMessages {
    static func cannotWrite(_ path: String, reason: LocalizedText) -> Diagnostic {
        Diagnostic(
            id: "reporting.cannot-write", cause: .cannotWrite, at: SourceLocation(file: path),
            LocalizedText(
                de: "`\(path)` kann nicht geschrieben werden: \(reason.de)",
                en: "cannot write `\(path)`: \(reason.en)"),
            help: LocalizedText(
                de: "mit `--out` einen anderen Ordner wählen; was schon dort war, ist unverändert",
                en: "choose another folder with `--out`; what was there before is unchanged"))
    }

    static let typstHelp = LocalizedText(
        de: "typst 0.13 oder neuer nach `PATH` legen oder `pip install typst`; HTML geht immer (`--format html`)",
        en: "put typst 0.13 or later on `PATH`, or `pip install typst`; HTML always works (`--format html`)")

    static let pandocHelp = LocalizedText(
        de: "pandoc installieren (Debian, Ubuntu: pandoc) oder `pip install pypandoc_binary`; HTML geht immer",
        en: "install pandoc (Debian, Ubuntu: pandoc) or `pip install pypandoc_binary`; HTML always works")

    static func missingProgram(_ name: String, for format: String, help: LocalizedText) -> Diagnostic {
        Diagnostic(
            id: "reporting.missing-program", cause: .missingInput, at: nil,
            LocalizedText(
                de: "für \(format) fehlt das Programm `\(name)`", en: "for \(format) the program `\(name)` is missing"),
            help: help)
    }

    static func programFailed(_ name: String, code: Int32, said: String) -> Diagnostic {
        let lines = said.split(separator: "\n").prefix(6).joined(separator: "\n")
        return Diagnostic(
            id: "reporting.program-failed", cause: .failure, at: nil,
            LocalizedText(de: "`\(name)` endete mit \(code): \(lines)", en: "`\(name)` ended with \(code): \(lines)"))
    }

    static func missingContacts(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "reporting.missing-contacts", cause: .missingInput, at: SourceLocation(file: path),
            LocalizedText(
                de: "die Tabelle der Ansprechpersonen `\(path)` gibt es nicht",
                en: "there is no table of contact persons `\(path)`"))
    }

    static func answersNotWritable(_ reason: String) -> Diagnostic {
        Diagnostic(
            id: "reporting.answers-not-writable", cause: .failure, at: nil,
            LocalizedText(
                de: "die Antworten lassen sich nicht als JSON schreiben: \(reason)",
                en: "the answers cannot be written as JSON: \(reason)"))
    }

    static func sumTooLarge() -> Diagnostic {
        Diagnostic(
            id: "reporting.sum-too-large", cause: .badData, at: nil,
            LocalizedText(
                de: "eine Summe über den Plan ist zu groß, um sie genau zu schreiben",
                en: "a sum over the plan is too large to be written exactly"),
            help: LocalizedText(
                de: "die Beträge und Gruppenzahlen der Tabellen prüfen",
                en: "check the amounts and numbers of groups in the tables"))
    }
}
