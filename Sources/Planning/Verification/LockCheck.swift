// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Checks the allocations against the locks table, cell by cell and without what the planner made of it.
struct LockCheck {
    private let checker: PlanChecker
    private let table: Table

    static func breaches(_ checker: PlanChecker) -> [Breach] {
        guard let table = checker.scenario.tables.table("locks") else { return [] }
        let check = LockCheck(checker: checker, table: table)
        return (0..<table.rowCount).compactMap { check.breach($0) }
    }

    private func reference(_ column: String, _ row: Int) -> Int? {
        guard let column = table.column(named: column), column.isPresent(row),
            case .references(let rows) = column.storage
        else { return nil }
        return Int(rows[row])
    }

    private func text(_ column: String, _ row: Int) -> String {
        guard let column = table.column(named: column), column.isPresent(row), case .texts(let ids) = column.storage
        else { return "" }
        return checker.scenario.tables.pool[ids[row]]
    }

    private func number(_ column: String, _ row: Int) -> Int64 {
        guard case .numbers(let values, let scale)? = table.column(named: column)?.storage else { return 0 }
        return FixedPoint(mantissa: values[row], scale: scale).rescaled(to: 0)?.mantissa ?? 0
    }

    private func breach(_ row: Int) -> Breach? {
        guard let need = reference("need", row), let offer = reference("offer", row) else { return nil }
        let fund = reference("fund", row)
        let groups = checker.allocations.reduce(Int64(0)) { sum, allocation in
            let planned = allocation.planned
            let isMeant = planned.need == need && planned.offer == offer && (fund == nil || planned.fund == fund)
            return isMeant ? sum + planned.groups : sum
        }
        let (mode, wanted) = (text("mode", row), number("groups", row))
        let isKept =
            switch mode {
            case "fix": groups == wanted
            case "at_least": groups >= wanted
            case "at_most": groups <= wanted
            case "forbid": groups == 0
            default: false
            }
        guard !isKept else { return nil }
        let subject = checker.subject(of: PlannedRow(need: need, offer: offer, fund: fund, groups: groups))
        return VerificationMessages.lock(
            subject, mode: mode, wanted: wanted, found: groups, reason: text("reason", row),
            at: table.location(row: row))
    }
}
