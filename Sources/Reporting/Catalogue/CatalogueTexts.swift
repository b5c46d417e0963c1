// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Tables

/// The headings and sentences of a catalogue, in both languages.
enum CatalogueTexts {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    static let document = both("Angebote der Region", "Offers of the region")
    static let offers = both("Alle Angebote", "All offers")
    static let map = both("Karte: Angebot und Bedarf", "Map: supply and demand")
    static let served = both("Wer erreicht wird", "Who is served")
    static let doubles = both("Doppelstrukturen", "Double structures")
    static let blindSpots = both("Blinde Flecken", "Blind spots")
    static let files = both("Zum Weiterverwenden", "For further use")
    static let filters = both("Angebote filtern", "Filter the offers")
    static let search = both("Suche", "Search")
    static let field = both("Sparte", "Field")
    static let kind = both("Art", "Kind")
    static let municipality = both("Gemeinde", "Municipality")
    static let age = both("Alter", "Age")
    static let every = both("alle", "all")
    static let reset = both("Filter zurücksetzen", "Reset filters")
    static let offerAndProvider = both("Angebot", "Offer")
    static let group = both("Gruppe", "Group")
    static let extent = both("Umfang", "Extent")
    static let whereAndWhen = both("Ort und Zeit", "Place and time")
    static let price = both("EUR je Gruppe", "EUR per group")
    static let places = both("Plätze", "Places")
    static let fitting = both("passende Bedarfe", "fitting needs")
    static let planned = both("geplante Gruppen", "groups planned")
    static let providers = both("Anbieter", "Providers")
    static let needed = both("benötigt", "needed")
    static let reachable = both("erreichbar", "in reach")
    static let school = both("Schule", "School")
    static let type = both("Schulform", "School type")
    static let state = both("Stand", "State")
    static let demand = both("Bedarf", "Demand")
    static let what = both("Was fehlt", "What is missing")
    static let groups = both("Gruppen", "Groups")
    static let groupsNeeded = both("gewünschte Gruppen", "Groups wished for")
    static let groupsPlanned = both("davon im Plan", "of them in the plan")
    static let needs = both("Bedarfe", "Needs")
    static let wholeRegion = both("ganze Region", "whole region")
    static let legendPlaces = both("Plätze der Anbieter am Ort", "Places of providers there")
    static let legendNeeded = both("benötigte Gruppen", "groups needed")
    static let legendServed = both("Schule, im Plan oder früher erreicht", "School, in the plan or served before")
    static let legendPossible = both("Schule, noch nicht erreicht", "School, not yet served")
    static let legendNever = both(
        "Schule, für die nichts passt oder die nichts gemeldet hat", "School that nothing fits or that named nothing")
    static let legendProvider = both("Anbieter", "Provider")
    static let noDoubles = both("Keine gefunden.", "None found.")
    static let noBlindSpots = both("Keine gefunden.", "None found.")

    static let doublesExplained = both(
        "Mehrere Anbieter einer Gemeinde, die für dieselben Bedarfe in Frage kommen und zusammen mehr Plätze haben, als in der "
            + "ganzen Region dafür benötigt werden. Das ist ein Anlass zum Gespräch, kein Mangel.",
        "Several providers of one municipality that fit the same needs and together have more places than the whole region "
            + "needs of them. A reason to talk, not a fault.")
    static let blindSpotsExplained = both(
        "Bedarfe, für die es in der Sparte nichts gibt oder nichts, was zu den Regeln passt, und Gemeinden ohne eigenen Anbieter.",
        "Needs for which the field has nothing, or nothing that passes the rules, and municipalities without a provider."
    )
    static let mapExplained = both(
        "Je dunkler eine Gemeinde, desto mehr ihres Bedarfs könnten die Angebote der ganzen Region aufnehmen, wenn sonst niemand "
            + "fragte. Die Balken zeigen die Plätze der Anbieter am Ort und die dort benötigten Gruppen im selben Maßstab.",
        "The darker a municipality, the more of its demand the offers of the whole region could take if nobody else asked. The "
            + "bars show the places of providers there and the groups needed there, to the same scale.")

