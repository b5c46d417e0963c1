// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension BranchAndPrice {
    /// Rounds of cuts at the root.
    private static let cutRounds = 20
    /// A dive from the root has to promise more than this, in mean coefficients, when the plan is near to the best one.
    private static let leastPromise = 0.75

    /// Improves the root: cuts as long as they bind, then plans by diving. Returns whether to price it again.
    mutating func tightenRoot(
        _ values: [Double], _ bound: Int64, _ problem: inout Problem
    ) throws(GLPKError) -> Bool {
        if rootRound < Self.cutRounds {
            rootRound += 1
            let cuts = cuts(violatedBy: values)
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
            try dropLooseCuts(&problem)
            if promisesMore { try dive(from: (rootLower, rootUpper), &problem) }
            return true
        }
        return false
    }

    /// Whether a dive can find much that the plan does not have yet.
    private var promisesMore: Bool {
        guard startsNearBest, incumbent != nil else { return true }
        return Double(globalBound) - Double(incumbentValue) > Self.leastPromise * target.meanCoefficient
    }

    private mutating func cuts(violatedBy values: [Double]) -> [Cut] {
        let decomposition = lagrangian.decomposition
        let switches = SwitchRow.all(kernel, decomposition)
        let implied = ImpliedBoundCuts(switches).violated(
            by: values, rows: master.rows, known: &knownCuts, lagrangian: &lagrangian, lower: rootLower,
            upper: rootUpper)
        var rounding = RoundingCuts(
            lower: rootLower, upper: rootUpper, values: values,
            switchOf: SwitchRow.switches(switches, columns: kernel.columnCount))
        let firstCut = decomposition.linkingRows.count
        let single = rounding.violated(rows: master.rows, first: firstCut, known: &knownCuts)
        let pool = RowPool(kernel, cuts: master.rows.cuts(from: firstCut))
        var aggregation = AggregationCuts(pool, lower: rootLower, upper: rootUpper, values: values)
        return implied + single + aggregation.violated(by: &rounding, known: &knownCuts)
    }

    /// Takes cuts that do not bind at the end of the rounds out again: every later solve is the quicker.
    private mutating func dropLooseCuts(_ problem: inout Problem) throws(GLPKError) {
        let isPriced = center.count == master.rows.count
        let kept = try master.dropLooseCuts(&problem)
        center = isPriced ? kept.map { center[$0] } : []
    }
}
