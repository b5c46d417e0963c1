// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Ids for the rows of a plan.
struct PlanNames {
    private let tables: TableSet

    init(_ scenario: Scenario) { tables = scenario.tables }

    func id(_ table: String, _ row: Int) -> String { tables.table(table).map { tables.pool[$0.ids[row]] } ?? "" }

    func allocation(_ allocation: Allocation, at place: SourceLocation) -> EarlierPlan.Allocation {
        EarlierPlan.Allocation(
            need: id("needs", allocation.need), offer: id("offers", allocation.offer),
            fund: allocation.fund.map { id("funds", $0) }, groups: allocation.groups, cost: allocation.cost,
            funded: allocation.funded, own: allocation.own, place: place)
    }
}
