// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

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
        let changes = try self.duals(problem)
        try setObjective(&problem)
        guard answer == .optimal else { return nil }
        func sum(_ prices: [Double], _ changes: [Double]) -> [Double] {
            zip(prices, changes).map { $0 + $1 * costScale }
        }
        return (sum(duals.rows, changes.rows), sum(duals.blocks, changes.blocks))
    }
}
