// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// The value that one goal really has, soft limits apart.
struct GoalCheck {
    struct Outcome {
        var value = ExactNumber.zero
        /// How far another computation of the value may differ.
        var tolerance = ExactNumber.zero
        /// At most one of each kind: the rule is wrong for all allocations.
        var breaches: [Breach] = []
    }

    private let goal: GoalRule
    private let rulebook: Int
    private let checker: PlanChecker
    private var outcome = Outcome()

    static func run(_ goal: GoalRule, rulebook: Int, checker: PlanChecker) -> Outcome {
        var check = GoalCheck(goal: goal, rulebook: rulebook, checker: checker)
        switch goal.measure {
        case .sum(let source): check.addSum(source)
        case .distinct(let source, let per): check.countDistinct(source, per: per)
        case .lowest(let source, let base, let per): check.findLowest(source, of: base, per: per)
        case .changesFromPrevious: check.countChanges()
        }
        return check.outcome
    }

    private init(goal: GoalRule, rulebook: Int, checker: PlanChecker) {
        self.goal = goal
        self.rulebook = rulebook
        self.checker = checker
    }

    private var interpreter: Interpreter { checker.interpreter }

    private mutating func fail(_ error: EvaluationError, _ subject: String, at place: SourceLocation?) {
        guard outcome.breaches.isEmpty else { return }
        outcome.breaches = [
            VerificationMessages.notEvaluable(goal.id, goal.title, subject, error, at: place ?? goal.location)
        ]
    }

    /// The values of `per` for a candidate; `nil` where one has none.
    private mutating func key(
        _ per: [ExpressionSource], _ context: CandidateContext, _ subject: String, at place: SourceLocation?
    ) -> [DynamicValue]? {
        var key: [DynamicValue] = []
        for path in per {
            let value = interpreter.value(path, rulebook: rulebook, for: context)
            if let error = value.error {
                fail(error, subject, at: place)
                return nil
            }
            key.append(value)
        }
        return key
    }
}

// MARK: - Sums and counts

extension GoalCheck {
    private mutating func addSum(_ source: ExpressionSource) {
        var size = ExactNumber.zero
        for allocation in checker.allocations {
            guard let amount = amount(source, allocation) else { continue }
            outcome.value = outcome.value + amount
            size = size + amount.magnitude
        }
        guard interpreter.isInexact(source) else { return }
        let share = size * PlanChecker.relativeTolerance
        outcome.tolerance = share > PlanChecker.tolerance ? share : PlanChecker.tolerance
    }

    /// e·x of an allocation; `nil` where it has no value.
    private mutating func amount(_ source: ExpressionSource, _ allocation: CheckedAllocation) -> ExactNumber? {
        switch checker.measure(source, rulebook: rulebook, allocation.context) {
        case .success(let value): return value * allocation.groups
        case .failure(let error):
            fail(error, checker.subject(of: allocation.planned), at: allocation.planned.place)
            return nil
        }
    }

    private mutating func countDistinct(_ source: ExpressionSource, per: [ExpressionSource]) {
        var seen: Set<[DynamicValue]> = []
        for allocation in checker.allocations {
            let (subject, place) = (checker.subject(of: allocation.planned), allocation.planned.place)
            if let key = key(per + [source], allocation.context, subject, at: place) { seen.insert(key) }
        }
        outcome.value = ExactNumber(Int64(seen.count))
    }
}

// MARK: - The lowest

extension GoalCheck {
    private mutating func findLowest(_ source: ExpressionSource, of base: ExpressionSource, per: [ExpressionSource]) {
        if interpreter.isInexact(source) || interpreter.isInexact(base) {
            // The sum may differ, and then rounding down may.
            outcome.tolerance = PlanChecker.tolerance + PlanChecker.tolerance
        }
        let bases = bases(base, per: per)
        var sums = bases.mapValues { _ in ExactNumber.zero }
        for allocation in checker.allocations {
            let (subject, place) = (checker.subject(of: allocation.planned), allocation.planned.place)
            guard let key = key(per, allocation.context, subject, at: place) else { continue }
            if let amount = amount(source, allocation) { sums[key] = (sums[key] ?? .zero) + amount }
        }
        let quotients = bases.compactMap { key, base in
            sums[key]?.dividedRoundingDown(by: base, digits: GoalRule.decimalsOfLowest)
        }
        outcome.value = quotients.min() ?? .zero
    }

    /// The base of every value of `per` that a candidate has.
    private mutating func bases(
        _ base: ExpressionSource, per: [ExpressionSource]
    ) -> [[DynamicValue]: ExactNumber] {
        let roots = per.reduce(interpreter.roots(of: base)) { $0.union(interpreter.roots(of: $1)) }
        var contexts: [CandidateContext] = []
        CandidateRepresentatives(candidates: checker.candidates, joins: checker.joins)
            .forEach(roots) { contexts.append($0) }
        var bases: [[DynamicValue]: ExactNumber] = [:]
        for context in contexts {
            guard let key = key(per, context, "", at: nil) else { continue }
            let subject = key.map { interpreter.text($0, .en) }.joined(separator: " + ")
            switch checker.measure(base, rulebook: rulebook, context) {
            case .failure(let error): fail(error, subject, at: nil)
            case .success(let value):
                if value.signum <= 0 || bases[key].map({ $0 != value }) ?? false, outcome.breaches.isEmpty {
                    outcome.breaches = [VerificationMessages.differingBases(goal, subject, at: goal.location)]
                }
                bases[key] = bases[key] ?? value
            }
        }
        return bases
    }
}

// MARK: - Changes

extension GoalCheck {
    private struct Pair: Hashable {
        let school: Int32
        let provider: Int32
    }

    private mutating func countChanges() {
        let tables = checker.scenario.tables
        func references(_ table: String, _ column: String) -> [Int32] {
            guard case .references(let rows)? = tables.table(table)?.column(named: column)?.storage else { return [] }
            return rows
        }
        let (schools, providers) = (references("needs", "school"), references("offers", "provider"))
        var now: [Pair: ExactNumber] = [:]
        for allocation in checker.allocations {
            let row = allocation.planned
            let pair = Pair(school: schools[row.need], provider: providers[row.offer])
            now[pair] = (now[pair] ?? .zero) + allocation.groups
        }
        guard case .numbers(let groups, let scale)? = tables.table("previous")?.column(named: "groups")?.storage
        else { return }
        let pairs = zip(references("previous", "school"), references("previous", "provider"))
        for (pair, count) in zip(pairs.map { Pair(school: $0, provider: $1) }, groups) {
            let before = ExactNumber(mantissa: count, scale: scale)
            outcome.value = outcome.value + ((now.removeValue(forKey: pair) ?? .zero) - before).magnitude
        }
        for added in now.values { outcome.value = outcome.value + added }
    }
}
