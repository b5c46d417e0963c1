// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// What is said where a plan is not as expected, in both languages.
enum GoldenMessages {
    static func status(expected: String, found: String) -> LocalizedText {
        LocalizedText(
            de: "erwartet: Ergebnis \(expected); gefunden: \(found)",
            en: "expected: status \(expected); found: \(found)")
    }

    static func noGoal(_ id: String, known: [String]) -> LocalizedText {
        let list = known.isEmpty ? "–" : known.joined(separator: ", ")
        return LocalizedText(
            de: "der Plan hat kein Ziel `\(id)`; seine Ziele: \(list)",
            en: "the plan has no goal `\(id)`; its goals: \(list)")
    }

    static func goal(_ id: String, expected: FixedPoint, found: FixedPoint) -> LocalizedText {
        LocalizedText(
            de: "Ziel `\(id)`: erwartet \(expected.description), gefunden \(found.description)",
            en: "goal `\(id)`: expected \(expected.description), found \(found.description)")
    }

    static func noRow(_ id: String, table: String) -> LocalizedText {
        LocalizedText(
            de: "in der Tabelle `\(table)` gibt es kein `\(id)`", en: "the table `\(table)` has no `\(id)`")
    }

    static func groups(_ expected: GoldenPlan.ExpectedAllocation, found: Int64) -> LocalizedText {
        let subject = [expected.need, expected.offer, expected.fund].compactMap { $0 }.joined(separator: " + ")
        let wanted = expected.groups.map { "\($0)" }
        return LocalizedText(
            de: "\(subject): Gruppen erwartet \(wanted ?? "mindestens 1"), gefunden \(found)",
            en: "\(subject): groups expected \(wanted ?? "at least 1"), found \(found)")
    }

    static func further(_ subject: String, groups: Int64) -> LocalizedText {
        let counted = CountedNoun.unexpectedGroup.counted(groups)
        return LocalizedText(de: "\(subject): \(counted.de)", en: "\(subject): \(counted.en)")
    }

    static func notOpen(_ need: String) -> LocalizedText {
        LocalizedText(
            de: "Bedarf `\(need)`: erwartet offen, er ist gedeckt", en: "need `\(need)`: expected open, it is met")
    }

    static func open(_ need: String, expected: Int64, found: Int64) -> LocalizedText {
        LocalizedText(
            de: "Bedarf `\(need)`: erwartet \(expected) offene Gruppen, gefunden \(found)",
            en: "need `\(need)`: expected \(expected) open groups, found \(found)")
    }

    static func cause(_ need: String, expected: String, found: String) -> LocalizedText {
        LocalizedText(
            de: "Bedarf `\(need)`: erwartet offen durch \(expected), gefunden \(found)",
            en: "need `\(need)`: expected open as \(expected), found \(found)")
    }

    static func rule(_ need: String, expected: String, found: [String]) -> LocalizedText {
        let list = found.isEmpty ? "–" : found.joined(separator: ", ")
        return LocalizedText(
            de: "Bedarf `\(need)`: erwartet offen wegen `\(expected)`, genannt werden: \(list)",
            en: "need `\(need)`: expected open because of `\(expected)`, named are: \(list)")
    }
}
