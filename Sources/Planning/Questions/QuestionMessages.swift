// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules

/// Every sentence about questions, in both languages.
enum QuestionMessages {
    static func badQuestion(_ kinds: [String], at place: SourceLocation) -> Diagnostic {
        let list = kinds.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            id: "questions.bad-question", at: place,
            LocalizedText(
                de: "eine Frage braucht genau einen der Schlüssel \(list)",
                en: "a question needs exactly one of the keys \(list)"),
            help: LocalizedText(
                de: "zum Beispiel `{id: F-1, why: B1}` oder `{id: F-2, why_not: {need: B1, offer: A3}}`",
                en: "for example `{id: F-1, why: B1}` or `{id: F-2, why_not: {need: B1, offer: A3}}`"))
    }

    static func duplicate(_ id: String, first: SourceLocation, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "questions.duplicate", at: place,
            LocalizedText(de: "die Frage `\(id)` gibt es schon", en: "there is a question `\(id)` already"),
            notes: [Diagnostic.Note(LocalizedText(de: "zuerst hier", en: "first here"), at: first)])
    }

    static func failed(_ id: String, _ reason: LocalizedText, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "questions.failed", severity: .warning, at: place,
            LocalizedText(
                de: "die Frage `\(id)` ließ sich nicht beantworten: \(reason.de)",
                en: "the question `\(id)` could not be answered: \(reason.en)"))
    }

    static func brokenPlan(_ id: String, at place: SourceLocation) -> Diagnostic {
        failed(
            id, LocalizedText(de: "der Plan passt nicht zum Modell", en: "the plan does not fit the model"), at: place)
    }

    static func otherInput(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "questions.other-input", severity: .warning, at: place,
            LocalizedText(
                de:
                    "diese Antworten gehören zu einer anderen Eingabe als der Plan daneben; sie werden nicht verglichen",
                en: "these answers belong to another input than the plan beside them; they are not compared"),
            help: planAgain)
    }

    static func badAnswers(_ missing: String?, at place: SourceLocation) -> Diagnostic {
        let what = LocalizedText(
            de: missing.map { "hier fehlt `\($0)`" } ?? "dieser Wert ist nicht lesbar",
            en: missing.map { "`\($0)` is missing here" } ?? "this value cannot be read")
        return Diagnostic(
            id: "questions.bad-answers", at: place,
            LocalizedText(
                de: "die Datei ist keine \(AnswersFile.name) dieses Programms: \(what.de)",
                en: "the file is no \(AnswersFile.name) of this program: \(what.en)"),
            help: planAgain)
    }

    private static let planAgain = LocalizedText(
        de: "noch einmal planen; ohne diese Datei wird ohne Antworten verglichen",
        en: "plan it again; without this file the comparison leaves the answers out")
}
