// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// Why a need has the partners it has.
public struct WhyExplanation: Sendable, Hashable, Codable {
    /// What one goal counts for the allocation.
    public struct GoalTerm: Sendable, Hashable, Codable {
        public let goal: String
        public let title: LocalizedText
        /// For all its groups; negative where it costs.
        public let points: FixedPoint
        public let values: [ExplainedValue]
        public let place: String
    }

    /// An allocation of the need.
    public struct Partner: Sendable, Hashable, Codable {
        public let allocation: ExplainedPair
        public let groups: Int64
        /// The match rules that it passes, in order.
        public let passed: [ExplainedRule]
        public let terms: [GoalTerm]
        /// Limits it counts in that have no room for one more group of it.
        public let limits: [ExplainedLimit]
        /// The best plan without a group of the offer for the need, from whatever fund.
        public let without: Alternative
    }

    /// Another plan, and what it costs.
    public struct Alternative: Sendable, Hashable, Codable {
        /// The offer that was forced, from whatever fund; `nil` where the present partner was ruled out.
        public let offer: ExplainedPair?
        public let answer: WhyNotExplanation.Answer
        public let losses: [GoalLoss]
        public let changes: [NeedChange]
    }

    public let need: ExplainedNeed
    public let partners: [Partner]
    /// The next best offers, the one that costs least first.
    public let alternatives: [Alternative]
    /// Offers that would fit, beside the partners.
    public let possibilities: Int
}
