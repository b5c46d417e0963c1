// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Optimizer
import Rules
import Tables

/// Answers questions about a plan. Every claim about another plan comes from solving the whole scenario again, and says
/// no more than the bounds of that solve prove.
public struct Explainer: Sendable {
    public let planned: PlannedScenario
    public let options: ExplanationOptions
    let index: CandidateIndex
    let entities: Entities
    let facts: RuleFacts
    let resolver: Resolver

    public init(_ planned: PlannedScenario, options: ExplanationOptions = ExplanationOptions()) {
        self.planned = planned
        self.options = options
        index = CandidateIndex(planned.prepared.candidates)
        entities = Entities(scenario: planned.prepared.scenario)
        facts = RuleFacts(planned.prepared)
        resolver = Resolver(planning: planned.prepared.model, options: options)
    }

    var prepared: PreparedScenario { planned.prepared }
    var scenario: Scenario { planned.prepared.scenario }

    /// The answers, mostly one; a question about a need gives one for its partners and one for its open groups.
    ///
    /// - Returns: `nil` (and errors in the sink) if the question names what the scenario does not have.
    public func explain(
        _ question: ExplanationQuestion, into sink: inout DiagnosticSink
    ) throws(PlanningError) -> [Explanation]? {
        guard let solution = planned.solution else { return try conflict(into: &sink) }
        switch question {
        case .need(let id):
            guard let need = entities.row(id, .need, into: &sink) else { return nil }
            return try explain(need: need, solution)
        case .pair(let need, let offer, let fund):
            guard let asked = asked(need, offer, fund, into: &sink) else { return nil }
            return [.whyNot(try whyNot(asked, solution))]
        case .school(let id):
            guard let school = entities.row(id, .school, into: &sink) else { return nil }
            return try explain(school: school, solution)
        case .whatIf(let need, let offer, let fund):
            guard let asked = asked(need, offer, fund, into: &sink) else { return nil }
            return [.whatIf(try whatIf(asked, solution))]
        case .ties(let id):
            guard let id else { return [.ties(try ties(need: nil, solution))] }
            guard let need = entities.row(id, .need, into: &sink) else { return nil }
            return [.ties(try ties(need: need, solution))]
        case .curve(let id):
            guard let fund = entities.row(id, .fund, into: &sink) else { return nil }
            return try curve(fund, solution, into: &sink).map { [.curve($0)] }
        case .conflict:
            sink.report(ExplanationMessages.noConflict())
            return []
        }
    }

    /// Why no plan exists is the only thing there is to say without a plan.
    private func conflict(into sink: inout DiagnosticSink) throws(PlanningError) -> [Explanation]? {
        let conflicts = try conflicts()
        if !conflicts.isEmpty { return conflicts.map { .conflict($0) } }
        sink.report(ExplanationMessages.conflictNotFound())
        return nil
    }
}

/// A pair that was asked about, as rows.
struct AskedPair {
    let need: Int
    let offer: Int
    /// `nil` for any fund.
    let fund: Int?
    /// The candidates it means; empty if match rules exclude it.
    let candidates: [Int]
}

extension Explainer {
    func asked(_ need: String, _ offer: String, _ fund: String?, into sink: inout DiagnosticSink) -> AskedPair? {
        let rows = (
            need: entities.row(need, .need, into: &sink), offer: entities.row(offer, .offer, into: &sink),
            fund: fund.map { entities.row($0, .fund, into: &sink) }
        )
        guard let needRow = rows.need, let offerRow = rows.offer else { return nil }
        if case .some(.none) = rows.fund { return nil }
        let fundRow = rows.fund.flatMap { $0 }
        return AskedPair(
            need: needRow, offer: offerRow, fund: fundRow, candidates: index.all(needRow, offerRow, fund: fundRow))
    }

    func pair(_ asked: AskedPair) -> ExplainedPair { entities.pair(asked.need, asked.offer, fund: asked.fund) }

    func pair(ofCandidate candidate: Int) -> ExplainedPair {
        let candidates = prepared.candidates
        return entities.pair(
            Int(candidates.needs[candidate]), Int(candidates.offers[candidate]),
            fund: candidates.funds.isEmpty ? nil : Int(candidates.funds[candidate]))
    }

    /// The candidates of a need, ascending: they lie together.
    func candidates(ofNeed need: Int) -> [Int] {
        let needs = prepared.candidates.needs
        guard let first = needs.firstIndex(of: Int32(need)) else { return [] }
        return Array(needs[first...].prefix { $0 == Int32(need) }.indices)
    }

    // MARK: Goals

    /// What each goal loses against the plan, for plans of which more is asked than of this one.
    func losses(_ solution: PlannedScenario.Solution, _ resolution: Resolution) -> [GoalLoss] {
        let model = prepared.model.model
        // While no goal before differs, the plan's bounds hold for what is left of its plans, too.
        var isEqual = true
        return model.goals.indices.map { goal in
            let state = solution.goals[goal]
            let sign = Resolver.sign(model.goals[goal])
            // With a tolerance the plan may have given some of the goal to later ones; its best value is the bound.
            let before = state.isProven ? state.bound : state.value
            var range = resolution.goals.indices.contains(goal) ? resolution.goals[goal] : nil
            if isEqual, let known = range {
                range = GoalRange(low: known.low, high: min(known.high, sign * state.bound))
            }
            isEqual = isEqual && state.isProven && range?.isProven == true && range?.high == sign * before
            let after = resolution.values.map { Int64(clamping: model.value(goal: goal, at: $0)) }
            func number(_ units: Int64) -> FixedPoint {
                FixedPoint(mantissa: units, scale: model.goals[goal].scale).normalised
            }
            let rule = scenario.rules.goals[goal].rule
            return GoalLoss(
                goal: rule.id, title: rule.title, sense: rule.sense.rawValue, before: number(before),
                after: after.map(number), atLeast: range.map { number(sign * before - $0.high) },
                atMost: range?.low.map { number(sign * before - $0) }, place: rule.location.description)
        }
    }

    // MARK: Changes

    /// What another plan changes, need by need: the asked one first, then those that lose, move and gain.
    func changes(from before: [Int64], to after: [Int64], first asked: Int?) -> [NeedChange] {
        let needs = prepared.candidates.needs
        var changed: [Int: [Int]] = [:]
        var order: [Int] = []
        for candidate in 0..<prepared.candidates.count where before[candidate] != after[candidate] {
            let need = Int(needs[candidate])
            if changed[need] == nil { order.append(need) }
            changed[need, default: []].append(candidate)
        }
        let all = order.map { need in (need, change(need, changed[need] ?? [], before, after)) }
        func rank(_ need: Int, _ effect: NeedChange.Effect) -> Int {
            if need == asked { return 0 }
            return switch effect {
            case .loses: 1
            case .moves: 2
            case .gains: 3
            }
        }
        return all.sorted { (rank($0.0, $0.1.effect), $0.0) < (rank($1.0, $1.1.effect), $1.0) }.map(\.1)
    }

    private func change(_ need: Int, _ changed: [Int], _ before: [Int64], _ after: [Int64]) -> NeedChange {
        let all = candidates(ofNeed: need)
        let (old, new) = (all.reduce(0) { $0 + before[$1] }, all.reduce(0) { $0 + after[$1] })
        return NeedChange(
            need: entities.need(need), effect: new < old ? .loses : new > old ? .gains : .moves, before: old,
            after: new,
            changes: changed.map {
                AllocationChange(allocation: pair(ofCandidate: $0), before: before[$0], after: after[$0])
            })
    }
}
