// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

extension ExplanationSentences {
    func sentences(_ ties: TieExplanation) -> [ExplanationSentence] {
        let planned = ties.same.count + ties.undecided.count + ties.free.count { $0.groups > 0 }
        let count = ExplanationTexts.same(figures.count(ties.same.count), of: figures.count(planned))
        let fixed = ties.need == nil ? [] : ties.same.map(fixed)
        let notes =
            (ties.isBest ? [] : [sentence("ties.not_best", ExplanationTexts.notBest)])
            + (ties.undecided.isEmpty
                ? [] : [sentence("ties.undecided", ExplanationTexts.undecidedTies(ties.undecided.count))])
            + (ties.isComplete ? [] : [sentence("ties.not_complete", ExplanationTexts.notComplete)])
        return [sentence("ties.same", count)] + fixed + ties.free.map(free) + notes
            + [sentence("ties.rule", ExplanationTexts.firstFound)]
    }

    private func fixed(_ change: AllocationChange) -> ExplanationSentence {
        sentence(
            "ties.fixed",
            ExplanationTexts.fixed(
                need(change.allocation.need), groups(change.before), offer(change.allocation)))
    }

    private func free(_ free: TieExplanation.Free) -> ExplanationSentence {
        sentence(
            "ties.free",
            ExplanationTexts.free(
                need(free.allocation.need), offer(free.allocation), now: groups(free.groups),
                other: groups(free.other)))
    }
}
