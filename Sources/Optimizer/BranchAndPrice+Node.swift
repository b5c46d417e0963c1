// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension BranchAndPrice {
    /// What pricing a node led to.
    enum Priced {
        /// Nothing better is left here.
        case closed
        /// The optimum of the master's relaxation, over kernel columns.
        case open(values: [Double])
        /// A limit was hit.
        case stopped
    }

    /// Bounds a node and splits it; no children when it is settled, `nil` when a limit was hit first.
    mutating func process(_ node: Node, _ problem: inout Problem) throws(GLPKError) -> [Node]? {
        work.nodes += 1
        var node = node
        while true {
            guard var (lower, upper) = bounds(of: node) else { return [] }
            if continuous.isDecided(lower, upper), isSettled(lower, upper) { return [] }
            let toOptimum = node.depth == 0 && needsOptimalPrices
            switch try price(&node.bound, lower: lower, upper: upper, toOptimum: toOptimum, &problem) {
            case .closed:
                settle(node.bound)
                return []
            case .stopped:
                if node.depth == 0 { rootBound = min(rootBound, node.bound) }
                return nil
            case .open(let values):
                if node.depth == 0 { rootBound = min(rootBound, node.bound) }
                offer(values.map { Int64($0.rounded()) })
                if isClosed(node.bound) {
                    settle(node.bound)
                    return []
                }
                if node.depth == 0, try tightenRoot(values, &problem) { continue }
                if node.depth < 1 { guard fix(&lower, &upper) else { return [] } }
                note(lower, upper, in: &node)
                if try diveWhenSwitchesAreSet(&node, values: values, bounds: (lower, upper), &problem) { continue }
                return try branch(node, values: values, lower: lower, upper: upper, &problem)
            }
        }
    }

    /// Takes up the best point of a node at which only continuous columns are open; whether there is no other that counts.
    private mutating func isSettled(_ lower: [Int64], _ upper: [Int64]) -> Bool {
        offer(lower)
        if lower == upper { return true }
        return continuous.areBestAtLeast(for: target.objective) && continuous.leastPoint(lower).isLeast
    }

    /// Writes bounds that were tightened at a node into it, or into the root.
    private mutating func note(_ lower: [Int64], _ upper: [Int64], in node: inout Node) {
        if node.depth == 0 {
            rootLower = lower
            rootUpper = upper
            return
        }
        for column in lower.indices where lower[column] > rootLower[column] || upper[column] < rootUpper[column] {
            node.changes[column] = lower[column]...upper[column]
        }
    }

    /// Column generation within bounds; lowers `bound` to what is proven, to the least
    /// integer when there is no point.
    ///
    /// - Parameter toOptimum: whether to go on where the relaxation is already known to be worth the bound, which is
    ///   rounded to a step of the goal.
    mutating func price(
        _ bound: inout Int64, lower: [Int64], upper: [Int64], smooth: Bool = true, toOptimum: Bool = false,
        _ problem: inout Problem
    ) throws(GLPKError) -> Priced {
        try master.setBounds(lower: lower, upper: upper, &problem)
        var method = SimplexOptions.Method.primal
        var isStuck = false
        var best: (exact: Double, duals: [Double])?
        lastEvaluation = nil
        while true {
            switch try master.solve(method, until: clock, &problem) {
            case .stopped: return .stopped
            case .failed: return .open(values: midpoints(lower, upper))
            case .infeasible:
                // Within tolerances the rows can be kept, and yet the simplex method finds no point: split the node.
                if isStuck { return .open(values: midpoints(lower, upper)) }
                let count = master.bundleCount
                defer { isStuck = master.bundleCount == count }
                switch try findFeasible(lower: lower, upper: upper, &problem) {
                case .closed:
                    bound = Int64.min
                    return .closed
                case .stopped: return .stopped
                case .open:
                    method = .primal
                    continue
                }
            case .optimal: break
            }
            method = .primal
            let reached = try master.objectiveValue(problem)
            let duals = try master.duals(problem)
            let middle = smooth ? best?.duals ?? (center.count == duals.rows.count ? center : nil) : nil
            let tried = middle.map { zip($0, duals.rows).map { 0.7 * $0 + 0.3 * $1 } } ?? duals.rows
            guard
                let found = try improve(
                    tried, duals, &bound, lower: lower, upper: upper, &problem)
            else {
                bound = Int64.min
                return .closed
            }
            if best == nil || found.value < best?.exact ?? .infinity { best = (found.value, tried) }
            if isClosed(bound) { return .closed }
            var added = found.added
            if added == 0, middle != nil {
                guard let sure = try improve(duals.rows, duals, &bound, lower: lower, upper: upper, &problem) else {
                    bound = Int64.min
                    return .closed
                }
                if sure.value < best?.exact ?? .infinity { best = (sure.value, duals.rows) }
                added = sure.added
                if isClosed(bound) { return .closed }
            }
            if lower == rootLower && upper == rootUpper, let best { center = best.duals }
            let isDone = added == 0 || !toOptimum && target.rounded(Int64(clamping: Int128(reached + 1e-6))) >= bound
            if isDone {
                if isTie(bound, relaxation: reached),
                    let answer = try refine(&bound, lower: lower, upper: upper, &problem)
                {
                    return answer
                }
                return .open(values: try master.columnValues(problem))
            }
        }
    }

    /// Values that say nothing, where there is no relaxation to take them from.
    private func midpoints(_ lower: [Int64], _ upper: [Int64]) -> [Double] {
        zip(lower, upper).map { (Double($0) + Double($1)) / 2 }
    }

    /// Prices all blocks at given duals: bounds the node and adds the bundles that are worth something in the master.
    ///
    /// - Parameter leastWorth: what a bundle has to be worth, in the objective's units; else what the simplex method can see.
    /// - Returns: `nil` when a block has no bundle within the bounds.
    mutating func improve(
        _ tried: [Double], _ duals: (rows: [Double], blocks: [Double]), _ bound: inout Int64, lower: [Int64],
        upper: [Int64], leastWorth: Double? = nil, _ problem: inout Problem
    ) throws(GLPKError) -> (value: Double, added: Int)? {
        work.subproblems += lagrangian.decomposition.blocks.count
        guard
            let evaluation = lagrangian.evaluate(
                duals: tried, costs: target.objective, rows: master.rows, lower: lower, upper: upper)
        else { return nil }
        bound = min(bound, target.rounded(evaluation.bound))
        if lastEvaluation.map({ evaluation.approximateBound < $0.approximateBound }) ?? true {
            lastEvaluation = evaluation
        }
        let profits = approximateProfits(duals.rows, costs: target.objective)
        let added = try addWorthwhile(
            evaluation, profits: profits, prices: duals.blocks, leastWorth: leastWorth, &problem)
        return (evaluation.approximateBound, added)
    }

    private mutating func addWorthwhile(
        _ evaluation: Lagrangian.Evaluation, profits: [Double], prices: [Double], leastWorth: Double? = nil,
        _ problem: inout Problem
    ) throws(GLPKError) -> Int {
        var new: [(block: Int, bundle: [Int64])] = []
        for (block, bundle) in evaluation.bundles.enumerated() {
            guard let bundle else { continue }
            var worth = -prices[block]
            for (column, amount) in zip(lagrangian.decomposition.blocks[block].columns, bundle) where amount != 0 {
                worth += profits[column] * Double(amount)
            }
            if worth > leastWorth ?? Master.tolerance * max(1, abs(prices[block])) { new.append((block, bundle)) }
        }
        return try master.add(new, &problem)
    }

    /// c − yA in floating point.
    func approximateProfits(_ duals: [Double], costs: [Int64]) -> [Double] {
        var profits = costs.map(Double.init)
        for (row, dual) in duals.enumerated() where dual != 0 {
            for place in master.rows.rows.range(row) {
                profits[Int(master.rows.rows.indices[place])] -= dual * Double(master.rows.rows.values[place])
            }
        }
        return profits
    }

    /// Column generation on the sum of broken rows: closed when no point is within the bounds, with a proof.
    private mutating func findFeasible(
        lower: [Int64], upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> Priced {
        try master.seekFeasibility(true, &problem)
        let answer = try seekFeasible(lower: lower, upper: upper, &problem)
        try master.seekFeasibility(false, &problem)
        return answer
    }

    private mutating func seekFeasible(
        lower: [Int64], upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> Priced {
        let costs = [Int64](repeating: 0, count: kernel.columnCount)
        while true {
            switch try master.solve(.primal, until: clock, &problem) {
            case .stopped: return .stopped
            case .infeasible, .failed: return .open(values: [])
            case .optimal: break
            }
            if try master.objectiveValue(problem) > -1e-7 { return .open(values: []) }
            let duals = try master.duals(problem)
            work.subproblems += lagrangian.decomposition.blocks.count
            guard
                let evaluation = lagrangian.evaluate(
                    duals: duals.rows, costs: costs, rows: master.rows, lower: lower, upper: upper)
            else { return .closed }
            if evaluation.exactBound < 0 { return .closed }
            let profits = approximateProfits(duals.rows, costs: costs)
            if try addWorthwhile(evaluation, profits: profits, prices: duals.blocks, &problem) == 0 {
                return .open(values: [])
            }
        }
    }
}
