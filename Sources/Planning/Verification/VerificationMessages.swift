// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Every sentence the separate checker can say, in both languages.
enum VerificationMessages {
    // MARK: Rows

    static func tooFewGroups(_ groups: Int64, _ subject: String, at place: SourceLocation?) -> Breach {
        Breach(
            id: "verify.groups", rule: "", subject: subject,
            message: LocalizedText(
                de: "`\(subject)` hat `\(groups)` Gruppen, eine Zuteilung hat mindestens 1",
                en: "`\(subject)` has `\(groups)` groups, an allocation has at least 1"),
            place: place)
    }

    static func duplicate(_ subject: String, at place: SourceLocation?) -> Breach {
        Breach(
            id: "verify.duplicate", rule: "", subject: subject,
            message: LocalizedText(
                de: "`\(subject)` ist mehr als einmal zugeteilt", en: "`\(subject)` is allocated more than once"),
            place: place)
    }

    static func noFund(_ subject: String, at place: SourceLocation?) -> Breach {
        Breach(
            id: "verify.no-fund", rule: "", subject: subject,
            message: LocalizedText(
                de: "`\(subject)` hat keinen Topf, obwohl es Töpfe gibt",
                en: "`\(subject)` has no fund, although there are funds"),
            place: place)
    }

    // MARK: Rules

    static func match(_ rule: MatchRule, _ reason: LocalizedText, _ subject: String, at place: SourceLocation?)
        -> Breach
    {
        Breach(
            id: "verify.match", rule: rule.id, subject: subject,
            message: LocalizedText(
                de: "`\(subject)` verletzt \(rule.id) (\(rule.title.de)): \(reason.de)",
                en: "`\(subject)` breaks \(rule.id) (\(rule.title.en)): \(reason.en)"),
            place: place)
    }

    static func notEvaluable(
        _ rule: String, _ title: LocalizedText, _ subject: String, _ error: EvaluationError, at place: SourceLocation?
    ) -> Breach {
        let (german, english) = (subject.isEmpty ? "" : " für `\(subject)`", subject.isEmpty ? "" : " for `\(subject)`")
        return Breach(
            id: "verify.not-evaluable", rule: rule, subject: subject,
            message: LocalizedText(
                de: "\(rule) (\(title.de)) lässt sich\(german) nicht berechnen: \(error.reason.de)",
                en: "\(rule) (\(title.en)) cannot be computed\(english): \(error.reason.en)"),
            place: place)
    }

    static func differingBounds(
        _ limit: LimitRule, _ subject: String, _ first: ExactNumber, _ second: ExactNumber, at place: SourceLocation?
    ) -> Breach {
        let (german, english) = subjects(subject)
        return Breach(
            id: "verify.bound", rule: limit.id, subject: subject,
            message: LocalizedText(
                de: """
                    die Grenze von \(limit.id) (\(limit.title.de)) ist \(german) nicht eindeutig: \
                    einmal \(text(first, .de)), einmal \(text(second, .de))
                    """,
                en: """
                    the bound of \(limit.id) (\(limit.title.en)) is not the same \(english): \
                    once \(text(first, .en)), once \(text(second, .en))
                    """),
            place: place)
    }

    static func differingBases(_ goal: GoalRule, _ subject: String, at place: SourceLocation?) -> Breach {
        Breach(
            id: "verify.base", rule: goal.id, subject: subject,
            message: LocalizedText(
                de:
                    "`of` in \(goal.id) (\(goal.title.de)) ist \(subjects(subject).german) nicht eindeutig oder nicht größer als 0",
                en: "`of` in \(goal.id) (\(goal.title.en)) is not the same or not above 0 \(subjects(subject).english)"),
            place: place)
    }

    static func limit(
        _ limit: LimitRule, _ subject: String, part: ExactNumber, whole: ExactNumber, bound: ExactNumber,
        at place: SourceLocation?
    ) -> Breach {
        let (german, english) = subjects(subject)
        let found = amount(part, whole: limit.kind.isShare ? whole : nil)
        let wanted = demand(limit.kind, bound)
        return Breach(
            id: "verify.limit", rule: limit.id, subject: subject,
            message: LocalizedText(
                de: "\(limit.id) (\(limit.title.de)) ist \(german) verletzt: \(found.de), \(wanted.de)",
                en: "\(limit.id) (\(limit.title.en)) is broken \(english): \(found.en), \(wanted.en)"),
            place: place)
    }

