// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

extension ExplanationSentences {
    func sentences(_ whatIf: WhatIfExplanation) -> [ExplanationSentence] {
        let (offer, need) = (offer(whatIf.asked), need(whatIf.asked.need))
        switch whatIf.answer {
        case .inPlan, .equal, .better: return [sentence("what_if.nothing", ExplanationTexts.nothingNeeded(offer))]
        case .excluded, .impossible, .loses, .open: break
        }
        guard !whatIf.changes.isEmpty else {
            let none =
                whatIf.undecided.isEmpty
                ? sentence("what_if.none", ExplanationTexts.nothingHelps(offer, need))
                : sentence("what_if.open", ExplanationTexts.undecided(offer, need))
            let others =
                whatIf.othersTried > 0
                ? [sentence("what_if.others", ExplanationTexts.othersNeither(whatIf.othersTried))] : []
            return [none] + whatIf.fitting.map(fit) + without(whatIf) + others
        }
        return [sentence("what_if.enough", ExplanationTexts.enough(offer, need))]
            + whatIf.changes.map(change) + whatIf.fitting.map(fit) + without(whatIf)
    }

    func change(_ change: WhatIfExplanation.Change) -> ExplanationSentence {
        let lever = change.lever
        let main = ExplanationTexts.change(
            ExplanationTexts.authority(lever.authority), name(lever), from: number(lever.before, lever),
            to: number(change.after, lever), rules: lever.rules.joined(separator: ", "))
        let notes =
            (change.isInEveryBestPlan ? [] : [ExplanationTexts.oneOfSeveral])
            + (change.isSmallest ? [] : [ExplanationTexts.maybeLess])
        let text = ([main] + notes).map { $0.text(language) }.joined(separator: " ")
        let rules = lever.rules.map { step("rule", $0, nil) }
        return ExplanationSentence(
            id: "what_if.change", text: text,
            trace: [origin(lever)] + rules)
    }

    private func fit(_ fit: WhatIfExplanation.Fit) -> ExplanationSentence {
        let lever = fit.lever
        let text = ExplanationTexts.fits(
            name(lever), from: number(lever.before, lever), to: number(fit.after, lever),
            rules: lever.rules.joined(separator: ", "))
        return sentence("what_if.fits", text, [origin(lever)] + lever.rules.map { step("rule", $0, nil) })
    }

    private func origin(_ lever: WhatIfExplanation.Lever) -> ExplanationSentence.TraceStep {
        switch lever.kind {
        case .cell, .parameter: step("cell", "\(lever.target) = \(lever.before.description)", lever.place)
        case .literal: step("rule", lever.name, lever.place)
        }
    }

    private func without(_ whatIf: WhatIfExplanation) -> [ExplanationSentence] {
        let (without, undecided) = (whatIf.without.map(name), whatIf.undecided.map(name))
        return (without.isEmpty ? [] : [sentence("what_if.no_help", ExplanationTexts.noHelp(without))])
            + (undecided.isEmpty ? [] : [sentence("what_if.undecided", ExplanationTexts.undecided(undecided))])
    }

    func name(_ lever: WhatIfExplanation.Lever) -> LocalizedText {
        switch lever.kind {
        case .cell: ExplanationTexts.number(lever.target)
        case .parameter: ExplanationTexts.parameter(lever.target)
        // A bound that is a number alone says no more than its rule.
        case .literal:
            lever.name == lever.before.description
                ? ExplanationTexts.numberOfRule : ExplanationTexts.number(writtenIn: lever.name)
        }
    }

    func number(_ value: FixedPoint, _ lever: WhatIfExplanation.Lever) -> String {
        if lever.isMoney { return figures.euro(value) }
        return figures.number(value) + (lever.unit.map { " " + $0 } ?? "")
    }
}
