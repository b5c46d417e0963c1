// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network

/// The headings and sentences of plans over several years, in both languages.
enum HorizonTexts {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    static let document = both("Plan über mehrere Schuljahre", "Plan over several school years")
    static let years = both("Jahr für Jahr", "Year by year")
    static let funds = both("Mittel je Jahr", "Money by year")
    static let endings = both("Was bleibt, wenn ein Topf endet", "What stays if a fund ends")
    static let reading = both("Wie der Plan entsteht", "How the plan is made")
    static let groups = both("Gruppen", "Groups")
    static let covered = both("erreicht", "covered")
    static let cooperations = both("Kooperationen", "Co-operations")
    static let continued = both("fortgeführt", "continued")
    static let ended = both("beendet", "ended")
    static let proven = both("bewiesen", "proven")
    static let amount = both("Betrag", "Amount")
    static let spent = both("eingesetzt", "spent")
    static let survive = both("bestehen weiter", "survive")
    static let share = both("Anteil", "Share")
    static let surviveWithFund = both("mit dem Topf", "with the fund")
    static let lost = both("Gruppen weniger", "Groups fewer")
    static let noEndings = both(
        "Kein Topf zahlt im ersten Jahr eine Kooperation, oder es ist nur ein Jahr geplant.",
        "No fund pays a co-operation in the first year, or a single year was planned.")

    static func lead(_ plan: HorizonPlan, _ figures: Figures) -> LocalizedText {
        guard let first = plan.years.first, let last = plan.years.last else { return both("", "") }
        let (from, to) = (figures.count(first.covered), figures.count(last.covered))
        let years = CountedNoun.schoolYear.counted(plan.years.count, .dative)
        let pairs: CountedNoun = plan.unit == .classAndField ? .classAndField : .schoolAndField
        let wanted = pairs.counted(last.wanted, .dative)
        return both(
            "In \(years.de) mindestens einmal erreicht: \(to) von \(wanted.de), davon im ersten Jahr \(from).",
            "Covered at least once in \(years.en): \(to) of \(wanted.en), \(from) of them in the first year.")
    }

    static let endingsExplained = both(
        "Für jeden Topf ist das zweite Jahr noch einmal geplant, ohne sein Geld. Gezählt sind die Kooperationen (Schule und Anbieter), die "
            + "er im ersten Jahr zahlt: Wie viele führen andere Töpfe weiter? Daneben steht, wie viele mit dem Topf weitergingen.",
        "For each fund the second year is planned again without its money. Counted are the co-operations (school and provider) that it "
            + "pays in the first year: how many do others carry on? Beside it, how many would go on with the fund.")

    static let explained: [LocalizedText] = [
        both(
            "Jedes Jahr ist ein eigener Plan mit eigenem Beweis. Er beginnt mit dem, was das Jahr davor hinterlässt: bisherige "
                + "Kooperationen, Sparten, die eine Klasse schon kennt, und die Beträge des Jahres. Was daraus folgt, sagen die Regeln.",
            "Every year is a plan of its own with its own proof. It begins with what the year before left: past co-operations, fields "
                + "that a class has met, and the amounts of the year. What follows from it, the rules say."),
        both(
            "Dass keine andere Folge von Plänen über alle Jahre besser wäre, ist nicht bewiesen. Bedarfe und Angebote bleiben gleich, bis "
                + "eine neue Abfrage vorliegt; Beträge bleiben gleich, wo die Tabelle fund_years nichts anderes sagt; Festlegungen (locks) "
                + "gelten nur im ersten Jahr.",
            "That no other sequence of plans would be better over all years is not proven. Needs and offers stay the same until a new "
                + "survey; amounts stay where the table fund_years does not say otherwise; locks hold in the first year only."
        ),
    ]

    static func endsChangeNothing(_ count: Int, of all: Int) -> LocalizedText {
        both(
            "Bei \(count) von \(CountedNoun.fund.counted(all, .dative, .de)) ändert das Ende des Topfes nichts: Auch mit ihm gingen nicht mehr Kooperationen weiter. Der niedrige Anteil liegt dort an den Regeln.",
            "For \(count) of \(CountedNoun.fund.counted(all, .plain, .en)) the end of the fund changes nothing: no more co-operations would go on with it. The low share is due to the rules there."
        )
    }
}
