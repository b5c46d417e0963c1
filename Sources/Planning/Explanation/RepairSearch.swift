// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// Finds what would repair a conflict: the smallest change of one of its bounds or of a rule's bounds as a whole, else
/// dropping a member, else two rules or several members. Each is verified by solving with it; what is not negotiable
/// is left alone.
struct RepairSearch {
    private let explainer: Explainer
    private let search: ConflictSearch
    private let demand: [Demand.Row]
    /// Members that are left out of everything here.
    private let without: [ConflictSearch.Member]
    private let breach: BreachSearch
    /// Members that are changed together when one alone does not do.
    private static let mostSteps = 6
    /// Members of one rule that are tried alone, where the rule has many.
    private static let mostAlone = 3
    /// Locks that are tried alone.
    private static let mostLocks = 24

    /// - Parameter search: the search of the conflict, or one of the same members.
    init(
        _ explainer: Explainer, search: ConflictSearch, demand: [Demand.Row],
        without: [ConflictSearch.Member] = []
    ) {
        self.explainer = explainer
        self.search = search
        self.demand = demand
        self.without = without
        breach = BreachSearch(explainer, search: search, demand: demand)
    }

    private typealias Step = ConflictExplanation.Repair.Step

    /// The easiest to decide first, then the smallest share of the number that changes.
    func repairs(of members: [ConflictSearch.Member]) throws(PlanningError) -> [ConflictExplanation.Repair] {
        let negotiable = members.filter { explainer.isNegotiable($0) }
        var steps: [Step] = []
        for rule in rules(of: negotiable) { steps += try self.steps(rule.limit, rule.members) }
        for lock in negotiable.filter(\.isLock).prefix(Self.mostLocks) {
            if let step = try step(for: lock) { steps.append(step) }
        }
        steps += try MatchRepairs(explainer, without: without).steps(
            for: members.compactMap {
                explainer.lock(of: $0, search)
            })
        let single = steps.sorted { rank($0) < rank($1) }.map { ConflictExplanation.Repair(steps: [$0]) }
        if !single.isEmpty { return single }
        if let pair = try together(rules(of: negotiable).map(\.limit)) { return [pair] }
        return try combined().map { [$0] } ?? []
    }

    /// The limits of the members with their members, in order.
    private func rules(
        of members: [ConflictSearch.Member]
    ) -> [(limit: Int, members: [ConflictSearch.Member])] {
        var order: [Int] = []
        for case .limit(let index) in members.map(\.source) where !order.contains(index) { order.append(index) }
        return order.map { index in (index, members.filter { $0.source == .limit(index) }) }
    }

    private func rank(_ step: Step) -> (RuleAuthority, Double, String) {
        (step.authority, share(step), step.id + step.subject)
    }

    /// By which share the number changes; what is dropped comes last.
    private func share(_ step: Step) -> Double {
        let before = step.before ?? step.lever?.before
        if let before, let after = step.after {
            return abs(after.double - before.double) / max(1, abs(before.double))
        }
        return step.by.map { abs($0.double) } ?? .infinity
    }

    // MARK: One rule

    /// Of a limit with one member in the conflict that member, and the rule as a whole where that is not enough; of one
    /// with many the rule as a whole, and one of them alone only where that changes no more.
    private func steps(_ limit: Int, _ members: [ConflictSearch.Member]) throws(PlanningError) -> [Step] {
        guard members.count > 1 else {
            if let step = try step(for: members[0]) { return [step] }
            return try breach.leastOfRule(limit).map { [$0] } ?? []
        }
        let whole = try breach.leastOfRule(limit)
        var alone: [Step] = []
        for member in members.prefix(Self.mostAlone) {
            guard let step = try breach.least(of: member), whole.map({ share(step) <= share($0) }) ?? true else {
                continue
            }
            alone.append(step)
        }
        let smallest = alone.min { rank($0) < rank($1) }
        let found = [smallest, whole].compactMap { $0 }
        return found.isEmpty ? try breach.dropped(limit).map { [$0] } ?? [] : found
    }

    /// The least another bound, or without the member; `nil` if that alone leaves no plan.
    private func step(for member: ConflictSearch.Member) throws(PlanningError) -> Step? {
        if let relaxed = try breach.least(of: member) { return relaxed }
        return try breach.holds(without: [member]) ? breach.drop(member) : nil
    }

    // MARK: Two rules

    /// Two rules that both give way, the first pair that does.
    private func together(_ limits: [Int]) throws(PlanningError) -> ConflictExplanation.Repair? {
        for (index, first) in limits.enumerated() {
            for second in limits[(index + 1)...] {
                if let steps = try breach.leastOfRules(first, second) { return .init(steps: steps) }
            }
        }
        return nil
    }

    // MARK: Several members

    /// Drops the easiest member of one conflict after the other until a plan exists.
    private func combined() throws(PlanningError) -> ConflictExplanation.Repair? {
        var dropped = Set(without)
        var steps: [Step] = []
        while steps.count < Self.mostSteps {
            guard
                var rest = ConflictSearch(
                    explainer.prepared, demand: demand, options: explainer.options, without: dropped)
            else { return nil }
            guard let found = try rest.run() else { return steps.isEmpty ? nil : .init(steps: steps) }
            let choices = found.members.filter { explainer.isNegotiable($0) }.compactMap { member in
                breach.drop(member).map { (member, $0) }
            }
            guard let easiest = choices.min(by: { rank($0.1) < rank($1.1) }) else { return nil }
            dropped.insert(easiest.0)
            steps.append(easiest.1)
        }
        return nil
    }
}
