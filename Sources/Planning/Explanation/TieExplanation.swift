// SPDX-License-Identifier: GPL-3.0-or-later

/// What is the same in every best plan, and what could as well be otherwise.
public struct TieExplanation: Sendable, Hashable, Codable {
    /// An allocation that another best plan has with other groups.
    public struct Free: Sendable, Hashable, Codable {
        public let allocation: ExplainedPair
        /// Groups in the plan; 0 for one that only other best plans have.
        public let groups: Int64
        /// Groups in another best plan.
        public let other: Int64
    }

    /// `nil` for the whole plan.
    public let need: String?
    /// Whether the plan is proven to be the best; otherwise plans as good as it are meant.
    public let isBest: Bool
    /// Whether every allocation was decided in time; otherwise ``undecided`` are not, and ``free`` may lack some that
    /// only other best plans have.
    public let isComplete: Bool
    /// Allocations that every best plan has, with these groups.
    public let same: [AllocationChange]
    public let free: [Free]
    /// Allocations of the plan of which it was not decided in time whether every best plan has them.
    public let undecided: [AllocationChange]
    /// What decides among equally good plans: `first_found`.
    public let rule: String
}
