// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

extension Explainer {
    /// Why the need has its partners, and why groups of it are open.
    func explain(need: Int, _ solution: PlannedScenario.Solution) throws(PlanningError) -> [Explanation] {
        let candidates = candidates(ofNeed: need)
        let allocated = candidates.reduce(0) { $0 + solution.values[$1] }
        var answers: [Explanation] = []
        if allocated > 0 { answers.append(.why(try why(need, candidates, solution))) }
        if entities.need(need).groups > allocated {
            answers.append(.unmet(try unmet(need, candidates, allocated: allocated, solution)))
        }
        return answers.isEmpty ? [.noDemand(noDemand(need: need))] : answers
    }

    /// Every need of a school, in the order of the table, and for open ones what would have to change.
    func explain(school: Int, _ solution: PlannedScenario.Solution) throws(PlanningError) -> [Explanation] {
        var answers: [Explanation] = []
        let count = scenario.tables.table("needs")?.rowCount ?? 0
        for need in 0..<count where entities.reference("needs", "school", need) == school {
            answers += try explain(need: need, solution)
            let allocated = candidates(ofNeed: need).reduce(0) { $0 + solution.values[$1] }
            guard entities.need(need).groups > allocated else { continue }
            if let answer = try whatIf(need: need, solution) { answers.append(.whatIf(answer)) }
        }
        return answers.isEmpty ? [.noDemand(noDemand(school: school))] : answers
    }

    /// The nearest offer that a single number brings in; the nearest of all, if there is none. Every offer of the need's
    /// field and kind is tried before that is said.
    private func whatIf(need: Int, _ solution: PlannedScenario.Solution) throws(PlanningError) -> WhatIfExplanation? {
        var nearest: WhatIfExplanation?
        var isDecided = true
        let all = offersToTry(need, solution)
        for asked in all {
            let answer = try whatIf(asked, solution)
            if answer.isHelp { return answer }
            isDecided = isDecided && answer.undecided.isEmpty
            nearest = nearest ?? answer
        }
        if isDecided { nearest?.othersTried = all.count - 1 }
        return nearest
    }

    /// Offers with possibilities, those that the goals count most for first, then those that come nearest to passing the
    /// match rules.
    private func offersToTry(_ need: Int, _ solution: PlannedScenario.Solution) -> [AskedPair] {
        let all = candidates(ofNeed: need)
        let chosen = all.filter { solution.values[$0] > 0 }
        let possible = alternatives(to: chosen, among: all).map { Int(prepared.candidates.offers[$0]) }
        let known = Set(all.map { Int(prepared.candidates.offers[$0]) })
        let missing = NearMissSearch(scenario).nearest(need: Int32(need), limit: .max).map(\.offer)
        return (possible + missing.filter { !known.contains($0) }).map { offer in
            AskedPair(need: need, offer: offer, fund: nil, candidates: index.all(need, offer, fund: nil))
        }
    }

    private func noDemand(need: Int) -> NoDemandExplanation {
        let told = entities.need(need)
        return NoDemandExplanation(school: told.school, schoolName: told.schoolName, need: told)
    }

    private func noDemand(school: Int) -> NoDemandExplanation {
        NoDemandExplanation(
            school: entities.id("schools", school), schoolName: entities.text("schools", "name", school), need: nil)
    }

    private func unmet(
        _ need: Int, _ candidates: [Int], allocated: Int64, _ solution: PlannedScenario.Solution
    ) throws(PlanningError) -> UnmetExplanation {
        let search = NearMissSearch(scenario)
        let offers = Set(candidates.map { prepared.candidates.offers[$0] })
        let forced =
            candidates.isEmpty ? nil : try force(candidates, groups: allocated + 1, need: need, solution)
        let reason = analysis(solution).reason(need: need, candidates)
        return UnmetExplanation(
            need: entities.need(need), groupsOpen: entities.need(need).groups - allocated,
            answer: forced.map { UnmetExplanation.Answer($0.answer) } ?? .excluded, possibilities: offers.count,
            offers: scenario.tables.table("offers")?.rowCount ?? 0, ofKind: reason.ofKind,
            notOffered: reason.notOffered, stop: reason.stop, candidates: candidates.count,
            misses: misses(need, besides: offers, search), rules: search.counts(need: Int32(need)).map(count),
            losses: forced?.losses ?? [], changes: forced?.changes ?? [],
            limits: stopping(candidates, solution), conflict: forced?.conflict)
    }

    private func analysis(_ solution: PlannedScenario.Solution) -> UnmetAnalysis {
        let isProven = solution.goals.allSatisfy { $0.isProven && $0.value == $0.bound }
        return UnmetAnalysis(prepared, values: solution.values, isProven: isProven)
    }

    private func misses(_ need: Int, besides offers: Set<Int32>, _ search: NearMissSearch) -> [UnmetExplanation.Miss] {
        let nearest = search.nearest(need: Int32(need), limit: UnmetExplanation.shown + offers.count)
        return nearest.filter { !$0.rules.isEmpty && !offers.contains(Int32($0.offer)) }
            .prefix(UnmetExplanation.shown).map { miss in
                let context = facts.joins.context(need: need, offer: miss.offer, fund: miss.fund)
                let pair = entities.pair(need, miss.offer, fund: miss.fund)
                let rules = facts.rules(context, holding: false)
                return UnmetExplanation.Miss(
                    offer: pair.offer, provider: pair.provider, providerName: pair.providerName,
                    fund: readsFund(miss) ? pair.fund : nil, rules: rules)
            }
    }

    /// Whether a rule that the offer breaks is about the fund.
    private func readsFund(_ miss: UnmetNeed.NearMiss) -> Bool {
        let ids = Set(miss.rules.map(\.id))
        return scenario.rules.match.contains { rule in
            ids.contains(rule.id) && rule.conjuncts.contains { $0.roots.contains(.fund) }
        }
    }

    private func count(_ count: NearMissSearch.RuleCount) -> UnmetExplanation.RuleCount {
        let rule = scenario.rules.match[count.rule]
        return UnmetExplanation.RuleCount(
            id: rule.id, title: rule.title, offers: count.offers, alone: count.alone)
    }
}

extension UnmetExplanation.Answer {
    init(_ answer: WhyNotExplanation.Answer) {
        switch answer {
        case .excluded: self = .excluded
        case .impossible: self = .impossible
        case .equal: self = .equal
        case .loses: self = .crowdedOut
        case .better: self = .better
        case .open, .inPlan: self = .open
        }
    }
}

extension UnmetNeed.Reason {
    fileprivate var ofKind: Int? { if case .excluded(_, let count) = self { count } else { nil } }

    fileprivate var notOffered: UnmetNeed.NotOffered? { if case .notOffered(let found) = self { found } else { nil } }

    fileprivate var stop: UnmetNeed.Stop? { if case .limited(_, let stop) = self { stop } else { nil } }
}
