// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// Prices that are exact enough for a tie.
///
/// The simplex method ends when no column is worth more than a billionth of the largest cost. A relaxation that is
/// exactly as good as the best plan then has a bound that is some units above it, and splitting its node only gives more
/// of the same. (Gleixner, Steffy and Wolter, Iterative refinement for linear programming, 2016.)
extension BranchAndPrice {
    /// Rounds at a node: the first corrects the prices, another one takes up bundles that it has found.
    private static let refinements = 3
    /// What a bundle has to be worth, in the objective's units: hundreds that are worth less do not lift a bound by a unit.
    private static let leastWorth = 1e-3

    /// Whether the relaxation is no better than the best plan, as far as the simplex method can see, and only the bound is.
    func isTie(_ bound: Int64, relaxation: Double) -> Bool {
        guard !isClosed(bound) else { return false }
        return isClosed(target.rounded(Int64(clamping: Int128((relaxation - master.resolution).rounded(.down)))))
    }

    /// Corrects the prices at the optimum of the master and bounds the node by them; `nil` when it stays open.
    mutating func refine(
        _ bound: inout Int64, lower: [Int64], upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> Priced? {
        var duals = try master.duals(problem)
        for _ in 0..<Self.refinements {
            let profits = approximateProfits(duals.rows, costs: target.objective)
            guard let corrected = try master.corrected(duals, profits: profits, until: clock, &problem) else { break }
            duals = corrected
            guard
                let found = try improve(
                    duals.rows, duals, &bound, lower: lower, upper: upper, leastWorth: Self.leastWorth, &problem)
            else {
                bound = Int64.min
                return .closed
            }
            if isClosed(bound) { return .closed }
            if found.added == 0 { break }
        }
        return try master.solve(.primal, until: clock, &problem) == .stopped ? .stopped : nil
    }
}
