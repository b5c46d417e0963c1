// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Every sentence of a finding that needs the tables of a scenario.
enum ScenarioLintMessages {
    // MARK: Rulebooks and match rules

    static func appliesToNothing(_ name: String) -> LintMessages.Text {
        LintMessages.Text(
            LocalizedText(
                de: "kein Topf des Szenarios fällt unter das Regelwerk `\(name)`",
                en: "no fund of the scenario falls under the rulebook `\(name)`"),
            help: LocalizedText(
                de: "`applies` mit der Spalte `programme` der Töpfe vergleichen, oder das Regelwerk weglassen",
                en: "compare `applies` with the column `programme` of the funds, or leave the rulebook out"))
    }

    static func neverExcludes(_ id: String) -> LintMessages.Text {
        LintMessages.Text(
            LocalizedText(
                de: "`\(id)` schließt in diesem Szenario nichts aus, was die Regeln davor zulassen",
                en: "`\(id)` excludes nothing in this scenario that the rules before it admit"),
            help: LocalizedText(
                de: "ist das gewollt, bleibt die Regel als Vorsorge; sonst Bedingung und Spalten prüfen",
                en: "if that is meant, the rule stays as a precaution; otherwise check condition and columns"))
    }

    static func alwaysExcludes(_ id: String) -> LintMessages.Text {
        LintMessages.Text(
            LocalizedText(
                de: "`\(id)` schließt in diesem Szenario alles aus, was die Regeln davor zulassen",
                en: "`\(id)` excludes everything in this scenario that the rules before it admit"),
            help: LocalizedText(
                de: "prüfen, ob die Spalten der Bedingung gefüllt sind und Codes und Parameter stimmen",
                en: "check whether the columns of the condition are filled and codes and parameters are right"))
    }

    static func goalWithoutEffect(_ id: String) -> LintMessages.Text {
        LintMessages.Text(
            LocalizedText(
                de: "zum Ziel `\(id)` trägt keine Möglichkeit etwas bei",
                en: "no candidate contributes to the goal `\(id)`"),
            help: LocalizedText(
                de: "den Ausdruck prüfen; er ist für jede Möglichkeit null",
                en: "check the expression; it is zero for every candidate"))
    }

    // MARK: Schools

    private static let shown = 6

    private static func column(_ name: String) -> (one: LocalizedText, several: LocalizedText) {
        switch name {
        case "type":
            (
                LocalizedText(de: "die Schulform", en: "the school type"),
                LocalizedText(de: "die Schulformen", en: "the school types")
            )
        case "sector":
            (LocalizedText(de: "den Bereich", en: "the sector"), LocalizedText(de: "die Bereiche", en: "the sectors"))
        default:
            (
                LocalizedText(de: "die Gemeinde", en: "the municipality"),
                LocalizedText(de: "die Gemeinden", en: "the municipalities")
            )
        }
    }

    private static func schools(_ count: Int) -> LocalizedText {
        CountedNoun.school.counted(count)
    }

    static func excludesValues(
        _ id: String, column: String, _ values: [(name: String, schools: Int)]
    ) -> LintMessages.Text {
        let names = Self.column(column)
        let name = values.count == 1 ? names.one : names.several
        let list = { (language: Language) in
            values.prefix(shown).map { "`\($0.name)` (\(schools($0.schools).text(language)))" }
                .joined(separator: ", ")
        }
        let rest = values.count - shown
        return LintMessages.Text(
            LocalizedText(
                de: "`\(id)` schließt \(name.de) \(list(.de))\(rest > 0 ? " und \(rest) weitere" : "") ganz aus",
                en: "`\(id)` excludes \(name.en) \(list(.en))\(rest > 0 ? " and \(rest) more" : "") as a whole"),
            help: LocalizedText(
                de: "ist das der Zweck der Regel, ist nichts zu tun; sonst die Bedingung weiter fassen",
                en: "if that is what the rule is for, nothing is to be done; otherwise widen the condition"))
    }

