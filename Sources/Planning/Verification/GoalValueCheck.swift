// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules

/// A goal as a plan tells it.
struct WrittenGoal {
    let id: String
    let sense: String
    let value: ExactNumber
    let bound: ExactNumber
    let gap: Double
    let proven: Bool
}

/// Compares the goals that a plan tells with the recomputed ones: which there are, their values, and whether bound, gap
/// and proof go with the value. That the bound itself is true is not asked here: only the solver can know.
enum GoalValueCheck {
    static func breaches(_ written: [WrittenGoal], _ goals: [CheckedGoal], at place: SourceLocation?) -> [Breach] {
        guard written.map(\.id) == goals.map(\.id) else {
            return [VerificationMessages.goalList(written: written.map(\.id), expected: goals.map(\.id), at: place)]
        }
        return zip(written, goals).flatMap { breaches($0, $1, at: place) }
    }

    private static func breaches(_ written: WrittenGoal, _ goal: CheckedGoal, at place: SourceLocation?) -> [Breach] {
        var breaches: [Breach] = []
        let (value, bound) = (written.value, written.bound)
        if (value - goal.value).magnitude > goal.tolerance {
            breaches.append(VerificationMessages.wrongGoal(goal.id, written: value, expected: goal.value, at: place))
        }
        if written.sense != goal.sense.rawValue { breaches.append(VerificationMessages.wrongSense(goal.id, at: place)) }
        let lead = goal.sense == .maximise ? value - bound : bound - value
        if lead > goal.tolerance {
            breaches.append(VerificationMessages.wrongBound(goal.id, value: value, bound: bound, at: place))
        }
        let gap = (bound - value).magnitude.double / max(1, value.magnitude.double)
        // A gap is a ratio for people; the last bits of a quotient do not matter.
        if abs(gap - written.gap) > PlanChecker.tolerance.double {
            breaches.append(VerificationMessages.wrongGap(goal.id, written: written.gap, expected: gap, at: place))
        }
        // A proven bound is the goal's best value; later goals may have taken their share of it.
        if written.proven, (bound - value).magnitude > goal.tolerance + goal.mayGiveUp * bound.magnitude {
            breaches.append(VerificationMessages.wrongProof(goal.id, at: place))
        }
        return breaches
    }
}
