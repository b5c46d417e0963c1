// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// Finds the limits that stop one more group of a need beside a plan, and which of them is the cause.
///
/// A limit that by itself rules a possibility out of every plan comes before one that is merely full: without it
/// nothing else would help. Else the cause is what the possibility breaks that comes nearest to fitting.
struct StopSearch {
    private let prepared: PreparedScenario
    private let room: PlanRoom
    private let reach: RowReach
    private let facts: RuleFacts
    private let subjects: SubjectNames
    private let isProven: Bool

    /// - Parameters:
    ///   - room: about the candidates that will be asked for.
    ///   - isProven: whether no plan is better than this one.
    init(_ prepared: PreparedScenario, room: PlanRoom, facts: RuleFacts, isProven: Bool) {
        self.prepared = prepared
        self.room = room
        self.facts = facts
        self.isProven = isProven
        reach = RowReach(prepared.model, needs: prepared.candidates.needs)
        subjects = SubjectNames(prepared)
    }

    /// A candidate with the rows that one more group would break.
    private struct Blocked {
        let candidate: Int
        let rows: [Row]
        /// Those that rule it out of every plan.
        let hopeless: [Row]

        struct Row {
            let change: PlanRoom.Change
            /// What is missing, as a part of the larger of what would be and what may be.
            let shortfall: Double
        }
    }

    /// What stops every one of the candidates; `nil` if one has room for a group.
    func stop(_ candidates: [Int]) -> UnmetNeed.Stop? {
        var blocked: [Blocked] = []
        for candidate in candidates {
            let rows = room.blocking(candidate).map { Blocked.Row(change: $0, shortfall: shortfall($0)) }
            guard !rows.isEmpty else { return nil }
            let hopeless = rows.filter { reach.rulesOut($0.change.row, column: candidate, more: $0.change.more) }
            blocked.append(Blocked(candidate: candidate, rows: rows, hopeless: hopeless))
        }
        guard let nearest = blocked.min(by: isNearer) else { return nil }
        let cause = nearest.hopeless.isEmpty ? nearest.rows : nearest.hopeless
        let counts = counts(blocked)
        return UnmetNeed.Stop(
            standing: standing(nearest), cause: cause.compactMap { limit($0, nearest.candidate, counts) },
            besides: besides(cause, blocked, counts))
    }

    // MARK: The cause

    /// Fewest limits that rule it out for good, then fewest limits, then the least that is missing.
    private func isNearer(_ left: Blocked, _ right: Blocked) -> Bool {
        func missing(_ rows: [Blocked.Row]) -> Double { rows.reduce(0) { $0 + $1.shortfall } }
        let first = (left.hopeless.count, left.rows.count, missing(left.hopeless), missing(left.rows))
        let second = (right.hopeless.count, right.rows.count, missing(right.hopeless), missing(right.rows))
        return first == second ? left.candidate < right.candidate : first < second
    }

    private func standing(_ nearest: Blocked) -> StopStanding {
        if !nearest.hopeless.isEmpty { return .impossible }
        guard nearest.rows.count == 1 else { return .several }
        return isProven && improves(nearest.candidate) ? .decisive : .single
    }

    /// Whether one more group certainly makes the first goal better that it changes. Goals that are more than sums, and
    /// groups that break a soft limit further, are not followed.
    private func improves(_ candidate: Int) -> Bool {
        guard !room.worsensSoftLimit(candidate) else { return false }
        for (goal, compiled) in zip(prepared.model.model.goals, prepared.scenario.rules.goals) {
            guard case .sum = compiled.measure else { return false }
            let points = goal.coefficients[candidate]
            if points != 0 { return (points > 0) == (goal.sense == .maximise) }
        }
        return false
    }

    private func shortfall(_ change: PlanRoom.Change) -> Double {
        let row = prepared.model.model.rows[change.row]
        let sum = Double(room.activity(change.row)) + Double(change.more)
        let bound = Double(change.more > 0 ? row.upper ?? row.lower ?? 0 : row.lower ?? row.upper ?? 0)
        let larger = max(sum.magnitude, bound.magnitude)
        return larger > 0 ? min(1, (sum - bound).magnitude / larger) : 1
    }

    // MARK: Telling

    private func key(_ row: Int) -> LimitKey? { LimitKey(prepared.model.rows[row]) }

    /// How many candidates each limit stops, its rows taken together.
    private func counts(_ blocked: [Blocked]) -> [LimitKey: Int] {
        var counts: [LimitKey: Int] = [:]
        for candidate in blocked {
            for key in Set(candidate.rows.compactMap { key($0.change.row) }) { counts[key, default: 0] += 1 }
        }
        return counts
    }

    private func besides(
        _ cause: [Blocked.Row], _ blocked: [Blocked], _ counts: [LimitKey: Int]
    ) -> [UnmetNeed.BlockingLimit] {
        var seen = Set(cause.compactMap { key($0.change.row) })
        var found: [(key: LimitKey, row: Blocked.Row, candidate: Int)] = []
        for candidate in blocked {
            for row in candidate.rows {
                guard let key = key(row.change.row), seen.insert(key).inserted else { continue }
                found.append((key, row, candidate.candidate))
            }
        }
        return found.sorted { (-(counts[$0.key] ?? 0), $0.key) < (-(counts[$1.key] ?? 0), $1.key) }
            .compactMap { limit($0.row, $0.candidate, counts) }
    }

    private func limit(
        _ row: Blocked.Row, _ candidate: Int, _ counts: [LimitKey: Int]
    ) -> UnmetNeed.BlockingLimit? {
        let (index, more) = (row.change.row, row.change.more)
        guard let key = key(index), let told = facts.limit(row: index, room: room, more: more, candidate: candidate)
        else { return nil }
        return UnmetNeed.BlockingLimit(
            limit: told, subject: subjects.parts(row: index, candidate: candidate), unit: unit(index),
            most: most(row, candidate), count: counts[key] ?? 0)
    }

    private func most(_ row: Blocked.Row, _ candidate: Int) -> FixedPoint? {
        let index = row.change.row
        guard prepared.model.rows[index].part == .leastIfUsed else { return nil }
        let most = reach.mostOfSum(index, column: candidate, more: Int128(row.change.more))
        let scale = prepared.model.model.rows[index].scale
        return FixedPoint(mantissa: Int64(clamping: most), scale: scale).normalised
    }

    private func unit(_ row: Int) -> LimitUnit {
        guard case .limit(let index) = prepared.model.rows[row].source else { return .groups }
        let limit = prepared.scenario.rules.limits[index]
        if RuleFacts.isMoney(limit.aggregate) { return .euro }
        guard case .sum(.number(.constant, _, _)) = limit.aggregate else { return .other }
        return .groups
    }
}

/// A limit for one value of `per`, or a lock: rows of it are told as one.
struct LimitKey: Hashable, Comparable {
    private let rank: Int
    private let subject: String

    /// `nil` for a row of a goal.
    init?(_ origin: RowOrigin) {
        switch origin.source {
        case .limit(let index): rank = index
        case .lock(let row): rank = Int(Int32.max) + row
        case .goal: return nil
        }
        subject = origin.subject
    }

    /// Limits first, in their order, then locks.
    static func < (left: LimitKey, right: LimitKey) -> Bool {
        (left.rank, left.subject) < (right.rank, right.subject)
    }
}
