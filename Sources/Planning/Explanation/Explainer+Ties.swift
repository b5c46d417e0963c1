// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer

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
        return tie(asked, other, need: need, isComplete: isComplete, solution)
    }

    /// The goals' best values where they are proven, else those of the plan; more is better.
    func best(_ solution: PlannedScenario.Solution) -> [Int64] {
        zip(prepared.model.model.goals, solution.goals).map { goal, state in
            Resolver.sign(goal) * (state.isProven ? state.bound : state.value)
        }
    }

    private func tie(
        _ asked: [Int], _ other: [Int: Int64], need: Int?, isComplete: Bool, _ solution: PlannedScenario.Solution
    ) -> TieExplanation {
        let same = asked.filter { solution.values[$0] > 0 && other[$0] == nil }.map { candidate in
            AllocationChange(
                allocation: pair(ofCandidate: candidate), before: solution.values[candidate],
                after: solution.values[candidate])
        }
        let free = asked.compactMap { candidate in
            other[candidate].map { groups in
                TieExplanation.Free(
                    allocation: pair(ofCandidate: candidate), groups: solution.values[candidate], other: groups)
            }
        }
        return TieExplanation(
            need: need.map { entities.id("needs", $0) }, isBest: solution.goals.allSatisfy(\.isProven),
            isComplete: isComplete, same: same, free: free, rule: "first_found")
    }
}
