// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Planning

/// The headings and sentences of the needs of a region, in both languages.
enum NeedsTexts {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    static let document = both("Bedarfe der Region", "Needs of the region")
    static let overview = both("Überblick", "Overview")
    static let unmet = both("Offener Bedarf, das Dringendste zuerst", "Open demand, the gravest first")
    static let survey = both("Abfrage: wer nicht geantwortet hat", "Survey: who has not answered")
    static let reading = both("Wie die Zahlen zu lesen sind", "How to read the figures")

    static let needs = both("Bedarfe", "Needs")
    static let needed = both("benötigt", "needed")
    static let reachable = both("erreichbar", "in reach")
    static let planned = both("geplant", "planned")
    static let previous = both("früher", "earlier")
    static let gap = both("offen", "open")
    static let stillReachable = both("nicht geplant, aber erreichbar", "not planned, but in reach")
    static let outOfReach = both("nicht erreichbar", "out of reach")
    static let picture = both("Bild", "Picture")
    static let total = both("Summe", "Total")
    static let fieldAndKind = both("Sparte und Art", "Field and kind")
    static let municipality = both("Gemeinde", "Municipality")
    static let urgent = both("dringlich", "urgent")
    static let schools = both("Schulen", "Schools")
    static let cause = both("Woran es liegt", "Cause")
    static let which = both("Bedarfe", "Needs")
    static let type = both("Schulform", "School type")
    static let answered = both("geantwortet", "answered")
    static let missing = both("fehlen", "missing")
    static let perSchool = both("Gruppen je Schule", "Groups per school")
    static let school = both("Schule", "School")
    static let field = both("Sparte", "Field")
    static let expected = both("erwartet dazu", "expected on top")
    static let rank = both("Rang", "Rank")
    static let expectedRank = both("Rang danach", "Rank then")
    static let everybody = both("Alle Schulen und Lernorte haben geantwortet.", "All schools and places have answered.")
    static let nothingOpen = both("Es ist nichts offen.", "Nothing is open.")

    static func dimension(_ dimension: NeedsDimension) -> LocalizedText {
        switch dimension {
        case .field: both("Nach Sparten", "By field")
        case .schoolType: both("Nach Schulformen", "By school type")
        case .municipality: both("Nach Gemeinden", "By municipality")
        case .age: both("Nach Alter", "By age")
        case .socialIndex: both("Nach Sozialindex", "By social index")
        case .sector: both("In der Schule und außerhalb", "In and out of school")
        }
    }

    static func heading(_ dimension: NeedsDimension) -> LocalizedText {
        switch dimension {
        case .field: field
        case .schoolType: type
        case .municipality: municipality
        case .age: both("Alter", "Age")
        case .socialIndex: both("Sozialindex", "Social index")
        case .sector: both("Ort", "Place")
        }
    }

    static func value(_ row: NeedsRow, _ dimension: NeedsDimension, _ language: Language) -> String {
        if row.code.isEmpty { return both("ohne Angabe", "not said").text(language) }
        switch dimension {
        case .field: return CodeLabels.field(row.code, language)
        case .schoolType: return CodeLabels.schoolType(row.code, language)
        case .municipality: return row.name ?? row.code
        case .age: return age(row.code).text(language)
        case .socialIndex: return index(row.code).text(language)
        case .sector:
            return (row.code == "school" ? both("in der Schule", "in school") : both("außerhalb", "out of school"))
                .text(language)
        }
    }

    private static func age(_ code: String) -> LocalizedText {
        if code.hasSuffix("+") {
            let from = code.dropLast()
            return both("ab \(from) Jahren", "\(from) years and older")
        }
        let range = code.replacing("-", with: " bis ")
        return both("\(range) Jahre", code.replacing("-", with: " to ") + " years")
    }

    private static func index(_ code: String) -> LocalizedText {
        both("Stufe " + code.replacing("-", with: " bis "), "level " + code.replacing("-", with: " to "))
    }

    static func cause(_ cause: UnmetDemand.Cause) -> LocalizedText {
        switch cause {
        case .noOffer: both("niemand bietet es an", "nobody offers it")
        case .noneFits: both("kein Angebot passt zu den Regeln", "no offer passes the rules")
        case .mixed:
            both(
                "zum Teil passt kein Angebot, zum Teil ging anderes vor",
                "for some no offer fits, for others something else came first")
        case .tooFewPlaces: both("zu wenige Plätze", "too few places")
        case .notPlanned:
            both("Plätze wären da; Geld oder andere Bedarfe gingen vor", "places exist; money or others came first")
        }
    }

