// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

extension Explainer {
    /// Conflicts of one scenario that are told, each with a lock of its own.
    private static let mostConflicts = 30

    /// Why no plan does what is demanded; `nil` if that is not proven in time.
    func conflict(demanding demand: [Demand.Row]) throws(PlanningError) -> ConflictExplanation? {
        guard var search = ConflictSearch(prepared, demand: demand, options: options),
            let found = try search.run()
        else { return nil }
        return try explanation(found, search, demand, besides: [])
    }

    /// Why the scenario has no plan: one conflict, and further ones that remain when a lock of each is left out. Empty
    /// if that is not proven in time.
    func conflicts() throws(PlanningError) -> [ConflictExplanation] {
        var found: [ConflictSearch.Found] = []
        var locks: [ConflictSearch.Member] = []
        while found.count < Self.mostConflicts {
            guard
                var search = ConflictSearch(prepared, demand: [], options: options, without: Set(locks)),
                let next = try search.run()
            else { break }
            found.append(next)
            guard let lock = next.members.last(where: \.isLock) else { break }
            locks.append(lock)
        }
        var explained: [ConflictExplanation] = []
        for (index, conflict) in found.enumerated() {
            let others = locks.enumerated().filter { $0.offset != index }.map(\.element)
            guard let search = ConflictSearch(prepared, demand: [], options: options, without: Set(others)) else {
                continue
            }
            explained.append(try explanation(conflict, search, [], besides: others))
        }
        return explained
    }

    private func explanation(
        _ found: ConflictSearch.Found, _ search: ConflictSearch, _ demand: [Demand.Row],
        besides: [ConflictSearch.Member]
    ) throws(PlanningError) -> ConflictExplanation {
        let told = found.members.map { member in (member: member, excluding: excluding(member, search)) }
        let repairs = try RepairSearch(self, search: search, demand: demand, without: besides)
            .repairs(of: found.members)
        return ConflictExplanation(
            members: told.flatMap { [self.member(of: $0.member, search)].compactMap { $0 } + $0.excluding },
            sums: ConflictSums(self, search).sums(of: found.members),
            isMinimal: found.isMinimal && told.allSatisfy { $0.excluding.count <= 1 }, repairs: repairs,
            besides: besides.map(\.subject))
    }

    // MARK: Members

    /// The match rules that leave a lock no candidate: those that hold for no fund, else those of each fund.
    private func excluding(
        _ member: ConflictSearch.Member, _ search: ConflictSearch
    ) -> [ConflictExplanation.Member] {
        guard let lock = lock(of: member, search),
            search.rows[member]?.allSatisfy({
                search.relaxed.model.rows[$0].terms.isEmpty
            }) ?? false
        else { return [] }
        let broken = funds(meaning: lock.fund).map { fund in
            facts.rules(facts.joins.context(need: lock.need, offer: lock.offer, fund: fund), holding: false)
        }
        let always = (broken.first ?? []).filter { rule in broken.allSatisfy { $0.contains { $0.id == rule.id } } }
        var seen: Set<String> = []
        return (always.isEmpty ? broken.flatMap { $0 } : always).filter { seen.insert($0.id).inserted }
            .map { self.member(excluding: lock, $0) }
    }

    private func member(excluding lock: Lock, _ rule: ExplainedRule) -> ConflictExplanation.Member {
        let owner = scenario.rulebooks.indices.first { book in
            scenario.rulebooks[book].match.contains { $0.id == rule.id }
        }
        let isNegotiable = owner.flatMap { book in
            scenario.rulebooks[book].match.first { $0.id == rule.id }?.isNegotiable
        }
        return ConflictExplanation.Member(
            limit: ExplainedLimit(
                kind: .match, id: rule.id, title: rule.title, subject: lock.subject(scenario.tables), bound: "match",
                limit: nil, used: nil, needed: nil, isMoney: false, values: rule.values, place: rule.place, row: ""),
            isNegotiable: isNegotiable ?? true,
            authority: owner.map { facts.authority(ofRulebook: $0) } ?? .steeringGroup, reason: rule.reason)
    }

    func lock(of member: ConflictSearch.Member, _ search: ConflictSearch) -> Lock? {
        guard case .lock(let row) = member.source else { return nil }
        return scenario.locks.first { $0.row == row }
    }

    func member(of member: ConflictSearch.Member, _ search: ConflictSearch) -> ConflictExplanation.Member? {
        guard let row = search.rows[member]?.first, let limit = limit(of: member, row, search) else { return nil }
        return ConflictExplanation.Member(
            limit: limit, isNegotiable: isNegotiable(member), authority: authority(of: member, row, search),
            reason: nil)
    }

    private func limit(of member: ConflictSearch.Member, _ row: Int, _ search: ConflictSearch) -> ExplainedLimit? {
        let name = search.relaxed.model.rows[row].name
        switch member.source {
        case .limit(let index):
            guard let candidate = candidate(ofRow: row, search.relaxed) else { return nil }
            return facts.limit(index, subject: member.subject, rowName: name, candidate: candidate)
        case .lock(let lock): return facts.lock(lock, subject: member.subject, rowName: name)
        case .goal: return nil
        }
    }

    func candidate(ofRow row: Int, _ planning: PlanningModel) -> Int? { planning.candidate(ofRow: row) }

    func isNegotiable(_ member: ConflictSearch.Member) -> Bool {
        if case .limit(let index) = member.source { return scenario.rules.limits[index].rule.isNegotiable }
        return true
    }

    func authority(
        of member: ConflictSearch.Member, _ row: Int, _ search: ConflictSearch
    ) -> RuleAuthority {
        guard case .limit(let index) = member.source, let candidate = candidate(ofRow: row, search.relaxed) else {
            return .steeringGroup
        }
        let rulebook = facts.rulebook(ofLimit: index)
        let reads = facts.interpreter.reads(
            of: scenario.rules.limits[index].rule.bound, rulebook: rulebook,
            for: facts.context(ofCandidate: candidate))
        let nearest = reads.map { facts.authority(of: $0.origin) }.min()
        return nearest ?? facts.authority(ofRulebook: rulebook)
    }
}

extension RuleFacts {
    /// Who may decide about a number.
    func authority(of origin: ExpressionRead.Origin) -> RuleAuthority {
        switch origin {
        case .cell(let table, _, _):
            switch prepared.scenario.tables.tables[table].name {
            case "schools", "needs": .school
            case "offers", "providers": .provider
            case "funds": .programme
            default: .steeringGroup
            }
        case .parameter(let name, let rulebook):
            // What a scenario sets is the network's own choice.
            prepared.scenario.parameters.override(of: name, rulebook: rulebook) == nil
                ? authority(ofRulebook: rulebook) : .steeringGroup
        case .literal(let rulebook, _): authority(ofRulebook: rulebook)
        }
    }

    /// What the rulebook says; else a programme's rules are the programme's, and the others the network's.
    func authority(ofRulebook rulebook: Int) -> RuleAuthority {
        let book = prepared.scenario.rulebooks[rulebook]
        return book.authority ?? (book.applies == nil ? .steeringGroup : .programme)
    }
}
