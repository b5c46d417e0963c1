// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Parallel
import Tables
import Testing

@testable import Planning

/// What a goal loses in a plan of which more is asked, when the solve of it has not proven all.
@Suite struct GoalLossTests {
    private func planned() throws -> (network: RandomNetwork, explainer: Explainer, solution: PlannedScenario.Solution)
    {
        let network = try RandomNetwork(seed: 11)
        guard case .plan(let prepared, let plan) = try network.plan() else {
            throw SolverError.internalError(LocalizedText(de: "kein Plan", en: "no plan"))
        }
        let planned = try #require(PlannedScenario(prepared, plan: plan))
        return (network, Explainer(planned), try #require(planned.solution))
    }

    /// A demand cannot make a proven goal better: an open bound above the plan's counts no further than that.
    @Test func aProvenGoalIsNeverToldAsMaybeBetter() throws {
        let (network, explainer, solution) = try planned()
        defer { network.remove() }
        let best = explainer.best(solution)
        let ranges = best.map { GoalRange(low: $0 - 2, high: $0 + 3) }
        let losses = explainer.losses(solution, Resolution(outcome: .plan(solution.values), goals: ranges))
        let zero = FixedPoint(0)
        #expect(losses[0].atLeast == zero)
        #expect((losses[0].atMost?.mantissa ?? 0) > 0)
        // The second goal may gain what the first loses.
        #expect(losses.dropFirst().allSatisfy { ($0.atLeast ?? zero) < zero })
    }

    /// Once the first goal is known to stay, the bound of the second holds as well.
    @Test func theBoundOfALaterGoalHoldsWhileThoseBeforeAreEqual() throws {
        let (network, explainer, solution) = try planned()
        defer { network.remove() }
        let best = explainer.best(solution)
        var ranges = best.map { GoalRange(low: $0 - 2, high: $0 + 3) }
        ranges[0] = GoalRange(low: best[0], high: best[0])
        let losses = explainer.losses(solution, Resolution(outcome: .plan(solution.values), goals: ranges))
        #expect(losses.prefix(2).allSatisfy { $0.atLeast == FixedPoint(0) })
        ranges[0] = GoalRange(low: best[0] - 1, high: best[0] - 1)
        let worse = explainer.losses(solution, Resolution(outcome: .plan(solution.values), goals: ranges))
        #expect((worse[0].exact?.mantissa ?? 0) > 0)
        #expect((worse[1].atLeast ?? FixedPoint(0)) < FixedPoint(0))
    }
}
