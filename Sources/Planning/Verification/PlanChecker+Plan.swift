// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

extension PlanChecker {
    /// Everything that is wrong with a plan before it is written: rules, amounts, distances and goal values. Empty for
    /// a good plan, and for one without allocations and goals because none exists.
    public static func breaches(of plan: Plan, candidates: CandidateSet) -> [Breach] {
        guard plan.exists else { return [] }
        let written = plan.allocations.map { allocation in
            WrittenAllocation(
                planned: PlannedRow(
                    need: allocation.need, offer: allocation.offer, fund: allocation.fund, groups: allocation.groups),
                numbers: [
                    "cost": WrittenNumber(value: allocation.cost, place: nil),
                    "funded": WrittenNumber(value: allocation.funded, place: nil),
                    "own": WrittenNumber(value: allocation.own, place: nil),
                    "km": WrittenNumber(value: allocation.km.flatMap { rounded($0) }, place: nil),
                ])
        }
        let result = check(written: written, scenario: plan.scenario, candidates: candidates)
        let goals = plan.goals.map { goal in
            WrittenGoal(
                id: goal.id, sense: goal.sense.rawValue, value: ExactNumber(goal.value),
                bound: ExactNumber(goal.bound), gap: goal.gap, proven: goal.proven)
        }
        return result.breaches + GoalValueCheck.breaches(goals, result.goals, at: nil)
    }

    private static func rounded(_ kilometres: Double) -> FixedPoint? {
        ExactNumber(rounding: kilometres, digits: distanceDigits)?.fixedPoint
    }
}
