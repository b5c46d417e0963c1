// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer

/// The scenario with one number changed, and whether a best plan of it has what is asked.
struct ChangedScenario {
    enum Standing {
        /// Proven: some best plan has it.
        case isIn
        /// Proven: no best plan has it.
        case isOut
        case open
    }

    private let prepared: PreparedScenario
    private let index: CandidateIndex
    private let asked: AskedPair
    private let resolver: Resolver
    private(set) var solves = 0
    /// A best plan's goals, more is better, once they are known.
    private var best: [Int64]?
    /// What is known of each goal of a best plan, once that was solved.
    private(set) var free: [GoalRange]?

    init(_ prepared: PreparedScenario, _ asked: AskedPair, options: ExplanationOptions) {
        self.prepared = prepared
        self.asked = asked
        index = CandidateIndex(prepared.candidates)
        resolver = Resolver(planning: prepared.model, options: options)
    }

    /// The scenario as it is, which was solved before.
    init(
        _ prepared: PreparedScenario, _ asked: AskedPair, options: ExplanationOptions, solved: PlannedScenario.Solution
    ) {
        self.init(prepared, asked, options: options)
        free = Resolver.ranges(solved.goals.map { ($0.value, $0.bound) }, of: prepared.model.model.goals)
    }

    /// The candidates that are asked about here.
    private var candidates: [Int] { index.all(asked.need, asked.offer, fund: asked.fund) }

    /// One solve without anything forced; if its plan does not have the offer, a second that asks for it at the same
    /// goals.
    mutating func standing(near plan: PlannedScenario.Solution, of old: CandidateSet) throws(PlanningError) -> Standing
    {
        let candidates = candidates
        guard !candidates.isEmpty else { return .isOut }
        solves += 1
        let free = try resolver.solve(Demand(), start: start(plan, of: old))
        if free.values != nil { self.free = free.goals }
        guard let values = free.values else { return free.isImpossible ? .isOut : .open }
        let goals = prepared.model.model.goals
        let best = goals.indices.map { goal in
            free.goals[goal].isProven
                ? free.goals[goal].high
                : Resolver.sign(goals[goal]) * Int64(clamping: prepared.model.model.value(goal: goal, at: values))
        }
        self.best = best
        if candidates.contains(where: { values[$0] > 0 }) { return free.isProven ? .isIn : .open }
        solves += 1
        let demand = Demand.groups(candidates, atLeast: 1).with(resolver.holding(best), goals: Demand.Goals.none)
        switch try resolver.solve(demand, start: values).outcome {
        // Beside a plan that is not proven, one that gives up a later goal for an earlier one may still be better.
        case .impossible: return free.isProven ? .isOut : .open
        case .plan: return free.isProven ? .isIn : .open
        case .open: return .open
        }
    }

    /// Whether every best plan has it; asked after ``standing(near:of:)``, `false` where it is not proven.
    mutating func isInEveryBestPlan() throws(PlanningError) -> Bool {
        guard let best else { return false }
        solves += 1
        let demand = Demand.groups(candidates, atMost: 0).with(resolver.holding(best), goals: Demand.Goals.none)
        if case .impossible = try resolver.solve(demand).outcome { return true }
        return false
    }

    /// The best plan that has the offer.
    func withOffer() throws(PlanningError) -> Resolution {
        guard !candidates.isEmpty else { return Resolution(outcome: .impossible, goals: []) }
        return try resolver.solve(Demand.groups(candidates, atLeast: 1))
    }

    /// Whether each plan of the other scenario is one of this, and counts the same.
    func admitsAllPlans(of other: ChangedScenario) -> Bool {
        prepared.candidates.count == other.prepared.candidates.count
            && prepared.model.model.admitsAllPlans(of: other.prepared.model.model)
    }

    /// The plan's groups on this scenario's candidates, as far as they are still there.
    private func start(_ plan: PlannedScenario.Solution, of old: CandidateSet) -> [Int64] {
        var values = [Int64](repeating: 0, count: prepared.model.model.columns.count)
        for candidate in 0..<old.count where plan.values[candidate] > 0 {
            let fund = old.funds.isEmpty ? nil : Int(old.funds[candidate])
            if let column = index[Int(old.needs[candidate]), Int(old.offers[candidate]), fund] {
                values[column] = plan.values[candidate]
            }
        }
        return DerivedColumns(prepared.model).settled(values)
    }
}

extension Resolution {
    var isImpossible: Bool { if case .impossible = outcome { true } else { false } }
}
