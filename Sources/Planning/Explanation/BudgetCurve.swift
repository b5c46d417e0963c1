// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// What a fund's money buys, step by step, for whole groups.
public struct BudgetCurve: Sendable, Hashable, Codable {
    /// From this amount on the best plan reaches these goals, until the next step.
    public struct Step: Sendable, Hashable, Codable {
        /// In euro.
        public let amount: FixedPoint
        public let goals: [FixedPoint]
        /// What the step before did not have.
        public let changes: [NeedChange]
        public let isProven: Bool
    }

    public let fund: String
    public let programme: String
    /// The fund's amount in the scenario.
    public let amount: FixedPoint
    public let goals: [String]
    public let titles: [LocalizedText]
    /// Ascending amounts.
    public let steps: [Step]
    /// The amount that the curve was followed up to.
    public let upTo: FixedPoint
    /// Whether more money than ``upTo`` buys nothing.
    public let isSaturated: Bool
    public let place: String
}
