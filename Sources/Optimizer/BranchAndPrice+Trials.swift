// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension BranchAndPrice {
    /// Columns whose two sides are solved before one of them is chosen.
    static let triedColumns = 8
    /// After so many trials of a column what was learnt of it is relied on.
    private static let reliableTrials = 4

    /// The column whose two sides both lower the restricted master most, by trial or by what trials have shown.
    ///
    /// (Reliability branching; Achterberg, Koch and Martin, Branching rules revisited, 2005. The sides are solved
    /// without pricing, so they only guide.)
    mutating func tried(
        _ columns: [Int], _ values: [Double], _ lower: [Int64], _ upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> Int? {
        let base = try master.objectiveValue(problem)
        let basis = try problem.basis()
        var best: (column: Int, score: Double)?
        var isMoved = false
        for column in columns {
            let split = Self.split(values[column], lower[column], upper[column])
            let fraction = min(max(values[column] - Double(split), 1e-3), 1 - 1e-3)
            let history = history[column] ?? BranchingHistory()
            var (fall, rise) = (history.fall * fraction, history.rise * (1 - fraction))
            if history.trials < Self.reliableTrials, !clock.isOver {
                var bounds = (lower, upper)
                bounds.1[column] = split
                fall = try loss(base, bounds, basis, &problem)
                bounds = (lower, upper)
                bounds.0[column] = split + 1
                rise = try loss(base, bounds, basis, &problem)
                self.history[column] = history.adding(fall: fall / fraction, rise: rise / (1 - fraction))
                isMoved = true
            }
            let least = 1e-6 * max(1, abs(base))
            let score = max(fall, least) * max(rise, least)
            if best == nil || score > best?.score ?? 0 { best = (column, score) }
        }
        if isMoved {
            try master.setBounds(lower: lower, upper: upper, &problem)
            try problem.setBasis(basis)
        }
        return best?.column
    }

    private mutating func loss(
        _ base: Double, _ bounds: ([Int64], [Int64]), _ basis: Basis, _ problem: inout Problem
    ) throws(GLPKError) -> Double {
        try problem.setBasis(basis)
        try master.setBounds(lower: bounds.0, upper: bounds.1, &problem)
        let known = incumbentValue == Int64.min ? abs(base) + 1 : max(0, base - Double(incumbentValue))
        switch try master.trial(until: clock, &problem) {
        case .optimal: return min(known, max(0, base - (try master.objectiveValue(problem))))
        default: return known
        }
    }
}

/// What trials of a column have shown: the mean loss for a whole unit down and up.
struct BranchingHistory {
    var fall = 0.0
    var rise = 0.0
    var trials = 0

    func adding(fall: Double, rise: Double) -> BranchingHistory {
        let count = Double(trials)
        return BranchingHistory(
            fall: (self.fall * count + fall) / (count + 1), rise: (self.rise * count + rise) / (count + 1),
            trials: trials + 1)
    }
}
