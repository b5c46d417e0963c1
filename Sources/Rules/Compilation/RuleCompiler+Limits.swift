// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension RuleCompiler {
    func compileLimit(_ rule: LimitRule, rulebook: Int, goals: [GoalRule]) -> CompiledLimit? {
        let condition = rule.condition.map { truth($0, rulebook: rulebook) }
        // A share also counts what `where` leaves out, so its guards do not count there.
        let isShare = rule.kind == .atMostShare || rule.kind == .atLeastShare
        let guarding = isShare ? nil : rule.condition
        let facts = guarding.map { PresenceFacts(when: $0.expression, is: true) } ?? PresenceFacts()
        let aggregate = compile(rule.aggregate, rulebook: rulebook, facts: facts)
        let per = keys(rule.per, rulebook: rulebook)
        let bound = numeric(rule.bound, rulebook: rulebook, facts: PresenceFacts())
        let soft = rule.soft.map { compileSoft($0, goals: goals) }
        guard let aggregate, let bound, let per, (condition == nil) == ((condition ?? nil) == nil) else { return nil }
        return CompiledLimit(
            rule: rule, aggregate: aggregate, condition: condition ?? nil, per: per, bound: bound, soft: soft ?? nil)
    }

    private func compile(
        _ aggregate: LimitRule.Aggregate, rulebook: Int, facts: PresenceFacts
    ) -> CompiledAggregate? {
        switch aggregate {
        case .sum(let source): numeric(source, rulebook: rulebook, facts: facts).map { .sum($0) }
        case .distinct(let source): key(source, rulebook: rulebook, facts: facts).map { .distinct($0) }
        }
    }

    private func truth(_ source: ExpressionSource, rulebook: Int) -> BoolCode? {
        guard let value = compile(source, rulebook: rulebook) else { return nil }
        if case .boolean(let code) = value { return code }
        let expected = LocalizedText(de: "Wahrheitswert", en: "truth value")
        return report(RuleMessages.wrongType(expected, found: value.typeName, at: source.location))
    }

    /// The values of `per`; `nil` if one of them cannot be one.
    private func keys(_ sources: [ExpressionSource], rulebook: Int) -> [TypedValue]? {
        let keys = sources.map { key($0, rulebook: rulebook, facts: PresenceFacts()) }
        return keys.contains { $0 == nil } ? nil : keys.compactMap { $0 }
    }

    private func compileSoft(
        _ soft: LimitRule.Soft, goals: [GoalRule]
    ) -> (goal: Int, penalty: FixedPoint)? {
        guard let goal = goals.firstIndex(where: { $0.id == soft.goal }) else {
            return report(RuleMessages.unknownGoal(soft.goal, known: goals.map(\.id), at: soft.location))
        }
        return (goal, soft.penalty)
    }

    func compileGoal(_ rule: GoalRule, rulebook: Int) -> CompiledGoal? {
        compile(rule.measure, of: rule, rulebook: rulebook).map { CompiledGoal(rule: rule, measure: $0) }
    }

    private func compile(_ measure: GoalRule.Measure, of rule: GoalRule, rulebook: Int) -> CompiledMeasure? {
        let facts = PresenceFacts()
        switch measure {
        case .sum(let source): return numeric(source, rulebook: rulebook, facts: facts).map { .sum($0) }
        case .lowest(let source, let base, let paths):
            let sum = numeric(source, rulebook: rulebook, facts: facts)
            let of = numeric(base, rulebook: rulebook, facts: facts)
            guard let per = keys(paths, rulebook: rulebook), let sum, let of else { return nil }
            return .lowest(sum, of: of, per: per)
        case .distinct(let source, let paths):
            let value = key(source, rulebook: rulebook, facts: facts)
            guard let per = keys(paths, rulebook: rulebook), let value else { return nil }
            return .distinct(value, per: per)
        case .changesFromPrevious: return changesFromPrevious(at: rule.location)
        }
    }

    /// Every pair of last year must say how many groups it had.
    private func changesFromPrevious(at place: SourceLocation) -> CompiledMeasure? {
        guard let table = tables.table("previous"), let groups = table.column(named: "groups") else {
            return report(RuleMessages.noPrevious(at: place))
        }
        let absent = (0..<table.rowCount).filter { !groups.isPresent($0) }
        for row in absent { sink.report(RuleMessages.noPreviousGroups(at: table.location(row: row, column: "groups"))) }
        return absent.isEmpty ? .changesFromPrevious : nil
    }

    private func numeric(_ source: ExpressionSource, rulebook: Int, facts: PresenceFacts) -> TypedValue? {
        guard let value = compile(source, rulebook: rulebook, facts: facts) else { return nil }
        if case .number = value { return value }
        if case .double = value { return value }
        let expected = LocalizedText(de: "Zahl", en: "number")
        return report(RuleMessages.wrongType(expected, found: value.typeName, at: source.location))
    }

    /// A value to group by or to count.
    private func key(_ source: ExpressionSource, rulebook: Int, facts: PresenceFacts) -> TypedValue? {
        guard let value = compile(source, rulebook: rulebook, facts: facts) else { return nil }
        switch value {
        case .row, .text, .number, .boolean, .date: return value
        default:
            let expected = LocalizedText(
                de: "Zeile, Text, genaue Zahl, Datum oder Wahrheitswert",
                en: "row, text, exact number, date or truth value")
            var found = value.typeName
            if case .double = value {
                found = LocalizedText(de: "Entfernung oder Quotient", en: "distance or quotient")
            }
            return report(RuleMessages.wrongType(expected, found: found, at: source.location))
        }
    }
}
