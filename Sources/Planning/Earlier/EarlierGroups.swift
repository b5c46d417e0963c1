// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Optimizer
import Tables

/// An earlier plan laid beside a scenario: which of its allocations are candidates there, by need, offer and fund.
public struct EarlierGroups: Sendable {
    /// One for each candidate, 0 where the earlier plan has none.
    public let groups: [Int64]
    /// The allocations that are no candidates.
    public let gone: [EarlierPlan.Allocation]

    /// Linear in the candidates and the plan.
    public init(_ plan: EarlierPlan, in prepared: PreparedScenario) {
        let candidates = prepared.candidates
        let lookup = RowLookup(prepared.scenario.tables)
        var rows: [CandidateRow: [Int]] = [:]
        var gone: [EarlierPlan.Allocation] = []
        for (index, allocation) in plan.allocations.enumerated() {
            if let row = lookup.row(allocation) {
                rows[row, default: []].append(index)
            } else {
                gone.append(allocation)
            }
        }
        var groups = [Int64](repeating: 0, count: candidates.count)
        for index in 0..<candidates.count {
            let row = CandidateRow(
                need: candidates.needs[index], offer: candidates.offers[index],
                fund: candidates.funds.isEmpty ? -1 : candidates.funds[index])
            for allocation in rows.removeValue(forKey: row) ?? [] {
                groups[index] += plan.allocations[allocation].groups
            }
        }
        gone += rows.values.joined().map { plan.allocations[$0] }
        self.groups = groups
        self.gone = gone.sorted { $0.place < $1.place }
    }

    /// Values for every column of the model, to start a solve from; what follows from the groups is set as the rules
    /// mean it. They need not be admissible: a solve looks at that itself.
    public func start(for prepared: PreparedScenario) -> [Int64] {
        let further = prepared.model.model.columns.count - groups.count
        return DerivedColumns(prepared.model).settled(groups + [Int64](repeating: 0, count: further))
    }

    /// A note on what is gone; `nil` if nothing is.
    public func note(of plan: EarlierPlan) -> Diagnostic? {
        gone.first.map { EarlierMessages.gone(gone.count, of: plan.allocations.count, first: $0) }
    }

    private struct CandidateRow: Hashable {
        let need: Int32
        let offer: Int32
        /// −1 without one.
        let fund: Int32
    }

    private struct RowLookup {
        let tables: TableSet

        init(_ tables: TableSet) { self.tables = tables }

        /// `nil` if a row of that id is not there.
        func row(_ allocation: EarlierPlan.Allocation) -> CandidateRow? {
            guard let need = row(allocation.need, in: "needs"), let offer = row(allocation.offer, in: "offers")
            else { return nil }
            guard let fund = allocation.fund else { return CandidateRow(need: need, offer: offer, fund: -1) }
            return row(fund, in: "funds").map { CandidateRow(need: need, offer: offer, fund: $0) }
        }

        private func row(_ id: String, in name: String) -> Int32? {
            tables.pool.id(of: id).flatMap { tables.table(name)?.row(withID: $0) }.map { Int32($0) }
        }
    }
}
