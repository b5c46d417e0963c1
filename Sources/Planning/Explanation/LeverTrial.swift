// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// Moves one number until the offer is in a best plan, and looks whether less is enough.
///
/// Whether it is in a best plan need not grow with the number: what makes room for the offer makes room for others too.
/// So "the smallest" is told only where every smaller change is refuted, one by one or by ``OutProof``.
struct LeverTrial {
    enum Outcome: Sendable, Hashable {
        case enough(WhatIfExplanation.Change)
        /// The offer passes the match rules from this number on, but with it no best plan has the offer.
        case fits(after: FixedPoint)
        /// Proven: however far the number goes.
        case noHelp
        case open
    }

    private let explainer: Explainer
    private let lever: Lever
    private let asked: AskedPair
    private var proof: OutProof

    /// - Parameter isOpen: whether it is not known that the offer is in no best plan as things are.
    init(
        _ explainer: Explainer, _ lever: Lever, _ asked: AskedPair, _ solution: PlannedScenario.Solution, isOpen: Bool
    ) {
        self.explainer = explainer
        self.lever = lever
        self.asked = asked
        proof = OutProof(explainer, lever, asked, solution, isOpen: isOpen)
    }

    mutating func outcome(_ told: WhatIfExplanation.Lever) throws(PlanningError) -> Outcome {
        switch lever.obstacle {
        case .match: try pastMatchRules(told)
        case .limit(let limit, let shortfall, let extent): try beyond(limit, shortfall, extent, told)
        }
    }

    private mutating func enough(
        _ count: Int64, _ told: WhatIfExplanation.Lever, isSmallest: Bool
    ) throws(PlanningError) -> Outcome {
        guard let after = lever.value(after: count) else { return .open }
        let isAlways = try proof.isInEveryBestPlan(count)
        return .enough(
            WhatIfExplanation.Change(
                lever: told, after: after, isInEveryBestPlan: isAlways, isSmallest: isSmallest, solves: proof.solves))
    }

    // MARK: Limits

    /// In the direction that loosens the limit: first what is missing, then as far as it could ever matter.
    private mutating func beyond(
        _ limit: Int, _ shortfall: FixedPoint?, _ extent: FixedPoint, _ told: WhatIfExplanation.Lever
    ) throws(PlanningError) -> Outcome {
        var isRefuted = !movesDemand
        for sign in directions(limit) {
            guard let far = farthest(sign, extent) else { continue }
            var tried = [far]
            if let shortfall, shortfall.mantissa > 0, case let near = sign * lever.steps(covering: shortfall),
                abs(near) < abs(far)
            {
                tried.insert(near, at: 0)
            }
            for count in tried where try proof.standing(count) == .isIn {
                let smallest = try proof.smallest(upTo: count)
                return try enough(smallest.count, told, isSmallest: smallest.isProven)
            }
            let found = try proof.first(between: 0, and: far)
            if let count = found.count {
                let smallest = try proof.smallest(upTo: count)
                return try enough(smallest.count, told, isSmallest: smallest.isProven)
            }
            let isOutAtTheEnd = try proof.standing(far) == .isOut
            isRefuted = isRefuted && found.isProven && isOutAtTheEnd
        }
        return isRefuted ? .noHelp : .open
    }

    /// Whether the number is how many groups a need asks for: how far a limit can bind then moves with it, so that no step
    /// is the farthest that matters.
    private var movesDemand: Bool {
        guard case .cell(let table, _, let column) = lever.origin else { return false }
        return column == "groups" && explainer.scenario.tables.tables[table].name == "needs"
    }

    /// Far enough that the limit never binds; down at most to the last step that is not negative.
    private func farthest(_ sign: Int64, _ extent: FixedPoint) -> Int64? {
        if sign > 0 { return lever.steps(covering: extent) }
        let count = lever.before.mantissa <= 0 ? 0 : lever.steps(covering: lever.before)
        return count == 0 ? nil : lever.value(after: -count) == nil ? (count > 1 ? -(count - 1) : nil) : -count
    }

    /// Up or down, whichever makes room; both where a step shows no difference.
    private func directions(_ limit: Int) -> [Int64] {
        let rule = explainer.scenario.rules.limits[limit].rule
        let rulebook = explainer.facts.rulebook(ofLimit: limit)
        guard let candidate = asked.candidates.first, let next = lever.value(after: 1),
            let scenario = explainer.scenario.applying(NumberChange(origin: lever.origin, value: next))
        else { return [1, -1] }
        let context = explainer.facts.context(ofCandidate: candidate)
        let changed = Interpreter(
            tables: scenario.tables, rulebooks: scenario.rulebooks, parameters: scenario.parameters)
        let bound = scenario.rules.limits[limit].rule.bound
        guard
            case .number(let before) = explainer.facts.interpreter.value(rule.bound, rulebook: rulebook, for: context),
            case .number(let after) = changed.value(bound, rulebook: rulebook, for: context), before != after
        else { return [1, -1] }
        let rises: Int64 = after > before ? 1 : -1
        switch rule.kind {
        case .atMost, .atMostShare: return [rises]
        case .atLeast, .atLeastShare, .zeroOrAtLeast: return [-rises]
        case .exactly: return [1, -1]
        }
    }

    // MARK: Match rules

    /// The nearest number at which every match rule holds, if the offer is in a best plan then.
    private mutating func pastMatchRules(_ told: WhatIfExplanation.Lever) throws(PlanningError) -> Outcome {
        let passage = MatchPassage(explainer, lever, asked)
        let counts = passage.nearest()
        var isOut = true
        for count in counts {
            switch try proof.standing(count) {
            case .isIn:
                let isSmallest = count == counts[0] && passage.isFirst(count)
                return try enough(count, told, isSmallest: isSmallest)
            case .isOut: break
            case .open: isOut = false
            }
        }
        guard let nearest = counts.first else { return .noHelp }
        guard isOut, let after = lever.value(after: nearest) else { return .open }
        return .fits(after: after)
    }
}
