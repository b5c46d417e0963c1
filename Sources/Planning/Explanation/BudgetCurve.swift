// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// What a fund's money buys, step by step, for whole groups.
public struct BudgetCurve: Sendable, Hashable, Codable {
    /// From this amount on the best plan reaches the first of these goals, until the next step.
    public struct Step: Sendable, Hashable, Codable {
        /// In euro.
        public let amount: FixedPoint
        /// Of a best plan with exactly this amount. The first value holds until the next step; the others may get better
        /// before it.
        public let goals: [FixedPoint]
        /// What the best plan found for the step before did not have.
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
    /// The amount that the curve was followed up to, or that of the last step where it was not followed further.
    public let upTo: FixedPoint
    /// Whether more money than the last step's buys nothing in the first goal.
    public let isSaturated: Bool
    public let place: String
}
