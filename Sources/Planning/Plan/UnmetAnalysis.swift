// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables

/// Finds out why needs stay open, given the plan: excluded by the match rules, stopped by limits, or left out by
/// the goals.
struct UnmetAnalysis {
    private let prepared: PreparedScenario
    private let values: [Int64]

    init(_ prepared: PreparedScenario, values: [Int64]) {
        self.prepared = prepared
        self.values = values
    }

    /// Every need with open groups, in the order of the needs table.
    func unmetNeeds() -> [UnmetNeed] {
        let requested = requestedGroups()
        var open = requested
        var candidatesOfNeed: [[Int32]] = Array(repeating: [], count: requested.count)
        for candidate in 0..<prepared.candidates.count {
            let need = Int(prepared.candidates.needs[candidate])
            open[need] -= values[candidate]
            candidatesOfNeed[need].append(Int32(candidate))
        }
        let needs = requested.indices.filter { open[$0] > 0 }
        let rows = ColumnRows(prepared.model, columns: needs.flatMap { candidatesOfNeed[$0] })
        let slack = RowSlack(prepared.model.model, values: values)
        let nearest = NearMissSearch(prepared.scenario)
        return needs.map { need in
            let candidates = candidatesOfNeed[need]
            let reason =
                candidates.isEmpty
                ? nearest.reason(need: Int32(need)) : stopped(candidates, rows: rows, slack: slack)
            return UnmetNeed(need: need, groupsOpen: open[need], reason: reason)
        }
    }

    private func requestedGroups() -> [Int64] {
        guard case .numbers(let groups, _)? = prepared.scenario.tables.table("needs")?.column(named: "groups")?.storage
        else { return [] }
        return groups
    }

    /// What stops one more group of each of the need's candidates.
    private func stopped(_ candidates: [Int32], rows: ColumnRows, slack: RowSlack) -> UnmetNeed.Reason {
        var counts: [LimitSubject: Int] = [:]
        var order: [LimitSubject] = []
        for candidate in candidates {
            let blocking = blockingRows(Int(candidate), rows: rows, slack: slack)
            guard !blocking.isEmpty else { return .outweighed(possibilities: candidates.count) }
            var seen: Set<LimitSubject> = []
            for row in blocking {
                guard let subject = LimitSubject(prepared.model.rows[row]), seen.insert(subject).inserted else {
                    continue
                }
                if counts[subject] == nil { order.append(subject) }
                counts[subject, default: 0] += 1
            }
        }
        let limits = order.sorted {
            (-(counts[$0] ?? 0), $0.rank, $0.subject) < (-(counts[$1] ?? 0), $1.rank, $1.subject)
        }.compactMap { subject in blockingLimit(subject, count: counts[subject] ?? 0) }
        return .limited(possibilities: candidates.count, limits: limits)
    }

    private func blockingLimit(_ subject: LimitSubject, count: Int) -> UnmetNeed.BlockingLimit? {
        switch subject.source {
        case .limit(let index):
            let rule = prepared.scenario.rules.limits[index].rule
            return UnmetNeed.BlockingLimit(id: rule.id, title: rule.title, subject: subject.subject, count: count)
        case .lock(let row):
            guard let table = prepared.scenario.tables.table("locks"),
                case .texts(let reasons)? = table.column(named: "reason")?.storage
            else { return nil }
            let title = PlanningMessages.lockTitle(prepared.scenario.tables.pool[reasons[row]])
            return UnmetNeed.BlockingLimit(id: "lock", title: title, subject: subject.subject, count: count)
        case .goal: return nil
        }
    }

    private struct LimitSubject: Hashable {
        let source: RowOrigin.Source
        let subject: String

        init?(_ origin: RowOrigin) {
            if case .goal = origin.source { return nil }
            source = origin.source
            subject = origin.subject
        }

        /// Limits first, in their order, then locks.
        var rank: Int {
            switch source {
            case .limit(let index): index
            case .lock(let row): Int(Int32.max) + row
            case .goal: Int.max
            }
        }
    }

    /// The rows that one more group would break. A soft limit stops nothing.
    private func blockingRows(_ column: Int, rows: ColumnRows, slack: RowSlack) -> [Int] {
        changes(column, rows: rows).filter { change in
            let origin = prepared.model.rows[change.row]
            guard isHard(origin) else { return false }
            switch origin.part {
            case .bound: return !slack.allows(change.more, row: change.row)
            case .leastIfUsed: return !slack.canBeUsed(change.more, row: change.row)
            case .noneUnlessUsed, .countedIfAllocated, .notCountedUnlessAllocated, .measure: return false
            }
        }.map(\.row)
    }

    private func isHard(_ origin: RowOrigin) -> Bool {
        switch origin.source {
        case .limit(let index): prepared.scenario.rules.limits[index].soft == nil
        case .lock: true
        case .goal: false
        }
    }

    /// By how much one more group changes the rows: by itself, and by the values that are new with it.
    private func changes(_ column: Int, rows: ColumnRows) -> [(row: Int, more: Int64)] {
        var changes: [Int: Int64] = [:]
        for entry in rows.entries(of: column) { changes[entry.row, default: 0] += entry.coefficient }
        for counted in rows.countedColumns(of: column) where values[counted] == 0 {
            for entry in rows.entries(of: counted) { changes[entry.row, default: 0] += entry.coefficient }
        }
        return changes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

/// The rows of some columns, and of the columns that count values of theirs.
private struct ColumnRows {
    private var byColumn: [Int32: [(row: Int, coefficient: Int64)]] = [:]
    private var counted: [Int32: [Int]] = [:]

    init(_ planning: PlanningModel, columns: [Int32]) {
        var wanted = Set(columns)
        for (index, origin) in planning.columns.enumerated() {
            guard case .counted(let members) = origin else { continue }
            for member in members where wanted.contains(member) { counted[member, default: []].append(index) }
        }
        for column in counted.values.joined() { wanted.insert(Int32(column)) }
        let model = planning.model
        for (index, row) in model.rows.enumerated() {
            for term in row.terms where wanted.contains(model.termColumns[term]) {
                byColumn[model.termColumns[term], default: []].append((index, model.termCoefficients[term]))
            }
        }
    }

    func entries(of column: Int) -> [(row: Int, coefficient: Int64)] { byColumn[Int32(column)] ?? [] }

    func countedColumns(of column: Int) -> [Int] { counted[Int32(column)] ?? [] }
}

/// How much room the rows have left in the plan.
private struct RowSlack {
    private let model: LinearModel
    private let values: [Int64]
    private let activities: [Int128]

    init(_ model: LinearModel, values: [Int64]) {
        self.model = model
        self.values = values
        activities = model.rows.indices.map { model.activity(row: $0, at: values) }
    }

    func allows(_ more: Int64, row: Int) -> Bool {
        let activity = activities[row] + Int128(more)
        if let upper = model.rows[row].upper, activity > Int128(upper), more > 0 { return false }
        if let lower = model.rows[row].lower, activity < Int128(lower), more < 0 { return false }
        return true
    }

    /// Of "none or at least": whether the sum with one more group reaches the least. The used-column's term is the
    /// negative one.
    func canBeUsed(_ more: Int64, row: Int) -> Bool {
        var sum = Int128(more)
        var least = Int128(0)
        for term in model.rows[row].terms {
            let coefficient = Int128(model.termCoefficients[term])
            if coefficient < 0 {
                least = -coefficient
            } else {
                sum += coefficient * Int128(values[Int(model.termColumns[term])])
            }
        }
        return sum >= least
    }
}
