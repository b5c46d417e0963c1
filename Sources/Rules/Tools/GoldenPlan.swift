// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// What the plan of a scenario must be, worked out by hand and written in a test file (format: `rules/README.md`).
///
/// Whoever can plan compares it with the plan that comes out; here it is only read.
public struct GoldenPlan: Sendable {
    /// A value as written, with its place.
    public struct Written<Value: Sendable>: Sendable {
        public let value: Value
        public let location: SourceLocation

        public init(_ value: Value, at location: SourceLocation) {
            self.value = value
            self.location = location
        }
    }

    /// Allocations of a need, of one offer and one fund only where these are named.
    public struct ExpectedAllocation: Sendable {
        public let need: String
        public let offer: String?
        public let fund: String?
        /// How many groups they have together, 0 for none; `nil` for any number from 1.
        public let groups: Int64?
        public let location: SourceLocation
    }

    /// A need that is not met in full.
    public struct ExpectedUnmet: Sendable {
        public let need: String
        public let groupsOpen: Int64?
        /// The cause as it stands in `unmet.csv`.
        public let cause: String?
        /// A rule that excludes the nearest offers, or a limit that stops one more group.
        public let rule: String?
        public let location: SourceLocation
    }

    public let name: Written<String>
    /// The path of the scenario's folder or file.
    public let scenario: Written<String>
    /// As it stands in `plan.json`.
    public let status: Written<String>?
    public let goals: [(id: Written<String>, value: FixedPoint)]
    public let allocations: [ExpectedAllocation]
    /// Where it is written that the plan has no allocations but those; `nil` where it may have more.
    public let complete: SourceLocation?
    public let unmet: [ExpectedUnmet]
}

/// How a plan came out against what was expected.
public struct GoldenPlanOutcome: Sendable {
    public typealias Difference = GoldenPlan.Written<LocalizedText>

    public let name: String
    /// None if the plan is as expected.
    public let differences: [Difference]

    public init(name: String, differences: [Difference]) {
        self.name = name
        self.differences = differences
    }
}
