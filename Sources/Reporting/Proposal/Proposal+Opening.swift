// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Network
import Optimizer
import Planning
import Tables

extension Proposal {
    /// One page for everybody: short sentences, no terms.
    func addPlainLanguage(to document: inout Document) {
        let totals = totals[0]
        document.heading(say("Das Wichtigste in einfacher Sprache", "The main points in plain language"))
        document.paragraph(
            say(
                "Schulen haben gesagt, was sie brauchen. Künstlerinnen, Museen und andere haben gesagt, was sie anbieten. Dafür gibt es Geld aus mehreren Töpfen. Der Plan bringt alles zusammen.",
                "Schools have said what they need. Artists, museums and others have said what they offer. Several funds pay for it. The plan brings all of it together."
            ))
        let requested = CountedNoun.group.counted(totals.groupsRequested)
        var items = [
            say(
                "Die Schulen wünschen sich Plätze für \(requested.de). Einen Platz bekommen davon \(figures.count(totals.groupsAllocated)).",
                "The schools ask for places for \(requested.en). A place goes to \(figures.count(totals.groupsAllocated)) of them."
            ),
            reach,
        ]
        if let funded = totals.funded {
            let own =
                totals.own.map {
                    say(
                        " Die Schulen zahlen selbst \(figures.euro($0)).",
                        " The schools pay \(figures.euro($0)) themselves.")
                } ?? ""
            items.append(
                say(
                    "Aus den Töpfen werden \(figures.euro(funded)) gebraucht.\(own)",
                    "\(figures.euro(funded)) are needed from the funds.\(own)"))
        }
        items.append(proofInPlainWords)
        if plans.count > 1 {
            let ways = CountedNoun.otherWay.counted(plans.count - 1)
            items.append(
                say(
                    "Verglichen ist der Plan mit \(ways.de). Was dann anders wäre, steht unter „Alternativen“.",
                    "The plan is compared with \(ways.en). What would be different stands under “Alternatives”."
                ))
        }
        document.list(items)
        document.heading(say("Worüber entschieden wird", "What is to be decided"), level: 3)
        document.paragraph(question)
        document.paragraph(
            say(
                "Warum eine Gruppe keinen Platz hat, steht unter „Offene Bedarfe“, Zeile für Zeile. Das Geld bewilligen danach die zuständigen Stellen.",
                "Why a group has no place stands under “Open needs”, line by line. The money is granted afterwards by the competent authorities."
            ))
        document.blocks.append(.pageBreak)
    }

    private var reach: String {
        let served = schools(totals[0].schoolsServed)
        switch emptyHanded(0) {
        case 0:
            return say(
                "Das erreicht \(served). Jede Schule mit Bedarf bekommt etwas.",
                "This reaches \(served). Every school with a need gets something.")
        default:
            let left = CountedNoun.schoolWithNothing.counted(emptyHanded(0))
            return say(
                "Das erreicht \(served). \(left.de) nichts.", "This reaches \(served). \(left.en) nothing.")
        }
    }

    private var proofInPlainWords: String {
        switch plan.status {
        case .optimal:
            say(
                "Der Plan ist nachgerechnet: Nach den vereinbarten Zielen gibt es keinen besseren.",
                "The plan is proven: by the goals agreed on there is no better one.")
        default:
            say(
                "Der Plan hält alle Regeln ein. Ob es einen noch besseren gibt, ist nicht bewiesen.",
                "The plan keeps all rules. Whether there is a better one is not proven.")
        }
    }

    private var question: String {
        switch body.role {
        case .steering:
            say(
                "Soll dieser Plan gelten? Das Gremium (\(name(body))) sagt ja, nein oder ändert ihn.",
                "Shall this plan hold? The body (\(name(body))) says yes, no, or changes it.")
        default:
            say(
                "Soll dieser Plan so weitergegeben werden? Das Gremium „\(name(body))“ gibt dazu seinen Rat.",
                "Shall this plan be passed on? The \(name(body)) gives its advice.")
        }
    }

    // MARK: Resolution

    /// Order of consultation and the draft resolution.
    func addResolution(to document: inout Document) {
        document.heading(say("Beratungsfolge", "Order of consultation"))
        var table = Document.Table(
            say("Beratungsfolge", "Order of consultation"),
            [
                (say("Gremium", "Body"), false, 4), (say("Aufgabe", "Task"), false, 3),
                (say("Beschlussfassung", "Way of deciding"), false, 5), (say("Ergebnis", "Outcome"), false, 3),
            ])
        let order =
            agreement.bodies.filter { $0.role == .conference } + agreement.bodies.filter { $0.role == .steering }
        table.rows = order.map { [name($0), task($0), deciding($0), ""] }
        document.table(table)
        document.heading(say("Beschlussvorschlag", "Draft resolution"))
        document.list(resolution, isNumbered: true)
    }

