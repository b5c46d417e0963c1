// SPDX-License-Identifier: GPL-3.0-or-later

public import Rules

/// All candidates of a scenario: every (need, offer, fund) that passes all match rules, as row indices.
///
/// Sorted by need, offer and fund row. Without a funds table `funds` is empty.
public struct CandidateSet: Sendable, Hashable {
    public let needs: [Int32]
    public let offers: [Int32]
    public let funds: [Int32]
    /// The joined row of the applications table, −1 for none; empty without the table.
    public let applications: [Int32]
    /// The joined row of the previous table, −1 for none; empty without the table.
    public let previous: [Int32]
    /// What finding them took.
    public let work: JoinWork

    public var count: Int { needs.count }

    /// Some candidates as a batch for evaluating expressions.
    public func batch(_ range: Range<Int>) -> CandidateBatch {
        var batch = CandidateBatch(count: range.count)
        batch.bind(.need, to: Array(needs[range]))
        batch.bind(.offer, to: Array(offers[range]))
        if !funds.isEmpty { batch.bind(.fund, to: Array(funds[range])) }
        if !applications.isEmpty { batch.bind(.application, to: Array(applications[range])) }
        if !previous.isEmpty { batch.bind(.previous, to: Array(previous[range])) }
        return batch
    }
}

/// The work of a join, in counts that do not depend on the machine or the number of threads.
public struct JoinWork: Sendable, Hashable {
    /// Pairs of need and offer that agree in all keys.
    public let keyedPairs: Int
    /// Pairs that were looked at one by one: those that the bits of all other conditions leave.
    public let visitedPairs: Int
    /// By match rule of ``CompiledRules/match``: rows, pairs or triples on which its conditions were computed. Keys and
    /// lists are looked up, which counts nothing.
    public let evaluations: [Int]
}
