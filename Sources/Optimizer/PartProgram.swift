// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// Some columns of a kernel as a program of their own: the rows they touch, with bounds for their share of them.
struct PartProgram: Sendable {
    let kernel: Kernel
    /// The column of the whole for each column of `kernel`, ascending.
    let columns: [Int]

    /// All of a kernel.
    init(_ whole: Kernel) {
        kernel = whole
        columns = Array(0..<whole.columnCount)
    }

    /// - Parameters:
    ///   - columns: ascending.
    ///   - bounds: lower and upper bound of a row over these columns; `nil` leaves the row out.
    init(_ whole: Kernel, columns: [Int], bounds: (Int) -> (lower: Int64, upper: Int64)?) {
        self.columns = columns
        var part = Kernel()
        var rows: [Int32] = []
        var placeOfRow: [Int32: Int32] = [:]
        for column in columns {
            part.appendColumn(column, of: whole, lower: whole.lower[column], upper: whole.upper[column])
            for place in whole.columns.range(column) {
                let row = whole.columns.indices[place]
                if placeOfRow[row] == nil {
                    placeOfRow[row] = 0
                    rows.append(row)
                }
            }
        }
        rows.sort()
        for (place, row) in rows.enumerated() { placeOfRow[row] = Int32(place) }
        var entries = SparseLists()
        for column in columns {
            entries.append(
                whole.columns.range(column).map {
                    (index: placeOfRow[whole.columns.indices[$0]] ?? 0, value: whole.columns.values[$0])
                })
        }
        let byRow = entries.transposed(width: rows.count)
        for (place, row) in rows.enumerated() {
            guard let (lower, upper) = bounds(Int(row)) else { continue }
            part.appendRow(
                lower: lower, upper: upper, entries: byRow.entries(place), isRedundant: whole.isRedundant[Int(row)],
                origin: whole.modelRow[Int(row)])
        }
        part.indexColumns()
        kernel = part
    }

    /// What the columns contribute to a goal of the whole.
    func share(of target: GoalTarget) -> GoalTarget {
        GoalTarget(objective: columns.map { target.objective[$0] }, offset: 0, gap: target.gap, unit: target.unit)
    }

    /// What the best plan found is, and what is proven.
    struct Outcome: Sendable {
        /// Of the part's columns; `nil` when none was found.
        var values: [Int64]?
        /// No point of the part is better; `nil` when it has none.
        var bound: Int64?
        var work = SolveWork()
    }

    /// Searches the part with at most so many nodes.
    func solve(
        objective: [Int64], gap: Double, start: [Int64]?, nodeLimit: Int, until clock: SolveClock
    ) throws(GLPKError) -> Outcome {
        guard let presolved = Presolve.run(kernel) else { return Outcome() }
        let offset = Kernel.value(objective, at: presolved.fixedValues)
        let target = GoalTarget(
            objective: presolved.original.map { objective[$0] }, offset: offset, gap: gap, unit: 1)
        let (found, work) = try BranchAndPrice.run(
            presolved.kernel, target: target, start: start.map(presolved.reduce), clock: clock, work: SolveWork(),
            scope: .part(nodes: nodeLimit), report: { _, _ in })
        if found.isInfeasible { return Outcome(work: work) }
        return Outcome(
            values: found.values.map(presolved.expand),
            bound: found.bound == Int64.max ? Int64.max : found.bound + offset, work: work)
    }
}
