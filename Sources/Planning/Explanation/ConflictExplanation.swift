// SPDX-License-Identifier: GPL-3.0-or-later

public import Rules
public import Tables

/// A smallest set of rules and locks that cannot hold together, and what would repair it.
public struct ConflictExplanation: Sendable, Hashable, Codable {
    /// A limit for one value of `per`, or a lock.
    public struct Member: Sendable, Hashable, Codable {
        public let limit: ExplainedLimit
        /// Whether repairs may touch it (`negotiable: false` in the rulebook).
        public let isNegotiable: Bool
        public let authority: RuleAuthority
    }

    /// A change after which a plan exists; verified by solving with it.
    public struct Repair: Sendable, Hashable, Codable {
        public enum Action: String, Sendable, Hashable, Codable {
            /// Another bound.
            case relax
            /// Without the rule or lock.
            case drop
        }

        /// One for each member that has to change; mostly one.
        public struct Step: Sendable, Hashable, Codable {
            public let action: Action
            public let id: String
            public let subject: String
            public let authority: RuleAuthority
            public let before: FixedPoint?
            /// The bound that is just enough; `nil` for a rule that is dropped.
            public let after: FixedPoint?
            public let isMoney: Bool
            public let place: String
        }

        public let steps: [Step]
    }

    public let members: [Member]
    /// Whether every member is needed: without any one of them the rest can hold. False where time ran out.
    public let isMinimal: Bool
    /// The easiest to decide first, then the smallest.
    public let repairs: [Repair]
}
