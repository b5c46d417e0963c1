// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

extension ExplanationSentences {
    func sentences(_ curve: BudgetCurve) -> [ExplanationSentence] {
        let steps = curve.steps.flatMap { step in
            [sentence("curve.step", text(step, curve))] + step.changes.map { change($0, "curve") }
        }
        let end =
            curve.isSaturated
            ? ExplanationTexts.saturated(figures.euro(curve.upTo)) : ExplanationTexts.curveEnd(figures.euro(curve.upTo))
        return steps + [sentence("curve.end", end)]
    }

    private func text(_ step: BudgetCurve.Step, _ curve: BudgetCurve) -> LocalizedText {
        let goals = zip(curve.goals, step.goals).map { id, value in
            let sign = value.mantissa < 0 ? "−" : ""
            return "\(id) \(sign)\(rounded(value, up: false))"
        }
        return ExplanationTexts.curveStep(
            figures.euro(step.amount), difference(step.amount, curve.amount), goals.joined(separator: ", "))
    }

    /// Against the fund's amount.
    private func difference(_ amount: FixedPoint, _ present: FixedPoint) -> LocalizedText {
        let scale = max(amount.scale, present.scale)
        let (left, right) = (amount.rescaled(to: scale)?.mantissa ?? 0, present.rescaled(to: scale)?.mantissa ?? 0)
        let size = figures.euro(FixedPoint(mantissa: abs(left - right), scale: scale))
        return left == right
            ? LocalizedText(de: "", en: "") : left > right ? ExplanationTexts.more(size) : ExplanationTexts.less(size)
    }
}
