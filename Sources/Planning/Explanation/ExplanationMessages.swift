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
            id: "explain.no-conflict", at: nil,
            LocalizedText(
                de: "es gibt einen Plan, der alle Regeln einhält", en: "there is a plan that keeps all rules"))
    }

    private static let verifyHelp = LocalizedText(
        de: "`verify` sagt, welche Regeln verletzt sind", en: "`verify` tells which rules are broken")
}
