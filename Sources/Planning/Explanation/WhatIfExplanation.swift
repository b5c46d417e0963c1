// SPDX-License-Identifier: GPL-3.0-or-later

public import Rules
public import Tables

/// The smallest single changes that bring an offer into a best plan.
public struct WhatIfExplanation: Sendable, Hashable, Codable {
    /// A number that was looked at.
    public struct Lever: Sendable, Hashable, Codable {
        public enum Kind: String, Sendable, Hashable, Codable {
            case cell
            case parameter
            /// A number written in a rule.
            case literal
        }

        public let kind: Kind
        /// As a scenario names it: `funds.T1.amount`, or `region.groups_per_school` for a parameter; the
        /// place of a number that is written in a rule, which a scenario cannot name.
        public let target: String
        /// As it is written in the rule; for a number there the comparison that it stands in, or all of the expression.
        public let name: String
        /// The rules on the way in which the number stands.
        public let rules: [String]
        public let authority: RuleAuthority
        public let before: FixedPoint
        /// The natural step of the number.
        public let step: FixedPoint
        public let isMoney: Bool
        public let unit: String?
        public let place: String
    }

    /// A change that was verified: with it there is a best plan that has the offer.
    public struct Change: Sendable, Hashable, Codable {
        public let lever: Lever
        public let after: FixedPoint
        /// Whether every best plan of the changed scenario has the offer; otherwise one of several equally good ones.
        public let isInEveryBestPlan: Bool
        /// Whether every smaller change of the number was refuted; otherwise this one is enough, but a smaller one may
        /// be too.
        public let isSmallest: Bool
        /// Solves it took.
        public let solves: Int
    }

    /// A number that lets the offer pass every match rule, though no best plan has it then.
    public struct Fit: Sendable, Hashable, Codable {
        public let lever: Lever
        /// The nearest with which the offer passes.
        public let after: FixedPoint
    }

    public let asked: ExplainedPair
    public let answer: WhyNotExplanation.Answer
    /// Easiest to decide first, then the smallest share of the number.
    public let changes: [Change]
    /// Numbers that let the offer pass the match rules, which is not enough.
    public let fitting: [Fit]
    /// Numbers that do not help alone, however far they go.
    public let without: [Lever]
    /// Numbers of which it was not proven whether they help alone.
    public let undecided: [Lever]
    /// How many further offers of the need's field and kind were tried with no more success; 0 where none was.
    public var othersTried = 0

    /// Whether a single number helps, or nothing has to change.
    public var isHelp: Bool {
        switch answer {
        case .inPlan, .equal, .better: true
        case .excluded, .impossible, .loses, .open: !changes.isEmpty
        }
    }
}
