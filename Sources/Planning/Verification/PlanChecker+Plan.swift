// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules

extension PlanChecker {
    /// Everything that is wrong with a plan that is about to be written: rules, amounts, distances and goal values.
    static func breaches(
        allocations: [Allocation], goals: [GoalOutcome], scenario: Scenario, candidates: CandidateSet
    ) -> [Breach] {
        let result = check(
            written: allocations.map { WrittenAllocation($0) }, scenario: scenario, candidates: candidates)
        let written = goals.map { goal in
            WrittenGoal(
                id: goal.id, sense: goal.sense.rawValue, value: ExactNumber(goal.value),
                bound: ExactNumber(goal.bound), gap: goal.gap, proven: goal.proven)
        }
        return result.breaches + GoalValueCheck.breaches(written, result.goals, at: nil)
    }
}
