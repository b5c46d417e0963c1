// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every sentence about an earlier plan, in both languages.
enum EarlierMessages {
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
        return Diagnostic(
            id: "planning.earlier-gone", severity: .note, at: first.place,
            LocalizedText(
                de: "\(count) von \(all) Zuteilungen des früheren Plans sind hier keine Möglichkeit mehr, "
                    + "zuerst `\(name)`",
                en: "\(count) of \(all) allocations of the earlier plan are no possibility here any more, "
                    + "`\(name)` first"))
    }
}
