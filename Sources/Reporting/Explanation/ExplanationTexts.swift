// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules

/// Every sentence of explanations, in both languages. One fact each; the id of a rule stands in brackets.
enum ExplanationTexts {
    static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

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

    /// What a goal loses or wins; bounds that are not proven to be equal are told as bounds.
    ///
    /// - Parameter lead: what it is compared with, for example "mit A4"; `nil` where that was said before.
    static func loss(
        _ goal: LocalizedText, _ amount: LocalizedText, isWorse: Bool, id: String, lead: LocalizedText?
    ) -> LocalizedText {
        let (better, worse) = (isWorse ? "schlechter" : "besser", isWorse ? "worse" : "better")
        guard let lead else {
            return both(
                "Das Ziel „\(goal.de)“ wird um \(amount.de) \(better) [\(id)].",
                "The goal “\(goal.en)” gets \(worse) by \(amount.en) [\(id)].")
        }
        return both(
            "\(lead.de) wird das Ziel „\(goal.de)“ um \(amount.de) \(better) [\(id)].",
            "\(lead.en), the goal “\(goal.en)” gets \(worse) by \(amount.en) [\(id)].")
    }

    static func lossBetween(
        _ goal: LocalizedText, better: String, worse: String, id: String
    ) -> LocalizedText {
        both(
            "Das Ziel „\(goal.de)“ wird um höchstens \(better) besser oder um höchstens \(worse) schlechter [\(id)].",
            "The goal “\(goal.en)” gets better by at most \(better) or worse by at most \(worse) [\(id)].")
    }

    static func about(_ number: String) -> LocalizedText { both("rund \(number)", "about \(number)") }
    static func with(_ offer: String) -> LocalizedText { both("Mit \(offer)", "With \(offer)") }
    static func without(_ offer: String) -> LocalizedText { both("Ohne \(offer)", "Without \(offer)") }
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

    static func ofFund(_ id: String) -> LocalizedText { both("Aus \(id):", "From \(id):") }
    static func fund(_ id: String) -> LocalizedText { both(" aus \(id)", " from \(id)") }

    // MARK: Open needs

    static func groupsOpen(_ need: String, open: String, of all: LocalizedText) -> LocalizedText {
        both("Offen für \(need): \(open) von \(all.de).", "Open for \(need): \(open) of \(all.en).")
    }

    static func allExcluded(_ offers: LocalizedText) -> LocalizedText {
        both("Von \(offers.de) passt keines.", "Of \(offers.en) none fits.")
    }

    static func possibilities(_ fitting: Int, of offers: LocalizedText) -> LocalizedText {
        let (verb, count) = (CountedNoun.fitting.word(for: fitting, .plain, .de), DigitGroups.text(fitting, .de))
        return both(
            "Von \(offers.de) \(verb) \(count).", "Of \(offers.en), \(CountedNoun.fitting.counted(fitting).en).")
    }

    static func noNeeds(_ school: String) -> LocalizedText {
        both(
            "\(school) hat keinen Bedarf gemeldet; der Plan kann dort nichts zuteilen.",
            "\(school) has reported no need; the plan cannot allocate anything there.")
    }

