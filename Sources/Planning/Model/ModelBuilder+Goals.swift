// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables

/// A goal as a linear form over the columns.
struct GoalForm {
    var terms: [ModelTerm] = []
    /// Of the terms and the constant.
    var scale = 0
    var constant: Int64 = 0
    /// Whether the coefficients are the rule's own numbers; others were rounded and may be rounded further.
    var isExact = true
}

extension ModelBuilder {
    /// The goals with the columns and rows they need; every column of the model is there afterwards.
    mutating func addGoals() {
        let forms = scenario.rules.goals.enumerated().map { index, goal in form(of: goal, index) }
        guard !sink.hasErrors else { return }
        for (index, form) in forms.enumerated() { addGoal(form, index) }
    }

    private mutating func addGoal(_ form: GoalForm, _ index: Int) {
        let rule = scenario.rules.goals[index].rule
        let own = prices.filter { $0.goal == index }
        let scale = max(form.scale, own.map(\.price.scale).max() ?? 0)
        var coefficients = Array(repeating: Int64(0), count: model.columns.count)
        for term in form.terms {
            let value = rescaled(term.coefficient, from: form.scale, to: scale, rule.id, rule.location)
            coefficients[Int(term.column)] += value
        }
        let sign: Int64 = rule.sense == .maximise ? -1 : 1
        for (_, column, price) in own {
            let value = rescaled(price.mantissa, from: price.scale, to: scale, rule.id, rule.location)
            coefficients[column] = sign * value
        }
        let hasEffect = coefficients.indices.contains { coefficients[$0] != 0 && model.columns[$0].upper > 0 }
        if !hasEffect, columns.candidates.count > 0 {
            sink.report(PlanningMessages.goalWithoutEffect(rule.id, at: rule.location))
        }
        let goal = LinearModel.Goal(
            id: rule.id, sense: rule.sense == .maximise ? .maximise : .minimise, coefficients: coefficients,
            constant: rescaled(form.constant, from: form.scale, to: scale, rule.id, rule.location), scale: scale,
            tolerance: Amount(units: rule.tolerance.mantissa, scale: rule.tolerance.scale))
        model.goals.append(
            form.isExact
                ? goal : CoarseGoal.fitting(goal, columns: model.columns, keeping: own.map { $0.column }))
    }

    private mutating func form(of goal: CompiledGoal, _ index: Int) -> GoalForm {
        switch goal.measure {
        case .sum(let value): sumForm(value, goal.rule)
        case .distinct(let value, let per): distinctForm(value, per, goal.rule, index)
        case .lowest(let value, let base, let per): lowestForm(value, base, per, goal.rule, index)
        case .changesFromPrevious: changesForm(goal.rule, index)
        }
    }

    private mutating func sumForm(_ value: TypedValue, _ rule: GoalRule) -> GoalForm {
        let numbers = columns.numbers(value, rule: rule.id, at: rule.location, into: &sink)
        let terms = numbers.values.enumerated().map { (column: Int32($0.offset), coefficient: $0.element) }
        return GoalForm(terms: terms, scale: numbers.scale, isExact: numbers.isExact)
    }

    /// Σ y over the values of `per` and the different values there.
    private mutating func distinctForm(
        _ value: TypedValue, _ per: [TypedValue], _ rule: GoalRule, _ index: Int
    ) -> GoalForm {
        let keys = CandidateKeys(value, rule: rule.id, at: rule.location, columns, into: &sink)
        let groups = CandidateGroups(per: per, rule: rule.id, at: rule.location, columns, into: &sink)
        let links: CountingLinks = rule.sense == .maximise ? .onlyIfAllocated : .ifAllocated
        var form = GoalForm()
        for (group, members) in groups.members.enumerated() {
            let rows = CountingRows(
                source: .goal(index), name: rowName(rule.id, groups.subjects[group]), subject: groups.subjects[group])
            var (order, byValue): ([Int32], [Int32: [Int32]]) = ([], [:])
            for member in members {
                let code = keys.codes[Int(member)]
                if byValue[code] == nil { order.append(code) }
                byValue[code, default: []].append(member)
            }
            for code in order {
                form.terms.append((countingColumn(rows, keys.texts[Int(code)], byValue[code] ?? [], links), 1))
            }
        }
        return form
    }
}

// MARK: - Changes from last year

extension ModelBuilder {
    /// Σ |S − last year's groups| over the pairs: S for pairs that are new; for others S − before + 2·dropped, with
    /// S + dropped ≥ before.
    private mutating func changesForm(_ rule: GoalRule, _ index: Int) -> GoalForm {
        guard let table = scenario.tables.table("previous"),
            case .numbers(let groups, _)? = table.column(named: "groups")?.storage
        else { return GoalForm() }
        var form = GoalForm()
        var members: [[Int32]] = Array(repeating: [], count: table.rowCount)
        for candidate in 0..<columns.candidates.count {
            form.terms.append((Int32(candidate), 1))
            let row = columns.candidates.previous[candidate]
            if row >= 0 { members[Int(row)].append(Int32(candidate)) }
        }
        for (row, candidates) in members.enumerated() where groups[row] > 0 {
            if candidates.isEmpty {
                form.constant += groups[row]
                continue
            }
            let subject = pairName(row, table)
            let name = rowName(rule.id, subject)
            let blocks = model.columns[Int(candidates[0])].block
            let dropped = Int32(
                model.addColumn(name: name + ".dropped", upper: groups[row], kind: .implied, block: blocks))
            columnOrigins.append(.dropped(row: model.rows.count))
            model.addRow(
                name: name, lower: groups[row], upper: nil, scale: 0, terms: candidates.map { ($0, 1) } + [(dropped, 1)]
            )
            rowOrigins.append(RowOrigin(source: .goal(index), subject: subject, part: .measure))
            form.terms.append((dropped, 2))
            form.constant -= groups[row]
        }
        return form
    }

    private func pairName(_ row: Int, _ table: Table) -> String {
        ["school", "provider"].compactMap { name in
            guard case .references(let rows)? = table.column(named: name)?.storage else { return nil }
            return scenario.tables.table(name + "s").map { scenario.tables.pool[$0.ids[Int(rows[row])]] }
        }.joined(separator: " + ")
    }
}
