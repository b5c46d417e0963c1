// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Tests conditions on batches, counts the tests and remembers where a number did not fit.
struct ConditionTester: Sendable {
    private let scenario: Scenario
    /// How many rows, pairs or triples the conditions of each match rule were tested on.
    private(set) var evaluations: [Int]
    /// By match rule, the first candidate that a number of it does not fit for.
    private var tooLarge: [String?]

    init(_ scenario: Scenario) {
        self.scenario = scenario
        evaluations = Array(repeating: 0, count: scenario.rules.match.count)
        tooLarge = Array(repeating: nil, count: scenario.rules.match.count)
    }

    mutating func booleans(_ condition: JoinPlan.Condition, _ batch: CandidateBatch) -> [Bool] {
        var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
        let result = evaluator.booleans(condition.code)
        evaluations[condition.rule] += batch.count
        if let position = evaluator.overflowPosition, tooLarge[condition.rule] == nil {
            tooLarge[condition.rule] = CandidateNames(scenario).name(position, of: batch)
        }
        return result
    }

    /// The positions of the batch at which the condition holds; `nil` for all.
    mutating func passing(_ condition: JoinPlan.Condition, _ batch: CandidateBatch) -> [Int32]? {
        let holds = booleans(condition, batch)
        guard holds.contains(false) else { return nil }
        var positions: [Int32] = []
        positions.reserveCapacity(holds.count)
        for index in holds.indices where holds[index] { positions.append(Int32(index)) }
        return positions
    }

    /// The rows of a table that pass the conditions on it alone.
    mutating func filtered(_ root: Root, _ conditions: [JoinPlan.Condition]) -> [Int32] {
        var batch = CandidateBatch(count: scenario.tables.table(root.table)?.rowCount ?? 0)
        batch.bind(root, to: (0..<Int32(batch.count)).map { $0 })
        for condition in conditions {
            if let positions = passing(condition, batch) { batch = batch.gathered(at: positions) }
        }
        return batch.rows(of: root)
    }

    /// Adds evaluations that were made elsewhere.
    mutating func count(_ evaluations: Int, of rule: Int) { self.evaluations[rule] += evaluations }

    /// Adds what another tester found later.
    mutating func merge(_ later: ConditionTester) {
        for rule in evaluations.indices {
            evaluations[rule] += later.evaluations[rule]
            tooLarge[rule] = tooLarge[rule] ?? later.tooLarge[rule]
        }
    }

    func report(into sink: inout DiagnosticSink) {
        for (rule, candidate) in zip(scenario.rules.match, tooLarge) {
            guard let candidate else { continue }
            sink.report(PlanningMessages.overflow(rule.id, candidate: candidate, at: rule.location))
        }
    }
}
