// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Parallel
import Rules
import Tables

extension Explainer {
    /// Why the need has its partners: what they pass and count, and what every other choice would cost.
    func why(
        _ need: Int, _ candidates: [Int], _ solution: PlannedScenario.Solution
    ) throws(PlanningError) -> WhyExplanation {
        let chosen = candidates.filter { solution.values[$0] > 0 }
        let others = Array(alternatives(to: chosen, among: candidates).prefix(options.alternatives))
        let demands =
            chosen.map { Demand.groups(everyFund(of: $0), atMost: 0) }
            + others.map { Demand.groups(everyFund(of: $0), atLeast: 1) }
        let judged = try options.threads.tryMap(demands.count) { (index) throws(PlanningError) in
            try judge(demands[index], need: need, solution)
        }
        let partners = zip(chosen, judged).map { partner($0, need, solution, without: $1) }
        let alternatives = zip(others, judged.dropFirst(chosen.count)).map {
            alternative($1, offer: pair(withoutFundOf: $0))
        }
        let offers = Set(candidates.map { prepared.candidates.offers[$0] })
        let own = Set(chosen.map { prepared.candidates.offers[$0] })
        return WhyExplanation(
            need: entities.need(need), partners: partners,
            alternatives: alternatives.sorted { Self.isCheaper($0.losses, $1.losses) },
            possibilities: offers.subtracting(own).count)
    }

    private func partner(
        _ candidate: Int, _ need: Int, _ solution: PlannedScenario.Solution, without: Forced
    ) -> WhyExplanation.Partner {
        WhyExplanation.Partner(
            allocation: pair(ofCandidate: candidate), groups: solution.values[candidate],
            passed: facts.rules(facts.context(ofCandidate: candidate), holding: true),
            terms: terms(candidate, groups: solution.values[candidate]),
            limits: stopping([candidate], solution).filter { $0.subject != entities.id("needs", need) },
            without: alternative(without, offer: nil))
    }

    private func alternative(_ forced: Forced, offer: ExplainedPair?) -> WhyExplanation.Alternative {
        WhyExplanation.Alternative(
            offer: offer, answer: forced.answer, losses: forced.losses, changes: forced.changes)
    }

    /// The candidates of the same need and offer: what is said of an offer is said of all its funds.
    private func everyFund(of candidate: Int) -> [Int] {
        let candidates = prepared.candidates
        return index.all(Int(candidates.needs[candidate]), Int(candidates.offers[candidate]), fund: nil)
    }

    private func pair(withoutFundOf candidate: Int) -> ExplainedPair {
        entities.pair(Int(prepared.candidates.needs[candidate]), Int(prepared.candidates.offers[candidate]), fund: nil)
    }

    /// One candidate of every other offer, those that count most in the goals first.
    func alternatives(to chosen: [Int], among candidates: [Int]) -> [Int] {
        let own = Set(chosen.map { prepared.candidates.offers[$0] })
        let goals = prepared.model.model.goals
        func isBetter(_ left: Int, _ right: Int) -> Bool {
            for goal in goals {
                let (first, second) = (goal.coefficients[left], goal.coefficients[right])
                if first != second { return (first > second) == (goal.sense == .maximise) }
            }
            return left < right
        }
        var seen = own
        return candidates.sorted(by: isBetter).filter { seen.insert(prepared.candidates.offers[$0]).inserted }
    }

    /// Whether the first goal that differs loses less.
    static func isCheaper(_ left: [GoalLoss], _ right: [GoalLoss]) -> Bool {
        // Nothing known goes last.
        guard !left.isEmpty, !right.isEmpty else { return !left.isEmpty && right.isEmpty }
        for (first, second) in zip(left, right) {
            let (one, other) = (first.atMost ?? first.atLeast, second.atMost ?? second.atLeast)
            guard let one, let other else { return one != nil && other == nil }
            if one < other { return true }
            if other < one { return false }
        }
        return false
    }

    /// What the goals count for the candidate, where they count something.
    private func terms(_ candidate: Int, groups: Int64) -> [WhyExplanation.GoalTerm] {
        let context = facts.context(ofCandidate: candidate)
        return prepared.model.model.goals.indices.compactMap { index in
            let goal = prepared.model.model.goals[index]
            let rule = scenario.rules.goals[index].rule
            guard goal.coefficients[candidate] != 0, case .sum(let source) = rule.measure else { return nil }
            let reads = facts.interpreter.reads(of: source, rulebook: facts.rulebook(ofGoal: index), for: context)
            return WhyExplanation.GoalTerm(
                goal: rule.id, title: rule.title,
                points: FixedPoint(mantissa: goal.coefficients[candidate] * groups, scale: goal.scale).normalised,
                values: facts.values(reads), place: rule.location.description)
        }
    }
}
