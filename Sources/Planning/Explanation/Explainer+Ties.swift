// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Parallel

extension Explainer {
    /// What every best plan has in common. Each solve looks for the best plan that differs in the most of what is still
    /// undecided; when none differs any more, the rest is the same in all.
    func ties(need: Int?, _ solution: PlannedScenario.Solution) throws(PlanningError) -> TieExplanation {
        let asked = need.map { candidates(ofNeed: $0) } ?? Array(0..<prepared.candidates.count)
        let hold = resolver.holding(best(solution))
        var undecided = asked
        var other: [Int: Int64] = [:]
        var isComplete = true
        while !undecided.isEmpty {
            let demand = Demand(rows: hold, goals: .mostDifferences(from: solution.values, among: undecided))
            let resolution = try resolver.solve(demand)
            let found = undecided.filter { candidate in
                resolution.values.map { $0[candidate] != solution.values[candidate] } ?? false
            }
            for candidate in found { other[candidate] = resolution.values?[candidate] }
            if found.isEmpty {
                isComplete = resolution.goals.first?.high == 0
                break
            }
            undecided.removeAll { other[$0] != nil }
        }
        var open: Set<Int> = []
        if !isComplete {
            for (candidate, standing) in try standings(of: undecided.filter { solution.values[$0] > 0 }, hold, solution)
            {
                switch standing {
                case .same: break
                case .other(let groups): other[candidate] = groups
                case .open: open.insert(candidate)
                }
            }
        }
        return tie(asked, other, open: open, need: need, isComplete: isComplete, solution)
    }

    private enum TieStanding: Sendable {
        case same
        case other(Int64)
        case open
    }

    /// One by one, with a fifth of the time each: whether a best plan has fewer or more groups of the candidate.
    private func standings(
        of candidates: [Int], _ hold: [Demand.Row], _ solution: PlannedScenario.Solution
    ) throws(PlanningError) -> [(Int, TieStanding)] {
        var limits = options
        limits.timeLimit = options.timeLimit / 5
        let resolver = Resolver(planning: prepared.model, options: limits)
        return try options.threads.tryMap(candidates.count) { (index) throws(PlanningError) in
            let candidate = candidates[index]
            let value = solution.values[candidate]
            var isOpen = false
            for demand in [
                Demand.groups([candidate], atMost: value - 1), Demand.groups([candidate], atLeast: value + 1),
            ] {
                let resolution = try resolver.solve(demand.with(hold, goals: Demand.Goals.none))
                if let values = resolution.values { return (candidate, .other(values[candidate])) }
                isOpen = isOpen || !resolution.isImpossible
            }
            return (candidate, isOpen ? .open : .same)
        }
    }

    /// The goals' best values where they are proven, else those of the plan; more is better.
    func best(_ solution: PlannedScenario.Solution) -> [Int64] {
        zip(prepared.model.model.goals, solution.goals).map { goal, state in
            Resolver.sign(goal) * (state.isProven ? state.bound : state.value)
        }
    }

    private func tie(
        _ asked: [Int], _ other: [Int: Int64], open: Set<Int>, need: Int?, isComplete: Bool,
        _ solution: PlannedScenario.Solution
    ) -> TieExplanation {
        func asIs(_ candidate: Int) -> AllocationChange {
            AllocationChange(
                allocation: pair(ofCandidate: candidate), before: solution.values[candidate],
                after: solution.values[candidate])
        }
        let kept = asked.filter { solution.values[$0] > 0 && other[$0] == nil }
        let same = kept.filter { !open.contains($0) }.map(asIs)
        let free = asked.compactMap { candidate in
            other[candidate].map { groups in
                TieExplanation.Free(
                    allocation: pair(ofCandidate: candidate), groups: solution.values[candidate], other: groups)
            }
        }
        return TieExplanation(
            need: need.map { entities.id("needs", $0) }, isBest: solution.goals.allSatisfy(\.isProven),
            isComplete: isComplete, same: same, free: free, undecided: kept.filter { open.contains($0) }.map(asIs),
            rule: "first_found")
    }
}