    static func emptyValue(
        _ column: String, _ name: String, schools count: Int, needs: Int, rule: String?
    ) -> LintMessages.Text {
        let (owner, schools) = (self.column(column).one, schools(count))
        let counted = CountedNoun.need.counted(needs)
        let cause =
            rule.map { LocalizedText(de: "; `\($0)` schließt jedes Angebot aus", en: "; `\($0)` excludes every offer") }
            ?? LocalizedText(de: "", en: "")
        return LintMessages.Text(
            LocalizedText(
                de:
                    "für \(owner.de) `\(name)` (\(schools.de), \(counted.de)) gibt es keine einzige Möglichkeit\(cause.de)",
                en: "for \(owner.en) `\(name)` (\(schools.en), \(counted.en)) there is no candidate at all\(cause.en)"),
            help: LocalizedText(
                de: "`bildungsnetz check` zeigt die Bedarfe ohne Möglichkeit; Regel, Angebote oder Töpfe prüfen",
                en: "`bildungsnetz check` shows the needs without candidates; check rule, offers or funds"))
    }

    // MARK: Limits

    static func countsNothing(_ id: String) -> LintMessages.Text {
        LintMessages.Text(
            LocalizedText(
                de: "`\(id)` zählt in diesem Szenario keine einzige Möglichkeit",
                en: "`\(id)` counts no candidate of this scenario"),
            help: LocalizedText(
                de: "`where` mit den Daten vergleichen", en: "compare `where` with the data"))
    }

    static func neverBinds(_ id: String) -> LintMessages.Text {
        LintMessages.Text(
            LocalizedText(
                de: "`\(id)` greift in diesem Szenario nie; die übrigen Grenzen lassen nicht mehr zu",
                en: "`\(id)` never takes effect in this scenario; the other limits allow no more"),
            help: LocalizedText(
                de: "ist das gewollt, bleibt die Grenze als Vorsorge; sonst den Wert prüfen",
                en: "if that is meant, the limit stays as a precaution; otherwise check the value"))
    }

    static func impossible(
        _ id: String, subject: String, asked: FixedPoint, possible: FixedPoint, others: Int, isSoft: Bool
    ) -> LintMessages.Text {
        let (inGerman, inEnglish) = subject.isEmpty ? ("", "") : (" für `\(subject)`", " for `\(subject)`")
        let (moreGerman, moreEnglish) =
            others == 0 ? ("", "") : (", ebenso \(places(others))", ", and \(others) more")
        let show = { (number: FixedPoint, language: Language) in NumberText.format(number, language: language) }
        return LintMessages.Text(
            LocalizedText(
                de:
                    "`\(id)` verlangt\(inGerman) \(show(asked, .de)), erreichbar ist \(show(possible, .de))\(moreGerman)"
                    + (isSoft ? "; jeder Plan bricht diese weiche Grenze" : ""),
                en:
                    "`\(id)` asks\(inEnglish) for \(show(asked, .en)), attainable is \(show(possible, .en))\(moreEnglish)"
                    + (isSoft ? "; every plan breaks this soft limit" : "")),
            help: LocalizedText(
                de: "den Wert ändern, Angebote oder Mittel ergänzen, oder die Grenze mit `soft` weich machen",
                en: "change the value, add offers or money, or make the limit soft with `soft`"))
    }

    private static func places(_ count: Int) -> String {
        "an " + CountedNoun.furtherPlace.counted(count, .dative, .de)
    }

    static func onlyEmpty(_ id: String, subject: String, others: Int) -> LintMessages.Text {
        let (inGerman, inEnglish) = subject.isEmpty ? ("", "") : (" für `\(subject)`", " for `\(subject)`")
        let (moreGerman, moreEnglish) = others == 0 ? ("", "") : (" und \(places(others))", " and \(others) more")
        return LintMessages.Text(
            LocalizedText(
                de: "`\(id)` ist\(inGerman)\(moreGerman) nur ohne jede Zuteilung einzuhalten",
                en: "`\(id)` can be kept\(inEnglish)\(moreEnglish) only without any allocation"),
            help: LocalizedText(
                de: "`where` und den Wert mit den Daten vergleichen", en: "compare `where` and the value with the data")
        )
    }
}