    static func noGroups(_ need: String) -> LocalizedText {
        both(
            "\(need) wünscht keine Gruppe; der Plan kann dort nichts zuteilen.",
            "\(need) asks for no group; the plan cannot allocate anything there.")
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

    // MARK: Why

    static func partner(_ need: String, _ groups: LocalizedText, _ offer: String) -> LocalizedText {
        both("\(need) bekommt \(groups.de) von \(offer).", "\(need) gets \(groups.en) from \(offer).")
    }

    static func passes(_ offer: String, rules: Int) -> LocalizedText {
        let all = CountedNoun.everyMatchRule(rules)
        return both("\(offer) hält \(all.de) ein.", "\(offer) keeps \(all.en).")
    }

    static func counts(_ goal: LocalizedText, _ points: String, id: String) -> LocalizedText {
        both(
            "Das zählt \(points) im Ziel „\(goal.de)“ [\(id)].",
            "This counts \(points) in the goal “\(goal.en)” [\(id)].")
    }

    static func justAsGood(_ lead: LocalizedText) -> LocalizedText {
        both(
            "\(lead.de) wäre ein anderer Plan in allen Zielen genauso gut.",
            "\(lead.en), another plan would be just as good in every goal.")
    }

    static func noPlan(_ lead: LocalizedText) -> LocalizedText {
        both("\(lead.de) hält kein Plan alle Regeln ein.", "\(lead.en), no plan keeps all rules.")
    }

    static func betterPlan(_ lead: LocalizedText) -> LocalizedText {
        both(
            "\(lead.de) gibt es einen besseren Plan; der vorliegende war nicht als bester bewiesen.",
            "\(lead.en), there is a better plan; the present one was not proven to be the best.")
    }

    static func undecided(_ lead: LocalizedText) -> LocalizedText {
        both(
            "\(lead.de) ließ sich der Plan in der erlaubten Zeit nicht vergleichen.",
            "\(lead.en), the plan could not be compared in the time allowed.")
    }

    static let noOtherOffer = both("Kein anderes Angebot passt.", "No other offer fits.")

    // MARK: What would have to change

    static func enough(_ offer: String, _ need: String) -> LocalizedText {
        both(
            "Damit \(offer) für \(need) in einen besten Plan kommt, genügt eine dieser Änderungen:",
            "One of these changes is enough to bring \(offer) for \(need) into a best plan:")
    }

    static func nothingHelps(_ offer: String, _ need: String) -> LocalizedText {
        both(
            "Keine einzelne Zahl bringt \(offer) für \(need) in einen besten Plan.",
            "No single number brings \(offer) for \(need) into a best plan.")
    }

    /// After the offer that comes nearest.
    static func othersNeither(_ others: Int) -> LocalizedText {
        let offers = CountedNoun(
            de: ("weiteres Angebot", "weitere Angebote", "weiteren Angeboten"), en: ("further offer", "further offers")
        ).counted(others)
        return both(
            "Das gilt auch für \(offers.de) derselben Sparte und Art.",
            "So it is for \(offers.en) of the same field and kind.")
    }

    /// A number that lets the offer pass the match rules, which is not enough.
    static func fits(_ name: LocalizedText, from before: String, to after: String, rules: String) -> LocalizedText {
        both(
            "Nicht genug: \(name.de) von \(before) auf \(after); das Angebot passt dann, steht aber in keinem besten Plan [\(rules)].",
            "Not enough: \(name.en) from \(before) to \(after); the offer fits then, but no best plan has it [\(rules)]."
        )
    }

    static func nothingNeeded(_ offer: String) -> LocalizedText {
        both(
            "Es muss sich nichts ändern: Ein bester Plan mit \(offer) ist möglich.",
            "Nothing has to change: a best plan with \(offer) is possible.")
    }

    static func change(
        _ authority: LocalizedText, _ name: LocalizedText, from before: String, to after: String, rules: String
    ) -> LocalizedText {
        both(
            "\(authority.de): \(name.de) von \(before) auf \(after) [\(rules)].",
            "\(authority.en): \(name.en) from \(before) to \(after) [\(rules)].")
    }

    static let oneOfSeveral = both(
        "Es gibt dann mehrere gleich gute Pläne, nicht alle mit diesem Angebot.",
        "There are then several equally good plans, not all of them with this offer.")
    static let maybeLess = both(
        "Ob weniger genügt, ist nicht bewiesen.", "Whether less is enough is not proven.")

    static func noHelp(_ names: [LocalizedText]) -> LocalizedText {
        both(
            "Allein hilft nicht: \(names.map(\.de).joined(separator: ", ")).",
            "Of no help alone: \(names.map(\.en).joined(separator: ", ")).")
    }

    static func undecided(_ offer: String, _ need: String) -> LocalizedText {
        both(
            "Ob eine einzelne Zahl \(offer) für \(need) in einen besten Plan bringt, ist nicht entschieden.",
            "Whether a single number brings \(offer) for \(need) into a best plan is not decided.")
    }

    static func undecided(_ names: [LocalizedText]) -> LocalizedText {
        both(
            "Nicht entschieden, ob es allein hilft: \(names.map(\.de).joined(separator: ", ")).",
            "Not decided whether it helps alone: \(names.map(\.en).joined(separator: ", ")).")
    }

    static func authority(_ authority: RuleAuthority) -> LocalizedText {
        switch authority {
        case .steeringGroup: both("Lenkungsgruppe", "Steering group")
        case .school: both("Schule", "School")
        case .provider: both("Anbieter", "Provider")
        case .programme: both("Programm", "Programme")
        case .law: both("Gesetzgeber", "Legislator")
        }
    }

    // MARK: Ties

    static func same(_ same: String, of all: String) -> LocalizedText {
        both(
            "\(same) von \(all) Zuteilungen stehen so in jedem besten Plan.",
            "\(same) of \(all) allocations are like this in every best plan.")
    }

    static func fixed(_ need: String, _ groups: LocalizedText, _ offer: String) -> LocalizedText {
        both(
            "In jedem besten Plan: \(need), \(groups.de) von \(offer).",
            "In every best plan: \(need), \(groups.en) from \(offer).")
    }

    static func free(_ need: String, _ offer: String, now: LocalizedText, other: LocalizedText) -> LocalizedText {
        both(
            "Frei: \(need) mit \(offer), hier \(now.de), in einem anderen besten Plan \(other.de).",
            "Free: \(need) with \(offer), \(now.en) here, \(other.en) in another best plan.")
    }

    static let firstFound = both(
        "Unter gleich guten Plänen gilt der zuerst gefundene; gleiche Eingabe gibt immer denselben.",
        "Among equally good plans the one found first holds; the same input always gives the same.")
    static let notBest = both(
        "Der Plan ist nicht als bester bewiesen; verglichen sind Pläne, die mindestens so gut sind.",
        "The plan is not proven to be the best; plans at least as good as it are compared.")
    static func undecidedTies(_ count: Int) -> LocalizedText {
        let allocations = CountedNoun.allocation.counted(count)
        return both(
            "In der erlaubten Zeit nicht entschieden: \(allocations.de) des Plans.",
            "Not decided in the time allowed: \(allocations.en) of the plan.")
    }

    static let notComplete = both(
        "Ob andere beste Pläne weitere Zuteilungen haben, war in der erlaubten Zeit nicht zu entscheiden.",
        "Whether other best plans have further allocations could not be decided in the time allowed.")
}