    private func task(_ body: Body) -> String {
        body.role == .steering ? say("Entscheidung", "decision") : say("Empfehlung", "recommendation")
    }

    private func deciding(_ body: Body) -> String {
        let rule = body.decides
        var parts: [String]
        switch rule.by {
        case .consensus: parts = [say("Konsens", "consensus")]
        case .majority: parts = [say("einfache Mehrheit", "simple majority")]
        case .twoThirds: parts = [say("zwei Drittel", "two thirds")]
        case .majorityPerBank: parts = [say("Mehrheit je Bank", "majority per bank")]
        }
        if let quorum = rule.quorum {
            let percent = figures.share(quorum)
            parts.append(say("beschlussfähig ab \(percent) der Stimmen", "quorum \(percent) of the votes"))
        }
        if rule.parity, !body.seats.isEmpty {
            parts.append(say("Land und Kommune paritätisch", "Land and Kommune in parity"))
        }
        return parts.joined(separator: ", ")
    }

    private var resolution: [String] {
        let year = plan.scenario.schoolYear.description
        let count = groups(totals[0].groupsAllocated)
        let verb = body.role == .steering ? say("beschlossen", "decided on") : say("empfohlen", "recommended")
        var items = [
            say(
                "Die Zuteilung für das Schuljahr \(year) nach Anlage 1 (\(count)) wird \(verb).",
                "The allocation for the school year \(year) as in annex 1 (\(count)) is \(verb).")
        ]
        if let funded = totals[0].funded {
            items.append(
                say(
                    "Dafür werden Fördermittel von \(figures.euro(funded)) eingesetzt, vorbehaltlich der Bewilligung durch die zuständigen Stellen.",
                    "\(figures.euro(funded)) from funds are used for it, subject to the approval of the competent authorities."
                ))
        }
        let office = agreement.body(.office).map(name) ?? say("Geschäftsstelle", "office")
        items.append(
            say(
                "Der Beschluss wird ausgeführt durch: \(office). Fällt ein Projekt aus, rücken andere in der Reihenfolge der Ziele nach.",
                "It is carried out by: \(office). If a project falls out, others move up in the order of the goals."))
        return items
    }

    // MARK: Facts

    func addFacts(to document: inout Document) {
        let sentences = PlanSentences(plan, totals[0], language)
        document.heading(say("Sachdarstellung", "Facts"))
        document.paragraph(
            say(
                "Rechtsgrundlage ist die Vereinbarung „\(agreement.title.text(.de))“ nach § 78a SchulG NRW, die den optimalen Einsatz der vorhandenen Mittel zum Ziel hat.",
                "The legal base is the agreement “\(agreement.title.text(.en))” under § 78a SchulG NRW, which aims at the best use of the means at hand."
            ))
        let (needs, offers) = (CountedNoun.need.counted(plan.size.needs), CountedNoun.offer.counted(plan.size.offers))
        let fitting = CountedNoun.candidate.counted(plan.size.candidates)
        document.paragraph(
            say(
                "Gemeldet: \(needs.de) und \(offers.de). Alle Voraussetzungen erfüllt: \(fitting.de).",
                "Registered: \(needs.en) and \(offers.en). All conditions met: \(fitting.en)."
            ))
        document.paragraph(sentences.decision.joined(separator: " "))
        for sentence in RestSentences(plan, entities[0], language).all { document.paragraph(sentence) }
        document.blocks.append(.note([sentences.status] + [sentences.doubt].compactMap(\.self) + sentences.proof))
        document.heading(say("Ziele in der Reihenfolge ihrer Wichtigkeit", "Goals in order of importance"), level: 3)
        document.list(
            plan.goals.map { goal in
                let proof =
                    goal.proven
                    ? say("bewiesen", "proven")
                    : say("Schranke \(value(goal.bound))", "bound \(value(goal.bound))")
                return "\(goal.id) \(goal.title.text(language)): \(value(goal.value)) (\(proof))"
            }, isNumbered: true)
        addDecisions(to: &document)
    }

    /// What was decided before and is carried out here.
    private func addDecisions(to document: inout Document) {
        let decisions = plan.scenario.decisions
        guard !decisions.isEmpty else { return }
        document.heading(
            say("Frühere Beschlüsse, die der Plan ausführt", "Earlier decisions that the plan carries out"), level: 3)
        document.list(
            decisions.map { item in
                let state = ReportTexts.decisionState(item.state).text(language)
                let date = item.date.map { ", \(day($0))" } ?? ""
                return "\(item.id): \(item.title) (\(item.body)\(date), \(state))"
            })
    }
}
