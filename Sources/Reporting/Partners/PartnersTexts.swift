// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network

/// The headings and sentences of co-operation, in both languages.
enum PartnersTexts {
    static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    static let document = both("Zusammenarbeit in der Region", "Co-operation in the region")
    static let bundles = both("Was Anbieter gemeinsam könnten", "What providers could do together")
    static let sharing = both("Was Schulen teilen könnten", "What schools could share")
    static let network = both("Das Netz der Zusammenarbeit", "The network of co-operation")
    static let picture = both("Schulen und Anbieter", "Schools and providers")
    static let weak = both("Wovon viel abhängt", "What much depends on")
    static let bridges = both("Brücken", "Bridges")
    static let lonely = both("Ohne Verbindung", "Without any partner")
    static let assumptions = both("Annahmen", "Assumptions")

    static let leadAndOffer = both("Federführend", "Lead")
    static let partner = both("Mit", "With")
    static let brings = both("Was dazukommt", "What is added")
    static let fits = both("Passt für", "Fits")
    static let effect = both("Nachgerechnet: Gruppen im Plan", "Verified: groups in the plan")
    static let what = both("Was", "What")
    static let schools = both("Schulen", "Schools")
    static let offer = both("Angebot", "Offer")
    static let slots = both("Zeitfenster", "Time slots")
    static let distance = both("km", "km")
    static let open = both("hilft offenem Bedarf", "helps an open need")
    static let provider = both("Anbieter", "Provider")
    static let school = both("Schule", "School")
    static let partners = both("Partner", "Partners")
    static let leftAlone = both("sonst ganz ohne Partner", "otherwise without a partner")
    static let earlier = both("früher", "earlier")
    static let planned = both("geplant", "planned")
    static let none = both("Keine gefunden.", "None found.")
    static let legendPlanned = both("im Plan", "in the plan")
    static let legendEarlier = both("nur früher", "earlier only")
    static let legendBridge = both("Brücke: einziger Weg", "bridge: the only way")

    static func aid(_ aid: ProviderBundle.Aid) -> LocalizedText {
        switch aid {
        case .qualification: both("Qualifikation", "qualification")
        case .place: both("ein Ort in Reichweite", "a place within reach")
        case .ages: both("Erfahrung mit der Altersgruppe", "practice with the age")
        case .slots: both("ein passendes Zeitfenster", "a fitting time slot")
        case .groupSize: both("Platz für die größere Gruppe", "room for the larger group")
        case .alliance: both("Partner, die dem Bündnis fehlen", "partners that the alliance lacks")
        }
    }

    static func what(_ what: SchoolSharing.What) -> LocalizedText {
        switch what {
        case .group: both("eine Gruppe", "a group")
        case .minimum: both("die Mindestzahl an Gruppen", "the least number of groups")
        case .bus: both("einen Bus", "a bus")
        case .room: both("einen Raum", "a room")
        }
    }

    static func bundleLead(_ outcome: BundleSearch.Outcome, helpful: Int, _ figures: Figures) -> LocalizedText {
        let needs = CountedNoun.openNeed.counted(outcome.needs.count)
        guard !outcome.needs.isEmpty else {
            return both(
                "Zu jedem offenen Bedarf gibt es ein Angebot mit freien Plätzen.",
                "Every open need has an offer with free places.")
        }
        let (tried, good) = (CountedNoun.bundleSolved.counted(outcome.bundles.count), figures.count(helpful))
        return both(
            "Für \(needs.de) hat niemand allein ein passendes Angebot mit freien Plätzen. "
                + "\(tried.de) nachgerechnet; davon besser für den Plan, nachweislich: \(good).",
            "For \(needs.en) nobody alone has a fitting offer with free places. "
                + "\(tried.en) solved; of them provably better for the plan: \(good)."
        )
    }

    static func unverified(_ count: Int) -> LocalizedText {
        both(
            "Ebenfalls zu den Regeln passend, aber nicht nachgerechnet (--limit): \(count).",
            "Passing the rules as well, but not solved (--limit): \(count).")
    }

    static func effect(_ bundle: ProviderBundle, _ figures: Figures) -> LocalizedText {
        guard let verification = bundle.verification else {
            return both("nicht nachgerechnet", "not verified")
        }
        let (before, after) = (figures.count(verification.groupsBefore), figures.count(verification.groupsAfter))
        let met = verification.met.joined(separator: ", ")
        if !verification.isProven {
            return both(
                "nicht sicher: in der Zeit (--time-limit) ist nicht jede Planung zu Ende gerechnet",
                "not certain: not every plan was finished in the time (--time-limit)")
        }
        if verification.bundled == 0 {
            return both(
                "\(before), unverändert: der Plan nutzt den Verbund nicht, Geld oder eine andere Grenze steht entgegen",
                "\(before), unchanged: the plan does not use it, money or another limit stops it")
        }
        let goal = verification.goal
        let (from, to) = (figures.number(verification.goalBefore), figures.number(verification.goalAfter))
        return both(
            "\(before) → \(after), Ziel \(goal) \(from) → \(to), für \(met)",
            "\(before) → \(after), goal \(goal) \(from) → \(to), for \(met)")
    }

    static func networkLead(_ network: CooperationNetwork, _ figures: Figures) -> LocalizedText {
        let bridges = network.edges.count { $0.isBridge }
        let edges = CountedNoun.cooperation.counted(network.edges.count)
        let parts = CountedNoun.connectedPart.counted(network.parts, .dative)
        let lonely = figures.count(network.nodes.count { $0.isLonely })
        return both(
            "\(edges.de) in \(parts.de); davon Brücken: \(figures.count(bridges)). Fällt eine Brücke weg, "
                + "zerfällt ein Teil. Schulen und Anbieter ohne Partner: \(lonely).",
            "\(edges.en) in \(parts.en); of them bridges: \(figures.count(bridges)). If a bridge is lost, a part "
                + "splits. Schools and providers without a partner: \(lonely).")
    }

    static let assumed: [LocalizedText] = [
        both(
            "Ein Verbund kostet so viel wie das federführende Angebot und hat nur die Plätze, die der Plan bei beiden frei lässt. Jeder ist "
                + "einzeln nachgerechnet: als eigenes Angebot im ganzen Plan, mit allen Regeln, Grenzen und Töpfen.",
            "A bundle costs what the leading offer costs and has only the places that the plan leaves free with both. Each is solved by "
                + "itself: as an offer of its own in the whole plan, with all rules, limits and funds."),
        both(
            "Schulen teilen sich eine Gruppe oder einen Raum, wenn sie höchstens 2 km auseinander liegen, einen Bus oder eine Mindestzahl "
                + "bei höchstens 8 km; ein Bus lohnt ab 3 km. Alles Luftlinie.",
            "Schools share a group or a room if they are at most 2 km apart, a bus or a least number within 8 km; a bus pays from 3 km. "
                + "All as the crow flies."),
        both(
            "Ob die Beteiligten wollen und können, wissen nur sie. Die Liste sagt, mit wem sich ein Gespräch lohnt.",
            "Whether those involved want to and can, only they know. The list says who is worth talking to."),
    ]
}
