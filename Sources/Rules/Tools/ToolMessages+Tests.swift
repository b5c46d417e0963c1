// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// What is said about test files and their results.
extension ToolMessages {
    // MARK: Shapes

    static let testFile = LocalizedText(
        de: "eine Testdatei (rulebook: …, tests: …)", en: "a test file (rulebook: …, tests: …)")
    static let test = LocalizedText(de: "{test: …, passes: …}", en: "{test: …, passes: …}")
    static let rows = LocalizedText(de: "Zeilen wie {need: {groups: 2}}", en: "rows such as {need: {groups: 2}}")
    static let row = LocalizedText(de: "eine Zeile wie {groups: 2}", en: "a row such as {groups: 2}")
    static let parameters = LocalizedText(de: "{name: Wert}", en: "{name: value}")
    static let reason = LocalizedText(de: "{de: …, en: …}", en: "{de: …, en: …}")
    static let truth = LocalizedText(de: "`true` oder `false`", en: "`true` or `false`")

    static let columns = LocalizedText(de: "{Tabelle.Spalte: Typ}", en: "{table.column: type}")
    static let plan = LocalizedText(
        de: "{plan: …, scenario: …, goals: …}", en: "{plan: …, scenario: …, goals: …}")
    static let goals = LocalizedText(de: "{Ziel: Wert}", en: "{goal: value}")
    static let allocation = LocalizedText(
        de: "eine Zuteilung wie {need: B1, offer: A1, groups: 1}",
        en: "an allocation such as {need: B1, offer: A1, groups: 1}")
    static let unmetNeed = LocalizedText(
        de: "ein offener Bedarf wie {need: B1, cause: limited, rule: L-04}",
        en: "an open need such as {need: B1, cause: limited, rule: L-04}")
    static let count = LocalizedText(de: "eine ganze Zahl ab 0", en: "a whole number from 0")

