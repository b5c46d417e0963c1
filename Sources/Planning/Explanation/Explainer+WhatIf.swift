// SPDX-License-Identifier: GPL-3.0-or-later

import Parallel
import Rules
import Tables

extension Explainer {
    /// Moves each number on the way alone, as little as brings the offer into a best plan.
    func whatIf(_ asked: AskedPair, _ solution: PlannedScenario.Solution) throws(PlanningError) -> WhatIfExplanation {
        let whyNot = try whyNot(asked, solution)
        var search = LeverSearch(self)
        let levers: [Lever]
        switch whyNot.answer {
        case .inPlan, .equal, .better: levers = []
        case .excluded:
            levers = search.excluding(
                funds(meaning: asked.fund).map { facts.joins.context(need: asked.need, offer: asked.offer, fund: $0) })
        case .impossible, .loses, .open: levers = search.limiting(asked.candidates, solution.values)
        }
        let trials = try trials(of: levers, asked, solution, isOpen: whyNot.answer == .open)
        func told(_ outcome: LeverTrial.Outcome) -> [WhatIfExplanation.Lever] {
            trials.filter { $0.outcome == outcome }.map(\.lever)
        }
        let changes = trials.compactMap { if case .enough(let change) = $0.outcome { change } else { nil } }
        let fitting = trials.compactMap { trial in
            if case .fits(let after) = trial.outcome {
                WhatIfExplanation.Fit(lever: trial.lever, after: after)
            } else {
                nil
            }
        }
        return WhatIfExplanation(
            asked: pair(asked), answer: whyNot.answer, changes: changes.sorted(by: Self.isEasier), fitting: fitting,
            without: told(.noHelp), undecided: told(.open))
    }

    private typealias Trial = (lever: WhatIfExplanation.Lever, outcome: LeverTrial.Outcome)

    private func trials(
        of levers: [Lever], _ asked: AskedPair, _ solution: PlannedScenario.Solution, isOpen: Bool
    ) throws(PlanningError) -> [Trial] {
        let told = levers.compactMap { lever in facts.told(lever).map { (lever: lever, told: $0) } }
        return try options.threads.tryMap(told.count) { (index) throws(PlanningError) in
            var trial = LeverTrial(self, told[index].lever, asked, solution, isOpen: isOpen)
            return (told[index].told, try trial.outcome(told[index].told))
        }
    }

    private static func isEasier(_ left: WhatIfExplanation.Change, _ right: WhatIfExplanation.Change) -> Bool {
        func share(_ change: WhatIfExplanation.Change) -> Double {
            abs(change.after.double - change.lever.before.double) / max(1, abs(change.lever.before.double))
        }
        return (left.lever.authority, share(left), left.lever.target)
            < (right.lever.authority, share(right), right.lever.target)
    }
}
