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
    /// Funds with money of which nothing is spent.
    public let idleFunds: [IdleFund]

    public init(
        scenario: Scenario, status: SolveStatus, allocations: [Allocation], goals: [GoalOutcome],
        unmet: [UnmetNeed], size: ModelSize, work: SolveWork, seconds: Double, kept: KeptPlan? = nil,
        prices: PlanPrices = PlanPrices(), idleFunds: [IdleFund] = []
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
        self.idleFunds = idleFunds
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
    /// Whether the plan itself has the best value: with a tolerance a proven goal may have given some of it away.
    public var isClosed: Bool { proven && gap == 0 }

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
