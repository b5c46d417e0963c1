// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// What a search begins with, before any relaxation is solved: bundles, bounds, prices.
extension BranchAndPrice {
    /// The empty bundle of every block where it is admissible, those of the incumbent, and known ones that fit.
    ///
    /// The bundles of a plan from before a change are left out: in the relaxation they have shares that dives then follow,
    /// to where the change has made the plan a poor one.
    mutating func addStartBundles(_ known: [Bundle], _ problem: inout Problem) throws(GLPKError) {
        let decomposition = lagrangian.decomposition
        let plan = startsNearBest ? nil : incumbent
        var bundles: [(block: Int, bundle: [Int64])] = []
        for (index, block) in decomposition.blocks.enumerated() {
            if let plan { bundles.append((index, block.columns.map { plan[$0] })) }
            let profits = [Int64](repeating: 0, count: kernel.columnCount)
            let first = lagrangian.solve(block: index, profits: profits, lower: kernel.lower, upper: kernel.upper)
            if let bundle = first.bundle { bundles.append((index, bundle)) }
        }
        bundles += known.compactMap { decomposition.placed($0, lower: kernel.lower, upper: kernel.upper) }
        _ = try master.add(bundles, &problem)
    }

    /// The bound by column bounds alone.
    func boxBound() -> Int64 {
        kernel.lower.indices.reduce(0) {
            $0 + max(target.objective[$1] * kernel.lower[$1], target.objective[$1] * kernel.upper[$1])
        }
    }

    /// The bound when every block takes its best bundle and no linking row has a price: known before any relaxation.
    mutating func boundWithoutPrices() { _ = noteBound(at: [Double](repeating: 0, count: master.rows.count)) }

    /// Begins at known prices where some are of rows that link: their bound, the best bundles at them, and the centre of
    /// smoothing.
    mutating func startFrom(_ known: RowPrices, _ problem: inout Problem) throws(GLPKError) {
        let prices = kernel.prices(of: lagrangian.decomposition.linkingRows, from: known)
        guard prices.contains(where: { $0 != 0 }) else { return }
        work.subproblems += lagrangian.decomposition.blocks.count
        guard let evaluation = noteBound(at: prices) else { return }
        center = prices
        let bundles = evaluation.bundles.enumerated().compactMap { block, bundle in bundle.map { (block, $0) } }
        _ = try master.add(bundles, &problem)
    }

    /// Takes up the root's bound at prices of the linking rows; `nil` when a block has no bundle.
    private mutating func noteBound(at prices: [Double]) -> Lagrangian.Evaluation? {
        guard
            let evaluation = lagrangian.evaluate(
                duals: prices, costs: target.objective, rows: master.rows, lower: rootLower, upper: rootUpper)
        else { return nil }
        rootBound = min(rootBound, target.rounded(evaluation.bound))
        open[0].bound = rootBound
        report(incumbent == nil ? nil : incumbentValue, rootBound)
        return evaluation
    }

    /// What is known of the prices of the model's rows.
    var pricesAtHand: RowPrices {
        guard center.count >= lagrangian.decomposition.linkingRows.count else { return RowPrices() }
        return kernel.rowPrices(of: lagrangian.decomposition.linkingRows, center)
    }
}
