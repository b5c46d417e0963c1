// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// Adds up the numbers of limits of which a conflict has many rows: what they demand or allow in all.
struct ConflictSums {
    private let explainer: Explainer
    private let search: ConflictSearch
    private var scenario: Scenario { explainer.scenario }

    init(_ explainer: Explainer, _ search: ConflictSearch) {
        self.explainer = explainer
        self.search = search
    }

    /// One for each limit with at least two members, in their order; shares and "none or at least" add up to nothing.
    func sums(of members: [ConflictSearch.Member]) -> [ConflictExplanation.Sum] {
        var order: [Int] = []
        for case .limit(let index) in members.map(\.source) where !order.contains(index) { order.append(index) }
        return order.compactMap { index in
            sum(index, members.filter { $0.source == .limit(index) })
        }
    }

    private func sum(_ index: Int, _ members: [ConflictSearch.Member]) -> ConflictExplanation.Sum? {
        let limit = scenario.rules.limits[index]
        guard members.count > 1, [.atMost, .atLeast, .exactly].contains(limit.rule.kind) else { return nil }
        let all = search.members.filter { $0.source == .limit(index) }
        guard let sum = total(members), let total = total(all) else { return nil }
        return ConflictExplanation.Sum(
            id: limit.rule.id, table: Self.table(limit, scenario), members: members.count, sum: sum,
            values: all.count, total: total, isGroups: Self.countsGroups(limit.aggregate))
    }

    private func total(_ members: [ConflictSearch.Member]) -> FixedPoint? {
        var sum = FixedPoint(0)
        for member in members {
            guard let bound = explainer.member(of: member, search)?.limit.limit, let next = Self.sum(sum, bound) else {
                return nil
            }
            sum = next
        }
        return sum.normalised
    }

    private static func sum(_ left: FixedPoint, _ right: FixedPoint) -> FixedPoint? {
        let scale = max(left.scale, right.scale)
        guard let first = left.rescaled(to: scale), let second = right.rescaled(to: scale) else { return nil }
        let (sum, overflow) = first.mantissa.addingReportingOverflow(second.mantissa)
        return overflow ? nil : FixedPoint(mantissa: sum, scale: scale)
    }

    /// The table whose rows the values of `per` are.
    static func table(_ limit: CompiledLimit, _ scenario: Scenario) -> String? {
        guard limit.per.count == 1, case .row(_, let table, _) = limit.per[0], table >= 0 else { return nil }
        return scenario.tables.tables[table].name
    }

    private static func countsGroups(_ aggregate: CompiledAggregate) -> Bool {
        guard case .sum(.number(.constant(let units), let scale, _)) = aggregate else { return false }
        return FixedPoint(mantissa: units, scale: scale).normalised == FixedPoint(1)
    }
}
