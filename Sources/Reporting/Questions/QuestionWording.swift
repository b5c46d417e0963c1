// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// Says in words what a question of a scenario asks, with the names of what it asks about.
struct QuestionWording {
    private let entities: ComparisonEntities
    private let language: Language

    init(_ entities: ComparisonEntities, _ language: Language) {
        self.entities = entities
        self.language = language
    }

    /// The question as a sentence.
    func sentence(_ kind: ScenarioQuestion.Kind) -> String {
        let (need, fund) = (need(kind.need), kind.fund)
        let text =
            switch kind {
            case .why: QuestionTexts.why(need)
            case .whyNot(_, let offer, _): QuestionTexts.whyNot(need, self.offer(offer), fund: fund)
            case .whatIf(_, let offer, _): QuestionTexts.whatIf(need, self.offer(offer), fund: fund)
            }
        return text.text(language)
    }

    /// The question in few words, by ids alone.
    func short(_ kind: ScenarioQuestion.Kind) -> String {
        let offer = [kind.offer, kind.fund].compactMap { $0 }.joined(separator: "/")
        let text =
            switch kind {
            case .why(let need): QuestionTexts.shortWhy(need)
            case .whyNot(let need, _, _): QuestionTexts.shortWhyNot(need, offer)
            case .whatIf(let need, _, _): QuestionTexts.shortWhatIf(need, offer)
            }
        return text.text(language)
    }

    private func need(_ id: String) -> String {
        let about = [
            entities.schoolName(ofNeed: id) ?? "", CodeLabels.field(entities.field(ofNeed: id), language),
        ].filter { !$0.isEmpty }
        return about.isEmpty ? id : "\(id) (\(about.joined(separator: ", ")))"
    }

    private func offer(_ id: String) -> String {
        let provider = entities.providerName(ofOffer: id)
        return provider.isEmpty ? id : "\(id) (\(provider))"
    }
}
