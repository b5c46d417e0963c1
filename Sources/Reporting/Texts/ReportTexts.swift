// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

/// The headings and labels of the report and the summary, in both languages.
enum ReportTexts {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    // MARK: Document and sections

    static let document = both("Zuteilungsplan", "Allocation plan")
    static let schoolYear = both("Schuljahr", "School year")
    static let scenario = both("Szenario", "Scenario")
    static let contents = both("Inhalt", "Contents")
    static let summary = both("Zusammenfassung", "Summary")
    static let proof = both("Wie gut ist der Plan?", "How good is the plan?")
    static let keyFigures = both("Kennzahlen", "Key figures")
    static let goals = both("Ziele", "Goals")
    static let money = both("Mittel nach Töpfen", "Money by fund")
    static let moneyByProgramme = both("Mittel nach Programmen", "Money by programme")
    static let fieldChart = both("Gruppen nach Sparten", "Groups by field")
    static let allocations = both("Zuteilungen nach Gemeinden und Schulen", "Allocations by municipality and school")
    static let unmet = both("Offene Bedarfe", "Open needs")
    static let method = both("Wie der Plan entstanden ist", "How the plan was made")
    static let rulebooks = both("Regelwerke", "Rulebooks")
    static let parameters = both("Verwendete Werte", "Values used")
    static let files = both("Eingelesene Tabellen", "Tables read")
    static let identity = both("Umfang und Herkunft", "Size and origin")
    static let decisions = both("Beschlüsse, die der Plan ausführt", "Decisions that the plan carries out")
    static let decision = both("Beschluss", "Decision")
    static let body = both("Gremium", "Body")
    static let date = both("Datum", "Date")
    static let decisionState = both("Stand", "State")

    /// Words for the states of decisions; a code that is not known is shown as it is.
    static func decisionState(_ code: String) -> LocalizedText {
        switch code {
        case "recommended": both("Empfehlung", "recommendation")
        case "binding": both("verbindlich beschlossen", "binding")
        case "moved": both("beantragt, nicht beschlossen", "moved, not decided")
        default: both(code, code)
        }
    }

    // MARK: Columns

    static let need = both("Bedarf", "Need")
    static let needAndField = both("Bedarf und Sparte", "Need and field")
    static let school = both("Schule", "School")
    static let offerAndPartner = both("Partner und Angebot", "Partner and offer")
    static let field = both("Sparte", "Field")
    static let programme = both("Programm", "Programme")
    static let kind = both("Art", "Kind")
    static let fund = both("Topf", "Fund")
    static let groups = both("Gruppen", "Groups")
    static let cost = both("Kosten", "Cost")
    static let costInEuro = both("Kosten in EUR", "Cost in EUR")
    static let fundedInEuro = both("Förderung in EUR", "Funded in EUR")
    static let ownInEuro = both("Eigenanteil in EUR", "Own share in EUR")
    static let funded = both("Förderung", "Funded")
    static let own = both("Eigenanteil", "Own share")
    static let kilometres = both("km", "km")
    static let goal = both("Ziel", "Goal")
    static let value = both("Wert", "Value")
    static let bound = both("Bewiesene Schranke", "Proven bound")
    static let gap = both("Abstand", "Gap")
    static let proven = both("Bewiesen", "Proven")
    static let amount = both("Betrag", "Amount")
    static let spent = both("Eingesetzt", "Spent")
    static let left = both("Frei", "Left")
    static let share = both("Anteil", "Share")
    static let total = both("Summe", "Total")
    static let requested = both("Gewünscht", "Requested")
    static let allocated = both("Zugeteilt", "Allocated")
    static let groupsOpen = both("Offen", "Open")
    static let reason = both("Grund", "Reason")
    static let rulebook = both("Regelwerk", "Rulebook")
    static let title = both("Titel", "Title")
    static let source = both("Quelle", "Source")
    static let validity = both("Gültig", "Valid")
    static let parameter = both("Name", "Name")
    static let table = both("Tabelle", "Table")
    static let file = both("Datei", "File")
    static let encoding = both("Zeichensatz", "Encoding")
    static let separator = both("Trennzeichen", "Separator")
    static let numberStyle = both("Zahlen", "Numbers")

    // MARK: Key figures and size

