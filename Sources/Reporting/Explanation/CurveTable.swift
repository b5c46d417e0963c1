// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning
import Tables

/// The budget curve as CSV: one row a step, a column a goal.
public enum CurveTable {
    public static func csv(_ curve: BudgetCurve) -> String {
        let header = ["fund", "amount"] + curve.goals + ["proven", "needs_gained", "needs_lost"]
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
