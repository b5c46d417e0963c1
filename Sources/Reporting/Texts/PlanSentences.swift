// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning
import Tables

/// Says what a plan decides and what is proven of it, in plain words; for the report and for the terminal.
struct PlanSentences {
    private let plan: Plan
    private let totals: PlanTotals
    private let figures: Figures
    private let language: Language

    init(_ plan: Plan, _ totals: PlanTotals, _ language: Language) {
        self.plan = plan
        self.totals = totals
        self.figures = Figures(language)
        self.language = language
    }

    private func say(_ de: String, _ en: String) -> String { LocalizedText(de: de, en: en).text(language) }

    // MARK: What was decided

    /// At most three sentences: groups, whom they reach, money.
    var decision: [String] {
        guard plan.exists else { return [] }
        let requested = figures.counted(totals.groupsRequested, .requestedGroup, .dative)
        let allocated = figures.count(totals.groupsAllocated)
        let schools = figures.counted(totals.schoolsServed, .school)
        let providers = figures.counted(totals.providers, .provider, .dative)
        return [
            say(
                "Der Plan teilt \(allocated) von \(requested) zu.",
                "The plan allocates \(allocated) of \(requested)."),
            say("Er erreicht \(schools) mit \(providers).", "It reaches \(schools) with \(providers)."),
        ] + (money.map { [$0] } ?? [])
    }

    private var money: String? {
        guard let funded = totals.funded, totals.allocations > 0 else {
            return totals.cost.map { say("Er kostet \(figures.euro($0)).", "It costs \(figures.euro($0)).") }
        }
        let start = say(
            "Aus den Töpfen werden \(figures.euro(funded)) eingesetzt",
            "\(figures.euro(funded)) are spent from the funds")
        guard let own = totals.own else { return start + "." }
        return start
            + say(
                ", der Eigenanteil beträgt \(figures.euro(own)).", "; the own share is \(figures.euro(own)).")
    }

    // MARK: What is proven

    /// The status in one sentence.
    var status: String {
        if let kept = KeptSentences(plan, language) { return kept.status }
        return switch plan.status {
        case .optimal where plan.goals.allSatisfy({ $0.gap == 0 }):
            say("Der Plan ist nachweislich der beste.", "The plan is provably the best.")
        case .optimal:
            say(
                "Der Plan ist bis auf den erlaubten Abstand nachweislich der beste.",
                "The plan is provably the best within the gap allowed.")
        case .feasible: say("Der Plan hält alle Regeln ein.", "The plan keeps all rules.")
        case .interrupted where plan.exists:
            say(
                "Die Berechnung wurde abgebrochen; der Plan hält alle Regeln ein.",
                "The run was interrupted; the plan keeps all rules.")
        case .interrupted:
            say(
                "Die Berechnung wurde abgebrochen, bevor ein Plan gefunden war.",
                "The run was interrupted before a plan was found.")
        case .infeasible:
            say("Kein Plan kann alle Regeln einhalten.", "No plan can keep all rules.")
        case .unknown:
            say(
                "Bis zur gesetzten Grenze wurde kein Plan gefunden; ob es einen gibt, ist offen.",
                "No plan was found within the limit set; whether there is one is open.")
        }
    }

    /// That a proof holds for the data as they stand; `nil` where nothing in them was warned of.
    var doubt: String? {
        let warnings = plan.scenario.warnings
        guard warnings > 0 else { return nil }
        let counted = CountedNoun.warning.counted(warnings)
        return say(
            "Zu den Eingaben gibt es \(counted.de), die das Ergebnis ändern \(warnings == 1 ? "kann" : "können"); "
                + "`bildungsnetz check` zeigt \(warnings == 1 ? "die Stelle" : "die Stellen").",
            "There \(warnings == 1 ? "is" : "are") \(counted.en) about the input that may change the result; "
                + "`bildungsnetz check` shows them.")
    }

    /// What the status means, goal by goal; empty without a plan.
    var proof: [String] {
        guard plan.exists else { return [] }
        if let kept = KeptSentences(plan, language) { return kept.proof }
        guard let open = plan.goals.firstIndex(where: { !$0.proven }) else {
            return plan.goals.allSatisfy { $0.gap == 0 } ? [provenBest] : plan.goals.filter { $0.gap > 0 }.map(bound)
        }
        return plan.goals[..<open].map(best) + [bound(plan.goals[open]), openEnd]
    }

    private var provenBest: String {
        say(
            "Kein anderer Plan, der alle Regeln einhält, ist in den Zielen besser.",
            "No other plan that keeps all rules is better in the goals.")
    }

    private func best(_ goal: GoalOutcome) -> String {
        guard goal.gap == 0 else { return bound(goal) }
        return say("Im Ziel \(name(goal)) kann kein Plan besser sein.", "In goal \(name(goal)) no plan can be better.")
    }

    private func bound(_ goal: GoalOutcome) -> String {
        let (limit, value) = (figures.number(goal.bound), figures.number(goal.value))
        let isFirst = goal.id == plan.goals.first?.id
        let held = isFirst ? say("", "") : say(", der die Ziele davor hält,", " that keeps the goals before")
        return switch goal.sense {
        case .maximise:
            say(
                "Bewiesen ist: Kein Plan\(held) kann im Ziel \(name(goal)) mehr als \(limit) erreichen; dieser Plan erreicht \(value).",
                "It is proven that no plan\(held) can reach more than \(limit) in goal \(name(goal)); this plan reaches \(value)."
            )
        case .minimise:
            say(
                "Bewiesen ist: Kein Plan\(held) kann im Ziel \(name(goal)) unter \(limit) kommen; dieser Plan kommt auf \(value).",
                "It is proven that no plan\(held) can get below \(limit) in goal \(name(goal)); this plan gets to \(value)."
            )
        }
    }

    private var openEnd: String {
        say("Ob es einen besseren Plan gibt, ist offen.", "Whether there is a better plan is open.")
    }

    private func name(_ goal: GoalOutcome) -> String {
        say("\(goal.id) „\(goal.title.de)“", "\(goal.id) “\(goal.title.en)”")
    }
}
