// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
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
        let room = PlanRoom(prepared, values: values, columns: needs.flatMap { candidatesOfNeed[$0] })
        let nearest = NearMissSearch(prepared.scenario)
        return needs.map { need in
            let candidates = candidatesOfNeed[need]
            let reason =
                candidates.isEmpty
                ? nearest.reason(need: Int32(need)) : stopped(candidates, room)
            return UnmetNeed(need: need, groupsOpen: open[need], reason: reason)
        }
    }

    private func requestedGroups() -> [Int64] {
        guard case .numbers(let groups, _)? = prepared.scenario.tables.table("needs")?.column(named: "groups")?.storage
        else { return [] }
        return groups
    }

    /// What stops one more group of each of the need's candidates.
    private func stopped(_ candidates: [Int32], _ room: PlanRoom) -> UnmetNeed.Reason {
        var counts: [LimitSubject: Int] = [:]
        var order: [LimitSubject] = []
        for candidate in candidates {
            let blocking = room.blocking(Int(candidate)).map(\.row)
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
            var told = DiagnosticSink()
            let locks = Lock.read(prepared.scenario.tables, into: &told)
            guard let lock = locks.first(where: { $0.row == row }) else { return nil }
            let title = PlanningMessages.lockTitle(lock.reason, decidedBy: lock.decidedBy)
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
}
