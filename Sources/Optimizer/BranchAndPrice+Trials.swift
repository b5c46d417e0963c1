// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// Which column a node is split at: the one whose two sides both lose much.
///
/// Both sides of several columns are solved on the bundles that are known, until enough is learnt of a column
/// (reliability branching; Achterberg, Koch and Martin, Branching rules revisited, 2005). That overrates columns of blocks:
/// bundles that make up for most of the loss are not there yet. So the sides of the best of them are then priced like
/// nodes (strong branching in phases; Pecin, Pessoa, Poggi and Uchoa, Improved branch-cut-and-price for capacitated vehicle
/// routing, 2017). Trials only guide: what they find is proven again by the node that follows.
extension BranchAndPrice {
    /// How much is tried before a column is chosen.
    struct TrialLimits {
        /// Columns whose two sides are solved.
        let columns: Int
        /// The best of them whose sides are priced.
        let priced: Int
        /// Priced ones in a row that were no better before the rest is left out.
        let misses: Int
        /// After so many priced trials of a column what was learnt of it is relied on.
        let enough: Int

        static let unpriced = TrialLimits(columns: 8, priced: 0, misses: 0, enough: .max)
        static let usual = TrialLimits(columns: 16, priced: 5, misses: 3, enough: 2)
        /// Where at most two steps of the goal are left: many columns look alike then, and a tree that is split at the
        /// wrong ones does not end.
        static let lastSteps = TrialLimits(columns: 30, priced: 10, misses: 4, enough: 4)
    }

    /// Trials are not priced in parts, and in large programs, where each takes long, only in a tree that was grown anew.
    var trialLimits: TrialLimits {
        guard !isPart, !isLarge || treeStart != nil else { return .unpriced }
        return gapLeft <= 2 * Double(target.step) ? .lastSteps : .usual
    }

    /// After so many trials of a column on known bundles what was learnt of it is relied on.
    private static let enoughKnown = 4

    /// A column that a node may be split at, and what its sides lose.
    private struct Trial {
        let column: Int
        let split: Int64
        /// How far the value is above the lower side, not quite 0 or 1.
        let fraction: Double
        var (fall, rise) = (0.0, 0.0)
        /// Whether a side was found to hold nothing better.
        var isHalfClosed = false

        init(_ column: Int, value: Double, split: Int64) {
            self.column = column
            self.split = split
            fraction = min(max(value - Double(split), 1e-3), 1 - 1e-3)
        }

        /// What a whole unit would lose.
        var perUnit: (fall: Double, rise: Double) { (fall / fraction, rise / (1 - fraction)) }

        /// The column bounds of both sides.
        func sides(_ lower: [Int64], _ upper: [Int64]) -> (down: ColumnBounds, up: ColumnBounds) {
            var (down, up): (ColumnBounds, ColumnBounds) = ((lower, upper), (lower, upper))
            down.upper[column] = split
            up.lower[column] = split + 1
            return (down, up)
        }

        /// - Parameter least: what counts as no loss.
        func score(least: Double) -> Double { max(fall, least) * max(rise, least) }
    }

