// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every sentence about an earlier plan, in both languages.
enum EarlierMessages {
    static let noPlanLeft = LocalizedText(
        de: "kein Plan bleibt übrig, wenn ein früherer Plan erhalten wird",
        en: "no plan is left when an earlier plan is kept")

    static func missing(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "planning.missing-earlier-plan", cause: .missingInput, at: nil,
            LocalizedText(
                de: "den früheren Plan `\(path)` gibt es nicht",
                en: "there is no earlier plan `\(path)`"),
            help: LocalizedText(
                de: "der Ordner, den `bildungsnetz plan` geschrieben hat",
                en: "the folder that `bildungsnetz plan` wrote"))
    }

    static func noGroups(_ groups: Int64, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.earlier-groups", at: place,
            LocalizedText(
                de: "eine Zuteilung mit `\(groups)` Gruppen ist keine",
                en: "an allocation of `\(groups)` groups is none"),
            help: LocalizedText(de: "mindestens 1", en: "at least 1"))
    }

    static func noGoals(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.earlier-goals", severity: .note, at: place,
            LocalizedText(
                de: "die Zielwerte des früheren Plans (`goals`) sind nicht lesbar; verglichen wird ohne sie",
                en: "the goal values of the earlier plan (`goals`) cannot be read; they are not compared"))
    }

    static func noPrices(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.earlier-prices", severity: .note, at: place,
            LocalizedText(
                de: "die Preise des früheren Plans (`solve.prices`) sind nicht lesbar; gesucht wird ohne sie",
                en: "the prices of the earlier plan (`solve.prices`) cannot be read; the search begins without them"))
    }

    /// Of an earlier plan, what is no possibility of the scenario any more.
    static func gone(_ count: Int, of all: Int, first: EarlierPlan.Allocation) -> Diagnostic {
        let name = [first.need, first.offer, first.fund ?? ""].filter { !$0.isEmpty }.joined(separator: "/")
        let allocations = CountedNoun.allocation.counted(all, .dative)
        return Diagnostic(
            id: "planning.earlier-gone", severity: .note, at: first.place,
            LocalizedText(
                de: "hier keine Möglichkeit mehr: \(count) von \(allocations.de) des früheren Plans, zuerst `\(name)`",
                en: "no possibility here any more: \(count) of \(allocations.en) of the earlier plan, `\(name)` first"))
    }
}
