// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

/// The headings, labels and sentences of a comparison, in both languages.
struct ComparisonTexts {
    let language: Language

    func say(_ german: String, _ english: String) -> String { language == .de ? german : english }

    // MARK: Document and sections

    var document: String { say("Vergleich von Plänen", "Comparison of plans") }
    var plans: String { say("Pläne", "Plans") }
    var inputs: String { say("Was eingegeben wurde", "What was put in") }
    var goals: String { say("Ziele", "Goals") }
    var figures: String { say("Kennzahlen", "Key figures") }
    var money: String { say("Mittel nach Töpfen", "Money by fund") }
    var allocations: String { say("Was anders zugeteilt wird", "What is allocated differently") }
    var needs: String { say("Bedarfe, die gewinnen oder verlieren", "Needs that win or lose") }
    var breakdowns: String { say("Wen es trifft", "Whom it concerns") }
    var questions: String { say("Antworten auf die Fragen", "Answers to the questions") }
    var causes: String { say("Welche Änderung was bewirkt", "Which change does what") }

    // MARK: Columns

    var plan: String { say("Plan", "Plan") }
    var scenario: String { say("Szenario", "Scenario") }
    var status: String { say("Beweis", "Proof") }
    var goal: String { say("Ziel", "Goal") }
    var figure: String { say("Kennzahl", "Figure") }
    var fund: String { say("Topf", "Fund") }
    var amount: String { say("Betrag", "Amount") }
    var spent: String { say("Eingesetzt", "Spent") }
    var what: String { say("Was", "What") }
    var before: String { say("vorher", "before") }
    var after: String { say("nachher", "after") }
    var place: String { say("Stelle", "Place") }
    var need: String { say("Bedarf", "Need") }
    var school: String { say("Schule", "School") }
    var groups: String { say("Gruppen", "Groups") }
    var question: String { say("Frage", "Question") }
    var requested: String { say("gewünscht", "requested") }
    var blank: String { say("leer", "blank") }
    var none: String { "–" }

    func dimension(_ dimension: Breakdown.Dimension) -> String {
        switch dimension {
        case .region: say("Region", "Region")
        case .municipality: say("Gemeinde", "Municipality")
        case .field: say("Sparte", "Field")
        case .schoolType: say("Schulform", "School type")
        case .socialIndex: say("Sozialindex", "Social index")
        }
    }

    func figure(_ kind: PlanDifferences.Figure.Kind) -> String {
        switch kind {
        case .groupsRequested: say("Gruppen gewünscht", "Groups requested")
        case .groups: say("Gruppen zugeteilt", "Groups allocated")
        case .needsMet: say("Bedarfe ganz erfüllt", "Needs fully met")
        case .needsOpen: say("Bedarfe ganz offen", "Needs fully open")
        case .schools: say("Schulen erreicht", "Schools served")
        case .providers: say("Anbieter beteiligt", "Providers involved")
        case .cost: say("Kosten", "Cost")
        case .funded: say("Förderung", "Funded")
        case .own: say("Eigenanteil", "Own share")
        }
    }

    func allocation(_ kind: AllocationDifference.Kind) -> String {
        switch kind {
        case .added: say("neu", "added")
        case .dropped: say("entfällt", "dropped")
        case .moved: say("wechselt", "moved")
        }
    }

    func need(_ kind: NeedDifference.Kind) -> String {
        switch kind {
        case .met: say("jetzt ganz erfüllt", "now fully met")
        case .lost: say("nicht mehr ganz erfüllt", "no longer fully met")
        case .more: say("mehr Gruppen", "more groups")
        case .fewer: say("weniger Gruppen", "fewer groups")
        case .new: say("neuer Bedarf", "new need")
        case .gone: say("Bedarf entfallen", "need is gone")
        }
    }

    func status(_ status: String) -> String {
        switch status {
        case "optimal": say("nachweislich der beste", "provably the best")
        case "feasible": say("hält alle Regeln ein", "keeps all rules")
        case "interrupted": say("abgebrochen", "interrupted")
        default: say("kein Plan", "no plan")
        }
    }

    // MARK: Sentences

    var sameInputs: String { say("Die Eingaben sind gleich.", "The inputs are the same.") }
    var unknownInputs: String {
        say(
            "Die Eingaben sind nicht mehr bekannt: Das Szenario wurde seit dem Plan geändert.",
            "The inputs are not known any more: the scenario has changed since the plan was made.")
    }
    var sameGoals: String { say("Alle Ziele haben denselben Wert.", "All goals have the same value.") }
    var sameFigures: String { say("Alle Kennzahlen sind gleich.", "All figures are the same.") }
    var sameMoney: String { say("Alle Töpfe sind gleich.", "All funds are the same.") }
    var sameAllocations: String { say("Alle Zuteilungen sind gleich.", "All allocations are the same.") }
    var sameNeeds: String { say("Kein Bedarf gewinnt oder verliert.", "No need wins or loses.") }
    var sameAnswers: String { say("Keine Antwort ist anders.", "No answer differs.") }
    func noAnswers(_ letter: String) -> String {
        say(
            "Plan \(letter) hat keine Antworten: Nichts wurde gefragt, oder es wurde nicht beantwortet.",
            "Plan \(letter) has no answers: nothing was asked, or it was not answered.")
    }
    var sameBreakdown: String { say("Hier ist alles gleich.", "Everything is the same here.") }

    /// What changed between two plans in one sentence.
    func summary(_ changes: [AllocationDifference], _ needs: [NeedDifference], _ figures: Figures) -> String {
        let count = { (kind: AllocationDifference.Kind) in
            changes.filter { $0.kind == kind }.reduce(0) { $0 + $1.groups }
        }
        let groups: [(count: Int64, clause: CountedNoun)] = [
            (count(.added), .groupAdded), (count(.dropped), .groupDropped), (count(.moved), .groupMoved),
        ]
        let open: [(count: Int, clause: CountedNoun)] = [
            (needs.count { $0.kind == .met }, .needMet), (needs.count { $0.kind == .lost }, .needLost),
        ]
        return groups.map { figures.counted($0.count, $0.clause) }.joined(separator: ", ") + ". "
            + open.map { figures.counted($0.count, $0.clause) }.joined(separator: ", ") + "."
    }
}

/// The letter of a plan in a comparison: A, B … Z, then P27 and so on.
enum PlanLetter {
    static func letter(_ index: Int) -> String {
        guard index < 26, let scalar = Unicode.Scalar(UInt32(65 + index)) else { return "P\(index + 1)" }
        return String(Character(scalar))
    }
}
