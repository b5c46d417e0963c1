// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// What is said when a question cannot be answered, in both languages.
enum ExplanationMessages {
    static func otherInput(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "explain.other-input", at: place,
            LocalizedText(
                de: "Tabellen, Regelwerke oder Szenario haben sich geändert, seit der Plan gemacht wurde",
                en: "tables, rulebooks or scenario have changed since the plan was made"),
            help: LocalizedText(de: "mit `plan` neu planen", en: "plan again with `plan`"))
    }

    /// The path in a plan is as it was given when the plan was made, mostly from the folder of then.
    static func scenarioMoved(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "explain.scenario-moved", cause: .missingInput, at: place,
            LocalizedText(
                de: "das Szenario `\(path)` dieses Plans gibt es von hier aus nicht",
                en: "the scenario `\(path)` of this plan is not there as seen from here"),
            help: LocalizedText(
                de: "mit `--scenario` sagen, wo es jetzt liegt, oder den Befehl im Ordner von damals geben",
                en: "say with `--scenario` where it is now, or give the command in the folder of then"))
    }

    static func noPlan(of path: String) -> Diagnostic {
        Diagnostic(
            id: "explain.no-plan", cause: .failure, at: nil,
            LocalizedText(
                de:
                    "für `\(path)` wurde in der erlaubten Zeit kein Plan gefunden, und auch nicht bewiesen, dass es keinen gibt",
                en: "no plan of `\(path)` was found in the time allowed, nor was it proven that there is none"),
            help: LocalizedText(
                de: "mit `plan --time-limit` länger suchen und dann den Ordner des Plans nennen",
                en: "search longer with `plan --time-limit` and then name the folder of the plan"))
    }

    static func noCandidate(at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            id: "explain.no-candidate", cause: .breach, at: place,
            LocalizedText(
                de: "diese Zuteilung verletzt eine Auswahlregel", en: "this allocation breaks a match rule"),
            help: verifyHelp)
    }

    static func brokenPlan(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "explain.broken-plan", cause: .breach, at: place,
            LocalizedText(de: "der Plan verletzt Regeln des Szenarios", en: "the plan breaks rules of the scenario"),
            help: verifyHelp)
    }

    static func noConflict() -> Diagnostic {
        Diagnostic(
            id: "explain.no-conflict", severity: .note, at: nil,
            LocalizedText(
                de: "nichts widerspricht sich: es gibt einen Plan, der alle Regeln einhält",
                en: "nothing contradicts: there is a plan that keeps all rules"),
            help: LocalizedText(
                de: "was man ihn fragen kann: `--need`, `--school`, `--ties` oder `--fund` mit `--curve`",
                en: "what it can be asked: `--need`, `--school`, `--ties` or `--fund` with `--curve`"))
    }

    static func conflictNotFound() -> Diagnostic {
        Diagnostic(
            id: "explain.conflict-not-found", cause: .failure, at: nil,
            LocalizedText(
                de: "in der erlaubten Zeit wurde nicht bewiesen, welche Regeln einander widersprechen",
                en: "it was not proven in the time allowed which rules contradict each other"),
            help: LocalizedText(de: "mehr Zeit geben mit `--time-limit`", en: "allow more time with `--time-limit`"))
    }

    static func noFundLimit(_ fund: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "explain.no-fund-limit", at: place,
            LocalizedText(
                de: "keine Grenze hält die Summe aus `\(fund)` unter seinem Betrag",
                en: "no limit keeps the sum from `\(fund)` below its amount"),
            help: LocalizedText(
                de: "erwartet wird eine Grenze mit `per: fund` und `at_most: fund.amount`",
                en: "expected a limit with `per: fund` and `at_most: fund.amount`"))
    }

    private static let verifyHelp = LocalizedText(
        de: "`verify` sagt, welche Regeln verletzt sind", en: "`verify` tells which rules are broken")
}
