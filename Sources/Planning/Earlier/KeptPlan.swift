// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
public import Tables

/// What is asked when an agreed plan is to be kept as far as the goals allow.
public struct KeepRequest: Sendable {
    public let plan: EarlierPlan
    /// One for each goal, at least 0, in the goal's own unit: a plan that is worse by at most so much is good enough if
    /// it changes less.
    public let gains: [FixedPoint]

    public init(plan: EarlierPlan, gains: [FixedPoint]) {
        self.plan = plan
        self.gains = gains
    }
}

/// How much of an agreed plan was kept, and what that cost.
public struct KeptPlan: Sendable, Hashable {
    /// A goal before anything was kept.
    public struct Goal: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
        public let sense: LinearModel.Sense
        /// The value without keeping anything; the best there is if `proven`.
        public let best: FixedPoint
        /// No plan that has the goals before at their best can be better.
        public let bound: FixedPoint
        public let proven: Bool
        /// What was allowed to be given up for fewer changes.
        public let gain: FixedPoint
        /// The value of the goal of this id that the earlier plan was written with; `nil` where it does not say so.
        public let before: FixedPoint?
    }

    /// Groups that differ from the earlier plan, each counted once.
    public struct Difference: Sendable, Hashable {
        public let added: Int64
        public let dropped: Int64
        /// Groups of the same need with another offer or from another fund.
        public let moved: Int64

        init(_ differences: [AllocationDifference]) {
            func groups(_ kind: AllocationDifference.Kind) -> Int64 {
                differences.filter { $0.kind == kind }.reduce(0) { $0 + $1.groups }
            }
            added = groups(.added)
            dropped = groups(.dropped)
            moved = groups(.moved)
        }
    }

    /// The folder of the earlier plan, and the SHA-256 of its allocations.
    public let path: String
    public let fingerprint: String
    /// Groups of the earlier plan, those that are no possibility any more included.
    public let groupsBefore: Int64
    /// Groups of the earlier plan that are no possibility any more: they are dropped in every plan.
    public let groupsGone: Int64
    /// What was made as small as the goals allow: groups added or dropped, a group that moves counted twice.
    public let changes: Int64
    /// No plan whose goals are good enough changes fewer.
    public let bound: Int64
    public let proven: Bool
    public let difference: Difference
    public let goals: [Goal]
}