    static func noPlanExpectation(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.no-expectation", at: place,
            LocalizedText(de: "vom Plan wird nichts erwartet", en: "nothing is expected of the plan"),
            help: oneOf(["status", "goals", "allocations", "complete", "unmet"]))
    }

    static func unknownTable(_ name: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-table", at: place,
            LocalizedText(de: "unbekannte Tabelle `\(name)`", en: "unknown table `\(name)`"),
            help: NameSuggestion.help(for: name, among: known) ?? oneOf(known))
    }

    static func noTests(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.no-tests", at: place,
            LocalizedText(de: "die Datei hat keine Tests", en: "the file has no tests"),
            help: LocalizedText(
                de: "unter `tests:` oder `plans:` eine Liste schreiben", en: "write a list under `tests:` or `plans:`"))
    }

    static func noExpectation(at place: SourceLocation) -> Diagnostic {
        let keys = ["applies", "passes", "fails", "reason", "compute"]
        return Diagnostic(
            id: "rules.no-expectation", at: place,
            LocalizedText(de: "der Test erwartet nichts", en: "the test expects nothing"), help: oneOf(keys))
    }

    static func reasonNeedsRule(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.reason-needs-rule", at: place,
            LocalizedText(
                de: "`reason` braucht `fails` mit genau einer Regel", en: "`reason` needs `fails` with exactly one rule"
            ))
    }

    static func badColumn(_ name: String, types: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.bad-column", at: place,
            LocalizedText(
                de: "`\(name)` ist keine Spalte einer Tabelle mit einem bekannten Typ",
                en: "`\(name)` is not a column of a table with a known type"),
            help: LocalizedText(
                de: "zum Beispiel schools.ogs: boolean; Typen: \(types.joined(separator: ", ")), {references: …}",
                en: "for example schools.ogs: boolean; types: \(types.joined(separator: ", ")), {references: …}"))
    }

    // MARK: Results

    static func notEvaluable(_ rule: String, _ error: EvaluationError) -> LocalizedText {
        LocalizedText(
            de: "`\(rule)` hat keinen Wert: \(error.reason.de)", en: "`\(rule)` has no value: \(error.reason.en)")
    }

    static func scope(_ applies: Bool) -> LocalizedText {
        applies
            ? LocalizedText(
                de: "das Regelwerk gilt für die Möglichkeit", en: "the rulebook applies to the candidate")
            : LocalizedText(
                de: "das Regelwerk gilt für die Möglichkeit nicht", en: "the rulebook does not apply to the candidate")
    }

    static func verdict(_ failing: [MatchRule]) -> LocalizedText {
        failing.isEmpty
            ? LocalizedText(de: "die Möglichkeit ist zulässig", en: "the candidate passes")
            : LocalizedText(
                de: "die Möglichkeit ist ausgeschlossen durch \(ids(failing))",
                en: "the candidate is excluded by \(ids(failing))")
    }

    static func failing(expected: [String], _ failing: [MatchRule]) -> LocalizedText {
        let wanted = expected.joined(separator: ", ")
        return failing.isEmpty
            ? LocalizedText(
                de: "erwartet: ausgeschlossen durch \(wanted); die Möglichkeit ist zulässig",
                en: "expected: excluded by \(wanted); the candidate passes")
            : LocalizedText(
                de: "erwartet: ausgeschlossen durch \(wanted); gefunden: \(ids(failing))",
                en: "expected: excluded by \(wanted); found: \(ids(failing))")
    }

    private static func ids(_ rules: [MatchRule]) -> String { rules.map(\.id).joined(separator: ", ") }

    static func reason(expected: String, found: String) -> LocalizedText {
        LocalizedText(
            de: "erwartet: „\(expected)“; gefunden: „\(found)“", en: "expected: “\(expected)”; found: “\(found)”")
    }

    static func value(_ text: String, expected: String, found: String, error: EvaluationError?) -> LocalizedText {
        guard let error else {
            return LocalizedText(
                de: "`\(text)`: erwartet \(expected), gefunden \(found)",
                en: "`\(text)`: expected \(expected), found \(found)")
        }
        return LocalizedText(
            de: "`\(text)`: erwartet \(expected), kein Wert: \(error.reason.de)",
            en: "`\(text)`: expected \(expected), no value: \(error.reason.en)")
    }

    static func line(_ failure: RuleTestRun.Failure) -> LocalizedText {
        let place = failure.location.description
        return LocalizedText(
            de: "\(place): Test `\(failure.test)`: \(failure.message.de)",
            en: "\(place): test `\(failure.test)`: \(failure.message.en)")
    }

    static func line(_ difference: GoldenPlanOutcome.Difference, plan: String) -> LocalizedText {
        let place = difference.location.description
        return LocalizedText(
            de: "\(place): Plan `\(plan)`: \(difference.value.de)",
            en: "\(place): plan `\(plan)`: \(difference.value.en)")
    }

    static func line(_ gap: ConditionCoverage.Gap) -> LocalizedText {
        let place = gap.location.description
        let (german, english) =
            switch (gap.neverTrue, gap.neverFalse) {
            case (true, true): ("nie geprüft", "never tested")
            case (true, false): ("nie wahr", "never true")
            default: ("nie falsch", "never false")
            }
        return LocalizedText(de: "\(place): `\(gap.text)` \(german)", en: "\(place): `\(gap.text)` \(english)")
    }

    static func summary(passed: Int, failed: Int) -> LocalizedText {
        LocalizedText(
            de: "\(passed) bestanden, \(failed) nicht bestanden", en: "\(passed) passed, \(failed) failed")
    }

    /// `nil` for a file without a rulebook.
    static func coverage(_ run: RuleTestRun) -> LocalizedText? {
        guard let rulebook = run.rulebook else { return nil }
        let counts = (run.coveredConditions, run.conditions)
        func share(_ language: Language) -> String {
            PercentText.text(counts.0, of: counts.1, language) ?? PercentText.text(1, of: 1, language) ?? ""
        }
        return LocalizedText(
            de: "\(rulebook): \(counts.0) von \(counts.1) Bedingungen wahr und falsch gesehen (\(share(.de)))",
            en: "\(rulebook): \(counts.0) of \(counts.1) conditions seen true and false (\(share(.en)))")
    }
}
