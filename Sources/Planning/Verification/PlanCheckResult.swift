// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules

/// One allocation to be checked. Rows are indices into the scenario's tables and must be rows of them.
public struct PlannedRow: Sendable, Hashable {
    public let need: Int
    public let offer: Int
    /// `nil` without a funds table.
    public let fund: Int?
    /// Any number: fewer than 1 is a breach.
    public let groups: Int64
    /// The row of allocations.csv it was read from.
    public let place: SourceLocation?

    public init(need: Int, offer: Int, fund: Int?, groups: Int64, place: SourceLocation? = nil) {
        self.need = need
        self.offer = offer
        self.fund = fund
        self.groups = groups
        self.place = place
    }
}

/// What the separate check of a plan found.
public struct PlanCheckResult: Sendable {
    /// In the order of the checks: rows, match rules, locks, limits, goals, written numbers. Empty for a good plan.
    public internal(set) var breaches: [Breach]
    /// The goals in order of importance, recomputed from the tables.
    public let goals: [CheckedGoal]

    public var holds: Bool { breaches.isEmpty }
}

/// A rule that the plan breaks, a number in it that is wrong, or a rule that cannot be evaluated for it.
public struct Breach: Sendable, Hashable {
    /// Stable, for scripts: `verify.what`, for example `verify.limit`.
    public let id: String
    /// The id of the rule or goal; empty where no rule is meant.
    public let rule: String
    /// What the breach is about, for example a fund's id; empty for the whole plan.
    public let subject: String
    public let message: LocalizedText
    /// The row of the plan, or the rule where no single row is to blame.
    public let place: SourceLocation?

    /// As it is told to people; its cause gives exit code 2.
    public var diagnostic: Diagnostic { Diagnostic(id: id, cause: .breach, at: place, message) }
}

/// A goal with the value that the plan really has.
public struct CheckedGoal: Sendable, Hashable {
    public let id: String
    public let sense: GoalRule.Sense
    /// Soft limits' penalties are in it.
    public let value: ExactNumber
    /// How far another computation of the value may differ: zero unless doubles went into it.
    public let tolerance: ExactNumber
    /// The share of the goal's best value that later goals may give up.
    public let mayGiveUp: ExactNumber
}
