// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension RegionSearch {
    typealias RowBounds = (lower: Int64, upper: Int64)

    /// A first plan: what rows that cross allow is divided as the mean of the relaxation uses it, each part is solved
    /// alone, and what does not fit together is repaired.
    mutating func splitPlan(until limit: SolveClock) throws(GLPKError) {
        let fixed = fixedOutsideParts()
        let shares = divide(fixed)
        let columns = interesting(best: 12)
        let outcomes = try solve(groups: partition.count, until: limit, nodeLimit: 30) { part in
            let own = partition.members[part].filter { columns[$0] }
            let program = PartProgram(kernel, columns: own) { row in
                partition.partOfRow[row] >= 0
                    ? (kernel.rowLower[row], kernel.rowUpper[row]) : shares[part][row]
            }
            return (program, nil)
        }
        var values = fixed
        for (columns, outcome) in outcomes {
            count(outcome.work)
            guard let found = outcome.values else { continue }
            for (column, value) in zip(columns, found) { values[column] = value }
        }
        polish(values, until: limit)
    }

    /// Repairs what does not hold and climbs.
    mutating func polish(_ values: [Int64], until limit: SolveClock) {
        var search = LocalSearch(kernel, objective: target.objective, values: values)
        guard search.repairAll() else { return }
        search.climb(until: limit)
        offer(search.bestValues)
    }

    /// All columns at 0 or their nearest bound, those that belong to no part as in the mean, rounded.
    private func fixedOutsideParts() -> [Int64] {
        (0..<kernel.columnCount).map { column in
            let mean = partition.partOfColumn[column] < 0 ? Int64(prices.average[column].rounded()) : 0
            return min(kernel.upper[column], max(kernel.lower[column], mean))
        }
    }

    /// Columns that the relaxation uses, and of each block those with the best profits; free columns always.
    func interesting(best count: Int) -> [Bool] {
        var isKept = prices.average.indices.map { column in
            prices.average[column] > 1e-5 || kernel.lower[column] != 0 || decomposition.blockOfColumn[column] < 0
                || plan.map { $0[column] != 0 } ?? false
        }
        for block in decomposition.blocks {
            if block.columns.count <= count {
                for column in block.columns { isKept[column] = true }
                continue
            }
            let profits = block.columns.map { (column: $0, profit: prices.profit($0)) }
                .sorted { ($1.profit, $0.column) < ($0.profit, $1.column) }
            for item in profits.prefix(count) { isKept[item.column] = true }
        }
        return isKept
    }

    /// For each part its share of every row that crosses.
    private func divide(_ fixed: [Int64]) -> [[Int: RowBounds]] {
        var shares: [[Int: RowBounds]] = Array(repeating: [:], count: partition.count)
        var use = [Double](repeating: 0, count: partition.count)
        var isTouched = [Bool](repeating: false, count: partition.count)
        for row in 0..<kernel.rowCount where partition.partOfRow[row] < 0 && !kernel.isRedundant[row] {
            var (constant, isPacking): (Int64, Bool) = (0, true)
            for place in kernel.rows.range(row) {
                let (column, coefficient) = (Int(kernel.rows.indices[place]), kernel.rows.values[place])
                let part = Int(partition.partOfColumn[column])
                if part < 0 {
                    constant += coefficient * fixed[column]
                } else {
                    isTouched[part] = true
                    use[part] += Double(coefficient) * prices.average[column]
                    isPacking = isPacking && coefficient > 0
                }
            }
            let parts = use.indices.filter { isTouched[$0] }
            let lower = kernel.rowLower[row] == Kernel.noLower ? nil : kernel.rowLower[row] - constant
            let upper = kernel.rowUpper[row] == Kernel.noUpper ? nil : kernel.rowUpper[row] - constant
            let uses = parts.map { use[$0] }
            let lowers = lower.map { isPacking ? Self.packed($0, uses) : Self.spread($0, uses, isUpper: false) }
            let uppers = upper.map { isPacking ? Self.packed($0, uses) : Self.spread($0, uses, isUpper: true) }
            for (place, part) in parts.enumerated() {
                let least = lowers?[place] ?? Kernel.noLower
                shares[part][row] = (least, max(least, uppers?[place] ?? Kernel.noUpper))
                use[part] = 0
                isTouched[part] = false
            }
        }
        return shares
    }

    /// A capacity divided in whole units as it is used, nothing lost in rounding.
    private static func packed(_ side: Int64, _ uses: [Double]) -> [Int64] {
        guard side > 0 else { return uses.map { _ in 0 } }
        let weights = uses.map { $0 + 1e-3 * Double(side) }
        let total = weights.reduce(0, +)
        var (sum, given): (Double, Int64) = (0, 0)
        return weights.indices.map { place in
            sum += weights[place]
            let reach = place == weights.count - 1 ? side : Int64((Double(side) * sum / total + 0.5).rounded(.down))
            defer { given = max(given, reach) }
            return max(0, min(side, reach) - given)
        }
    }

    /// The side of a row with mixed signs: each part keeps its use and gets the same share of what is left.
    private static func spread(_ side: Int64, _ uses: [Double], isUpper: Bool) -> [Int64] {
        let rest = (Double(side) - uses.reduce(0, +)) / Double(max(1, uses.count))
        return uses.map { use in
            let share = use + rest
            return Int64(max(-0x1p60, min(0x1p60, isUpper ? share.rounded(.down) : share.rounded(.up))))
        }
    }

    /// Solves programs on all threads; the results in order.
    func solve(
        groups: Int, until limit: SolveClock, nodeLimit: Int,
        _ program: (Int) -> (program: PartProgram, start: [Int64]?)
    ) throws(GLPKError) -> [(columns: [Int], outcome: PartProgram.Outcome)] {
        let programs = (0..<groups).map(program)
        let (objective, gap) = (target.objective, target.gap)
        let results = Workers.map(groups, threads: threads) { index -> Result<PartProgram.Outcome, GLPKError> in
            let part = programs[index].program
            let own = part.columns.map { objective[$0] }
            do throws(GLPKError) {
                return .success(
                    try part.solve(
                        objective: own, gap: gap, start: programs[index].start, nodeLimit: nodeLimit, until: limit))
            } catch {
                return .failure(error)
            }
        }
        var outcomes: [(columns: [Int], outcome: PartProgram.Outcome)] = []
        for (program, result) in zip(programs, results) {
            let outcome = try result.get()
            outcomes.append((program.program.columns, outcome))
        }
        return outcomes
    }
}
