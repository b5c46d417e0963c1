// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

extension ExplanationSentences {
    func sentences(_ curve: BudgetCurve) -> [ExplanationSentence] {
        let steps = curve.steps.flatMap { step in
            let note = step.isProven ? [] : [sentence("curve.open", ExplanationTexts.stepOpen)]
            return [sentence("curve.step", text(step, curve))] + note + step.changes.map { change($0, "curve") }
        }
        return steps + [sentence("curve.end", end(curve))]
    }

    /// Only the first goal was followed.
    private func end(_ curve: BudgetCurve) -> LocalizedText {
        guard curve.isSaturated else { return ExplanationTexts.curveEnd(figures.euro(curve.upTo)) }
        guard curve.goals.count > 1 else { return ExplanationTexts.saturated }
        return ExplanationTexts.saturated(first: curve.goals[0], title: curve.titles[0])
    }

    private func text(_ step: BudgetCurve.Step, _ curve: BudgetCurve) -> LocalizedText {
        let goals = zip(curve.goals, step.goals).map { id, value in
            let sign = value.mantissa < 0 ? "−" : ""
            return "\(id) \(sign)\(rounded(value, up: false))"
        }
        return ExplanationTexts.curveStep(
            figures.euro(step.amount), difference(step.amount, curve.amount), first: goals.first ?? "",
            others: goals.dropFirst().joined(separator: ", "))
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
