// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// Where along a number the asked offer is in a best plan: counts of steps away from the present value are solved as
/// they are needed, and whole stretches of counts refuted at once.
///
/// Let V(n) be the goals of a best plan after n steps and W(n) those of a best plan with the offer, compared goal after
/// goal. While every step only admits more plans, both never fall. So W(c) < V(a) refutes all counts n with a ≤ n ≤ c:
/// W(n) ≤ W(c) < V(a) ≤ V(n), and a plan with the offer is no best plan.
struct OutProof {
    private let explainer: Explainer
    private let lever: Lever
    private let asked: AskedPair
    private let solution: PlannedScenario.Solution
    private let isMonotone: Bool
    private var changed: [Int64: ChangedScenario] = [:]
    private var standings: [Int64: ChangedScenario.Standing] = [:]
    private var withOffer: [Int64: Resolution] = [:]
    /// Solves so far.
    private(set) var solves = 0
    /// Solves after which nothing more is proven, only looked for.
    private static let mostSolves = 60

    init(
        _ explainer: Explainer, _ lever: Lever, _ asked: AskedPair, _ solution: PlannedScenario.Solution, isOpen: Bool
    ) {
        self.explainer = explainer
        self.lever = lever
        self.asked = asked
        self.solution = solution
        isMonotone = BoundShape(explainer.scenario).isMonotone(lever)
        standings[0] = isOpen ? .open : .isOut
        changed[0] = ChangedScenario(explainer.prepared, asked, options: explainer.options, solved: solution)
    }

    // MARK: One count

    mutating func standing(_ count: Int64) throws(PlanningError) -> ChangedScenario.Standing {
        if let known = standings[count] { return known }
        guard var scenario = scenario(count) else { return .open }
        let before = scenario.solves
        let standing = try scenario.standing(near: solution, of: explainer.prepared.candidates)
        solves += scenario.solves - before
        changed[count] = scenario
        standings[count] = standing
        return standing
    }

    mutating func isInEveryBestPlan(_ count: Int64) throws(PlanningError) -> Bool {
        guard var scenario = scenario(count) else { return false }
        solves += 1
        let isAlways = try scenario.isInEveryBestPlan()
        changed[count] = scenario
        return isAlways
    }

    private mutating func scenario(_ count: Int64) -> ChangedScenario? {
        if let known = changed[count] { return known }
        guard let value = lever.value(after: count),
            let prepared = explainer.prepared.applying(NumberChange(origin: lever.origin, value: value))
        else { return nil }
        let scenario = ChangedScenario(prepared, asked, options: explainer.options)
        changed[count] = scenario
        return scenario
    }

    // MARK: Many counts

    /// The smallest count up to one that is in, at which it is in too, and whether all smaller ones are refuted.
    mutating func smallest(upTo found: Int64) throws(PlanningError) -> (count: Int64, isProven: Bool) {
        var into = found
        while true {
            let smaller = try first(between: 0, and: into)
            guard let count = smaller.count else {
                return (into, smaller.isProven && standings[0] == .isOut)
            }
            into = count
        }
    }

    /// A count strictly between two at which it is in, `nil` if none was found; and whether, that one being left out,
    /// all counts are known.
    mutating func first(between low: Int64, and high: Int64) throws(PlanningError) -> (count: Int64?, isProven: Bool) {
        let sign: Int64 = high < 0 ? -1 : 1
        guard abs(high - low) > 1 else { return (nil, true) }
        if try isRefuted(from: low, to: high - sign) { return (nil, true) }
        guard solves < Self.mostSolves else { return (nil, false) }
        let middle = low + (high - low) / 2
        switch try standing(middle) {
        case .isIn: return (middle, true)
        case .isOut, .open: break
        }
        let near = try first(between: low, and: middle)
        if near.count != nil { return near }
        let far = try first(between: middle, and: high)
        return (far.count, near.isProven && far.isProven && standings[middle] == .isOut)
    }

    /// Whether no count from one to the other, both included, has the offer in a best plan.
    private mutating func isRefuted(from low: Int64, to high: Int64) throws(PlanningError) -> Bool {
        if low == high { return try standing(high) == .isOut }
        guard isMonotone, solves < Self.mostSolves, let first = scenario(low), let last = scenario(high),
            last.admitsAllPlans(of: first)
        else { return false }
        if first.free == nil, try standing(low) == .open { return false }
        guard let least = changed[low]?.free else { return false }
        let most = try resolvedWithOffer(high, last)
        return most.isImpossible || Self.isBelow(most, least, explainer.prepared.model.model.goals)
    }

    private mutating func resolvedWithOffer(
        _ count: Int64, _ scenario: ChangedScenario
    ) throws(PlanningError) -> Resolution {
        if let known = withOffer[count] { return known }
        solves += 1
        let resolution = try scenario.withOffer()
        withOffer[count] = resolution
        return resolution
    }

    /// Whether no plan of the first reaches what some plan of the second has, within what goals may give up.
    private static func isBelow(_ most: Resolution, _ least: [GoalRange], _ goals: [LinearModel.Goal]) -> Bool {
        guard most.values != nil, most.goals.count >= goals.count, least.count >= goals.count else { return false }
        for index in goals.indices {
            let (upper, range) = (most.goals[index], least[index])
            guard let low = range.low else { return false }
            let allowance = index == goals.count - 1 ? 0 : Resolver.allowance(goals[index], low)
            if upper.high < low - allowance { return true }
            guard upper.high == low, upper.isProven, range.isProven, allowance == 0 else { return false }
        }
        return false
    }
}
