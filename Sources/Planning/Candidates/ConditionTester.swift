// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// Tests conditions on batches, counts the tests and remembers which rules had no value somewhere.
///
/// A row, pair or triple without a verdict is kept: whether that is an error depends on the other rules, which may
/// exclude it, and is told once they all have spoken (``MissingVerdicts``).
struct ConditionTester: Sendable {
    private let scenario: Scenario
    /// How many rows, pairs or triples the conditions of each match rule were tested on.
    private(set) var evaluations: [Int]
    /// By match rule, whether a condition of it had no value somewhere.
    private(set) var lacksValue: [Bool]

    init(_ scenario: Scenario) {
        self.scenario = scenario
        evaluations = Array(repeating: 0, count: scenario.rules.match.count)
        lacksValue = Array(repeating: false, count: scenario.rules.match.count)
    }

    mutating func verdicts(_ condition: JoinPlan.Condition, _ batch: CandidateBatch) -> Verdicts {
        var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
        let verdicts = evaluator.verdicts(condition.code)
        evaluations[condition.rule] += batch.count
        if !verdicts.faults.isEmpty { lacksValue[condition.rule] = true }
        return verdicts
    }

    /// The rows of a table that pass the conditions on it alone.
    mutating func filtered(_ root: Root, _ conditions: [JoinPlan.Condition]) -> [Int32] {
        var batch = CandidateBatch(count: scenario.tables.table(root.table)?.rowCount ?? 0)
        batch.bind(root, to: (0..<Int32(batch.count)).map { $0 })
        for condition in conditions {
            if let positions = verdicts(condition, batch).notFailing { batch = batch.gathered(at: positions) }
        }
        return batch.rows(of: root)
    }

    /// Adds evaluations that were made elsewhere, and whether one had no value.
    mutating func count(_ evaluations: Int, of rule: Int, lacksValue: Bool) {
        self.evaluations[rule] += evaluations
        self.lacksValue[rule] = self.lacksValue[rule] || lacksValue
    }

    /// Adds what another tester found.
    mutating func merge(_ other: ConditionTester) {
        for rule in evaluations.indices {
            evaluations[rule] += other.evaluations[rule]
            lacksValue[rule] = lacksValue[rule] || other.lacksValue[rule]
        }
    }
}
