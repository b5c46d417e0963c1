// SPDX-License-Identifier: GPL-3.0-or-later

/// How a solve ended.
public enum SolveStatus: String, Sendable, Hashable, Codable {
    /// Every goal is proven (within the gap asked for).
    case optimal
    /// A plan is known, but not every goal is proven.
    case feasible
    /// It is proven that there is no plan.
    case infeasible
    /// The solve was cancelled; there may be a plan.
    case interrupted
    /// A limit was hit before a plan was found or its absence proven.
    case unknown
}

/// What is known of one goal after a solve; value and bound in the goal's units.
public struct GoalResult: Sendable, Hashable {
    public let id: String
    public let value: Int64
    /// No plan that keeps the goals before can be better than this: a theorem, rounded to the safe side.
    public let bound: Int64
    /// Whether the bound closes the gap that was asked for.
    public let proven: Bool

    public init(id: String, value: Int64, bound: Int64, proven: Bool) {
        self.id = id
        self.value = value
        self.bound = bound
        self.proven = proven
    }
}

/// The work a solve has done; the same for the same input unless a limit was hit.
public struct SolveWork: Sendable, Hashable, Codable {
    public var columns = 0
    public var rows = 0
    public var simplexIterations = 0
    public var nodes = 0
    public var subproblems = 0

    public init() {}

    /// Adds what a search of a part has cost; the rows stay those of the whole.
    mutating func count(_ part: SolveWork) {
        columns += part.columns
        simplexIterations += part.simplexIterations
        nodes += part.nodes
        subproblems += part.subproblems
    }
}

/// The outcome of a solve.
public struct SolveResult: Sendable {
    public let status: SolveStatus
    /// A value for each column of the model; `nil` without a plan. Checked exactly against every row.
    public let values: [Int64]?
    /// One for each goal of the model when there is a plan, else empty.
    public let goals: [GoalResult]
    /// One for each of `goals`: where a solve of a similar model may begin.
    public let prices: [RowPrices]
    public let work: SolveWork

    public init(
        status: SolveStatus, values: [Int64]?, goals: [GoalResult], prices: [RowPrices] = [], work: SolveWork
    ) {
        self.status = status
        self.values = values
        self.goals = goals
        self.prices = prices
        self.work = work
    }
}
