// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension BranchAndPrice {
    /// Rounds of cuts at the root.
    private static let cutRounds = 20

    /// Improves the root: cuts as long as they bind, then plans by diving. Returns whether to price it again.
    mutating func tightenRoot(
        _ values: [Double], _ bound: Int64, _ problem: inout Problem
    ) throws(GLPKError) -> Bool {
        if rootRound < Self.cutRounds {
            rootRound += 1
            var cuts = ImpliedBoundCuts(kernel, lagrangian.decomposition).violated(
                by: values, rows: master.rows, known: &knownCuts, lagrangian: &lagrangian, lower: rootLower,
                upper: rootUpper)
            cuts += RoundingCuts(lower: rootLower, upper: rootUpper, values: values).violated(
                rows: master.rows, first: lagrangian.decomposition.linkingRows.count, known: &knownCuts)
            if !cuts.isEmpty {
                try master.add(cuts, &problem)
                center += [Double](repeating: 0, count: cuts.count)
                return true
            }
            rootRound = Self.cutRounds
        }
        if rootRound == Self.cutRounds {
            rootRound += 1
            rootValues = values
            try dive(from: (rootLower, rootUpper), &problem)
            return true
        }
        return false
    }
}
