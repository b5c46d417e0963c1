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
        var meant = asked
        switch whyNot.answer {
        case .inPlan, .equal, .better: levers = []
        case .excluded:
            let fund = asked.fund ?? nearestFund(asked)
            meant = AskedPair(need: asked.need, offer: asked.offer, fund: fund, candidates: [])
            levers = search.excluding(facts.joins.context(need: asked.need, offer: asked.offer, fund: fund))
        case .impossible, .loses, .open: levers = search.limiting(asked.candidates, solution.values)
        }
        var changes: [WhatIfExplanation.Change] = []
        var without: [WhatIfExplanation.Lever] = []
        var undecided: [WhatIfExplanation.Lever] = []
        for trial in try trials(of: levers, meant, solution) {
            if let change = trial.change {
                changes.append(change)
            } else if trial.isOpen {
                undecided.append(trial.lever)
            } else {
                without.append(trial.lever)
            }
        }
        return WhatIfExplanation(
            asked: pair(meant), answer: whyNot.answer, changes: changes.sorted(by: Self.isEasier), without: without,
            undecided: undecided)
    }

    private struct Trial: Sendable {
        let lever: WhatIfExplanation.Lever
        let change: WhatIfExplanation.Change?
        let isOpen: Bool
    }

    private func trials(
        of levers: [Lever], _ asked: AskedPair, _ solution: PlannedScenario.Solution
    ) throws(PlanningError) -> [Trial] {
        let told = levers.compactMap { lever in facts.told(lever).map { (lever: lever, told: $0) } }
        return try options.threads.tryMap(told.count) { (index) throws(PlanningError) in
            var trial = LeverTrial(self, told[index].lever, asked, solution)
            let change = try trial.smallest(told[index].told)
            return Trial(lever: told[index].told, change: change, isOpen: trial.isOpen)
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

/// Moves one number until the offer is in a best plan, then as far back as it stays in.
struct LeverTrial {
    private let explainer: Explainer
    private let lever: Lever
    private let asked: AskedPair
    private let solution: PlannedScenario.Solution
    /// Whether an answer on the way was not proven.
    private(set) var isOpen = false
    private var solves = 0

    init(_ explainer: Explainer, _ lever: Lever, _ asked: AskedPair, _ solution: PlannedScenario.Solution) {
        self.explainer = explainer
        self.lever = lever
        self.asked = asked
        self.solution = solution
    }

    /// `nil` if the number does not help alone, or if that is open.
    mutating func smallest(_ told: WhatIfExplanation.Lever) throws(PlanningError) -> WhatIfExplanation.Change? {
        let count: Int64? =
            switch lever.obstacle {
            case .match: try pastMatchRules()
            case .limit(let limit, let shortfall, let extent): try beyond(limit, shortfall, extent)
            }
        guard let count, let after = lever.value(after: count), var changed = changed(count) else { return nil }
        switch try changed.standing(near: solution, of: explainer.prepared.candidates) {
        case .isIn: break
        case .isOut: return nil
        case .open:
            isOpen = true
            return nil
        }
        let isAlways = try changed.isInEveryBestPlan()
        return WhatIfExplanation.Change(
            lever: told, after: after, isInEveryBestPlan: isAlways, isSmallest: !isOpen,
            solves: solves + changed.solves)
    }

    private func changed(_ count: Int64) -> ChangedScenario? {
        guard let value = lever.value(after: count),
            let prepared = explainer.prepared.applying(NumberChange(origin: lever.origin, value: value))
        else { return nil }
        return ChangedScenario(prepared, asked, options: explainer.options)
    }

    private mutating func isIn(_ count: Int64) throws(PlanningError) -> Bool {
        guard var changed = changed(count) else { return false }
        let standing = try changed.standing(near: solution, of: explainer.prepared.candidates)
        solves += changed.solves
        switch standing {
        case .isIn: return true
        case .isOut: return false
        case .open:
            isOpen = true
            return false
        }
    }

    /// The steps at which it is in, one step less being out: between a count that is out and one that is in.
    private mutating func bisect(out: Int64, into: Int64) throws(PlanningError) -> Int64 {
        var (out, into) = (out, into)
        while abs(into - out) > 1 {
            let middle = out + (into - out) / 2
            if try isIn(middle) { into = middle } else { out = middle }
        }
        return into
    }

    // MARK: Limits

    /// In the direction that loosens the limit: first what is missing, then as far as it could ever matter.
    private mutating func beyond(
        _ limit: Int, _ shortfall: FixedPoint?, _ extent: FixedPoint
    ) throws(PlanningError) -> Int64? {
        for sign in directions(limit) {
            if let shortfall, shortfall.mantissa > 0 {
                let near = sign * lever.steps(covering: shortfall)
                if try isIn(near) { return try bisect(out: 0, into: near) }
            }
            guard let far = farthest(sign, extent), try isIn(far) else { continue }
            return try bisect(out: 0, into: far)
        }
        return nil
    }

    private func farthest(_ sign: Int64, _ extent: FixedPoint) -> Int64? {
        if sign > 0 { return lever.steps(covering: extent) }
        // Down to the last step that is not negative.
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
    private mutating func pastMatchRules() throws(PlanningError) -> Int64? {
        for count in MatchPassage(explainer, lever, asked).nearest() where try isIn(count) { return count }
        return nil
    }
}
