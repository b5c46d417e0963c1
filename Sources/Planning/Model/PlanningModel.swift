// SPDX-License-Identifier: GPL-3.0-or-later

public import Optimizer

/// A linear model whose rows and columns remember the rule and the entities they stand for.
public struct PlanningModel: Sendable {
    public let model: LinearModel
    /// One for each row of the model.
    public let rows: [RowOrigin]
    /// One for each column; the first columns are the candidates, in order.
    public let columns: [ColumnOrigin]

    /// A candidate that the row speaks of, also through columns that count, or one of its value of `per` where none of
    /// them counts in it; `nil` for a row of other columns alone.
    public func candidate(ofRow row: Int) -> Int? {
        for term in model.rows[row].terms {
            switch columns[Int(model.termColumns[term])] {
            case .candidate(let candidate): return candidate
            case .counted(let members): return members.first.map { Int($0) }
            default: continue
            }
        }
        return rows[row].member.map { Int($0) }
    }
}

/// Where a row of the model comes from.
public struct RowOrigin: Sendable, Hashable {
    /// What the row was written for.
    public enum Source: Sendable, Hashable {
        /// Index in the compiled limits.
        case limit(Int)
        /// Index in the compiled goals.
        case goal(Int)
        /// Row of the locks table.
        case lock(Int)
    }

    /// Which part of the formulation the row is.
    public enum Part: Sendable, Hashable {
        case bound
        /// `Σ ≥ least · used`, of "none or at least".
        case leastIfUsed
        /// `Σ ≤ most · used`, of "none or at least".
        case noneUnlessUsed
        /// `x ≤ most · y`: the value counts as soon as the candidate is allocated.
        case countedIfAllocated
        /// `y ≤ Σ x`: the value counts only if a candidate of it is allocated.
        case notCountedUnlessAllocated
        /// Ties a column of a goal to the groups.
        case measure
    }

    public let source: Source
    /// The value of `per`, for people; empty for the whole plan.
    public let subject: String
    public let part: Part
    /// Of a limit: a candidate of the value of `per`, whether it counts or not. Its row gives the bound its numbers.
    public var member: Int32?
}

/// What a column of the model decides.
public enum ColumnOrigin: Sendable, Hashable {
    /// The number of groups of a candidate.
    case candidate(Int)
    /// Whether anything of the limit's sum is used at all; index of a row of ``PlanningModel/rows``.
    case used(row: Int)
    /// By how much a soft limit is broken, in units of its row.
    case breach(row: Int)
    /// Whether a value that is counted occurs: any of these candidates is allocated.
    case counted(any: [Int32])
    /// Groups of a pair of last year that are dropped; index of its row.
    case dropped(row: Int)
    /// The smallest quotient of a goal, from the least it can be; the rows that bound it.
    case lowest(rows: Range<Int>)
    /// Whether every quotient of a goal reaches a level; the rows that need it, and the column of the level before.
    case reaches(rows: Range<Int>, after: Int32?)
}
