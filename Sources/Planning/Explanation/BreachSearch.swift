// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// Finds by how much a bound of a conflict has to give way, by the smallest breach that any plan has of it while all
/// others hold.
struct BreachSearch {
    private let explainer: Explainer
    private let search: ConflictSearch
    private let demand: [Demand.Row]
    private let resolver: Resolver

    typealias Step = ConflictExplanation.Repair.Step

    init(_ explainer: Explainer, search: ConflictSearch, demand: [Demand.Row]) {
        self.explainer = explainer
        self.search = search
        self.demand = demand
        resolver = Resolver(planning: search.relaxed, options: explainer.options)
    }

    // MARK: Bounds

    /// The nearest bound of the member with which a plan exists; `nil` where it has no plain bound, or no breach of it
    /// alone is enough.
    func least(of member: ConflictSearch.Member) throws(PlanningError) -> Step? {
        guard let row = row(of: member), let told = explainer.member(of: member, search),
            let by = try breaches(of: [[row]])?.first, let before = told.limit.limit,
            let after = Self.sum(before, by)
        else { return nil }
        // A demand of nothing is none.
        if member.isLock, after.mantissa <= 0 { return drop(member) }
        return step(told, .relax, before: before, after: after)
    }

    /// The bounds of a limit for every value of `per`, all moved by the same.
    func leastOfRule(_ limit: Int) throws(PlanningError) -> Step? {
        let members = members(of: limit)
        let rows = members.compactMap(row)
        guard rows.count == members.count, !rows.isEmpty, let by = try breaches(of: [rows])?.first else { return nil }
        return whole(limit, members, by: by)
    }

    /// The same of two limits together.
    func leastOfRules(_ first: Int, _ second: Int) throws(PlanningError) -> [Step]? {
        let limits = [first, second]
        let groups = limits.map { members(of: $0).compactMap(row) }
        guard zip(limits, groups).allSatisfy({ members(of: $0).count == $1.count && !$1.isEmpty }),
            let moves = try breaches(of: groups)
        else { return nil }
        // One that need not move is no part of the repair.
        let moved = zip(limits, moves).filter { $1.mantissa != 0 }
        let steps = moved.compactMap { whole($0, members(of: $0), by: $1) }
        return steps.isEmpty || steps.count < moved.count ? nil : steps
    }

    /// The row that has the member's bound; `nil` for a share and for a lock that forbids.
    private func row(of member: ConflictSearch.Member) -> Int? {
        let rows = search.rows[member] ?? []
        switch member.source {
        case .goal: return nil
        case .lock:
            let isBan = explainer.lock(of: member, search).map { $0.mode == .forbid } ?? true
            return isBan || rows.contains { search.relaxed.model.rows[$0].terms.isEmpty } ? nil : rows.first
        case .limit(let index):
            switch explainer.scenario.rules.limits[index].rule.kind {
            case .atMost, .atLeast, .exactly: return rows.first { search.relaxed.rows[$0].part == .bound }
            case .zeroOrAtLeast: return rows.first { search.relaxed.rows[$0].part == .leastIfUsed }
            case .atMostShare, .atLeastShare: return nil
            }
        }
    }

    private func members(of limit: Int) -> [ConflictSearch.Member] {
        search.members.filter { $0.source == .limit(limit) }
    }

    /// What each group of rows gives way by, in the unit of its bound and with its sign; `nil` where no breach is
    /// enough, the smallest is not proven, or a row's units are too fine for its breach to be a number of the model.
    private func breaches(of groups: [[Int]]) throws(PlanningError) -> [FixedPoint]? {
        let broken = Set(groups.joined())
        guard broken.allSatisfy({ DemandModel.canBreak(row: $0, in: search.relaxed.model) }) else { return nil }
        let kept = search.members.flatMap { search.rows[$0] ?? [] }.filter { !broken.contains($0) }.sorted()
        let resolution = try resolver.solve(
            Demand(rows: demand, goals: .leastBreach(of: groups), onlyRows: kept))
        guard let values = resolution.values, resolution.goals.first?.isProven == true else { return nil }
        return groups.map { move($0, values) }
    }

