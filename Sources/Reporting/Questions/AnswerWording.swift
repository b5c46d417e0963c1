// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// Says in few words what an answer comes to; the whole answer is told by ``ExplanationSentences``.
struct AnswerWording {
    private let language: Language
    private let sentences: ExplanationSentences
    private var figures: Figures { sentences.figures }

    init(_ language: Language) {
        self.language = language
        sentences = ExplanationSentences(language)
    }

    func text(_ summary: AnswerSummary) -> String {
        let text =
            switch summary.verdict {
            case .met: QuestionTexts.met(partners(summary))
            case .partlyMet:
                QuestionTexts.partlyMet(open(summary), cause(summary), partners(summary))
            case .unmet: QuestionTexts.unmet(open(summary), cause(summary))
            case .inPlan: QuestionTexts.inPlan(summary.groups.map(sentences.groups))
            case .equal: QuestionTexts.equal
            case .loses: QuestionTexts.loses(summary.loss?.goal, summary.loss.flatMap(amount))
            case .better: QuestionTexts.better
            case .excluded: QuestionTexts.excluded(summary.rules)
            case .impossible: QuestionTexts.impossible(summary.rules)
            case .open: QuestionTexts.open
            case .change: QuestionTexts.enough(summary.changes.map(change))
            case .noChange: QuestionTexts.noChange
            case .interrupted: QuestionTexts.interrupted
            case .failed: QuestionTexts.failed
            }
        return text.text(language)
    }

    /// The same as a line of its own, above the whole answer.
    func line(_ summary: AnswerSummary) -> String { QuestionTexts.inShort(text(summary)).text(language) }

    private func cause(_ summary: AnswerSummary) -> LocalizedText {
        QuestionTexts.cause(summary.cause, summary.rules)
    }

    private func open(_ summary: AnswerSummary) -> LocalizedText {
        let open = summary.groupsOpen ?? 0
        let all = CountedNoun.group.counted(open + (summary.groups ?? 0), .dative)
        return QuestionTexts.open(figures.count(open), of: all)
    }

    private func partners(_ summary: AnswerSummary) -> LocalizedText {
        let all = summary.partners.map { partner in
            QuestionTexts.partner(partner.offer, fund: partner.fund, sentences.groups(partner.groups))
        }
        return LocalizedText(
            de: all.map(\.de).joined(separator: ", "), en: all.map(\.en).joined(separator: ", "))
    }

    /// How much the goal gets worse, as far as it is proven; `nil` where it is not known to get worse.
    private func amount(_ loss: AnswerSummary.Loss) -> LocalizedText? {
        switch (loss.atLeast, loss.atMost) {
        case (let least?, let most?) where least == most && least.mantissa > 0: sentences.exact(least)
        case (let least?, let most?) where least.mantissa >= 0: sentences.between(least, most)
        case (let least?, nil) where least.mantissa > 0:
            ExplanationTexts.atLeast(sentences.rounded(least, up: false))
        default: nil
        }
    }

    private func change(_ change: AnswerSummary.Change) -> LocalizedText {
        func number(_ value: FixedPoint) -> String {
            if change.isMoney { return figures.euro(value) }
            return figures.number(value) + (change.unit.map { " " + $0 } ?? "")
        }
        return QuestionTexts.change(
            change.target, from: number(change.before), to: number(change.after), isSmallest: change.isSmallest)
    }
}