    static func state(_ state: SchoolService.State) -> LocalizedText {
        switch state {
        case .planned: both("im Plan", "in the plan")
        case .earlier: both("früher erreicht, jetzt nicht", "served before, not now")
        case .possible: both("noch nie erreicht, aber möglich", "never served, but possible")
        case .never: both("noch nie erreicht, und nichts passt", "never served, and nothing fits")
        case .silent: both("kein Bedarf gemeldet, noch nie erreicht", "named no need, never served")
        }
    }

    static func blindSpot(_ spot: BlindSpot, _ language: Language) -> String {
        let field = spot.field.map { CodeLabels.field($0, language) } ?? ""
        return switch spot.kind {
        case .field: both("\(field): niemand bietet es an", "\(field): nobody offers it").text(language)
        case .place: both("\(field): kein Angebot passt", "\(field): no offer fits").text(language)
        case .noProvider: both("kein Anbieter am Ort", "no provider there").text(language)
        }
    }

    static func share(_ index: Int) -> LocalizedText {
        switch index {
        case 0: both("unter der Hälfte erreichbar", "less than half in reach")
        case 1: both("mehr als die Hälfte", "more than half")
        case 2: both("mehr als drei Viertel", "more than three quarters")
        case 3: both("alles erreichbar", "all in reach")
        default: both("kein Bedarf", "no demand")
        }
    }

    static func setting(_ code: String) -> LocalizedText {
        switch code {
        case "lesson": both("im Unterricht", "in lessons")
        case "afternoon": both("am Nachmittag", "in the afternoon")
        case "any": both("jederzeit", "any time")
        default: both(code, code)
        }
    }

    static func place(_ code: String) -> LocalizedText {
        switch code {
        case "school": both("in der Schule", "at the school")
        case "venue": both("beim Anbieter", "at the provider")
        default: both(code, code)
        }
    }

    /// `mo-nm` as “Mo nachmittags”; other codes as they are.
    static func slot(_ code: String, _ language: Language) -> String {
        let parts = code.split(separator: "-")
        let days = ["mo": "Mon", "di": "Tue", "mi": "Wed", "do": "Thu", "fr": "Fri", "sa": "Sat", "so": "Sun"]
        let times = [
            "vm": both("vormittags", "morning"), "nm": both("nachmittags", "afternoon"),
            "ab": both("abends", "evening"),
        ]
        guard parts.count == 2, let day = days[String(parts[0])], let time = times[String(parts[1])] else {
            return code
        }
        return (language == .de ? parts[0].prefix(1).uppercased() + parts[0].dropFirst() : day) + " "
            + time.text(language)
    }

    static func lead(_ catalogue: Catalogue, _ figures: Figures) -> LocalizedText {
        let offers = CountedNoun.offer.counted(catalogue.entries.count)
        let providers = CountedNoun.provider.counted(catalogue.providers.count, .dative)
        let places = CountedNoun.place.counted(catalogue.entries.reduce(0) { $0 + $1.capacity }, .dative)
        return both(
            "\(offers.de) von \(providers.de) mit zusammen \(places.de) für Gruppen.",
            "\(offers.en) of \(providers.en) with \(places.en) for groups.")
    }

    static func servedLead(_ catalogue: Catalogue, _ figures: Figures) -> LocalizedText {
        let never = catalogue.schools.filter { [.possible, .never, .silent].contains($0.state) }.count
        let all = CountedNoun.schoolOrPlace.counted(catalogue.schools.count, .dative)
        return both(
            "Weder im Plan noch früher in einer Kooperation: \(figures.count(never)) von \(all.de).",
            "Neither in the plan nor in a co-operation before: \(figures.count(never)) of \(all.en).")
    }

    static func shown(_ language: Language) -> String {
        both("Angebote angezeigt: ", "Offers shown: ").text(language)
    }
}
