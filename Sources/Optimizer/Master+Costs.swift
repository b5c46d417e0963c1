// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// What the master's columns cost: the objective, broken rows, or what is left of the objective at prices.
extension Master {
    /// Lets rows break at a price of 1 each and forgets the objective, or the other way round.
    mutating func seekFeasibility(_ seek: Bool, _ problem: inout Problem) throws(GLPKError) {
        isSeekingFeasibility = seek
        for artificial in artificials {
            try problem.setColumnBounds(column: artificial.column, lower: 0, upper: seek ? .infinity : 0)
        }
        guard seek else { return try setObjective(&problem) }
        var costs = [Double](repeating: 0, count: columnCount)
        for artificial in artificials { costs[artificial.column] = -1 }
        try problem.setCosts(costs)
    }

    /// The objective as the columns' costs.
    private func setObjective(_ problem: inout Problem) throws(GLPKError) {
        try problem.setCosts(costs(objective.map(Double.init), blocks: nil, scale: costScale))
    }

    /// Costs of all columns, artificial ones 0: of a bundle those of its columns less its block's price.
    private func costs(_ columns: [Double], blocks: [Double]?, scale: Double) -> [Double] {
        var costs = [Double](repeating: 0, count: columnCount)
        for (place, column) in decomposition.freeColumns.enumerated() {
            costs[place] = columns[column] * columnScale[column] * scale
        }
        for bundle in bundleColumn.indices {
            var sum = 0.0
            for place in bundles.range(bundle) {
                sum += columns[Int(bundles.indices[place])] * Double(bundles.values[place])
            }
            costs[bundleColumn[bundle]] = (sum - (blocks?[Int(bundleBlock[bundle])] ?? 0)) * scale
        }
        return costs
    }
}

extension Master {
    /// What the simplex method's tolerance hides, in the objective's units.
    var resolution: Double { Self.tolerance / costScale }

    /// Better prices: with the reduced costs at these prices as costs, in the objective's units, the simplex method finds
    /// what its tolerance had hidden.
    ///
    /// The objective is as before when it ends, the basis the new one.
    ///
    /// - Parameters:
    ///   - duals: at an optimum of the master.
    ///   - profits: of each kernel column at those prices.
    /// - Returns: `nil` when the simplex method does not come to an end.
    mutating func corrected(
        _ duals: (rows: [Double], blocks: [Double]), profits: [Double], until clock: SolveClock,
        _ problem: inout Problem
    ) throws(GLPKError) -> (rows: [Double], blocks: [Double])? {
        try problem.setCosts(costs(profits, blocks: duals.blocks, scale: 1))
        let answer = try solve(.primal, until: clock, &problem)
        // In units as if the costs were scaled as the objective is.
        let changes = try self.duals(problem)
        try setObjective(&problem)
        guard answer == .optimal else { return nil }
        func sum(_ prices: [Double], _ changes: [Double]) -> [Double] {
            zip(prices, changes).map { $0 + $1 * costScale }
        }
        return (sum(duals.rows, changes.rows), sum(duals.blocks, changes.blocks))
    }
}
