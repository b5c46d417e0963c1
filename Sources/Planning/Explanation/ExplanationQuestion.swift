// SPDX-License-Identifier: GPL-3.0-or-later

public import Optimizer
public import Parallel

/// A question that can be asked about a plan. All names are ids of the scenario's tables.
public enum ExplanationQuestion: Sendable, Hashable {
    /// Why the need has its partners, and why groups of it stay open.
    case need(String)
    /// The same for every need of the school.
    case school(String)
    /// Why not (or why) this offer; `nil` for whichever fund fits best.
    case pair(need: String, offer: String, fund: String?)
    /// The smallest single changes that bring the offer in.
    case whatIf(need: String, offer: String, fund: String?)
    /// Why no plan can keep all rules.
    case conflict
    /// What is the same in every best plan; of one need or of all.
    case ties(need: String?)
    /// What more or less money in the fund would buy.
    case curve(fund: String)
}

/// How long and with what an explanation may compute.
public struct ExplanationOptions: Sendable {
    /// Seconds for each single solve; a claim that is not proven by then is told as a bound.
    public var timeLimit: Double
    /// How many other offers *why* looks at.
    public var alternatives: Int
    /// How many solves may run side by side; each takes one thread.
    public var threads: ThreadCount
    /// Memory at which a solve ends as if time were up; `nil` for no limit.
    public var memoryLimit: MemoryLimit?
    /// Ends the solve at hand and every later one.
    public var cancellation: Cancellation

    public init(
        timeLimit: Double = 5, alternatives: Int = 3, threads: ThreadCount = .one, memoryLimit: MemoryLimit? = nil,
        cancellation: Cancellation = Cancellation()
    ) {
        self.timeLimit = timeLimit
        self.alternatives = alternatives
        self.threads = threads
        self.memoryLimit = memoryLimit
        self.cancellation = cancellation
    }
}
