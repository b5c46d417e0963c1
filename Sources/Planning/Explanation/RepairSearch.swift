// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// Finds what would repair a conflict: the smallest change of one of its bounds, else dropping a member, else several.
/// Each is verified by solving with it; what is not negotiable is left alone.
struct RepairSearch {
    private let explainer: Explainer
    private let search: ConflictSearch
    private let demand: [Demand.Row]
    private let resolver: Resolver
    /// Members that are changed together when one alone does not do.
    private static let mostSteps = 6

    init(_ explainer: Explainer, search: ConflictSearch, demand: [Demand.Row]) {
        self.explainer = explainer
        self.search = search
        self.demand = demand
        resolver = Resolver(planning: search.relaxed, options: explainer.options)
    }

    /// The easiest to decide first, then the smallest share of the number that changes.
    func repairs(of members: [ConflictSearch.Member]) throws(PlanningError) -> [ConflictExplanation.Repair] {
        var steps: [ConflictExplanation.Repair.Step] = []
        for member in members where explainer.isNegotiable(member) {
            if let step = try step(for: member) { steps.append(step) }
        }
        let single = steps.sorted { rank($0) < rank($1) }.map { ConflictExplanation.Repair(steps: [$0]) }
        if !single.isEmpty { return single }
        return try combined().map { [$0] } ?? []
    }

    private func rank(_ step: ConflictExplanation.Repair.Step) -> (RuleAuthority, Double, String) {
        guard let before = step.before, let after = step.after else { return (step.authority, .infinity, step.id) }
        return (step.authority, abs(after.double - before.double) / max(1, abs(before.double)), step.id)
    }

    // MARK: One member

    /// The least another bound, or without the member; `nil` if that alone leaves no plan.
    private func step(for member: ConflictSearch.Member) throws(PlanningError) -> ConflictExplanation.Repair.Step? {
        if let relaxed = try relaxed(member) { return relaxed }
        let rest = search.members.filter { $0 != member }
        let resolution = try resolver.solve(
            Demand(rows: demand, goals: .none, onlyRows: rest.flatMap { search.rows[$0] ?? [] }.sorted()))
        guard resolution.values != nil else { return nil }
        return step(member, .drop, after: nil)
    }

    /// How far the bound has to move, by the smallest breach that any plan has; `nil` where the row is no plain bound
    /// or no breach is enough.
    private func relaxed(_ member: ConflictSearch.Member) throws(PlanningError) -> ConflictExplanation.Repair.Step? {
        guard let rows = search.rows[member],
            let row = rows.first(where: { search.relaxed.rows[$0].part == .bound }), isPlain(member)
        else { return nil }
        let kept = search.members.flatMap { search.rows[$0] ?? [] }.filter { $0 != row }.sorted()

        let resolution = try resolver.solve(Demand(rows: demand, goals: .leastBreach(ofRow: row), onlyRows: kept))
        guard let values = resolution.values, resolution.goals.first.map({ $0.low == $0.high }) ?? false else {
            return nil
        }
        let activity = search.relaxed.model.activity(row: row, at: values)
        let scale = search.relaxed.model.rows[row].scale
        return step(member, .relax, after: FixedPoint(mantissa: Int64(clamping: activity), scale: scale).normalised)
    }

    /// A limit whose bound is a number beside a sum, or a lock on groups.
    private func isPlain(_ member: ConflictSearch.Member) -> Bool {
        guard case .limit(let index) = member.source else { return true }
        switch explainer.scenario.rules.limits[index].rule.kind {
        case .atMost, .atLeast, .exactly: return true
        case .zeroOrAtLeast, .atMostShare, .atLeastShare: return false
        }
    }

    private func step(
        _ member: ConflictSearch.Member, _ action: ConflictExplanation.Repair.Action, after: FixedPoint?
    ) -> ConflictExplanation.Repair.Step? {
        guard let told = explainer.member(of: member, search) else { return nil }
        return ConflictExplanation.Repair.Step(
            action: action, id: told.limit.id, subject: told.limit.subject, authority: told.authority,
            before: told.limit.limit, after: after, isMoney: told.limit.isMoney, place: told.limit.place)
    }

    // MARK: Several

    /// Drops the easiest member of one conflict after the other until a plan exists.
    private func combined() throws(PlanningError) -> ConflictExplanation.Repair? {
        var dropped: Set<ConflictSearch.Member> = []
        var steps: [ConflictExplanation.Repair.Step] = []
        while steps.count < Self.mostSteps {
            guard
                var rest = ConflictSearch(
                    explainer.prepared, demand: demand, options: explainer.options, without: dropped)
            else { return nil }
            guard let found = try rest.run() else { return steps.isEmpty ? nil : .init(steps: steps) }
            let choices = found.members.filter { explainer.isNegotiable($0) }.compactMap { member in
                step(member, .drop, after: nil).map { (member, $0) }
            }
            guard let easiest = choices.min(by: { rank($0.1) < rank($1.1) }) else { return nil }
            dropped.insert(easiest.0)
            steps.append(easiest.1)
        }
        return nil
    }
}