    static let groupsAllocated = both("Gruppen zugeteilt", "Groups allocated")
    static let needsMet = both("Bedarfe ganz erfüllt", "Needs fully met")
    static let needsPartlyMet = both("Bedarfe teilweise erfüllt", "Needs partly met")
    static let needsOpen = both("Bedarfe ganz offen", "Needs fully open")
    static let schoolsServed = both("Schulen erreicht", "Schools served")
    static let providersUsed = both("Anbieter beteiligt", "Providers involved")
    static let needs = both("Bedarfe", "Needs")
    static let offers = both("Angebote", "Offers")
    static let candidates = both("Möglichkeiten", "Possibilities")
    static let modelColumns = both("Entscheidungen im Modell", "Decisions in the model")
    static let modelRows = both("Bedingungen im Modell", "Conditions in the model")
    static let fingerprint = both("Prüfsumme der Eingabe (SHA-256)", "Checksum of the input (SHA-256)")
    static let version = both("Version von Bildungsnetz", "Version of Bildungsnetz")
    static let input = both("Eingabe", "Input")

    // MARK: Words

    static let yes = both("ja", "yes")
    static let no = both("nein", "no")
    static let withoutMunicipality = both("Ohne Gemeinde", "Without municipality")
    static let comma = both("Dezimalkomma", "decimal comma")
    static let point = both("Dezimalpunkt", "decimal point")
    static let from = both("ab", "from")
    static let until = both("bis", "until")

    /// `bewiesen`, or the bound and the gap of a goal that is not.
    static func proof(of goal: GoalOutcome, _ language: Language) -> String {
        let figures = Figures(language)
        if goal.gap == 0, goal.proven { return both("bewiesen", "proven").text(language) }
        let (bound, gap) = (figures.number(goal.bound), figures.gap(goal.gap))
        return both("Schranke \(bound), Abstand \(gap)", "bound \(bound), gap \(gap)").text(language)
    }

    // MARK: Causes

    static func cause(_ cause: UnmetCause) -> LocalizedText {
        switch cause {
        case .excluded: both("Kein Angebot passt", "No offer fits")
        case .limited: both("Eine Grenze steht entgegen", "A limit stops it")
        case .outweighed: both("Andere Bedarfe gingen vor", "Other needs came first")
        case .noOffers: both("Es gibt keine Angebote", "There are no offers")
        }
    }

    static func causeExplained(_ cause: UnmetCause) -> LocalizedText {
        switch cause {
        case .excluded:
            both(
                "Jedes Angebot verletzt mindestens eine Regel. Genannt ist das Angebot, dem am wenigsten fehlt.",
                "Every offer breaks at least one rule. The offer that misses least is named.")
        case .limited:
            both(
                "Es gibt passende Angebote. Neben dem übrigen Plan würde aber jede weitere Gruppe eine Grenze verletzen.",
                "There are fitting offers. Beside the rest of the plan, any further group would break a limit.")
        case .outweighed:
            both(
                "Eine weitere Gruppe würde keine Grenze verletzen. Die Ziele haben anders entschieden.",
                "A further group would break no limit. The goals decided otherwise.")
        case .noOffers:
            both("Das Szenario enthält keine Angebote dafür.", "The scenario has no offers for it.")
        }
    }

    // MARK: Notes

    static let noAllocations = both("Der Plan enthält keine Zuteilungen.", "The plan has no allocations.")
    static let allocationsNote = both(
        "Kosten, Förderung und Eigenanteil gelten für alle Gruppen der Zeile, die Entfernung für einen Weg.",
        "Cost, funding and own share are for all groups of the row, the distance is one way.")
    static let noUnmet = both("Alle Bedarfe sind ganz erfüllt.", "All needs are fully met.")
    static let noGoals = both("Ohne Plan gibt es keine Werte.", "Without a plan there are no values.")
    static let noFunds = both("Das Szenario hat keine Töpfe.", "The scenario has no funds.")
    static let goalsNote = both(
        "Die Ziele gelten in dieser Reihenfolge: Ein späteres Ziel zählt nur, solange die früheren gehalten werden. "
            + "Die Schranke ist der Wert, den nachweislich kein Plan übertreffen kann.",
        "The goals hold in this order: a later goal counts only while the earlier ones are kept. "
            + "The bound is the value that provably no plan can beat.")
    static let noParameters = both("Die Regelwerke haben keine Werte.", "The rulebooks have no values.")
    static let restInTable = both(
        "Das Bild zeigt die größten Sparten, die Tabelle alle.",
        "The chart shows the largest fields, the table all of them.")
}
