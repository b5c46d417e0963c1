// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension DecisionMessages {
    static func noCalendar(_ folders: [String]) -> Diagnostic {
        let list = folders.joined(separator: ", ")
        return make(
            "no-calendar", .missingInput, at: nil, "es fehlt der Kalender `netzwerk.yaml`",
            "the calendar `netzwerk.yaml` is missing", help: ("gesucht wurde in \(list)", "looked for in \(list)"))
    }

    static func badShare(_ text: String, at place: SourceLocation) -> Diagnostic {
        make(
            "bad-share", at: place, "`\(text)` ist kein Anteil", "`\(text)` is no share",
            help: ("über 0 und höchstens 1", "above 0 and at most 1"))
    }

    static func badDayOfYear(_ text: String, at place: SourceLocation) -> Diagnostic {
        make(
            "bad-day", at: place, "`\(text)` ist kein Tag im Jahr", "`\(text)` is no day of a year",
            help: ("Monat und Tag, zum Beispiel `05-31`", "month and day, for example `05-31`"))
    }

    static func notDecided(_ path: String, recommended: String?, others: [String]) -> Diagnostic {
        let seen =
            recommended.map { (" (`\($0)` ist nur eine Empfehlung)", " (`\($0)` is only a recommendation)") } ?? (
                "", ""
            )
        let list = others.isEmpty ? "–" : others.joined(separator: ", ")
        return make(
            "not-decided", .breach, at: SourceLocation(file: path),
            "dieser Plan ist nicht verbindlich beschlossen\(seen.0)", "this plan is not decided bindingly\(seen.1)",
            help: (
                "zuerst `bildungsnetz decide`; hat ein Beschluss den Plan geändert, mit seinem Szenario neu planen. Verbindlich beschlossen: \(list)",
                "first `bildungsnetz decide`; if a decision changed the plan, plan again with its scenario. Decided bindingly: \(list)"
            ))
    }

    static func superseded(
        _ old: DecisionRecord, by new: DecisionRecord, _ path: String
    ) -> Diagnostic {
        let (before, after) = (day(old.date), day(new.date))
        return make(
            "superseded", .breach, at: SourceLocation(file: path),
            "dieser Plan gilt nicht mehr: \(old.id) vom \(before) ist durch \(new.id) vom \(after) abgelöst",
            "this plan no longer holds: \(new.id) of \(new.date) has taken the place of \(old.id) of \(old.date)",
            help: (
                "Aufgaben und Briefe zum Plan von \(new.id) schreiben; `bildungsnetz ledger show` zeigt alle Beschlüsse",
                "write tasks and letters for the plan of \(new.id); `bildungsnetz ledger show` shows all decisions"
            ))
    }

    static func fallenSince(_ last: FallenRecord, _ path: String) -> Diagnostic {
        Diagnostic(
            id: "decisions.fallen-since", severity: .warning, cause: .breach, at: SourceLocation(file: path),
            LocalizedText(
                de:
                    "aus diesem Plan ist seitdem etwas ausgefallen: es gilt der Plan von \(last.id) vom \(day(last.date))",
                en: "something has fallen out of this plan since: the plan of \(last.id) of \(last.date) holds"),
            help: LocalizedText(
                de: "was sich geändert hat, sagt `bildungsnetz ledger show \(last.id)`",
                en: "`bildungsnetz ledger show \(last.id)` says what has changed"))
    }

    /// A stored day as German readers write it.
    private static func day(_ text: String) -> String { Day(parsing: text)?.germanDescription ?? text }
}
