// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

extension Explainer {
    /// Why no plan does what is demanded; `nil` if that is not proven in time.
    ///
    /// - Parameter asked: candidates that are demanded; empty for a scenario without any plan.
    func conflict(demanding demand: [Demand.Row]) throws(PlanningError) -> ConflictExplanation? {
        guard var search = ConflictSearch(prepared, demand: demand, options: options),
            let found = try search.run()
        else { return nil }
        let repairs = try RepairSearch(self, search: search, demand: demand).repairs(of: found.members)
        return ConflictExplanation(
            members: found.members.compactMap { member(of: $0, search) }, isMinimal: found.isMinimal,
            repairs: repairs)
    }

    func member(of member: ConflictSearch.Member, _ search: ConflictSearch) -> ConflictExplanation.Member? {
        guard let row = search.rows[member]?.first, let limit = limit(of: member, row, search) else { return nil }
        return ConflictExplanation.Member(
            limit: limit, isNegotiable: isNegotiable(member), authority: authority(of: member, row, search))
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
