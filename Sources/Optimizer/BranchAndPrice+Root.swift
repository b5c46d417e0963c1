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
            try dive(&problem)
            try searchNeighbourhoods(failures: 12)
            return true
        }
        return false
    }

    /// Rounds the relaxation step by step: free columns first, then bundles that are nearly whole are fixed, the rest is
    /// priced again, until a plan is found or nothing better is left on the way.
    mutating func dive(_ problem: inout Problem) throws(GLPKError) {
        var (lower, upper) = (rootLower, rootUpper)
        var bound = Int64.max
        while !clock.isOver {
            guard case .open(let values) = try price(&bound, lower: lower, upper: upper, smooth: false, &problem) else {
                return
            }
            let rounded = values.map { Int64($0.rounded()) }
            if zip(values, rounded).allSatisfy({ abs($0 - Double($1)) < 1e-6 }) {
                offer(rounded)
                return
            }
            if fixFree(values, &lower, &upper) { continue }
            if try !fixNearlyWhole(&lower, &upper, problem) { return }
        }
    }

    /// Fixes fractional free columns that are near an integer, at least the nearest one; `false` if none is fractional.
    private func fixFree(_ values: [Double], _ lower: inout [Int64], _ upper: inout [Int64]) -> Bool {
        var loose = lagrangian.decomposition.freeColumns.filter { column in
            lower[column] < upper[column] && !kernel.isImplied[column]
                && abs(values[column] - values[column].rounded()) > 1e-6
        }.map { (column: $0, distance: abs(values[$0] - values[$0].rounded())) }
        loose.sort { ($0.distance, $0.column) < ($1.distance, $1.column) }
        for (place, item) in loose.enumerated() where place < max(1, loose.count / 5) || item.distance < 0.1 {
            lower[item.column] = Int64(values[item.column].rounded())
            upper[item.column] = lower[item.column]
        }
        return !loose.isEmpty
    }

    /// Fixes the blocks whose largest bundle is nearly whole, at least the nearest one; `false` if all are fixed.
    private func fixNearlyWhole(
        _ lower: inout [Int64], _ upper: inout [Int64], _ problem: borrowing Problem
    ) throws(GLPKError) -> Bool {
        var largest: [Int: (bundle: Int, share: Double)] = [:]
        for (bundle, share) in try master.shares(above: 0.01, problem) {
            let block = Int(master.bundleBlock[bundle])
            if share > largest[block]?.share ?? 0 { largest[block] = (bundle, share) }
        }
        var loose: [(block: Int, bundle: Int, share: Double)] = []
        for block in lagrangian.decomposition.blocks.indices {
            guard let (bundle, share) = largest[block] else { continue }
            if lagrangian.decomposition.blocks[block].columns.contains(where: { lower[$0] < upper[$0] }) {
                loose.append((block, bundle, share))
            }
        }
        loose.sort { ($1.share, $0.block) < ($0.share, $1.block) }
        for (place, item) in loose.enumerated() where place < max(1, loose.count / 10) || item.share > 0.99 {
            fixBlock(item.block, to: item.bundle, &lower, &upper)
        }
        return !loose.isEmpty
    }

    private func fixBlock(_ block: Int, to bundle: Int, _ lower: inout [Int64], _ upper: inout [Int64]) {
        for column in lagrangian.decomposition.blocks[block].columns {
            lower[column] = 0
            upper[column] = 0
        }
        for place in master.bundles.range(bundle) {
            let column = Int(master.bundles.indices[place])
            lower[column] = master.bundles.values[place]
            upper[column] = lower[column]
        }
    }
}
