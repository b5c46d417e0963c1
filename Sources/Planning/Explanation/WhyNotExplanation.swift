// SPDX-License-Identifier: GPL-3.0-or-later

/// Why an offer is not in the plan for a need: it was forced in and everything was solved again.
public struct WhyNotExplanation: Sendable, Hashable, Codable {
    public enum Answer: String, Sendable, Hashable, Codable {
        /// It is in the plan.
        case inPlan = "in_plan"
        /// It breaks match rules.
        case excluded
        /// No plan that keeps all limits has it.
        case impossible
        /// A plan with it is as good in every goal.
        case equal
        /// Every plan with it is worse in a goal.
        case loses
        /// A plan with it was found that is better: the plan was not proven.
        case better
        /// Not decided within the time.
        case open
    }

    public let asked: ExplainedPair
    public let answer: Answer
    /// Groups of it in the plan.
    public let groups: Int64
    /// The match rules that exclude it, in the order of the rulebooks.
    public let excludedBy: [ExplainedRule]
    /// One for each goal, in order; empty if no plan with it was found or none was looked for.
    public let losses: [GoalLoss]
    /// Who changes in the best plan with it that changes least.
    public let changes: [NeedChange]
    /// The limits that one more group would break beside the present plan.
    public let limits: [ExplainedLimit]
    /// What cannot hold together, if no plan has it.
    public let conflict: ConflictExplanation?
}
