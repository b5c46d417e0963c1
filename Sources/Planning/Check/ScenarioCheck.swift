// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Optimizer
import Rules
import Tables

/// What can be said of a scenario by counting, without a solve.
public struct ScenarioCheck: Sendable {
    /// Supply and demand of one field, in groups.
    public struct FieldBalance: Sendable, Hashable {
        public let field: String
        public let needs: Int
        public let groupsRequested: Int64
        public let offers: Int
        public let groupsOffered: Int64
        /// Groups of needs for which at least one candidate exists.
        public let groupsWithCandidates: Int64
    }

    /// A limit that no plan can keep, whatever is allocated.
    public struct ImpossibleLimit: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
        /// The value of `per`; empty for the whole plan.
        public let subject: String
        public let location: SourceLocation

        /// As it is told to people; its cause gives exit code 2.
        public var diagnostic: Diagnostic { PlanningMessages.impossibleLimit(self) }
    }

    public let size: ModelSize
    /// In the order in which the fields appear in the needs, then in the offers.
    public let fields: [FieldBalance]
    /// Needs without any candidate, as rows of the needs table.
    public let needsWithoutCandidate: [Int]
    /// Funds without any candidate, as rows of the funds table.
    public let fundsWithoutCandidate: [Int]
    public let impossible: [ImpossibleLimit]
    /// In the order of the locks.
    public let impossibleLocks: [ImpossibleLock]

    /// Whether counting shows that there is no admissible plan.
    public var isRefuted: Bool { !impossible.isEmpty || !impossibleLocks.isEmpty }

    /// What counting shows that no plan can keep; each has the cause of exit code 2.
    public var refutations: [Diagnostic] { impossible.map(\.diagnostic) + impossibleLocks.map(\.diagnostic) }

    public init(_ prepared: PreparedScenario) {
        size = prepared.size
        let counter = CandidateCounter(prepared)
        needsWithoutCandidate = counter.missing(prepared.candidates.needs, table: "needs")
        fundsWithoutCandidate = counter.missing(prepared.candidates.funds, table: "funds")
        fields = counter.balances(without: needsWithoutCandidate)
        impossible = counter.impossibleLimits()
        impossibleLocks = ImpossibleLockSearch(prepared).impossible()
    }
}

private struct CandidateCounter {
    let prepared: PreparedScenario
    var tables: TableSet { prepared.scenario.tables }

    init(_ prepared: PreparedScenario) { self.prepared = prepared }

    func missing(_ used: [Int32], table: String) -> [Int] {
        guard let table = tables.table(table) else { return [] }
        var found = Array(repeating: false, count: table.rowCount)
        for row in used { found[Int(row)] = true }
        return found.indices.filter { !found[$0] }
    }

    func balances(without open: [Int]) -> [ScenarioCheck.FieldBalance] {
        var order: [Int32] = []
        var demand: [Int32: (needs: Int, groups: Int64, reachable: Int64)] = [:]
        var supply: [Int32: (offers: Int, groups: Int64)] = [:]
        let unreachable = Set(open)
        for (row, (field, groups)) in zip(texts("needs", "field"), numbers("needs", "groups")).enumerated() {
            if demand[field] == nil { order.append(field) }
            let old = demand[field] ?? (0, 0, 0)
            demand[field] = (
                old.needs + 1, old.groups + groups, old.reachable + (unreachable.contains(row) ? 0 : groups)
            )
        }
        for (field, capacity) in zip(texts("offers", "field"), numbers("offers", "capacity")) {
            if demand[field] == nil, supply[field] == nil { order.append(field) }
            let old = supply[field] ?? (0, 0)
            supply[field] = (old.offers + 1, old.groups + capacity)
        }
        return order.map { field in
            let (need, offer) = (demand[field] ?? (0, 0, 0), supply[field] ?? (0, 0))
            return ScenarioCheck.FieldBalance(
                field: tables.pool[field], needs: need.needs, groupsRequested: need.groups, offers: offer.offers,
                groupsOffered: offer.groups, groupsWithCandidates: need.reachable)
        }
    }

    private func texts(_ table: String, _ column: String) -> [Int32] {
        guard case .texts(let ids)? = tables.table(table)?.column(named: column)?.storage else { return [] }
        return ids
    }

    private func numbers(_ table: String, _ column: String) -> [Int64] {
        guard case .numbers(let values, _)? = tables.table(table)?.column(named: column)?.storage else { return [] }
        return values
    }

    /// The groups that locks ask for, by the column of a single candidate.
    private func lockedGroups() -> [Int: Int64] {
        let model = prepared.model.model
        var locked: [Int: Int64] = [:]
        for (row, origin) in zip(model.rows, prepared.model.rows) {
            guard case .lock = origin.source, row.terms.count == 1, let lower = row.lower else { continue }
            let column = Int(model.termColumns[row.terms.lowerBound])
            locked[column] = max(locked[column] ?? 0, lower)
        }
        return locked
    }

    /// Rows that cannot hold even with every column at its best bound.
    func impossibleLimits() -> [ScenarioCheck.ImpossibleLimit] {
        let model = prepared.model.model
        let locked = lockedGroups()
        return model.rows.indices.compactMap { index in
            let row = model.rows[index]
            var (least, most) = (Int128(0), Int128(0))
            for term in row.terms {
                let (column, coefficient) = (Int(model.termColumns[term]), Int128(model.termCoefficients[term]))
                let full = coefficient * Int128(model.columns[column].upper)
                let forced = coefficient * Int128(locked[column] ?? 0)
                least += min(full, forced)
                most += max(full, forced)
            }
            let fails = row.lower.map { most < Int128($0) } ?? false || row.upper.map { least > Int128($0) } ?? false
            let origin = prepared.model.rows[index]
            guard fails, case .limit(let limit) = origin.source else { return nil }
            let rule = prepared.scenario.rules.limits[limit].rule
            return ScenarioCheck.ImpossibleLimit(
                id: rule.id, title: rule.title, subject: origin.subject, location: rule.location)
        }
    }
}
