// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Parallel

extension RegionSearch {
    typealias RowBounds = (lower: Int64, upper: Int64)

    /// A first plan: a dive by prices, repaired.
    mutating func divePlan() {
        var dive = PriceDive(kernel, prices: prices, lagrangian: lagrangian, objective: target.objective)
        let values = dive.run(until: clock.limited(to: clock.remaining.map { $0 * Self.diveTime }))
        polish(continuous.settled(values), until: clock.limited(to: clock.remaining.map { $0 * Self.polishTime }))
    }

    /// Shares of the time at hand.
    private static let diveTime = 0.5
    private static let polishTime = 0.1

    /// Repairs what does not hold and climbs. A row that cannot be repaired is emptied where that makes it hold: an
    /// offer that stays below its least number of groups is not opened.
    mutating func polish(_ values: [Int64], until limit: SolveClock) {
        var search = LocalSearch(kernel, objective: target.objective, values: values)
        var attempts = 1
        while !search.repairAll() {
            guard attempts < Self.repairAttempts else { return }
            attempts += 1
            search = LocalSearch(kernel, objective: target.objective, values: emptied(search.state))
        }
        search.climb(until: limit)
        offer(search.bestValues)
    }

    private static let repairAttempts = 8

    /// The values with all columns of broken rows at 0, where bounds and row allow it.
    private func emptied(_ state: ChainState) -> [Int64] {
        var values = state.values
        for row in state.violated.map(Int.init) where kernel.rowLower[row] <= 0 && kernel.rowUpper[row] >= 0 {
            for place in kernel.rows.range(row) {
                let column = Int(kernel.rows.indices[place])
                if kernel.lower[column] <= 0, kernel.upper[column] >= 0 { values[column] = 0 }
            }
        }
        return values
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

    /// Solves programs for the goal on all threads; the results in order.
    func solve(
        groups: Int, until limit: SolveClock, nodeLimit: Int,
        _ program: (Int) -> (program: PartProgram, start: [Int64]?)
    ) throws(GLPKError) -> [(columns: [Int], outcome: PartProgram.Outcome)] {
        let programs = (0..<groups).map(program)
        let target = target
        let outcomes = try threads.tryMap(groups) { (index) throws(GLPKError) in
            let part = programs[index].program
            return try part.solve(
                objective: part.columns.map { target.objective[$0] }, gap: target.gap, start: programs[index].start,
                nodeLimit: nodeLimit, until: limit)
        }
        return zip(programs, outcomes).map { ($0.program.columns, $1) }
    }
}