    /// The best of some columns.
    mutating func tried(
        _ columns: [Int], _ values: [Double], _ lower: [Int64], _ upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> Int? {
        let base = try master.objectiveValue(problem)
        let least = 1e-6 * max(1, abs(base))
        let limits = trialLimits
        var trials = columns.map { Trial($0, value: values[$0], split: Self.split(values[$0], lower[$0], upper[$0])) }
        try solve(&trials, base: base, enough: limits.enough, lower, upper, &problem)
        let ranked = trials.map { (trial: $0, score: $0.score(least: least)) }
            .sorted { ($1.score, $0.trial.column) < ($0.score, $1.trial.column) }
        guard limits.priced > 0, ranked.count > 1 else { return ranked.first?.trial.column }
        var best: (column: Int, score: Double)?
        var misses = 0
        for item in ranked.prefix(limits.priced) where misses < limits.misses && !clock.isOver {
            let trial = try priced(item.trial, base: base, enough: limits.enough, lower, upper, &problem)
            // Whatever the other side loses: the column is as good as fixed.
            if trial.isHalfClosed { return trial.column }
            let score = trial.score(least: least)
            misses = best.map { score > $0.score } ?? true ? 0 : misses + 1
            if misses == 0 { best = (trial.column, score) }
        }
        return best?.column ?? ranked[0].trial.column
    }

    /// Solves the sides of those columns of which not enough is known, without pricing; leaves the master where it was.
    private mutating func solve(
        _ trials: inout [Trial], base: Double, enough: Int, _ lower: [Int64], _ upper: [Int64],
        _ problem: inout Problem
    ) throws(GLPKError) {
        let basis = try problem.basis()
        var isMoved = false
        for place in trials.indices {
            let column = trials[place].column
            var learnt = history[column] ?? BranchingHistory()
            let mean = learnt.priced.trials > 0 ? learnt.priced : learnt.known
            (trials[place].fall, trials[place].rise) = mean.loss(at: trials[place].fraction)
            if learnt.priced.trials >= enough || mean.trials >= Self.enoughKnown || clock.isOver { continue }
            let sides = trials[place].sides(lower, upper)
            trials[place].fall = try knownLoss(base, sides.down, basis, &problem)
            trials[place].rise = try knownLoss(base, sides.up, basis, &problem)
            learnt.known.add(trials[place].perUnit)
            history[column] = learnt
            isMoved = true
        }
        guard isMoved else { return }
        try master.setBounds(lower: lower, upper: upper, &problem)
        try problem.setBasis(basis)
    }

    /// The same column with its sides priced, if not enough is known of it.
    private mutating func priced(
        _ trial: Trial, base: Double, enough: Int, _ lower: [Int64], _ upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> Trial {
        var trial = trial
        var learnt = history[trial.column] ?? BranchingHistory()
        guard learnt.priced.trials < enough else { return trial }
        let sides = trial.sides(lower, upper)
        let down = try pricedLoss(base, sides.down, &problem)
        let up = try pricedLoss(base, sides.up, &problem)
        (trial.fall, trial.rise) = (down.loss, up.loss)
        trial.isHalfClosed = down.isClosed || up.isClosed
        learnt.priced.add(trial.perUnit)
        history[trial.column] = learnt
        return trial
    }

    /// What a side loses on the bundles that are known, by a short dual simplex from the node's basis.
    private mutating func knownLoss(
        _ base: Double, _ bounds: ColumnBounds, _ basis: Basis, _ problem: inout Problem
    ) throws(GLPKError) -> Double {
        try problem.setBasis(basis)
        try master.setBounds(lower: bounds.lower, upper: bounds.upper, &problem)
        switch try master.trial(until: clock, &problem) {
        case .optimal: return min(mostLoss(base), max(0, base - (try master.objectiveValue(problem))))
        default: return mostLoss(base)
        }
    }

    /// What a side loses, and whether nothing better is in it.
    mutating func pricedLoss(
        _ base: Double, _ bounds: ColumnBounds, _ problem: inout Problem
    ) throws(GLPKError) -> (loss: Double, isClosed: Bool) {
        var bound = Int64.max
        switch try price(&bound, lower: bounds.lower, upper: bounds.upper, &problem) {
        case .closed: return (mostLoss(base), true)
        case .stopped: return (0, false)
        case .open: return (min(mostLoss(base), max(0, base - (try master.objectiveValue(problem)))), false)
        }
    }

    /// More cannot be lost than what is left to the best plan.
    private func mostLoss(_ base: Double) -> Double {
        incumbentValue == Int64.min ? abs(base) + 1 : max(0, base - Double(incumbentValue))
    }
}

/// What trials of a column have shown.
struct BranchingHistory {
    /// The mean loss of its two sides for a whole unit.
    struct MeanLoss {
        private var (fall, rise) = (0.0, 0.0)
        private(set) var trials = 0

        mutating func add(_ perUnit: (fall: Double, rise: Double)) {
            let count = Double(trials)
            fall = (fall * count + perUnit.fall) / (count + 1)
            rise = (rise * count + perUnit.rise) / (count + 1)
            trials += 1
        }

        /// What a value so far above the lower side is expected to lose.
        func loss(at fraction: Double) -> (fall: Double, rise: Double) { (fall * fraction, rise * (1 - fraction)) }
    }

    /// On the bundles that were known then.
    var known = MeanLoss()
    /// With all bundles.
    var priced = MeanLoss()
}
