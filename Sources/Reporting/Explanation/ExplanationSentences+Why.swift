// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

extension ExplanationSentences {
    func sentences(_ why: WhyExplanation) -> [ExplanationSentence] {
        why.partners.flatMap { partner($0) } + alternatives(why)
    }

    func partner(_ partner: WhyExplanation.Partner) -> [ExplanationSentence] {
        let (allocation, name) = (partner.allocation, offer(partner.allocation, withFund: false))
        let gets = ExplanationTexts.partner(need(allocation.need), groups(partner.groups), offer(allocation))
        let passed = partner.passed.flatMap { rule in
            trace(rule.values) + [step("rule", rule.id, rule.place)]
        }
        return [
            sentence("why.partner", gets),
            sentence("why.rules", ExplanationTexts.passes(name, rules: partner.passed.count), passed),
        ] + partner.terms.map(term) + alternative(partner.without, ExplanationTexts.without(name))
            + partner.limits.map { limit($0, "why") }
    }

    private func term(_ term: WhyExplanation.GoalTerm) -> ExplanationSentence {
        let sign = term.points.mantissa < 0 ? "−" : ""
        return sentence(
            "why.term", ExplanationTexts.counts(term.title, sign + rounded(term.points, up: false), id: term.goal),
            trace(term.values) + [step("rule", term.goal, term.place)])
    }

    func alternatives(_ why: WhyExplanation) -> [ExplanationSentence] {
        if why.possibilities == 0 { return [sentence("why.no_other", ExplanationTexts.noOtherOffer)] }
        return why.alternatives.flatMap { other in
            other.offer.map { alternative(other, ExplanationTexts.with(offer($0))) } ?? []
        }
    }

    /// What the other choice costs.
    func alternative(_ other: WhyExplanation.Alternative, _ lead: LocalizedText) -> [ExplanationSentence] {
        switch other.answer {
        case .equal: [sentence("why.equal", ExplanationTexts.justAsGood(lead))]
        case .impossible: [sentence("why.impossible", ExplanationTexts.noPlan(lead))]
        case .better: [sentence("why.better", ExplanationTexts.betterPlan(lead))]
        case .open where losses(other.losses, "why", lead: lead).isEmpty:
            [sentence("why.open", ExplanationTexts.undecided(lead))]
        case .loses, .open, .inPlan, .excluded: losses(other.losses, "why", lead: lead)
        }
    }
}
