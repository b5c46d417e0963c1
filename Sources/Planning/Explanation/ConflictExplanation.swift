// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules
public import Tables

/// A smallest set of rules and locks that cannot hold together, and what would repair it.
public struct ConflictExplanation: Sendable, Hashable, Codable {
    /// A limit for one value of `per`, a lock, or a match rule that excludes what a lock asks for.
    public struct Member: Sendable, Hashable, Codable {
        public let limit: ExplainedLimit
        /// Whether repairs may touch it (`negotiable: false` in the rulebook).
        public let isNegotiable: Bool
        public let authority: RuleAuthority
        /// Of a match rule: why it excludes, with the values filled in.
        public let reason: LocalizedText?
    }

    /// A limit with its numbers added up over the values of `per` that are members: what is demanded or allowed in all.
    public struct Sum: Sendable, Hashable, Codable {
        /// The id of the limit.
        public let id: String
        /// The standard table whose rows the values of `per` are; `nil` where they are no rows of one.
        public let table: String?
        /// Members of the conflict, at least 2.
        public let members: Int
        /// Their numbers added up.
        public let sum: FixedPoint
        /// Values of `per` that the limit has in the scenario, members or not.
        public let values: Int
        /// Their numbers added up.
        public let total: FixedPoint
        /// Whether the limit adds up groups, so that its numbers are groups.
        public let isGroups: Bool
    }

    /// A change after which a plan exists; verified by solving with it.
    public struct Repair: Sendable, Hashable, Codable {
        public enum Action: String, Sendable, Hashable, Codable {
            /// Another bound.
            case relax
            /// Without the rule or lock.
            case drop
            /// Another number in a table, a parameter or a match rule.
            case change
        }

        /// One for each member that has to change; mostly one.
        public struct Step: Sendable, Hashable, Codable {
            public let action: Action
            public let id: String
            /// The value of `per`; empty for the whole plan, and for a step that changes the rule for every value.
            public let subject: String
            public let authority: RuleAuthority
            /// The bound as it is; `nil` where the values of `per` have different ones.
            public let before: FixedPoint?
            /// The bound that is just enough; `nil` for what is dropped, and where ``before`` is.
            public let after: FixedPoint?
            public let isMoney: Bool
            public let place: String
            /// For a step that changes the rule for every value of `per`: how many there are.
            public let values: Int?
            /// The standard table whose rows these values are.
            public let table: String?
            /// What every bound changes by; `nil` where one bound changes.
            public let by: FixedPoint?
            /// The number that ``Action/change`` changes.
            public let lever: WhatIfExplanation.Lever?
        }

        public let steps: [Step]
    }

    public let members: [Member]
    /// One for each limit that has more than one member, in their order.
    public let sums: [Sum]
    /// Whether every member is needed: without any one of them the rest can hold. False where time ran out.
    public let isMinimal: Bool
    /// The easiest to decide first, then the smallest.
    public let repairs: [Repair]
    /// Locks of other conflicts of the scenario that were left out to find these repairs: they need repairs of their own.
    public let besides: [String]
}
