// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// Finds numbers of match rules and tables with which locks on excluded offers could be kept: each is moved as little
/// as lets the offer pass, and then the changed scenario is solved with every other rule.
struct MatchRepairs {
    private let explainer: Explainer
    private let without: [ConflictSearch.Member]

    init(_ explainer: Explainer, without: [ConflictSearch.Member]) {
        self.explainer = explainer
        self.without = without
    }

    func steps(for locks: [Lock]) throws(PlanningError) -> [ConflictExplanation.Repair.Step] {
        var steps: [ConflictExplanation.Repair.Step] = []
        for lock in locks where lock.isDemand && isExcluded(lock) { steps += try self.steps(for: lock) }
        return steps
    }

    private func isExcluded(_ lock: Lock) -> Bool {
        explainer.index.all(lock.need, lock.offer, fund: lock.fund).isEmpty
    }

    private func steps(for lock: Lock) throws(PlanningError) -> [ConflictExplanation.Repair.Step] {
        var asked = AskedPair(need: lock.need, offer: lock.offer, fund: lock.fund, candidates: [])
        if asked.fund == nil, let fund = explainer.nearestFund(asked) {
            asked = AskedPair(need: lock.need, offer: lock.offer, fund: fund, candidates: [])
        }
        var search = LeverSearch(explainer)
        let context = explainer.facts.joins.context(need: asked.need, offer: asked.offer, fund: asked.fund)
        var steps: [ConflictExplanation.Repair.Step] = []
        for lever in search.excluding([context]) {
            guard let told = explainer.facts.told(lever), let after = try after(lever, asked) else { continue }
            steps.append(
                ConflictExplanation.Repair.Step(
                    action: .change, id: told.rules.joined(separator: ", "),
                    subject: lock.subject(explainer.scenario.tables), authority: told.authority, before: told.before,
                    after: after, isMoney: told.isMoney, place: told.place, values: nil, table: nil, by: nil,
                    lever: told))
        }
        return steps
    }

    /// The nearest number with which a plan exists; `nil` if there is none.
    private func after(_ lever: Lever, _ asked: AskedPair) throws(PlanningError) -> FixedPoint? {
        for count in MatchPassage(explainer, lever, asked).nearest() {
            guard let value = lever.value(after: count),
                let changed = explainer.prepared.applying(NumberChange(origin: lever.origin, value: value))
            else { continue }
            if try hasPlan(changed) { return value }
        }
        return nil
    }

    private func hasPlan(_ changed: PreparedScenario) throws(PlanningError) -> Bool {
        let left = Set(without.map(\.source))
        let rows = changed.model.rows.indices.filter { !left.contains(changed.model.rows[$0].source) }
        let resolver = Resolver(planning: changed.model, options: explainer.options)
        return try resolver.solve(Demand(goals: .none, onlyRows: rows)).values != nil
    }
}

/// How far a number has to move until an offer that match rules exclude passes them all.
struct MatchPassage {
    private let explainer: Explainer
    private let lever: Lever
    private let asked: AskedPair
    /// Steps beyond which a match rule's number is not followed.
    private static let mostSteps: Int64 = 1 << 20
    /// Steps that are tried one by one.
    private static let mostTried: Int64 = 1 << 10

    init(_ explainer: Explainer, _ lever: Lever, _ asked: AskedPair) {
        self.explainer = explainer
        self.lever = lever
        self.asked = asked
    }

    /// The fewest steps up and down, the nearer first; empty if the number does not help.
    func nearest() -> [Int64] { [Int64(1), -1].compactMap { firstPassing($0) }.sorted { abs($0) < abs($1) } }

    /// Whether no count nearer than this one, either way, lets the offer pass; `false` where there are too many to try.
    func isFirst(_ count: Int64) -> Bool {
        guard abs(count) <= Self.mostTried else { return false }
        return (1..<max(1, abs(count))).allSatisfy { !passes($0) && !passes(-$0) }
    }

    private func firstPassing(_ sign: Int64) -> Int64? {
        var (out, into) = (Int64(0), sign)
        while !passes(into) {
            guard abs(into) < Self.mostSteps, lever.value(after: into) != nil else { return nil }
            (out, into) = (into, into * 2)
        }
        while abs(into - out) > 1 {
            let middle = out + (into - out) / 2
            if passes(middle) { into = middle } else { out = middle }
        }
        return into
    }

    /// Whether every match rule holds for the asked pair, from its fund or from any, without the rest of the scenario.
    private func passes(_ count: Int64) -> Bool {
        guard let value = lever.value(after: count),
            let parts = explainer.scenario.parts(applying: NumberChange(origin: lever.origin, value: value))
        else { return false }
        let changed = Interpreter(tables: parts.tables, rulebooks: parts.rulebooks, parameters: parts.parameters)
        return explainer.funds(meaning: asked.fund).contains { fund in
            let context = explainer.facts.joins.context(need: asked.need, offer: asked.offer, fund: fund)
            return parts.rulebooks.indices.allSatisfy { rulebook in
                guard changed.applies(rulebook, to: context).truth ?? true else { return true }
                return parts.rulebooks[rulebook].match.allSatisfy {
                    changed.holds($0.condition, rulebook: rulebook, for: context).truth == true
                }
            }
        }
    }
}
