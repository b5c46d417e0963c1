// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Optimizer

/// Plans from before a change, made admissible again.
@Suite struct RepairTests {
    /// A fund with half of its money: 100 of 200 groups have to go, many more than a chain of repairs is long.
    @Test func aFundWithMuchLessMoneyIsMended() throws {
        var model = LinearModel()
        var costs: [(column: Int32, coefficient: Int64)] = []
        for school in 0..<100 {
            let column = Int32(model.addColumn(name: "x\(school)", upper: 2, block: Int32(school)))
            costs.append((column, 100 + Int64(school)))
        }
        model.addRow(name: "fund", lower: nil, upper: 15_000, scale: 0, terms: costs)
        model.addRow(name: "offer", lower: 40, upper: nil, scale: 0, terms: costs.map { ($0.column, 1) })
        let objective = [Int64](repeating: 1, count: 100)
        var search = LocalSearch(Kernel(model), objective: objective, values: [Int64](repeating: 2, count: 100))
        let isMended = search.repairAll()
        #expect(isMended)
        #expect(SolutionCheck(search.bestValues, of: model).isAdmissible)
        // 15,000 buy 84 groups of the dearest and 116 of the cheapest.
        #expect(search.bestValue == search.bestValues.reduce(0, +) && (75...116).contains(search.bestValue))
    }

    /// Two rows that take from each other: what one gains the other loses, and the repair gives up.
    @Test func aRowThatCannotBeMendedEndsTheRepair() {
        var model = LinearModel()
        for name in ["x", "y"] { model.addColumn(name: name, upper: 50) }
        model.addRow(name: "most", lower: nil, upper: 20, scale: 0, terms: [(0, 1), (1, 1)])
        model.addRow(name: "least", lower: 60, upper: nil, scale: 0, terms: [(0, 1), (1, 1)])
        var search = LocalSearch(Kernel(model), objective: [1, 1], values: [50, 50])
        let isMended = search.repairAll()
        #expect(!isMended)
    }
}
