// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Parallel

extension RegionSearch {
    /// Bits that the profits of a part's columns keep.
    private static let profitBits = 32

    /// A bound from the integer optima of the parts at fixed prices of the rows that cross:
    ///
    ///     c·x  ≤  Σ y·side  +  Σ_parts max (c − yA)·x over the part's integer points  +  Σ_others max (c − yA)·x
    ///
    /// computed exactly from the prices in fixed point, each maximum replaced by what is proven of it.
    mutating func boundParts(until limit: SolveClock) throws(GLPKError) {
        let priced = crossingPrices()
        let largest = priced.profits.reduce(UInt64(1)) { max($0, $1.magnitude) }
        let dropped = max(0, min(priced.shift, 64 - largest.leadingZeroBitCount - Self.profitBits))
        // Rounded up, a bound only grows where columns are at least 0; what others can lose is added.
        let profits = priced.profits.map { -(-$0 >> Int64(dropped)) }
        let (kernel, partition) = (kernel, partition)
        let (plan, gap) = (plan, 1e-5)
        let outcomes = try threads.tryMap(partition.count) { (part) throws(GLPKError) in
            let program = PartProgram(kernel, columns: partition.members[part]) { row in
                partition.partOfRow[row] >= 0 ? (kernel.rowLower[row], kernel.rowUpper[row]) : nil
            }
            return try program.solve(
                objective: program.columns.map { profits[$0] }, gap: gap,
                start: plan.map { plan in program.columns.map { plan[$0] } }, nodeLimit: 400, until: limit)
        }
        var total = priced.constant
        let unit = Int128(PricedColumns.fraction + dropped)
        for (part, outcome) in outcomes.enumerated() {
            work.count(outcome.work)
            guard let bound = outcome.bound, bound != Int64.max else { return }
            let loss = partition.members[part].reduce(Int64(0)) { $0 + max(0, -kernel.lower[$1]) } * 2
            total.add(Int128(bound + loss) << unit)
        }
        for column in 0..<kernel.columnCount where partition.partOfColumn[column] < 0 {
            total.add(priced.most(of: column, kernel.lower, kernel.upper))
        }
        guard let sum = total.value else { return }
        prove(Int64(clamping: sum >> Int128(priced.shift + PricedColumns.fraction)))
    }

    /// Columns at the prices of the rows and cuts that cross; those within a part are left to the part.
    private func crossingPrices() -> PricedColumns {
        let rows = prices.rows
        let duals = (0..<rows.count).map { row -> Double in
            let range = rows.rows.range(row)
            guard let first = range.first else { return 0 }
            let part = partition.partOfColumn[Int(rows.rows.indices[first])]
            let isLocal =
                part >= 0 && range.allSatisfy { partition.partOfColumn[Int(rows.rows.indices[$0])] == part }
            return isLocal ? 0 : prices.prices[row]
        }
        let width = partition.members.map(\.count).max() ?? 0
        return PricedColumns(
            duals: duals, costs: target.objective, rows: rows, lower: kernel.lower, upper: kernel.upper,
            isInBlock: partition.partOfColumn.map { $0 >= 0 }, continuous: decomposition.continuousColumns,
            limit: (Int128(1) << 61) / Int128(1 + width))
    }
}
