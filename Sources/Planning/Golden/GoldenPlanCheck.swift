// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
public import Rules
import Tables

/// Compares a plan with what was worked out by hand.
public struct GoldenPlanCheck {
    private let plan: Plan
    private var tables: TableSet { plan.scenario.tables }

    /// What is not as expected, in the order of the expectation; with places in the test file.
    public static func outcome(of plan: Plan, expected golden: GoldenPlan) -> GoldenPlanOutcome {
        let check = GoldenPlanCheck(plan: plan)
        let differences =
            check.status(golden.status) + golden.goals.flatMap { check.goal($0.id, $0.value) }
            + golden.allocations.flatMap { check.allocation($0) } + check.further(golden)
            + golden.unmet.flatMap { check.unmet($0) }
        return GoldenPlanOutcome(name: golden.name.value, differences: differences)
    }

    private typealias Difference = GoldenPlanOutcome.Difference

    private func status(_ expected: GoldenPlan.Written<String>?) -> [Difference] {
        guard let expected, expected.value != plan.status.rawValue else { return [] }
        return [
            Difference(
                GoldenMessages.status(expected: expected.value, found: plan.status.rawValue), at: expected.location)
        ]
    }

    private func goal(_ id: GoldenPlan.Written<String>, _ expected: FixedPoint) -> [Difference] {
        guard let goal = plan.goals.first(where: { $0.id == id.value }) else {
            return [Difference(GoldenMessages.noGoal(id.value, known: plan.goals.map(\.id)), at: id.location)]
        }
        guard goal.value != expected else { return [] }
        return [Difference(GoldenMessages.goal(id.value, expected: expected, found: goal.value), at: id.location)]
    }

    // MARK: Allocations

    private func id(_ table: String, _ row: Int?) -> String? {
        guard let row, let table = tables.table(table) else { return nil }
        return tables.pool[table.ids[row]]
    }

    private func has(_ id: String, in name: String) -> Bool {
        guard let table = tables.table(name) else { return false }
        return table.ids.contains { tables.pool[$0] == id }
    }

    private func isMeant(_ allocation: Allocation, by expected: GoldenPlan.ExpectedAllocation) -> Bool {
        id("needs", allocation.need) == expected.need
            && (expected.offer == nil || id("offers", allocation.offer) == expected.offer)
            && (expected.fund == nil || id("funds", allocation.fund) == expected.fund)
    }

    private func allocation(_ expected: GoldenPlan.ExpectedAllocation) -> [Difference] {
        let names = [("needs", expected.need), ("offers", expected.offer), ("funds", expected.fund)]
        for (table, name) in names {
            guard let name, !has(name, in: table) else { continue }
            return [Difference(GoldenMessages.noRow(name, table: table), at: expected.location)]
        }
        let groups = plan.allocations.filter { isMeant($0, by: expected) }.map(\.groups).reduce(0, +)
        guard expected.groups.map({ $0 == groups }) ?? (groups > 0) else {
            return [Difference(GoldenMessages.groups(expected, found: groups), at: expected.location)]
        }
        return []
    }

    /// Allocations that nobody expects, where the list is meant to be complete.
    private func further(_ golden: GoldenPlan) -> [Difference] {
        guard let place = golden.complete else { return [] }
        let further = plan.allocations.filter { allocation in
            !golden.allocations.contains { isMeant(allocation, by: $0) }
        }
        return further.map { allocation in
            let ids = [id("needs", allocation.need), id("offers", allocation.offer), id("funds", allocation.fund)]
            return Difference(
                GoldenMessages.further(ids.compactMap { $0 }.joined(separator: " + "), groups: allocation.groups),
                at: place)
        }
    }

    // MARK: Open needs

    private func unmet(_ expected: GoldenPlan.ExpectedUnmet) -> [Difference] {
        guard has(expected.need, in: "needs") else {
            return [Difference(GoldenMessages.noRow(expected.need, table: "needs"), at: expected.location)]
        }
        guard let unmet = plan.unmet.first(where: { id("needs", $0.need) == expected.need }) else {
            return [Difference(GoldenMessages.notOpen(expected.need), at: expected.location)]
        }
        var messages: [LocalizedText] = []
        if let groups = expected.groupsOpen, groups != unmet.groupsOpen {
            messages.append(GoldenMessages.open(expected.need, expected: groups, found: unmet.groupsOpen))
        }
        let cause = UnmetCause(unmet.reason).rawValue
        if let wanted = expected.cause, wanted != cause {
            messages.append(GoldenMessages.cause(expected.need, expected: wanted, found: cause))
        }
        let rules = Self.rules(of: unmet.reason)
        if let rule = expected.rule, !rules.contains(rule) {
            messages.append(GoldenMessages.rule(expected.need, expected: rule, found: rules))
        }
        return messages.map { Difference($0, at: expected.location) }
    }

    /// The rules that the reason names, each once.
    private static func rules(of reason: UnmetNeed.Reason) -> [String] {
        let ids: [String] =
            switch reason {
            case .excluded(let nearest, _): nearest.flatMap { $0.rules.map(\.id) }
            case .limited(_, let stop): (stop.cause + stop.besides).map(\.limit.id)
            case .outweighed, .notOffered, .noOffers: []
            }
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }
    }
}
