// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

extension ExplanationSentences {
    func sentences(_ whyNot: WhyNotExplanation) -> [ExplanationSentence] {
        [answer(whyNot)] + whyNot.excludedBy.map { failed($0, "why_not.rule") }
            + whyNot.limits.map { limit($0, "why_not") } + verdict(whyNot.answer, whyNot.asked)
            + (whyNot.conflict.map(sentences) ?? []) + losses(whyNot.losses, "why_not")
            + whyNot.changes.map { change($0, "why_not") }
    }

    private func answer(_ whyNot: WhyNotExplanation) -> ExplanationSentence {
        let (offer, need) = (offer(whyNot.asked), need(whyNot.asked.need))
        let text: LocalizedText =
            switch whyNot.answer {
            case .inPlan: ExplanationTexts.inPlan(offer, need, groups: groups(whyNot.groups))
            case .excluded: ExplanationTexts.excluded(self.offer(whyNot.asked, withFund: false), need)
            case .impossible: ExplanationTexts.impossible(offer, need)
            case .equal, .loses, .better, .open: ExplanationTexts.notInPlan(offer, need)
            }
        return sentence("why_not.\(whyNot.answer.rawValue)", text)
    }

    private func verdict(_ answer: WhyNotExplanation.Answer, _ asked: ExplainedPair) -> [ExplanationSentence] {
        switch answer {
        case .equal: [sentence("why_not.verdict", ExplanationTexts.equal(offer(asked)))]
        case .better: [sentence("why_not.verdict", ExplanationTexts.better(offer(asked)))]
        case .open: [sentence("why_not.verdict", ExplanationTexts.open(offer(asked)))]
        case .inPlan, .excluded, .impossible, .loses: []
        }
    }
}
