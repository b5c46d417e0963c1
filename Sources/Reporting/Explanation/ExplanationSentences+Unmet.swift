// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

extension ExplanationSentences {
    func sentences(_ unmet: UnmetExplanation) -> [ExplanationSentence] {
        let open = sentence(
            "unmet.open",
            ExplanationTexts.groupsOpen(
                need(unmet.need), open: figures.count(unmet.groupsOpen),
                of: CountedNoun.group.counted(unmet.need.groups, .dative)))
        return [open] + cause(unmet) + verdict(unmet) + limits(unmet) + (unmet.conflict.map(sentences) ?? [])
            + losses(unmet.losses, "unmet") + unmet.changes.map { change($0, "unmet") }
            + (unmet.possibilities == 0 ? unmet.misses.flatMap(miss) + unmet.rules.map(count) : [])
    }

    /// The same words as on every page.
    private func cause(_ unmet: UnmetExplanation) -> [ExplanationSentence] {
        let field = CodeLabels.field(unmet.need.field, language)
        let subject = UnmetTexts.subject(field: field, kind: CodeLabels.kind(unmet.need.kind, language))
        if let found = unmet.notOffered {
            let others = found.ofField > 0 ? [UnmetTexts.otherKinds(found.ofField, field: field)] : []
            return [UnmetTexts.notOffered(subject)].map { sentence("unmet.not_offered", $0) }
                + others.map { sentence("unmet.not_offered", $0) }
        }
        if let ofKind = unmet.ofKind { return [sentence("unmet.excluded", UnmetTexts.noneOfKindFits(ofKind, subject))] }
        guard let stop = unmet.stop else { return counts(unmet) }
        let parts = StopSentences(language).parts(stop, possibilities: unmet.candidates)
        let told = parts.map(\.plain).joined()
        return counts(unmet) + [ExplanationSentence(id: "unmet.cause", text: told, trace: [])]
    }

    /// The numbers of each limit with their places, where the cause was told of.
    private func limits(_ unmet: UnmetExplanation) -> [ExplanationSentence] {
        unmet.limits.map { limit($0, "unmet") }
    }

    private func counts(_ unmet: UnmetExplanation) -> [ExplanationSentence] {
        let offers = CountedNoun.offer.counted(unmet.offers, .dative)
        guard unmet.possibilities > 0 else {
            return [sentence("unmet.excluded", ExplanationTexts.allExcluded(offers))]
        }
        return [sentence("unmet.possibilities", ExplanationTexts.possibilities(unmet.possibilities, of: offers))]
    }

    private func verdict(_ unmet: UnmetExplanation) -> [ExplanationSentence] {
        let need = unmet.need.id
        let text: LocalizedText? =
            switch unmet.answer {
            case .excluded: nil
            case .impossible: ExplanationTexts.needImpossible(need)
            case .crowdedOut: ExplanationTexts.needCrowdedOut(need)
            case .equal: ExplanationTexts.needEqual(need)
            case .better: ExplanationTexts.needBetter(need)
            case .open: ExplanationTexts.needOpen(need)
            }
        return text.map { [sentence("unmet.\(unmet.answer.rawValue)", $0)] } ?? []
    }

    private func count(_ count: UnmetExplanation.RuleCount) -> ExplanationSentence {
        let offers = CountedNoun.offer.counted(count.offers)
        return sentence(
            "unmet.rule",
            ExplanationTexts.keepsOut(count.title, offers: offers, alone: figures.count(count.alone), id: count.id))
    }

    private func miss(_ miss: UnmetExplanation.Miss) -> [ExplanationSentence] {
        let name = miss.providerName.isEmpty ? miss.offer : "\(miss.offer) (\(miss.providerName))"
        let fund = miss.fund.map { ExplanationTexts.fund($0).text(language) } ?? ""
        return miss.rules.map { rule in
            let why = failed(rule, "unmet.miss")
            return ExplanationSentence(id: why.id, text: "\(name)\(fund): \(why.text)", trace: why.trace)
        }
    }
}
