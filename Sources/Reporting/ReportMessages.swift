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

    // MARK: What is not overwritten

    private static func taken(
        _ id: String, _ path: String, _ de: String, _ en: String, help: (de: String, en: String)
    ) -> Diagnostic {
        Diagnostic(
            id: "reporting.\(id)", cause: .cannotWrite, at: SourceLocation(file: path), LocalizedText(de: de, en: en),
            help: LocalizedText(de: help.de, en: help.en))
    }

    static func otherPlan(_ file: String, of scenario: String, _ suggestion: String) -> Diagnostic {
        taken(
            "other-plan", file,
            "hier liegt der Plan eines anderen Szenarios, `\(scenario)`; er wird nicht überschrieben",
            "here lies the plan of another scenario, `\(scenario)`; it is not overwritten",
            help: (
                "mit `--out \(suggestion)` einen eigenen Ordner wählen, oder mit `--overwrite` überschreiben",
                "choose a folder of its own with `--out \(suggestion)`, or overwrite with `--overwrite`"
            ))
    }

    static func otherCatalogue(_ file: String, of scenario: String) -> Diagnostic {
        taken(
            "other-catalogue", file,
            "hier liegt der Katalog eines anderen Szenarios, `\(scenario)`; er wird nicht überschrieben",
            "here lies the catalogue of another scenario, `\(scenario)`; it is not overwritten",
            help: (
                "mit `--out` einen eigenen Ordner wählen, oder mit `--overwrite` überschreiben",
                "choose a folder of its own with `--out`, or overwrite with `--overwrite`"
            ))
    }

    static func unknownPlan(_ file: String, _ suggestion: String) -> Diagnostic {
        taken(
            "unknown-plan", file,
            "hier liegt ein Plan, der nicht sagt, aus welchem Szenario er ist; er wird nicht überschrieben",
            "here lies a plan that does not say which scenario it is from; it is not overwritten",
            help: (
                "mit `--out \(suggestion)` einen eigenen Ordner wählen, oder mit `--overwrite` überschreiben",
                "choose a folder of its own with `--out \(suggestion)`, or overwrite with `--overwrite`"
            ))
    }

    static func foreignFiles(_ folder: String, _ names: [String], more: Int) -> Diagnostic {
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        let rest = more > 0 ? (" und \(more) weitere", " and \(more) more") : ("", "")
        return taken(
            "foreign-files", folder, "in dem Ordner liegen andere Dateien als ein Plan: \(list)\(rest.0)",
            "the folder holds other files than a plan: \(list)\(rest.1)",
            help: (
                "mit `--out` einen eigenen Ordner wählen, oder mit `--overwrite` hineinschreiben",
                "choose a folder of its own with `--out`, or write into it with `--overwrite`"
            ))
    }

    static func otherTasks(_ folder: String, of id: String) -> Diagnostic {
        taken(
            "other-tasks", folder,
            "in dem Ordner liegen Aufgaben und Briefe zu `\(id)`; sie werden nicht überschrieben",
            "the folder holds tasks and letters about `\(id)`; they are not overwritten",
            help: (
                "mit `--out` einen eigenen Ordner wählen, oder mit `--overwrite` überschreiben",
                "choose a folder of its own with `--out`, or overwrite with `--overwrite`"
            ))
    }

    static func sentLetters(_ folder: String, _ count: Int) -> Diagnostic {
        let letters = CountedNoun.letter.counted(count)
        return taken(
            "sent-letters", folder,
            "in dem Ordner liegt schon Post mit anderem Inhalt (\(letters.de)); was verschickt sein kann, wird nicht überschrieben",
            "the folder holds letters with other content (\(letters.en)); what may have been sent is not overwritten",
            help: (
                "mit `--out` einen eigenen Ordner wählen, oder mit `--overwrite` überschreiben",
                "choose a folder of its own with `--out`, or overwrite with `--overwrite`"
            ))
    }

    static func otherDecision(_ folder: String, _ id: String) -> Diagnostic {
        taken(
            "other-decision", folder,
            "den Ordner gibt es schon, aber `\(id)` steht noch nicht im Beschlussbuch; "
                + "was darin liegt, wird nicht überschrieben, und es wird nichts eingetragen",
            "the folder is there already, but `\(id)` is not in the ledger yet; what lies in it is not overwritten, and "
                + "nothing is recorded",
            help: (
                "mit `--out` einen anderen Ordner wählen, oder mit `--overwrite` überschreiben",
                "choose another folder with `--out`, or overwrite with `--overwrite`"
            ))
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
