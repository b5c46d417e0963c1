// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Why groups of a need stay open.
public struct UnmetExplanation: Sendable, Hashable, Codable {
    public enum Answer: String, Sendable, Hashable, Codable {
        /// Every offer breaks a match rule.
        case excluded
        /// No plan that keeps all limits has one more group of it.
        case impossible
        /// Every plan with one more group of it is worse in a goal.
        case crowdedOut = "crowded_out"
        /// A plan with one more group is as good.
        case equal
        /// A better plan with one more group was found: the plan was not proven.
        case better
        /// Not decided within the time.
        case open
    }

    /// An offer with the rules it breaks.
    public struct Miss: Sendable, Hashable, Codable {
        public let offer: String
        public let provider: String
        public let providerName: String
        /// The fund that breaks the fewest rules; `nil` where no rule looks at it.
        public let fund: String?
        public let rules: [ExplainedRule]
    }

    /// How many offers a match rule keeps out.
    public struct RuleCount: Sendable, Hashable, Codable {
        public let id: String
        public let title: LocalizedText
        public let offers: Int
        /// Offers that break no other rule of those that look at need and offer alone.
        public let alone: Int
    }

    public let need: ExplainedNeed
    public let groupsOpen: Int64
    public let answer: Answer
    /// Offers that pass every match rule.
    public let possibilities: Int
    /// Offers of the scenario.
    public let offers: Int
    /// Offers of the need's field and kind, fitting or not; `nil` where one has room for a group or may be in a plan,
    /// and where no rule compares field and kind and no offer is of both.
    public let ofKind: Int?
    /// What there is of the field or the kind, where nobody offers both.
    public let notOffered: UnmetNeed.NotOffered?
    /// The limits that stop a further group, the cause first: what every page tells; `nil` where none stops it.
    public let stop: UnmetNeed.Stop?
    /// Possibilities, counted by offer and fund.
    public let candidates: Int
    /// The offers of the need's field and kind that break the fewest rules, the nearest first; at most ``shown``.
    public let misses: [Miss]
    /// The rules that keep offers out, most first.
    public let rules: [RuleCount]
    /// What the goals lose with one more group of the need.
    public let losses: [GoalLoss]
    /// Who would change: those that lose groups were preferred.
    public let changes: [NeedChange]
    /// The limits that stop one more group beside the present plan, each possibility's.
    public let limits: [ExplainedLimit]
    public let conflict: ConflictExplanation?

    public static let shown = 10
}
