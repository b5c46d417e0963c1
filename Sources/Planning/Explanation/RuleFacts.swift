// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables

/// Says what rules, limits and locks read and how full they are, with the place of every value.
struct RuleFacts {
    let prepared: PreparedScenario
    let interpreter: Interpreter
    let joins: RowJoins
    /// The rulebook of each limit of the compiled rules.
    private let rulebookOfLimit: [Int]
    private let rulebookOfGoal: [Int]

    init(_ prepared: PreparedScenario) {
        self.prepared = prepared
        let scenario = prepared.scenario
        interpreter = Interpreter(
            tables: scenario.tables, rulebooks: scenario.rulebooks, parameters: scenario.parameters)
        joins = RowJoins(scenario.tables)
        rulebookOfLimit = scenario.rulebooks.enumerated().flatMap { index, book in book.limits.map { _ in index } }
        rulebookOfGoal = scenario.rulebooks.enumerated().flatMap { index, book in book.goals.map { _ in index } }
    }

    private var scenario: Scenario { prepared.scenario }

    func rulebook(ofLimit limit: Int) -> Int { rulebookOfLimit[limit] }
    func rulebook(ofGoal goal: Int) -> Int { rulebookOfGoal[goal] }

    func context(ofCandidate candidate: Int) -> CandidateContext {
        let candidates = prepared.candidates
        return joins.context(
            need: Int(candidates.needs[candidate]), offer: Int(candidates.offers[candidate]),
            fund: candidates.funds.isEmpty ? nil : Int(candidates.funds[candidate]))
    }

    // MARK: Values

    func values(_ reads: [ExpressionRead]) -> [ExplainedValue] {
        reads.map { read in
            let isMoney = holdsMoney(read.origin)
            let shown = { (language: Language) in
                interpreter.text(read.value, isMoney: isMoney, language) + (isMoney ? " EUR" : "")
            }
            return ExplainedValue(
                name: read.name, value: interpreter.text(read.value, .en),
                shown: LocalizedText(de: shown(.de), en: shown(.en)), place: place(of: read.origin).description)
        }
    }

    private func holdsMoney(_ origin: ExpressionRead.Origin) -> Bool {
        switch origin {
        case .cell(let table, _, let column):
            if case .money? = scenario.tables.tables[table].column(named: column)?.type { true } else { false }
        case .parameter(let name, let rulebook): scenario.parameters.isMoney(name, rulebook: rulebook)
        case .literal: false
        }
    }

    func place(of origin: ExpressionRead.Origin) -> SourceLocation {
        switch origin {
        case .cell(let table, let row, let column):
            scenario.tables.tables[table].location(row: row, column: column)
        case .parameter(let name, let rulebook):
            scenario.parameters.override(of: name, rulebook: rulebook) ?? parameter(name, rulebook)?.location
                ?? scenario.rulebooks[rulebook].location
        case .literal(_, let place): place
        }
    }

    /// The parameter as it holds in the school year.
    func parameter(_ name: String, _ rulebook: Int) -> Parameter? {
        let named = scenario.rulebooks[rulebook].parameters.filter { $0.name == name }
        return named.first { $0.isValid(on: scenario.schoolYear.firstDay) } ?? named.last
    }

    // MARK: Match rules

    /// Every match rule that applies to the candidate and how it comes out.
    func rules(_ context: CandidateContext, holding wanted: Bool) -> [ExplainedRule] {
        scenario.rulebooks.indices.flatMap { rulebook -> [ExplainedRule] in
            guard interpreter.applies(rulebook, to: context).truth ?? true else { return [] }
            return scenario.rulebooks[rulebook].match.compactMap { rule in
                let holds = interpreter.holds(rule.condition, rulebook: rulebook, for: context).truth == true
                guard holds == wanted else { return nil }
                return ExplainedRule(
                    id: rule.id, title: rule.title,
                    reason: holds ? nil : reason(rule, rulebook, context),
                    values: values(interpreter.reads(of: rule.condition, rulebook: rulebook, for: context)),
                    place: rule.location.description)
            }
        }
    }

