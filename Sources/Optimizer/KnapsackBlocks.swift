// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes knapsacks the blocks of a kernel whose own blocks prove nothing.
///
/// Where every school has one need and no budget, its bundles are single columns, and a relaxation over bundles says what
/// one over columns says. Then the capacities of the offers are what the proof needs: with the best content of each knapsack
/// priced exactly the bound of a generalised assignment problem comes close to its optimum.
/// (Savelsbergh, A branch-and-price algorithm for the generalized assignment problem, 1997.)
enum KnapsackBlocks {
    /// Of all columns, those that blocks with a budget of their own have to hold to be left alone.
    private static let enough = 0.1
    /// Of all columns, those that the knapsacks have to hold.
    private static let leastCovered = 0.5
    /// Mean units that fit into a knapsack: with more, a relaxation over bundles takes long to converge, and is worth little.
    private static let mostUnits = 12.0

    static func applied(to kernel: Kernel) -> Kernel {
        var budgeted = 0
        for (columns, rows) in zip(kernel.columnsOfBlocks, kernel.rowsWithinBlocks)
        where rows.contains(where: { isBudget($0, kernel) }) {
            budgeted += columns.count
        }
        guard Double(budgeted) < enough * Double(kernel.columnCount) else { return kernel }
        let chosen = kernel.withoutOverlap((0..<kernel.rowCount).filter { isKnapsack($0, kernel) })
        let covered = chosen.reduce(0) { $0 + kernel.rows.range($1).count }
        guard covered > 0, Double(covered) >= leastCovered * Double(kernel.columnCount) else { return kernel }
        var result = kernel
        result.makeBlocks(of: chosen)
        return result
    }

    /// Whether a row bounds a sum of weights, one of them above 1, from above only.
    private static func isBudget(_ row: Int, _ kernel: Kernel) -> Bool {
        let range = kernel.rows.range(row)
        return kernel.rowUpper[row] != Kernel.noUpper && kernel.rowLower[row] == Kernel.noLower
            && range.allSatisfy { kernel.rows.values[$0] > 0 } && range.contains { kernel.rows.values[$0] > 1 }
    }

    /// Whether a row can be a block: a budget for few units, small enough for a table, and no other row lies within it.
    private static func isKnapsack(_ row: Int, _ kernel: Kernel) -> Bool {
        let range = kernel.rows.range(row)
        guard range.count > 1, isBudget(row, kernel) else { return false }
        let weights = range.map { kernel.rows.values[$0] }
        let columns = range.map { Int(kernel.rows.indices[$0]) }
        let mean = weights.reduce(0) { $0 + Double($1) } / Double(weights.count)
        guard Double(kernel.rowUpper[row]) <= mostUnits * mean,
            columns.allSatisfy({ kernel.lower[$0] == 0 && kernel.part[$0] == kernel.part[columns[0]] })
        else { return false }
        return KnapsackTable.fits(
            weights: weights, spans: columns.map { kernel.upper[$0] }, capacity: kernel.rowUpper[row])
            && !hasRowWithin(row, columns, kernel)
    }

    private static func hasRowWithin(_ row: Int, _ columns: [Int], _ kernel: Kernel) -> Bool {
        var entries: [Int32: Int] = [:]
        for column in columns {
            for place in kernel.columns.range(column) { entries[kernel.columns.indices[place], default: 0] += 1 }
        }
        return entries.contains { Int($0.key) != row && kernel.rows.range(Int($0.key)).count == $0.value }
    }
}
