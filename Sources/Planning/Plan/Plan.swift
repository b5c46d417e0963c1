// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
public import Tables

/// The outcome of planning a scenario: allocations, goals with their proofs, and the needs that stay open.
public struct Plan: Sendable {
    public let scenario: Scenario
    public let status: SolveStatus
    /// Sorted by the ids of need, offer and fund. Empty without a plan.
    public let allocations: [Allocation]
    /// In order of importance. Empty without a plan.
    public let goals: [GoalOutcome]
    /// Every need with fewer groups allocated than requested, in the order of the needs table.
    public let unmet: [UnmetNeed]
    public let size: ModelSize
    public let work: SolveWork
    /// Wall-clock seconds of the solve; the only thing that may differ between runs.
    public let seconds: Double
    /// What was kept of an earlier plan, where that was asked for.
    public let kept: KeptPlan?
    /// What limits were worth to the goals, where the search found that out.
    public let prices: PlanPrices

    public init(
        scenario: Scenario, status: SolveStatus, allocations: [Allocation], goals: [GoalOutcome],
        unmet: [UnmetNeed], size: ModelSize, work: SolveWork, seconds: Double, kept: KeptPlan? = nil,
        prices: PlanPrices = PlanPrices()
    ) {
        self.scenario = scenario
        self.status = status
        self.allocations = allocations
        self.goals = goals
        self.unmet = unmet
        self.size = size
        self.work = work
        self.seconds = seconds
        self.kept = kept
        self.prices = prices
    }

    /// Whether there is a plan to write.
    public var exists: Bool { !goals.isEmpty }
}

/// A candidate in the plan with its number of groups. Rows are indices into the scenario's tables.
public struct Allocation: Sendable, Hashable {
    public let need: Int
    public let offer: Int
    /// `nil` without a funds table.
    public let fund: Int?
    /// At least 1.
    public let groups: Int64
    /// For all groups together, in euro; `nil` where no rulebook computes it. The same for `funded` and `own`.
    public let cost: FixedPoint?
    public let funded: FixedPoint?
    public let own: FixedPoint?
    /// Kilometres between school and provider; `nil` where no rulebook computes it.
    public let km: Double?

    public init(
        need: Int, offer: Int, fund: Int?, groups: Int64, cost: FixedPoint?, funded: FixedPoint?, own: FixedPoint?,
        km: Double?
    ) {
        self.need = need
        self.offer = offer
        self.fund = fund
        self.groups = groups
        self.cost = cost
        self.funded = funded
        self.own = own
        self.km = km
    }
}

/// A goal of the plan with what is proven of it.
public struct GoalOutcome: Sendable, Hashable {
    public let id: String
    public let title: LocalizedText
    public let sense: LinearModel.Sense
    public let value: FixedPoint
    /// No plan that keeps the goals before can be better.
    public let bound: FixedPoint
    /// |bound − value| / max(1, |value|).
    public let gap: Double
    public let proven: Bool

    public init(
        id: String, title: LocalizedText, sense: LinearModel.Sense, value: FixedPoint, bound: FixedPoint, proven: Bool
    ) {
        self.id = id
        self.title = title
        self.sense = sense
        self.value = value
        self.bound = bound
        self.proven = proven
        gap = value == bound ? 0 : abs(bound.double - value.double) / max(1, abs(value.double))
    }
}

/// How large the problem was.
public struct ModelSize: Sendable, Hashable {
    public let needs: Int
    public let offers: Int
    public let candidates: Int
    public let columns: Int
    public let rows: Int

    public init(needs: Int, offers: Int, candidates: Int, columns: Int, rows: Int) {
        self.needs = needs
        self.offers = offers
        self.candidates = candidates
        self.columns = columns
        self.rows = rows
    }
}

/// A need of which groups stay open, and why.
public struct UnmetNeed: Sendable, Hashable {
    /// Row of the needs table.
    public let need: Int
    /// At least 1.
    public let groupsOpen: Int64
    public let reason: Reason

    public init(need: Int, groupsOpen: Int64, reason: Reason) {
        self.need = need
        self.groupsOpen = groupsOpen
        self.reason = reason
    }

    public enum Reason: Sendable, Hashable {
        /// No offer passes the match rules; the offers that break the fewest, nearest first, at most three.
        case excluded(nearest: [NearMiss])
        /// There are possibilities, but one more group of any of them would break a limit, given the rest of the
        /// plan. The limits by how many possibilities each of them stops, most first.
        case limited(possibilities: Int, limits: [BlockingLimit])
        /// One more group would keep every limit; it is open because the goals are better (or, with a plan that is
        /// not proven, not known to be worse) without it.
        case outweighed(possibilities: Int)
        /// The needs table asks for groups, but the scenario has no offers at all in reach of any rule.
        case noOffers
    }

    /// An offer that fails few rules.
    public struct NearMiss: Sendable, Hashable {
        /// Row of the offers table.
        public let offer: Int
        /// Row of the funds table; `nil` without one.
        public let fund: Int?
        /// The rules that exclude it, in the order of the rulebooks.
        public let rules: [FailedRule]

        public init(offer: Int, fund: Int?, rules: [FailedRule]) {
            self.offer = offer
            self.fund = fund
            self.rules = rules
        }
    }

    public struct FailedRule: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
        /// The rule's `else` with its values filled in; the title where the rule gives no reason.
        public let reason: LocalizedText

        public init(id: String, title: LocalizedText, reason: LocalizedText) {
            self.id = id
            self.title = title
            self.reason = reason
        }
    }

    public struct BlockingLimit: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
        /// What the limit is about, for example the fund's or the school's id; empty for the whole plan.
        public let subject: String
        /// How many of the need's possibilities it stops.
        public let count: Int

        public init(id: String, title: LocalizedText, subject: String, count: Int) {
            self.id = id
            self.title = title
            self.subject = subject
            self.count = count
        }
    }
}