    /// With what was assumed for it.
    private func reason(_ rule: MatchRule, _ rulebook: Int, _ context: CandidateContext) -> LocalizedText {
        interpreter.reason(
            interpreter.reason(of: rule, rulebook: rulebook, for: context), assuming: rule.condition,
            rulebook: rulebook, for: context)
    }

    // MARK: Limits and locks

    /// A row of the model with how full it is in the plan, as seen by a candidate.
    ///
    /// - Parameter more: what one group more adds, in the row's units.
    func limit(row: Int, room: PlanRoom, more: Int64, candidate: Int) -> ExplainedLimit? {
        let origin = prepared.model.rows[row]
        let modelRow = prepared.model.model.rows[row]
        switch origin.source {
        case .limit(let index):
            let isShare = scenario.rules.limits[index].rule.kind.isShare
            func number(_ units: Int128) -> FixedPoint {
                FixedPoint(mantissa: Int64(clamping: units), scale: modelRow.scale).normalised
            }
            return limit(
                index, subject: origin.subject, rowName: modelRow.name, candidate: candidate,
                used: isShare ? nil : number(room.activity(row) + usedTerm(row, room)),
                needed: isShare ? nil : number(Int128(more)))
        case .lock(let lock):
            let used = FixedPoint(Int64(clamping: room.activity(row)))
            return self.lock(lock, subject: origin.subject, rowName: modelRow.name, used: used)
        case .goal: return nil
        }
    }

    /// A limit for one value of `per`; the candidate is one that it speaks of.
    func limit(
        _ index: Int, subject: String, rowName: String, candidate: Int, used: FixedPoint? = nil,
        needed: FixedPoint? = nil
    ) -> ExplainedLimit {
        let (limit, rulebook) = (scenario.rules.limits[index], rulebookOfLimit[index])
        let context = context(ofCandidate: candidate)
        var bound: FixedPoint?
        if case .number(let number) = interpreter.value(limit.rule.bound, rulebook: rulebook, for: context) {
            bound = number.fixedPoint
        }
        return ExplainedLimit(
            kind: .limit, id: limit.rule.id, title: limit.rule.title, subject: subject,
            bound: limit.rule.kind.rawValue, limit: bound, used: used, needed: needed,
            isMoney: !limit.rule.kind.isShare && Self.isMoney(limit.aggregate),
            values: values(interpreter.reads(of: limit.rule.bound, rulebook: rulebook, for: context)),
            place: limit.rule.location.description, row: rowName,
            assumed: interpreter.assumption(of: limit.rule.bound, rulebook: rulebook, for: context))
    }

    /// Of "none or at least": what the column that says "used" takes from the row's activity; 0 elsewhere.
    private func usedTerm(_ row: Int, _ room: PlanRoom) -> Int128 {
        // Other rows have no such column, and may have many terms.
        guard [.leastIfUsed, .noneUnlessUsed].contains(prepared.model.rows[row].part) else { return 0 }
        let model = prepared.model.model
        return model.rows[row].terms.reduce(Int128(0)) { sum, term in
            let column = Int(model.termColumns[term])
            guard case .used = prepared.model.columns[column] else { return sum }
            return sum - Int128(model.termCoefficients[term]) * Int128(room.value(column))
        }
    }

    func lock(_ row: Int, subject: String, rowName: String, used: FixedPoint? = nil) -> ExplainedLimit? {
        guard let lock = scenario.locks.first(where: { $0.row == row }) else { return nil }
        return ExplainedLimit(
            kind: .lock, id: "lock", title: PlanningMessages.lockTitle(lock.reason, decidedBy: lock.decidedBy),
            subject: subject, bound: lock.mode.rawValue, limit: FixedPoint(lock.mode == .forbid ? 0 : lock.groups),
            used: used,
            needed: used.map { _ in FixedPoint(1) }, isMoney: false, values: [],
            place: lock.location.description, row: rowName)
    }

    static func isMoney(_ aggregate: CompiledAggregate) -> Bool { aggregate.isMoney }
}
