// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Tables

extension Explainer {
    /// Forces the asked pair and solves everything again.
    func whyNot(_ asked: AskedPair, _ solution: PlannedScenario.Solution) throws(PlanningError) -> WhyNotExplanation {
        let groups = asked.candidates.reduce(0) { $0 + solution.values[$1] }
        guard !asked.candidates.isEmpty else { return excluded(asked) }
        let limits = groups > 0 ? [] : stopping(asked.candidates, solution)
        guard groups == 0 else { return answer(asked, .inPlan, groups: groups, limits: limits) }
        let forced = try force(asked.candidates, groups: 1, need: asked.need, solution)
        return WhyNotExplanation(
            asked: pair(asked), answer: forced.answer, groups: 0, excludedBy: [], losses: forced.losses,
            changes: forced.changes, limits: limits, conflict: forced.conflict)
    }

    private func excluded(_ asked: AskedPair) -> WhyNotExplanation {
        WhyNotExplanation(
            asked: pair(asked), answer: .excluded, groups: 0, excludedBy: excluding(asked), losses: [], changes: [],
            limits: [], conflict: nil)
    }

    /// The match rules that exclude a pair: those that do whichever the fund, then what each fund adds.
    private func excluding(_ asked: AskedPair) -> [ExplainedRule] {
        let broken = funds(meaning: asked.fund).map { fund in
            let context = facts.joins.context(need: asked.need, offer: asked.offer, fund: fund)
            return (fund: fund, rules: facts.rules(context, holding: false))
        }
        let always = (broken.first?.rules ?? []).filter { rule in broken.allSatisfy { $0.rules.contains(rule) } }
        guard asked.fund == nil, broken.count > 1 else { return always }
        let rest = broken.map { fund, rules in
            rules.filter { !always.contains($0) }.map { $0.of(fund: fund.map { entities.id("funds", $0) }) }
        }
        // Where a fund adds nothing, what all have in common is what stands in the way.
        return rest.contains(where: \.isEmpty) ? always : always + rest.flatMap { $0 }
    }

    /// The fund that is meant, or every one where none is named; `nil` alone without a funds table.
    func funds(meaning fund: Int?) -> [Int?] {
        if let fund { return [fund] }
        guard let table = scenario.tables.table("funds"), table.rowCount > 0 else { return [nil] }
        return (0..<table.rowCount).map { $0 }
    }

    /// The fund that breaks the fewest rules.
    func nearestFund(_ asked: AskedPair) -> Int? {
        NearMissSearch(scenario).nearest(need: Int32(asked.need), offer: Int32(asked.offer), fund: nil)?.fund
    }

    private func answer(
        _ asked: AskedPair, _ answer: WhyNotExplanation.Answer, groups: Int64, limits: [ExplainedLimit]
    ) -> WhyNotExplanation {
        WhyNotExplanation(
            asked: pair(asked), answer: answer, groups: groups, excludedBy: [], losses: [], changes: [],
            limits: limits, conflict: nil)
    }

    // MARK: Forcing

    /// What becomes of everything else.
    struct Forced {
        let answer: WhyNotExplanation.Answer
        let losses: [GoalLoss]
        let changes: [NeedChange]
        let conflict: ConflictExplanation?
        /// The other plan, where there is one.
        let values: [Int64]?
    }

    /// Solves with at least so many groups of the candidates together.
    func force(
        _ candidates: [Int], groups: Int64, need: Int?, _ solution: PlannedScenario.Solution
    ) throws(PlanningError) -> Forced {
        let demand = Demand.groups(candidates, atLeast: groups)
        return try judge(demand, need: need, solution)
    }

    /// Solves with a demand and compares with the plan.
    func judge(
        _ demand: Demand, need: Int?, _ solution: PlannedScenario.Solution
    ) throws(PlanningError) -> Forced {
        let resolution = try resolver.solve(demand.near(solution.values), start: solution.values)
        switch resolution.outcome {
        case .impossible:
            let conflict = try conflict(demanding: demand.rows)
            return Forced(answer: .impossible, losses: [], changes: [], conflict: conflict, values: nil)
        case .open: return Forced(answer: .open, losses: [], changes: [], conflict: nil, values: nil)
        case .plan(let values):
            let losses = losses(solution, resolution)
            return Forced(
                answer: WhyNotExplanation.Answer(PlanComparison(losses)), losses: losses,
                changes: changes(from: solution.values, to: values, first: need), conflict: nil, values: values)
        }
    }

    /// The limits that stop one more group of any of the candidates, each once.
    func stopping(_ candidates: [Int], _ solution: PlannedScenario.Solution) -> [ExplainedLimit] {
        let room = PlanRoom(prepared, values: solution.values, columns: candidates.map { Int32($0) })
        var seen: Set<Int> = []
        return candidates.flatMap { candidate in
            room.blocking(candidate).filter { seen.insert($0.row).inserted }.compactMap { change in
                facts.limit(row: change.row, room: room, more: change.more, candidate: candidate)
            }
        }
    }
}

extension WhyNotExplanation.Answer {
    init(_ comparison: PlanComparison) {
        switch comparison {
        case .equal: self = .equal
        case .loses: self = .loses
        case .better: self = .better
        case .open: self = .open
        }
    }
}
