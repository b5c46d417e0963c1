// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer

/// What a plan has to do beside keeping all limits, and what is wanted of it.
struct Demand {
    /// least ≤ Σ coefficient · column ≤ most, over columns of the planning model; `nil` for no bound.
    struct Row {
        let name: String
        var least: Int64?
        var most: Int64?
        let terms: [(column: Int32, coefficient: Int64)]
    }

    /// What is made as good as it can be.
    enum Goals {
        /// The scenario's goals, in order.
        case all
        /// Nothing: any plan will do.
        case none
        /// One number, Σ coefficient · column.
        case one(LinearModel.Sense, [(column: Int32, coefficient: Int64)])
        /// By how much rows of the planning model are broken. The rows of a group all give way by the same amount, in
        /// their units, and the sum of these amounts is made as small as it can be.
        case leastBreach(of: [[Int]])
        /// How many of these columns have another value than here.
        case mostDifferences(from: [Int64], among: [Int])
    }

    var rows: [Row] = []
    var goals = Goals.all
    /// The rows of the planning model that count; `nil` for all.
    var onlyRows: [Int]?
    /// Among the best plans the one that changes fewest groups of this one is wanted.
    var near: [Int64]?

    /// At least (or at most) so many groups of some candidates together.
    static func groups(_ candidates: [Int], atLeast least: Int64? = nil, atMost most: Int64? = nil) -> Demand {
        let terms = candidates.map { (column: Int32($0), coefficient: Int64(1)) }
        return Demand(rows: [Row(name: "asked", least: least, most: most, terms: terms)])
    }

    func near(_ values: [Int64]) -> Demand {
        var demand = self
        demand.near = values
        return demand
    }

    /// The same beside further rows, with other goals.
    func with(_ further: [Row], goals: Goals? = nil) -> Demand {
        var demand = self
        demand.rows += further
        if let goals { demand.goals = goals }
        return demand
    }
}
