// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every sentence of explanations, in both languages. One fact each; the id of a rule stands in brackets.
enum ExplanationTexts {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    // MARK: Why not

    static func inPlan(_ offer: String, _ need: String, groups: LocalizedText) -> LocalizedText {
        both(
            "\(offer) steht für \(need) mit \(groups.de) im Plan.",
            "\(offer) is in the plan for \(need) with \(groups.en).")
    }

    static func excluded(_ offer: String, _ need: String) -> LocalizedText {
        both(
            "\(offer) kommt für \(need) nicht in Frage.", "\(offer) does not come into question for \(need).")
    }

    static func notInPlan(_ offer: String, _ need: String) -> LocalizedText {
        both(
            "\(offer) kommt für \(need) in Frage, steht aber nicht im Plan.",
            "\(offer) comes into question for \(need) but is not in the plan.")
    }

    static func impossible(_ offer: String, _ need: String) -> LocalizedText {
        both(
            "Kein Plan, der alle Regeln einhält, enthält \(offer) für \(need).",
            "No plan that keeps all rules has \(offer) for \(need).")
    }

    static func equal(_ offer: String) -> LocalizedText {
        both(
            "Ein Plan mit \(offer) ist in allen Zielen genauso gut.",
            "A plan with \(offer) is just as good in every goal.")
    }

    static func better(_ offer: String) -> LocalizedText {
        both(
            "Ein Plan mit \(offer) ist besser; der vorliegende war nicht als bester bewiesen.",
            "A plan with \(offer) is better; the present one was not proven to be the best.")
    }

    static func open(_ offer: String) -> LocalizedText {
        both(
            "Ob ein Plan mit \(offer) schlechter wäre, ließ sich in der erlaubten Zeit nicht entscheiden.",
            "Whether a plan with \(offer) would be worse could not be decided in the time allowed.")
    }

    static func rule(_ title: LocalizedText) -> LocalizedText {
        both("Die Regel „\(title.de)“ ist nicht erfüllt.", "The rule “\(title.en)” is not met.")
    }

    // MARK: Goals

    /// What a goal loses (positive) or wins; bounds that are not proven to be equal are told as bounds.
    static func loss(
        _ goal: LocalizedText, _ amount: LocalizedText, isWorse: Bool, id: String
    ) -> LocalizedText {
        both(
            "Das Ziel „\(goal.de)“ wird um \(amount.de) \(isWorse ? "schlechter" : "besser") [\(id)].",
            "The goal “\(goal.en)” gets \(isWorse ? "worse" : "better") by \(amount.en) [\(id)].")
    }

    static func lossBetween(
        _ goal: LocalizedText, better: LocalizedText, worse: LocalizedText, id: String
    ) -> LocalizedText {
        both(
            "Das Ziel „\(goal.de)“ wird um höchstens \(better.de) besser oder um höchstens \(worse.de) schlechter "
                + "[\(id)].",
            "The goal “\(goal.en)” gets better by at most \(better.en) or worse by at most \(worse.en) [\(id)].")
    }

    static func atLeast(_ number: String) -> LocalizedText { both("mindestens \(number)", "at least \(number)") }
    static func atMost(_ number: String) -> LocalizedText { both("höchstens \(number)", "at most \(number)") }
    static func exactly(_ number: String) -> LocalizedText { both(number, number) }
    static func between(_ least: String, _ most: String) -> LocalizedText {
        both("mindestens \(least) und höchstens \(most)", "at least \(least) and at most \(most)")
    }

    // MARK: Limits

    static func full(
        _ title: LocalizedText, _ subject: String, used: String, limit: String, needed: String, id: String
    ) -> LocalizedText {
        both(
            "Kein Platz: \(title.de)\(subject), vergeben \(used) von \(limit), eine Gruppe mehr braucht \(needed) [\(id)].",
            "No room: \(title.en)\(subject), \(used) of \(limit) taken, one more group needs \(needed) [\(id)].")
    }

