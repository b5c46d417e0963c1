// SPDX-License-Identifier: GPL-3.0-or-later

public import Parallel

/// When a solve may stop before its proof is complete, and whom it tells how it goes.
public struct SolveOptions: Sendable {
    /// Seconds of wall-clock time for all goals together; `nil` for no limit.
    public var timeLimit: Double?
    /// Memory at which the solve ends as if time were up; `nil` for no limit.
    public var memoryLimit: MemoryLimit?
    /// A goal counts as solved when |bound − value| / max(1, |value|) is at most this; 0 for a full proof.
    public var gap: Double
    /// At most so many threads work at once; the result is the same for any number while no limit is hit.
    public var threads: ThreadCount
    /// The share of the time that the first goal may use when there are others; `nil` for a half, 0.6 before one other.
    public var firstGoalShare: Double?
    /// Asked between steps; the solve ends with the best plan so far when it is cancelled.
    public var cancellation: Cancellation
    /// Column values to start from, as those of a plan before a change: plans near to them are looked for first. What
    /// does not hold is repaired; they are ignored where that fails or where there is not one for each column.
    public var start: [Int64]?
    /// Prices to begin with, for each goal, as ``SolveResult/prices`` of a similar model; without a ``start`` those of the
    /// first goal are not used.
    public var prices: [RowPrices]
    /// Called on the solving thread after every improvement and at least once per goal.
    public var progress: (@Sendable (SolveProgress) -> Void)?

    public init(
        timeLimit: Double? = nil,
        memoryLimit: MemoryLimit? = nil,
        gap: Double = 0,
        threads: ThreadCount = .one,
        cancellation: Cancellation = Cancellation(),
        firstGoalShare: Double? = nil,
        start: [Int64]? = nil,
        prices: [RowPrices] = [],
        progress: (@Sendable (SolveProgress) -> Void)? = nil
    ) {
        self.timeLimit = timeLimit
        self.memoryLimit = memoryLimit
        self.gap = gap
        self.threads = threads
        self.cancellation = cancellation
        self.firstGoalShare = firstGoalShare
        self.start = start
        self.prices = prices
        self.progress = progress
    }
}

/// How far a solve is.
public struct SolveProgress: Sendable, Hashable {
    /// Index of the goal that is worked on.
    public let goal: Int
    /// Seconds since the solve began.
    public let seconds: Double
    /// In the goal's units; `nil` while no plan is known.
    public let value: Int64?
    /// In the goal's units; `nil` while no bound is known.
    public let bound: Int64?

    public init(goal: Int, seconds: Double, value: Int64?, bound: Int64?) {
        self.goal = goal
        self.seconds = seconds
        self.value = value
        self.bound = bound
    }
}
