// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

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

    static func unknownAllocation(_ name: String, known: [String]) -> Diagnostic {
        var diagnostic = make(
            "unknown-allocation", .usage, at: nil, "die Zuteilung `\(name)` gibt es in diesem Plan nicht",
            "this plan has no allocation `\(name)`",
            help: ("BEDARF/ANGEBOT oder BEDARF/ANGEBOT/TOPF", "NEED/OFFER or NEED/OFFER/FUND"))
        if let near = NameSuggestion.help(for: name, among: known) { diagnostic.help = near }
        return diagnostic
    }

    static func noPlanWithout(_ name: String) -> Diagnostic {
        make(
            "no-plan-without", .breach, at: nil, "ohne `\(name)` gibt es keinen zulässigen Plan mehr",
            "without `\(name)` there is no admissible plan any more")
    }
}
