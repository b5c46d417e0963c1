// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// Turns column values into allocations with their money and distance.
struct AllocationBuilder {
    private let prepared: PreparedScenario

    init(_ prepared: PreparedScenario) { self.prepared = prepared }

    /// Sorted by the ids of need, offer and fund.
    func allocations(_ values: [Int64]) throws(PlanningError) -> [Allocation] {
        let candidates = prepared.candidates
        let chosen = (0..<candidates.count).filter { values[$0] > 0 }
        let batch = candidates.batch(0..<candidates.count).gathered(at: chosen.map { Int32($0) })
        var evaluator = BatchEvaluator(batch: batch, pool: prepared.scenario.rules.pool)
        let groups = chosen.map { values[$0] }
        let cost = try totals("cost", groups, &evaluator)
        let funded = try totals("funded", groups, &evaluator)
        let own = try totals("own", groups, &evaluator)
        let km = distances(&evaluator)
        let allocations = chosen.enumerated().map { position, candidate in
            Allocation(
                need: Int(candidates.needs[candidate]), offer: Int(candidates.offers[candidate]),
                fund: candidates.funds.isEmpty ? nil : Int(candidates.funds[candidate]), groups: groups[position],
                cost: cost?[position], funded: funded?[position], own: own?[position], km: km?[position])
        }
        return allocations.map { (key($0), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }

    private func key(_ allocation: Allocation) -> [String] {
        [id("needs", allocation.need), id("offers", allocation.offer), allocation.fund.map { id("funds", $0) } ?? ""]
    }

    private func id(_ table: String, _ row: Int) -> String {
        prepared.scenario.tables.table(table).map { prepared.scenario.tables.pool[$0.ids[row]] } ?? ""
    }

    /// A computed name for all groups of each allocation; `nil` where no rulebook computes it as an exact number, as
    /// a whole or for the allocation's fund.
    private func totals(
        _ name: String, _ groups: [Int64], _ evaluator: inout BatchEvaluator
    ) throws(PlanningError) -> [FixedPoint?]? {
        guard case .number(let code, let scale, _)? = prepared.scenario.rules.computed[name] else { return nil }
        var totals: [FixedPoint?] = []
        for (position, value) in evaluator.numbers(code).enumerated() {
            guard isDefined(code, at: position, evaluator.batch) else {
                totals.append(nil)
                continue
            }
            let amount = FixedPoint(mantissa: value, scale: scale).normalised
            let (product, overflow) = amount.mantissa.multipliedReportingOverflow(by: groups[position])
            guard !overflow else { throw PlanningError.amountTooLarge(name) }
            totals.append(FixedPoint(mantissa: product, scale: amount.scale))
        }
        guard evaluator.faults.isEmpty else { throw PlanningError.amountTooLarge(name) }
        return totals
    }

    /// Whether a rulebook computes the name for the allocation's fund.
    private func isDefined(_ code: NumberCode, at position: Int, _ batch: CandidateBatch) -> Bool {
        guard case .byFund(let definitions, _) = code else { return true }
        return definitions[Int(batch.rows(of: .fund)[position])] >= 0
    }

    private func distances(_ evaluator: inout BatchEvaluator) -> [Double]? {
        switch prepared.scenario.rules.computed["km"] {
        case .double(let code)?: evaluator.doubles(code)
        case .number(let code, let scale, _)?:
            evaluator.numbers(code).map { FixedPoint(mantissa: $0, scale: scale).double }
        default: nil
        }
    }
}

extension PreparedScenario {
    /// Groups of candidates as allocations, with their money and distance, sorted by the ids of need, offer and fund: a
    /// plan that is known by its rows alone, for example from a ledger.
    ///
    /// - Returns: `nil` if some rows are no candidate.
    /// - Throws: if an amount does not fit.
    public func allocations(of rows: [PlannedRow]) throws(PlanningError) -> [Allocation]? {
        let index = CandidateIndex(candidates)
        var values = [Int64](repeating: 0, count: model.model.columns.count)
        for row in rows {
            guard let candidate = index[row.need, row.offer, row.fund] else { return nil }
            values[candidate] += row.groups
        }
        return try AllocationBuilder(self).allocations(values)
    }
}
