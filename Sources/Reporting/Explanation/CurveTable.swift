// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning
import Tables

/// The budget curve as CSV: one row a step.
///
/// `amount` is in euro. The column of the first goal, named after it, holds from the amount on until the next row's; the
/// columns of the other goals end in `_at_amount` and hold with exactly that amount only. `needs_gained` and
/// `needs_lost` compare a best plan with exactly that amount with that of the row before.
public enum CurveTable {
    public static func csv(_ curve: BudgetCurve) -> String {
        let goals = curve.goals.prefix(1) + curve.goals.dropFirst().map { $0 + "_at_amount" }
        let header = ["fund", "amount"] + goals + ["proven", "needs_gained", "needs_lost"]
        let rows = curve.steps.map { step in
            [curve.fund, step.amount.description] + step.goals.map(\.description)
                + [
                    step.isProven ? "true" : "false", needs(step, .gains), needs(step, .loses),
                ]
        }
        return ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
    }

    private static func needs(_ step: BudgetCurve.Step, _ effect: NeedChange.Effect) -> String {
        step.changes.filter { $0.effect == effect }.map(\.need.id).joined(separator: "|")
    }
}
