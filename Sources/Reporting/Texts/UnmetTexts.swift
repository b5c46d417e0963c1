// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// What is said of needs that stay open.
enum UnmetTexts {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    /// `Theater (Projekt)`.
    static func subject(field: String, kind: String) -> String {
        [field, kind.isEmpty ? "" : "(\(kind))"].filter { !$0.isEmpty }.joined(separator: " ")
    }

    // MARK: No offer

    static let noOffers = both(
        "Im Szenario gibt es kein Angebot, das in Frage kommt.",
        "The scenario has no offer that comes into question.")

    static let noneFits = both("Kein Angebot passt.", "No offer fits.")

    static func noneOfKindFits(_ count: Int, _ subject: String) -> LocalizedText {
        count == 1
            ? both("Das eine Angebot für \(subject) passt nicht.", "The one offer for \(subject) does not fit.")
            : both(
                "Keines der \(CountedNoun.offer.counted(count, .plain, .de)) für \(subject) passt.",
                "None of the \(CountedNoun.offer.counted(count, .plain, .en)) for \(subject) fits.")
    }

    static func nearest(_ offer: String, fund: String?) -> LocalizedText {
        both(
            "Am nächsten ist \(offer)\(fund.map { " aus dem Topf \($0)" } ?? ""):",
            "The nearest is \(offer)\(fund.map { " through the fund \($0)" } ?? ""):")
    }

    static func notMet(_ title: LocalizedText) -> LocalizedText {
        both("Die Regel „\(title.de)“ ist nicht erfüllt.", "The rule “\(title.en)” is not met.")
    }

    static func notOffered(_ subject: String) -> LocalizedText {
        both("Für \(subject) gibt es kein Angebot.", "There is no offer for \(subject).")
    }

    static func otherKinds(_ count: Int, field: String) -> LocalizedText {
        count == 1
            ? both(
                "Das eine Angebot für \(field) ist von anderer Art.", "The one offer for \(field) is of another kind.")
            : both(
                "Die \(CountedNoun.offer.counted(count, .plain, .de)) für \(field) sind von anderer Art.",
                "The \(CountedNoun.offer.counted(count, .plain, .en)) for \(field) are of another kind.")
    }

    // MARK: Limits

    static func possibilities(_ count: Int) -> LocalizedText {
        both(
            "\(CountedNoun.fittingCandidate.counted(count, .plain, .de)).",
            "\(CountedNoun.fittingCandidate.counted(count, .plain, .en)).")
    }

    /// Behind what rules it out.
    static let impossible = both(
        "So kann kein Plan dem Bedarf eine weitere Gruppe geben.", "So no plan can give the need a further group.")

    /// Behind the one limit; proven.
    static let decisive = both(
        "Eine Ausnahme davon würde genügen.", "An exception from it would be enough.")

    /// Behind the one limit.
    static let single = both(
        "Sonst steht in diesem Plan nichts entgegen.", "Nothing else stands against it in this plan.")

    /// Before several limits.
    static let several = both(
        "In diesem Plan steht mehreres zugleich entgegen: ", "In this plan several things stand against it at once: ")

    static let besides = both(" Außerdem: ", " Besides: ")

    /// Behind the possibilities.
    static func outweighed(isProven: Bool) -> LocalizedText {
        isProven
            ? both(
                "Andere Bedarfe gingen vor: Ein Plan mit dieser Gruppe wäre in den Zielen nicht besser.",
                "Other needs came first: a plan with this group would not be better in the goals.")
            : both(
                "Andere Bedarfe gingen vor; ob es besser geht, ist nicht bewiesen.",
                "Other needs came first; whether it can be done better is not proven.")
    }

    // MARK: How full a limit is

    static func none() -> LocalizedText { both("keine Gruppe ist erlaubt", "no group is allowed") }

    static func allTaken(_ most: LocalizedText) -> LocalizedText {
        both("höchstens \(most.de), alle vergeben", "at most \(most.en), all taken")
    }

    static func tooLarge(needed: LocalizedText, most: LocalizedText, missing: LocalizedText) -> LocalizedText {
        both(
            "eine Gruppe braucht \(needed.de), höchstens \(most.de) sind da, es fehlen \(missing.de)",
            "a group needs \(needed.en), there is at most \(most.en), \(missing.en) is missing")
    }

    static func full(
        used: LocalizedText, most: LocalizedText, needed: LocalizedText, missing: LocalizedText
    ) -> LocalizedText {
        both(
            "höchstens \(most.de), vergeben \(used.de), eine Gruppe braucht \(needed.de), es fehlen \(missing.de)",
            "at most \(most.en), given \(used.en), a group needs \(needed.en), \(missing.en) is missing")
    }

    static func tooFew(least: LocalizedText, most: LocalizedText) -> LocalizedText {
        both(
            "verlangt mindestens \(least.de), möglich höchstens \(most.de)",
            "asks for at least \(least.en), at most \(most.en) possible")
    }

    static func stillTooFew(least: LocalizedText, with: LocalizedText) -> LocalizedText {
        both(
            "verlangt mindestens \(least.de), mit dieser wären es \(with.de)",
            "asks for at least \(least.en), with this one it would be \(with.en)")
    }

    static func leastShare(_ share: String) -> LocalizedText {
        both(
            "mindestens \(share), mit einer weiteren Gruppe wären es weniger",
            "at least \(share), with a further group it would be less")
    }

    static func mostShare(_ share: String) -> LocalizedText {
        both(
            "höchstens \(share), mit einer weiteren Gruppe wären es mehr",
            "at most \(share), with a further group it would be more")
    }
}