    /// How far the plan lies beyond the bounds of the rows, at most.
    private func move(_ rows: [Int], _ values: [Int64]) -> FixedPoint {
        let model = search.relaxed.model
        let scale = rows.first.map { model.rows[$0].scale } ?? 0
        let (above, below) = rows.reduce((Int128(0), Int128(0))) { most, index in
            let (row, activity) = (model.rows[index], model.activity(row: index, at: values))
            let over = row.upper.map { activity - Int128($0) } ?? 0
            let under = row.lower.map { Int128($0) - activity } ?? 0
            return (max(most.0, over), max(most.1, under))
        }
        let units = Int64(clamping: above > 0 ? above : -below)
        return FixedPoint(mantissa: units, scale: scale).normalised
    }

    private func whole(_ limit: Int, _ members: [ConflictSearch.Member], by: FixedPoint) -> Step? {
        let told = members.compactMap { explainer.member(of: $0, search) }
        guard told.count == members.count, let first = told.first else { return nil }
        guard told.count > 1 else {
            guard let before = first.limit.limit, let after = Self.sum(before, by) else { return nil }
            return step(first, .relax, before: before, after: after)
        }
        let bounds = Set(told.map(\.limit.limit))
        let before = bounds.count == 1 ? first.limit.limit : nil
        return step(
            first, .relax, before: before, after: before.flatMap { Self.sum($0, by) }, values: told.count, by: by)
    }

    private static func sum(_ left: FixedPoint, _ right: FixedPoint) -> FixedPoint? {
        let scale = max(left.scale, right.scale)
        guard let first = left.rescaled(to: scale), let second = right.rescaled(to: scale) else { return nil }
        let (sum, overflow) = first.mantissa.addingReportingOverflow(second.mantissa)
        return overflow ? nil : FixedPoint(mantissa: sum, scale: scale).normalised
    }

    // MARK: Without

    /// Whether a plan keeps everything but these members.
    func holds(without members: [ConflictSearch.Member]) throws(PlanningError) -> Bool {
        let dropped = Set(members)
        let rest = search.members.filter { !dropped.contains($0) }
        let rows = rest.flatMap { search.rows[$0] ?? [] }.sorted()
        return try resolver.solve(Demand(rows: demand, goals: .none, onlyRows: rows)).values != nil
    }

    /// Without the member; whether that is enough is not looked at.
    func drop(_ member: ConflictSearch.Member) -> Step? {
        explainer.member(of: member, search).map { step($0, .drop, before: $0.limit.limit, after: nil) }
    }

    /// Without the limit for every value of `per`; `nil` if that leaves no plan.
    func dropped(_ limit: Int) throws(PlanningError) -> Step? {
        let members = members(of: limit)
        guard let first = members.first.flatMap({ explainer.member(of: $0, search) }),
            try holds(without: members)
        else { return nil }
        return step(first, .drop, before: nil, after: nil, values: members.count)
    }

    /// - Parameter values: of a rule that changes as a whole, how many values of `per` it has.
    private func step(
        _ told: ConflictExplanation.Member, _ action: ConflictExplanation.Repair.Action, before: FixedPoint?,
        after: FixedPoint?, values: Int? = nil, by: FixedPoint? = nil
    ) -> Step {
        let limit = explainer.scenario.rules.limits.first { $0.rule.id == told.limit.id }
        return Step(
            action: action, id: told.limit.id, subject: values == nil ? told.limit.subject : "",
            authority: told.authority, before: before, after: after, isMoney: told.limit.isMoney,
            place: told.limit.place, values: values,
            table: values.flatMap { _ in limit.flatMap { ConflictSums.table($0, explainer.scenario) } }, by: by,
            lever: nil)
    }
}
