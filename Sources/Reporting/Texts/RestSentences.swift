// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// Says in a sentence why a plan gives nothing, and why a fund stays untouched: what would else look like a fault.
struct RestSentences {
    private let plan: Plan
    private let entities: PlanEntities
    private let language: Language

    init(_ plan: Plan, _ entities: PlanEntities, _ language: Language) {
        self.plan = plan
        self.entities = entities
        self.language = language
    }

    private func say(_ de: String, _ en: String) -> String { LocalizedText(de: de, en: en).text(language) }

    /// One for a plan of no groups, one for each idle fund.
    var all: [String] {
        guard plan.exists else { return [] }
        let nothing = plan.allocations.isEmpty && !plan.unmet.isEmpty
        return (nothing ? [mainCause ?? noCause] : []) + plan.idleFunds.map(idle)
    }

    /// `Von 60 Bedarfen mit offenen Gruppen scheitern 52 an: Jeder Bedarf einmal [HOR-01].`
    var mainCause: String? {
        guard let first = plan.mainCauses.first else { return nil }
        let (needs, title) = (plan.unmet.count, first.rule.title.text(language))
        let all = CountedNoun.need.counted(needs, .dative, language)
        let count = DigitGroups.text(first.needs, language)
        return say(
            "Von \(all) mit offenen Gruppen \(first.needs == 1 ? "scheitert" : "scheitern") \(count) an: \(title) [\(first.rule.id)].",
            "Of \(all) with open groups \(count) \(first.needs == 1 ? "fails" : "fail") at: \(title) [\(first.rule.id)]."
        )
    }

    private var noCause: String {
        say(
            "Für keinen Bedarf gibt es ein Angebot, oder die Ziele sind ohne Gruppen besser.",
            "There is no offer for any need, or the goals are better without groups.")
    }

    private func idle(_ idle: IdleFund) -> String {
        let id = entities.funds.id.text(idle.fund) ?? ""
        let label = CodeLabels.programme(entities.programme(ofFund: idle.fund), language)
        let fund = label.isEmpty ? id : "\(label) (\(id))"
        guard idle.possibilities > 0 else {
            return say(
                "Aus dem Topf \(fund) wird nichts eingesetzt: Die Regeln lassen für keinen Bedarf ein Angebot aus ihm zu.",
                "Nothing is spent from the fund \(fund): the rules allow no offer from it for any need.")
        }
        let count = CountedNoun.candidate.counted(idle.possibilities, .plain, language)
        return say(
            "Aus dem Topf \(fund) wird nichts eingesetzt, obwohl es \(count) gibt: Grenzen stehen entgegen, oder die Ziele sind anders besser.",
            "Nothing is spent from the fund \(fund) although there \(idle.possibilities == 1 ? "is" : "are") \(count): limits stand against it, or the goals are better otherwise."
        )
    }
}