    static func lock(
        _ subject: String, mode: String, wanted: Int64, found: Int64, reason: String, at place: SourceLocation
    ) -> Breach {
        let (de, en) =
            switch mode {
            case "fix": ("genau \(wanted)", "exactly \(wanted)")
            case "at_least": ("mindestens \(wanted)", "at least \(wanted)")
            case "at_most": ("höchstens \(wanted)", "at most \(wanted)")
            case "forbid": ("keine", "none")
            default: ("`\(mode)` (unbekannt)", "`\(mode)` (unknown)")
            }
        return Breach(
            id: "verify.lock", rule: "", subject: subject,
            message: LocalizedText(
                de: "die Festlegung für `\(subject)` (\(reason)) ist verletzt: Gruppen \(found), festgelegt \(de)",
                en: "the lock of `\(subject)` (\(reason)) is broken: groups \(found), locked \(en)"),
            place: place)
    }

    private static func subjects(_ subject: String) -> (german: String, english: String) {
        subject.isEmpty ? ("für den ganzen Plan", "for the whole plan") : ("für `\(subject)`", "for `\(subject)`")
    }

    private static func amount(_ part: ExactNumber, whole: ExactNumber?) -> LocalizedText {
        LocalizedText(
            de: "es sind \(text(part, .de))" + (whole.map { " von \(text($0, .de))" } ?? ""),
            en: "it is \(text(part, .en))" + (whole.map { " of \(text($0, .en))" } ?? ""))
    }

    private static func demand(_ kind: LimitRule.BoundKind, _ bound: ExactNumber) -> LocalizedText {
        let (de, en) = (text(bound, .de), text(bound, .en))
        return switch kind {
        case .atMost: LocalizedText(de: "erlaubt sind höchstens \(de)", en: "at most \(en) is allowed")
        case .atLeast: LocalizedText(de: "verlangt sind mindestens \(de)", en: "at least \(en) is required")
        case .exactly: LocalizedText(de: "verlangt sind genau \(de)", en: "exactly \(en) is required")
        case .zeroOrAtLeast:
            LocalizedText(de: "verlangt sind 0 oder mindestens \(de)", en: "0 or at least \(en) is required")
        case .atMostShare:
            LocalizedText(de: "erlaubt ist höchstens der Anteil \(de)", en: "a share of at most \(en) is allowed")
        case .atLeastShare:
            LocalizedText(de: "verlangt ist mindestens der Anteil \(de)", en: "a share of at least \(en) is required")
        }
    }

    static func text(_ number: ExactNumber, _ language: Language) -> String {
        number.fixedPoint.map { NumberText.format($0, language: language) } ?? number.description
    }

    // MARK: Written numbers

    static func wrongNumber(
        _ column: String, _ subject: String, written: FixedPoint, expected: ExactNumber, at place: SourceLocation?
    ) -> Breach {
        let (de, en) = (NumberText.format(written, language: .de), NumberText.format(written, language: .en))
        return Breach(
            id: "verify.wrong-number", rule: "", subject: subject,
            message: LocalizedText(
                de: "`\(column)` von `\(subject)` ist mit `\(de)` angegeben, richtig ist \(text(expected, .de))",
                en: "`\(column)` of `\(subject)` is given as `\(en)`, correct is \(text(expected, .en))"),
            place: place)
    }

    static func missingNumber(
        _ column: String, _ subject: String, expected: ExactNumber, at place: SourceLocation?
    ) -> Breach {
        Breach(
            id: "verify.missing-number", rule: "", subject: subject,
            message: LocalizedText(
                de: "`\(column)` von `\(subject)` fehlt, richtig ist \(text(expected, .de))",
                en: "`\(column)` of `\(subject)` is missing, correct is \(text(expected, .en))"),
            place: place)
    }

    static func baselessNumber(_ column: String, _ subject: String, written: FixedPoint, at place: SourceLocation?)
        -> Breach
    {
        let (de, en) = (NumberText.format(written, language: .de), NumberText.format(written, language: .en))
        return Breach(
            id: "verify.baseless-number", rule: "", subject: subject,
            message: LocalizedText(
                de: "`\(column)` von `\(subject)` ist mit `\(de)` angegeben, aber kein Regelwerk berechnet es",
                en: "`\(column)` of `\(subject)` is given as `\(en)`, but no rulebook computes it"),
            place: place)
    }

    static func numberNotEvaluable(
        _ column: String, _ subject: String, _ error: EvaluationError, at place: SourceLocation?
    ) -> Breach {
        notEvaluable(column, LocalizedText(de: "berechneter Wert", en: "computed value"), subject, error, at: place)
    }

    // MARK: Goals

