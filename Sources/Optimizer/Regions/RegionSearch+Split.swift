// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Parallel

extension RegionSearch {
    typealias RowBounds = (lower: Int64, upper: Int64)

    /// Parts that are solved at once; fixed, so that the number of threads changes nothing.
    private static let batch = 2
    /// Bits of the largest coefficient of a goal at prices.
    private static let profitScale = 0x1p24

    /// A first plan: part after part at the prices of the rows that cross, within what the parts before have left; what
    /// does not fit together is repaired.
    mutating func splitPlan(until limit: SolveClock) throws(GLPKError) {
        var values = fixedOutsideParts()
        let isKept = interesting(best: 12)
        let objective = pricedObjective()
        var activity = (0..<kernel.rowCount).map { kernel.activity($0, at: values) }
        for first in stride(from: 0, to: partition.count, by: Self.batch) where !limit.isOver {
            let parts = Array(first..<min(first + Self.batch, partition.count))
            let outcomes = try solve(groups: parts.count, objective: objective, gap: 1e-3, until: limit, nodeLimit: 30)
            {
                let own = partition.members[parts[$0]].filter { isKept[$0] }
                return (PartProgram(kernel, columns: own) { left($0, activity) }, nil)
            }
            for (columns, outcome) in outcomes {
                count(outcome.work)
                guard let found = outcome.values else { continue }
                for (column, value) in zip(columns, found) where value != values[column] {
                    for place in kernel.columns.range(column) {
                        activity[Int(kernel.columns.indices[place])] +=
                            kernel.columns.values[place] * (value - values[column])
                    }
                    values[column] = value
                }
            }
        }
        polish(values, until: limit)
    }

    /// The bounds of a row for a part: its own ones, or what is left of a capacity; other rows that cross are left to
    /// the repair.
    private func left(_ row: Int, _ activity: [Int64]) -> RowBounds? {
        if partition.partOfRow[row] >= 0 { return (kernel.rowLower[row], kernel.rowUpper[row]) }
        guard kernel.rowUpper[row] != Kernel.noUpper, !kernel.isRedundant[row] else { return nil }
        let range = kernel.rows.range(row)
        let isPacking = range.allSatisfy {
            kernel.rows.values[$0] > 0 || partition.partOfColumn[Int(kernel.rows.indices[$0])] < 0
        }
        return isPacking ? (Kernel.noLower, max(0, kernel.rowUpper[row] - activity[row])) : nil
    }

    /// The goal less the prices of the rows that cross, as integers.
    private func pricedObjective() -> [Int64] {
        var profits = target.objective.map(Double.init)
        let rows = prices.rows
        for row in 0..<rows.count where prices.prices[row] != 0 {
            let range = rows.rows.range(row)
            guard let first = range.first else { continue }
            let part = partition.partOfColumn[Int(rows.rows.indices[first])]
            if part >= 0, range.allSatisfy({ partition.partOfColumn[Int(rows.rows.indices[$0])] == part }) { continue }
            for place in range {
                profits[Int(rows.rows.indices[place])] -= prices.prices[row] * Double(rows.rows.values[place])
            }
        }
        let unit = Self.profitScale / Double(target.objective.reduce(1) { max($0, $1.magnitude) })
        return profits.map { Int64(max(-0x1p50, min(0x1p50, ($0 * unit).rounded()))) }
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

    /// Solves programs on all threads; the results in order.
    func solve(
        groups: Int, objective: [Int64], gap: Double, until limit: SolveClock, nodeLimit: Int,
        _ program: (Int) -> (program: PartProgram, start: [Int64]?)
    ) throws(GLPKError) -> [(columns: [Int], outcome: PartProgram.Outcome)] {
        let programs = (0..<groups).map(program)
        let results = threads.map(groups) { index -> Result<PartProgram.Outcome, GLPKError> in
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
