// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// A limit with its numbers for every candidate.
struct EvaluatedLimit {
    let limit: CompiledLimit
    let groups: CandidateGroups
    /// The summand of each candidate in units of 10^(−scale), whether `where` holds or not; all 0 where the limit
    /// counts different values.
    let coefficients: [Int64]
    /// The values that the limit counts; `nil` for a sum.
    let values: CandidateKeys?
    /// Whether the candidate counts; `nil` without `where`.
    let counts: [Bool]?
    /// One per group, in units of 10^(−boundScale).
    let bounds: [Int64]
    let scale: Int
    let boundScale: Int
    /// Whether every number is exact; otherwise the bound is widened by the tolerance.
    let isExact: Bool
    /// Whether a group has a negative summand.
    private let hasNegative: [Bool]

    init(_ limit: CompiledLimit, _ columns: CandidateColumns, into sink: inout DiagnosticSink) {
        let (id, place) = (limit.rule.id, limit.rule.location)
        self.limit = limit
        groups = CandidateGroups(per: limit.per, rule: id, at: place, columns, into: &sink)
        counts = limit.condition.map { columns.booleans($0, rule: id, at: place, into: &sink) }
        // A share also counts what `where` leaves out.
        let counting = limit.rule.kind.isShare ? nil : counts
        let sum: CandidateColumns.Numbers
        switch limit.aggregate {
        case .sum(let value):
            sum = columns.numbers(value, rule: id, at: place, counting: counting, into: &sink)
            values = nil
        case .distinct(let key):
            let none = Array(repeating: Int64(0), count: columns.candidates.count)
            sum = CandidateColumns.Numbers(values: none, scale: 0, isExact: true)
            values = CandidateKeys(key, rule: id, at: place, counting: counting, columns, into: &sink)
        }
        let bound = columns.numbers(limit.bound, rule: id, at: place, into: &sink)
        coefficients = sum.values
        scale = sum.scale
        boundScale = bound.scale
        isExact = sum.isExact && bound.isExact
        bounds = groups.constants(bound, rule: id, at: place, columns, into: &sink)
        var negative = Array(repeating: false, count: groups.members.count)
        for (index, value) in sum.values.enumerated() where value < 0 && counts?[index] ?? true {
            negative[Int(groups.groupOfCandidate[index])] = true
        }
        hasNegative = negative
    }

    /// The candidates of a group that count, with their summands.
    func terms(of group: Int) -> [ModelTerm] {
        groups.members[group].compactMap { member in
            let coefficient = coefficients[Int(member)]
            guard coefficient != 0, counts?[Int(member)] ?? true else { return nil }
            return (member, coefficient)
        }
    }

    /// Lowers each candidate's bound to the most groups that this limit allows it alone. `Int64.max` means unbounded.
    func tighten(_ upper: inout [Int64]) {
        guard limit.rule.kind == .atMost || limit.rule.kind == .exactly, limit.soft == nil else { return }
        let common = max(scale, boundScale)
        // A unit too fine to compare in bounds nothing that fits.
        guard let factor = FixedPoint.powerOfTen(common - scale) else { return }
        let slack = isExact ? 0 : ModelBuilder.tolerance(atScale: common)
        let scaled = bounds.map { FixedPoint(mantissa: $0, scale: boundScale).rescaled(to: common)?.mantissa }
        let (group, negative) = (groups.groupOfCandidate, hasNegative)
        for candidate in coefficients.indices where coefficients[candidate] > 0 && counts?[candidate] ?? true {
            let own = Int(group[candidate])
            let (coefficient, overflow) = coefficients[candidate].multipliedReportingOverflow(by: factor)
            guard !negative[own], !overflow, let bound = scaled[own] else { continue }
            upper[candidate] = min(upper[candidate], max(0, (bound + slack) / coefficient))
        }
    }
}