    /// As a plan's own pages tell it, in few words.
    static func cause(_ cause: UnmetNeed.ShortCause) -> LocalizedText {
        switch cause {
        case .rules(let rules):
            both(
                rules.map(\.title.de).joined(separator: " und "), rules.map(\.title.en).joined(separator: " and "))
        case .outweighed: both("andere Bedarfe gingen vor", "other needs came first")
        case .notOffered: both("niemand bietet es an", "nobody offers it")
        }
    }

    // MARK: Sentences

    static func lead(_ needs: RegionalNeeds, _ figures: Figures) -> LocalizedText {
        let total = needs.total
        let needed = CountedNoun.group.counted(total.needed)
        let needs = CountedNoun.need.counted(total.needs, .dative)
        let reachable = figures.count(total.reachable)
        var de =
            "Benötigt: \(needed.de) in \(needs.de); "
            + "\(reachable) davon könnten die passenden Angebote aufnehmen."
        var en =
            "Needed: \(needed.en) in \(needs.en); "
            + "fitting offers could take \(reachable) of them."
        if let planned = total.planned {
            de += " Im Plan: \(figures.count(planned)), offen: \(figures.count(total.gap))."
            en += " In the plan: \(figures.count(planned)), open: \(figures.count(total.gap))."
        }
        return both(de, en)
    }

    static func coverage(_ survey: SurveyCoverage, _ figures: Figures) -> LocalizedText {
        let (answered, all) = (
            figures.count(survey.answered), CountedNoun.schoolOrPlace.counted(survey.schools, .dative)
        )
        return both(
            "Einen Bedarf gemeldet oder geantwortet: \(answered) von \(all.de).",
            "A need named or answered: \(answered) of \(all.en).")
    }

    static func outlook(_ survey: SurveyCoverage, _ figures: Figures) -> LocalizedText {
        let (least, average) = (figures.count(survey.outlook.least), figures.number(survey.outlook.average))
        let most = figures.count(survey.outlook.most)
        return both(
            "Antworten die fehlenden wie ihresgleichen, wächst die Zahl der Gruppen um etwa \(average), "
                + "mindestens \(least) und höchstens \(most). Das ist eine Hochrechnung aus den Antworten derselben Schulform, "
                + "keine Erhebung.",
            "If the missing ones answer like their kind, the number of groups grows by about \(average), at least \(least) and at most "
                + "\(most). This is projected from the answers of the same school type, not surveyed.")
    }

    static func rankChanges(_ fields: [SurveyCoverage.FieldOutlook], _ language: Language) -> LocalizedText {
        let changed = fields.filter { $0.rank != $0.expectedRank }.map { CodeLabels.field($0.field, language) }
        guard !changed.isEmpty else {
            return both(
                "Die Reihenfolge der Sparten bliebe dieselbe.", "The order of the fields would stay the same.")
        }
        let list = changed.joined(separator: ", ")
        return both(
            "Die Reihenfolge der Sparten kann sich noch ändern: \(list).",
            "The order of the fields may still change: \(list).")
    }

    static let explained: [LocalizedText] = [
        both(
            "Alle Zahlen sind Gruppen. „Erreichbar“ sind so viele, wie die passenden Angebote höchstens aufnehmen könnten, wenn "
                + "sonst niemand fragte: Die Regeln und die Plätze zählen, Geld zählt nicht. Deshalb lassen sich die Zahlen "
                + "verschiedener Zeilen nicht zusammenzählen.",
            "All figures are groups. “In reach” are as many as the fitting offers could take if nobody else asked: rules and "
                + "places count, money does not. So the figures of different rows cannot be added up."),
        both(
            "„Früher“ kommt aus der Tabelle der bisherigen Kooperationen (previous). Sie nennt keine Altersstufen, und eine Sparte "
                + "nur, wo ein Anbieter eine einzige hat; ein Strich heißt: nicht zu sagen.",
            "“Earlier” comes from the table of past co-operations (previous). It has no ages, and a field only where a provider has "
                + "a single one; a dash means that it cannot be said."),
        both(
            "Das Alter eines Bedarfs ist die Mitte seiner Altersspanne. Schulen ohne Sozialindex sind weder hoch noch niedrig.",
            "The age of a need is the middle of its span. Schools without a social index count neither as high nor as low."
        ),
    ]
}
