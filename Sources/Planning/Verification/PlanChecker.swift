// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
public import Rules
import Tables

/// Recomputes every rule for a plan from the tables, in exact arithmetic and without the solver, the model or the
/// compiled rules.
///
/// Cost: some microseconds per allocation and rule. Candidates are walked only for limits that could fail at a value
/// of `per` without allocations or whose bound could differ within one, and then once per combination of the rows that
/// the limit reads.
public struct PlanChecker {
    /// How far sums may differ into which doubles (distances, quotients) went. Exact sums are compared exactly.
    public static let tolerance = ExactNumber(mantissa: 1, scale: 6)
    /// A double is rounded to this many decimals per candidate before it is multiplied by groups, and so is a bound, so
    /// that a sum does not depend on the order of its terms. The model is defined the same way.
    static let doubleDigits = 9
    /// How far a goal over doubles may differ from another computation of it, as a share of all that it adds up. Such
    /// goals are counted with fewer decimals where their numbers are large.
    static let relativeTolerance = ExactNumber(mantissa: 1, scale: 11)

    let scenario: Scenario
    let interpreter: Interpreter
    let candidates: CandidateSet
    let joins: RowJoins
    let allocations: [CheckedAllocation]

    /// Checks a plan against every rule of its scenario.
    ///
    /// - Parameter candidates: serves only to know which values of `per` exist and what bounds are there; every sum
    ///   comes from the allocations.
    public static func check(
        allocations: [PlannedRow], scenario: Scenario, candidates: CandidateSet
    ) -> PlanCheckResult {
        PlanChecker(allocations, scenario, candidates).result()
    }

    init(_ planned: [PlannedRow], _ scenario: Scenario, _ candidates: CandidateSet) {
        self.scenario = scenario
        self.candidates = candidates
        interpreter = Interpreter(
            tables: scenario.tables, rulebooks: scenario.rulebooks, parameters: scenario.parameters)
        let joins = RowJoins(scenario.tables)
        self.joins = joins
        allocations = planned.map { row in
            CheckedAllocation(
                planned: row, context: joins.context(need: row.need, offer: row.offer, fund: row.fund),
                groups: ExactNumber(row.groups))
        }
    }

    func result() -> PlanCheckResult {
        var breaches = rowBreaches() + matchBreaches() + LockCheck.breaches(self)
        var penalties: [String: Penalty] = [:]
        for (rulebook, rules) in scenario.rulebooks.enumerated() {
            for limit in rules.limits {
                let outcome = LimitCheck.run(limit, rulebook: rulebook, checker: self)
                breaches += outcome.breaches
                guard let soft = limit.soft else { continue }
                penalties[soft.goal, default: Penalty()].add(outcome, price: ExactNumber(soft.penalty))
            }
        }
        let goals = checkedGoals(penalties: penalties, breaches: &breaches)
        return PlanCheckResult(breaches: breaches, goals: goals)
    }
}

/// What the soft limits of a goal cost it.
private struct Penalty {
    private(set) var amount = ExactNumber.zero
    private(set) var tolerance = ExactNumber.zero

    mutating func add(_ outcome: LimitCheck.Outcome, price: ExactNumber) {
        amount = amount + outcome.softBreak * price
        tolerance = tolerance + outcome.softTolerance * price
    }
}

/// An allocation with the rows that belong to it.
struct CheckedAllocation {
    let planned: PlannedRow
    let context: CandidateContext
    let groups: ExactNumber
}

// MARK: - Rows and match rules

extension PlanChecker {
    private struct Triple: Hashable {
        let need: Int
        let offer: Int
        let fund: Int?
    }

    private func rowBreaches() -> [Breach] {
        var seen: Set<Triple> = []
        var breaches: [Breach] = []
        let hasFunds = scenario.tables.table("funds") != nil
        for allocation in allocations {
            let row = allocation.planned
            let subject = subject(of: row)
            if row.groups < 1 {
                breaches.append(VerificationMessages.tooFewGroups(row.groups, subject, at: row.place))
            }
            if !seen.insert(Triple(need: row.need, offer: row.offer, fund: row.fund)).inserted {
                breaches.append(VerificationMessages.duplicate(subject, at: row.place))
            }
            if hasFunds, row.fund == nil { breaches.append(VerificationMessages.noFund(subject, at: row.place)) }
        }
        return breaches
    }

    private func matchBreaches() -> [Breach] {
        allocations.flatMap { allocation in
            scenario.rulebooks.indices.flatMap { matchBreaches(allocation, rulebook: $0) }
        }
    }

    private func matchBreaches(_ allocation: CheckedAllocation, rulebook: Int) -> [Breach] {
        let rules = scenario.rulebooks[rulebook].match
        let scope = rules.isEmpty ? .boolean(false) : interpreter.applies(rulebook, to: allocation.context)
        guard scope.truth != false else { return [] }
        return rules.compactMap { rule in
            let verdict =
                scope.error == nil
                ? interpreter.holds(rule.condition, rulebook: rulebook, for: allocation.context) : scope
            let (subject, place) = (subject(of: allocation.planned), allocation.planned.place)
            if let error = verdict.error {
                return VerificationMessages.notEvaluable(rule.id, rule.title, subject, error, at: place)
            }
            guard verdict.truth == false else { return nil }
            let reason = interpreter.reason(of: rule, rulebook: rulebook, for: allocation.context)
            return VerificationMessages.match(rule, reason, subject, at: place)
        }
    }

    /// `need / offer / fund`, as their ids.
    func subject(of row: PlannedRow) -> String {
        let rows: [(table: String, row: Int?)] = [("needs", row.need), ("offers", row.offer), ("funds", row.fund)]
        return rows.compactMap { part in
            guard let row = part.row, let table = scenario.tables.index(of: part.table) else { return nil }
            return interpreter.id(table: table, row: row)
        }.joined(separator: " / ")
    }
}

// MARK: - Goals

extension PlanChecker {
    private func checkedGoals(penalties: [String: Penalty], breaches: inout [Breach]) -> [CheckedGoal] {
        var goals: [CheckedGoal] = []
        for (rulebook, rules) in scenario.rulebooks.enumerated() {
            for goal in rules.goals {
                let outcome = GoalCheck.run(goal, rulebook: rulebook, checker: self)
                breaches += outcome.breaches
                let penalty = penalties[goal.id] ?? Penalty()
                goals.append(
                    CheckedGoal(
                        id: goal.id, sense: goal.sense,
                        value: outcome.value + (goal.sense == .maximise ? -penalty.amount : penalty.amount),
                        tolerance: outcome.tolerance + penalty.tolerance, mayGiveUp: ExactNumber(goal.tolerance)))
            }
        }
        return goals
    }

    /// The number an expression has for a candidate, as sums and bounds count it.
    func measure(
        _ source: ExpressionSource, rulebook: Int, _ context: CandidateContext
    ) -> Result<ExactNumber, EvaluationError> {
        Measure.read(interpreter.value(source, rulebook: rulebook, for: context))
    }
}
