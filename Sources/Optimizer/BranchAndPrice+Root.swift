// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension BranchAndPrice {
    /// Rounds of cuts at the root, and in parts, of which most are left after a few nodes.
    private static let (cutRounds, cutRoundsInParts) = (20, 5)
    /// A dive from the root has to promise more than this, in mean coefficients, when the plan is near to the best one.
    private static let leastPromise = 0.75

    /// What is being done at the root, before it is split.
    enum RootStage {
        /// Cuts, as long as they bind.
        case cuts(round: Int)
        /// Prices are brought to the optimum of the relaxation, though its bound is already known to the last step of the
        /// goal: what can be fixed depends on what is left between the two.
        case prices
        /// Plans were looked for by diving.
        case ready
    }

    /// Whether prices at the root have to be those of its optimum.
    var needsOptimalPrices: Bool { if case .cuts = rootStage { false } else { true } }

    /// Takes the root one stage further. Returns whether to price it again.
    mutating func tightenRoot(_ values: [Double], _ problem: inout Problem) throws(GLPKError) -> Bool {
        switch rootStage {
        case .cuts(let round):
            if rowPrices == nil, isWhole { rowPrices = pricesAtHand }
            let cuts = round < (isPart ? Self.cutRoundsInParts : Self.cutRounds) ? cuts(violatedBy: values) : []
            if cuts.isEmpty {
                try dropLooseCuts(&problem)
                rootStage = .prices
            } else {
                try master.add(cuts, &problem)
                center += [Double](repeating: 0, count: cuts.count)
                rootStage = .cuts(round: round + 1)
            }
        case .prices:
            rootStage = .ready
            rootValues = values
            if promisesMore { try dive(from: (rootLower, rootUpper), &problem) }
        case .ready:
            if rootEffort == 0 { rootEffort = spentEffort }
            return false
        }
        return true
    }

    /// Whether a dive can find much that the plan does not have yet.
    private var promisesMore: Bool {
        guard startsNearBest, incumbent != nil else { return true }
        return gapLeft > Self.leastPromise * target.meanCoefficient
    }

    private mutating func cuts(violatedBy values: [Double]) -> [Cut] {
        let decomposition = lagrangian.decomposition
        let switches = SwitchRow.all(kernel, decomposition)
        let implied = ImpliedBoundCuts(switches).violated(
            by: values, rows: master.rows, known: &knownCuts, lagrangian: &lagrangian, lower: rootLower,
            upper: rootUpper)
        var rounding = RoundingCuts(
            lower: rootLower, upper: rootUpper, values: values,
            switchOf: SwitchRow.switches(switches, columns: kernel.columnCount),
            staysFine: !decomposition.continuousColumns.isEmpty)
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
