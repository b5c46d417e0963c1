// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// The most that the sum of each limit can come to while the other limits hold, found by counting.
struct LimitReach {
    /// A sum that nothing bounds.
    static let unbounded = Int128(1) << 100

    private let limits: [EvaluatedLimit]
    /// The tightest bound of each candidate, the limit it comes from, and the tightest one of the others.
    private var tightest: [Int64]
    private var owner: [Int32]
    private var next: [Int64]
    /// Limits that bound plain numbers of groups, with the bound of each value of `per`.
    private let caps: [(limit: Int, bounds: [Int64])]

    init(_ limits: [EvaluatedLimit], candidates count: Int) {
        self.limits = limits
        tightest = Array(repeating: .max, count: count)
        owner = Array(repeating: -1, count: count)
        next = Array(repeating: .max, count: count)
        caps = limits.indices.compactMap { index in Self.cap(limits[index]).map { (index, $0) } }
        for index in limits.indices {
            var own = Array(repeating: Int64.max, count: count)
            limits[index].tighten(&own)
            for candidate in own.indices where own[candidate] < next[candidate] {
                if own[candidate] < tightest[candidate] {
                    next[candidate] = tightest[candidate]
                    tightest[candidate] = own[candidate]
                    owner[candidate] = Int32(index)
                } else {
                    next[candidate] = own[candidate]
                }
            }
        }
    }

    /// `Σ x ≤ bound`, hard and for all candidates: the whole groups it allows for each value of `per`.
    private static func cap(_ limit: EvaluatedLimit) -> [Int64]? {
        let rule = limit.limit.rule
        guard limit.values == nil, rule.soft == nil, [.atMost, .exactly].contains(rule.kind), limit.counts == nil,
            limit.scale == 0, limit.coefficients.allSatisfy({ $0 == 1 }),
            let divisor = FixedPoint.powerOfTen(limit.boundScale)
        else { return nil }
        return limit.bounds.map { max(0, $0 / divisor) }
    }

    /// The most groups of a candidate that the limits other than `limit` allow.
    private func upper(_ candidate: Int, without limit: Int) -> Int64 {
        owner[candidate] == Int32(limit) ? next[candidate] : tightest[candidate]
    }

    /// Whether a candidate can be allocated at all.
    func isOpen(_ candidate: Int32) -> Bool { tightest[Int(candidate)] > 0 }

    /// For each value of `per` the most that the sum of the limit can be, in its own unit; negative summands are left
    /// out.
    func most(of index: Int) -> [Int128] {
        let limit = limits[index]
        let terms = limit.groups.members.indices.map { group in limit.terms(of: group).filter { $0.coefficient > 0 } }
        var result = terms.map { terms in
            terms.reduce(Int128(0)) { sum, term in
                Self.sum(sum, term.coefficient, upper(Int(term.column), without: index))
            }
        }
        for cap in caps where cap.limit != index {
            var counter = CapCounter(groups: limits[cap.limit].groups, bounds: cap.bounds)
            for group in terms.indices {
                for term in terms[group] {
                    counter.add(term, upper: upper(Int(term.column), without: index))
                }
                result[group] = min(result[group], counter.takeTotal())
            }
        }
        return result
    }

    /// For each value of `per` the least that the sum can be: what negative summands take away.
    func least(of index: Int) -> [Int128] {
        let limit = limits[index]
        return limit.groups.members.indices.map { group in
            limit.terms(of: group).filter { $0.coefficient < 0 }.reduce(Int128(0)) { sum, term in
                sum - Self.sum(0, -term.coefficient, upper(Int(term.column), without: index))
            }
        }
    }

    static func sum(_ sum: Int128, _ coefficient: Int64, _ upper: Int64) -> Int128 {
        guard upper < .max else { return unbounded }
        return min(unbounded, sum + Int128(coefficient) * Int128(upper))
    }
}

/// Adds up terms by the groups of another limit, each of which allows so many groups in all.
private struct CapCounter {
    let groups: CandidateGroups
    let bounds: [Int64]
    private var sums: [Int128]
    private var largest: [Int64]
    private var touched: [Int32] = []

    init(groups: CandidateGroups, bounds: [Int64]) {
        self.groups = groups
        self.bounds = bounds
        sums = Array(repeating: 0, count: bounds.count)
        largest = Array(repeating: 0, count: bounds.count)
    }

    mutating func add(_ term: ModelTerm, upper: Int64) {
        let group = groups.groupOfCandidate[Int(term.column)]
        if largest[Int(group)] == 0 { touched.append(group) }
        largest[Int(group)] = max(largest[Int(group)], term.coefficient)
        sums[Int(group)] = LimitReach.sum(sums[Int(group)], term.coefficient, upper)
    }

    /// The total of what was added since the last time.
    mutating func takeTotal() -> Int128 {
        var total = Int128(0)
        for group in touched.map({ Int($0) }) {
            total += min(sums[group], Int128(largest[group]) * Int128(bounds[group]))
            sums[group] = 0
            largest[group] = 0
        }
        touched.removeAll(keepingCapacity: true)
        return min(total, LimitReach.unbounded)
    }
}