    static func wrongGoal(_ id: String, written: ExactNumber, expected: ExactNumber, at place: SourceLocation?)
        -> Breach
    {
        Breach(
            id: "verify.wrong-goal", rule: id, subject: "",
            message: LocalizedText(
                de: "der Wert von \(id) ist mit `\(text(written, .de))` angegeben, richtig ist \(text(expected, .de))",
                en: "the value of \(id) is given as `\(text(written, .en))`, correct is \(text(expected, .en))"),
            place: place)
    }

    static func wrongBound(_ id: String, value: ExactNumber, bound: ExactNumber, at place: SourceLocation?) -> Breach {
        Breach(
            id: "verify.wrong-bound", rule: id, subject: "",
            message: LocalizedText(
                de: "die Schranke `\(text(bound, .de))` von \(id) ist schlechter als der Wert \(text(value, .de))",
                en: "the bound `\(text(bound, .en))` of \(id) is worse than the value \(text(value, .en))"),
            place: place)
    }

    static func wrongGap(_ id: String, written: Double, expected: Double, at place: SourceLocation?) -> Breach {
        Breach(
            id: "verify.wrong-gap", rule: id, subject: "",
            message: LocalizedText(
                de: "der Abstand von \(id) ist mit `\(written)` angegeben, richtig ist \(expected)",
                en: "the gap of \(id) is given as `\(written)`, correct is \(expected)"),
            place: place)
    }

    static func wrongProof(_ id: String, at place: SourceLocation?) -> Breach {
        Breach(
            id: "verify.wrong-proof", rule: id, subject: "",
            message: LocalizedText(
                de: "\(id) ist als bewiesen angegeben, aber die Schranke ist nicht der Wert",
                en: "\(id) is given as proven, but the bound is not the value"),
            place: place)
    }

    static func wrongSense(_ id: String, at place: SourceLocation?) -> Breach {
        Breach(
            id: "verify.wrong-sense", rule: id, subject: "",
            message: LocalizedText(
                de: "\(id) ist mit der falschen Richtung angegeben", en: "\(id) is given with the wrong sense"),
            place: place)
    }

    static func goalList(written: [String], expected: [String], at place: SourceLocation?) -> Breach {
        let (found, wanted) = (written.joined(separator: ", "), expected.joined(separator: ", "))
        return Breach(
            id: "verify.goals", rule: "", subject: "",
            message: LocalizedText(
                de: "angegeben sind die Ziele `\(found)`, die Regelwerke haben \(wanted)",
                en: "the goals given are `\(found)`, the rulebooks have \(wanted)"),
            place: place)
    }

    // MARK: Files

    static func unknownID(
        _ id: String, table: String, near: LocalizedText?, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "verify.unknown-id", at: place,
            LocalizedText(
                de: "`\(id)` steht nicht in der Tabelle `\(table)` des Szenarios",
                en: "`\(id)` is not in the scenario's table `\(table)`"),
            help: near)
    }

    static func missingFund(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "verify.missing-fund", at: place,
            LocalizedText(
                de: "die Zuteilung nennt keinen Topf", en: "the allocation names no fund"),
            help: LocalizedText(
                de: "das Szenario hat Töpfe, jede Zuteilung braucht einen",
                en: "the scenario has funds, every allocation needs one"))
    }

    static func fundWithoutTable(_ id: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "verify.fund-without-table", at: place,
            LocalizedText(
                de: "die Zuteilung nennt den Topf `\(id)`, aber das Szenario hat keine Töpfe",
                en: "the allocation names the fund `\(id)`, but the scenario has no funds"))
    }

    // MARK: Status

    static func unknownStatus(_ status: String, at place: SourceLocation?) -> Breach {
        Breach(
            id: "verify.status", rule: "", subject: "",
            message: LocalizedText(
                de: "`status` ist `\(status)`, erwartet wird `optimal`, `feasible` oder `interrupted`",
                en: "`status` is `\(status)`, expected is `optimal`, `feasible` or `interrupted`"),
            place: place)
    }

    static func unprovenStatus(_ status: String, at place: SourceLocation?) -> Breach {
        Breach(
            id: "verify.status", rule: "", subject: "",
            message: LocalizedText(
                de: "`status` ist `\(status)`, aber nicht jedes Ziel ist bewiesen (`proven`)",
                en: "`status` is `\(status)`, but not every goal is proven (`proven`)"),
            place: place)
    }

    static func badPlanFile(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "verify.bad-plan-file", at: place,
            LocalizedText(
                de: "die Datei ist kein lesbares plan.json" + (path.isEmpty ? "" : ": `\(path)`"),
                en: "the file is no readable plan.json" + (path.isEmpty ? "" : ": `\(path)`")),
            help: LocalizedText(
                de: "erwartet wird die Datei, die `bildungsnetz plan` geschrieben hat",
                en: "expected is the file that `bildungsnetz plan` wrote"))
    }
}