    static func leastNotReached(
        _ title: LocalizedText, _ subject: String, used: String, limit: String, id: String
    ) -> LocalizedText {
        both(
            "Zu wenig: \(title.de)\(subject), verlangt \(limit), im Plan \(used) [\(id)].",
            "Too little: \(title.en)\(subject), \(limit) asked for, \(used) in the plan [\(id)].")
    }

    static func stops(_ title: LocalizedText, _ subject: String, id: String) -> LocalizedText {
        both(
            "Dagegen steht: \(title.de)\(subject) [\(id)].", "Against it stands: \(title.en)\(subject) [\(id)].")
    }

    // MARK: Changes

    static func loses(_ need: String, _ groups: LocalizedText, _ partners: String) -> LocalizedText {
        both("\(need) verliert \(groups.de) (\(partners)).", "\(need) loses \(groups.en) (\(partners)).")
    }

    static func gains(_ need: String, _ groups: LocalizedText, _ partners: String) -> LocalizedText {
        both("\(need) bekommt \(groups.de) mehr (\(partners)).", "\(need) gets \(groups.en) more (\(partners)).")
    }

    static func moves(_ need: String, from: String, to: String) -> LocalizedText {
        both("\(need) wechselt von \(from) zu \(to).", "\(need) moves from \(from) to \(to).")
    }

    static func asked(_ need: String, from: String, to: String) -> LocalizedText {
        both("\(need) bekommt \(to) statt \(from).", "\(need) gets \(to) instead of \(from).")
    }

    static func fund(_ id: String) -> LocalizedText { both(" aus \(id)", " from \(id)") }

    // MARK: Open needs

    static func groupsOpen(_ need: String, open: String, of all: LocalizedText) -> LocalizedText {
        both("Für \(need) sind \(open) von \(all.de) offen.", "\(open) of \(all.en) are open for \(need).")
    }

    static func allExcluded(_ offers: LocalizedText) -> LocalizedText {
        both("Von \(offers.de) passt keines.", "Of \(offers.en) none fits.")
    }

    static func possibilities(_ fitting: LocalizedText, of offers: LocalizedText) -> LocalizedText {
        both("\(fitting.de) von \(offers.de) passen.", "\(fitting.en) of \(offers.en) fit.")
    }

    static func keepsOut(_ title: LocalizedText, offers: LocalizedText, alone: String, id: String) -> LocalizedText {
        both(
            "\(title.de) schließt \(offers.de) aus, \(alone) davon allein [\(id)].",
            "\(title.en) excludes \(offers.en), \(alone) of them alone [\(id)].")
    }

    static func miss(_ offer: String) -> LocalizedText { both("\(offer):", "\(offer):") }

    static func needImpossible(_ need: String) -> LocalizedText {
        both(
            "Kein Plan, der alle Regeln einhält, hat eine Gruppe mehr für \(need).",
            "No plan that keeps all rules has one more group for \(need).")
    }

    static func needCrowdedOut(_ need: String) -> LocalizedText {
        both(
            "Eine Gruppe mehr für \(need) ist möglich, der Plan würde aber schlechter.",
            "One more group for \(need) is possible, but the plan would get worse.")
    }

    static func needEqual(_ need: String) -> LocalizedText {
        both(
            "Ein Plan mit einer Gruppe mehr für \(need) ist in allen Zielen genauso gut.",
            "A plan with one more group for \(need) is just as good in every goal.")
    }

    static func needBetter(_ need: String) -> LocalizedText {
        both(
            "Ein Plan mit einer Gruppe mehr für \(need) ist besser; der vorliegende war nicht als bester bewiesen.",
            "A plan with one more group for \(need) is better; the present one was not proven to be the best.")
    }

    static func needOpen(_ need: String) -> LocalizedText {
        both(
            "Ob ein Plan mit einer Gruppe mehr für \(need) schlechter wäre, ließ sich in der erlaubten Zeit nicht "
                + "entscheiden.",
            "Whether a plan with one more group for \(need) would be worse could not be decided in the time allowed.")
    }
}
