// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Tables
import Testing

@testable import Planning

/// Prices by name, which a plan hands on to the plan of a changed scenario.
@Suite struct PlanPricesTests {
    /// A fund in units of 10^(−scale) euro, and two goals, the second in thousandths.
    private func model(scale: Int, rows: [String]) -> LinearModel {
        var model = LinearModel()
        model.addColumn(name: "x", upper: 5)
        let cent = (0..<scale).reduce(Int64(1)) { power, _ in power * 10 }
        for row in rows {
            model.addRow(name: row, lower: nil, upper: 1_000 * cent, scale: scale, terms: [(0, 300 * cent)])
        }
        model.goals = [("G-1", 0), ("G-2", 3)].map { id, scale in
            LinearModel.Goal(
                id: id, sense: .maximise, coefficients: [1], constant: 0, scale: scale,
                tolerance: Amount(units: 0, scale: 0))
        }
        return model
    }

    /// 0.0001 groups for a cent are 0.01 for a euro, and 0.000001 for a hundredth of a cent.
    @Test func pricesDoNotDependOnScales() throws {
        let before = model(scale: 2, rows: ["L-01.A", "L-01.B"])
        let found = [
            RowPrices([RowPrices.Entry(row: 0, price: 0.0001), RowPrices.Entry(row: 1, price: 1 / 3.0)]),
            RowPrices([RowPrices.Entry(row: 1, price: -2), RowPrices.Entry(row: 2, price: -4_000)]),
        ]
        let prices = PlanPrices(found, of: before)
        #expect(prices.goals.map(\.id) == ["G-1", "G-2"])
        let first = [
            PlanPrices.Price(name: "L-01.A", worth: FixedPoint(mantissa: 1, scale: 2)),
            PlanPrices.Price(name: "L-01.B", worth: FixedPoint(mantissa: 333_333, scale: 4)),
        ]
        #expect(prices.goals[0].rows == first && prices.goals[0].held.isEmpty)
        #expect(prices.goals[1].rows == [PlanPrices.Price(name: "L-01.B", worth: FixedPoint(mantissa: -2, scale: 1))])
        #expect(prices.goals[1].held == [PlanPrices.Price(name: "G-1", worth: FixedPoint(-4))])

        let after = prices.rowPrices(for: model(scale: 4, rows: ["L-01.B", "L-01.C"]))
        #expect(after.count == 2)
        let entry = try #require(after[0].entries.first)
        #expect(after[0].entries.count == 1 && entry.row == 0 && abs(entry.price * 300 - 1) < 1e-5)
        #expect(after[1].entries.map(\.row) == [0, 2])
        #expect(zip(after[1].entries, [-0.02, -4_000]).allSatisfy { abs($0.price / $1 - 1) < 1e-12 })
    }

    @Test func whereNothingIsKnownThereAreNoPrices() {
        let model = model(scale: 2, rows: ["L-01.A"])
        #expect(PlanPrices().rowPrices(for: model).isEmpty)
        #expect(PlanPrices([RowPrices(), RowPrices()], of: model).goals.isEmpty)
        let other = PlanPrices(goals: [
            PlanPrices.Goal(id: "G-9", rows: [PlanPrices.Price(name: "L-01.A", worth: FixedPoint(1))], held: [])
        ])
        #expect(other.rowPrices(for: model).allSatisfy { $0.entries.isEmpty })
    }
}
