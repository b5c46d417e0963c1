// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Reasons (`else`) that cannot be written for something their rule excludes, because a number in them has no value.
///
/// It is looked for among all needs, offers and funds: a reason is told of what is no candidate. Rows that the reason
/// cannot tell apart are looked at once; most reasons divide nothing and cost nothing.
struct MissingReasons {
    private let scenario: Scenario
    private let joined: JoinedRows
    private static let batchSize = 1 << 14

    init(_ scenario: Scenario) {
        self.scenario = scenario
        joined = JoinedRows(scenario)
    }

    func report(into sink: inout DiagnosticSink) {
        for rule in scenario.rules.match {
            for telling in Self.tellings(rule, failing: [], passing: []) where telling.canFail {
                report(telling, into: &sink)
            }
        }
    }

    /// A reason and when it is told.
    private struct Telling {
        let rule: CompiledMatch
        /// The rule, and those it is a part of.
        let failing: [CompiledMatch]
        /// The ones before it in the same list, whose reasons go first.
        let passing: [CompiledMatch]

        var templates: [Template] { [rule.german, rule.english].compactMap { $0 } }

        var canFail: Bool { templates.contains { $0.risks.contains(.value) } }

        func isTold(_ position: Int, _ verdicts: (failing: [[Verdicts]], passing: [[Verdicts]])) -> Bool {
            verdicts.failing.allSatisfy { rule in rule.contains { $0.fails(position) } }
                && !verdicts.passing.contains { rule in rule.contains { $0.fails(position) } }
        }

        /// All that decides whether the reason is told and what it says, of the rows of a root.
        func reads(of root: Root) -> [RowRead] {
            templates.flatMap { $0.reads(of: root) }
                + (failing + passing).flatMap { $0.conjuncts.flatMap { $0.reads(of: root) } }
        }
    }

    /// A rule tells its own reason, or that of the first rule in its list that does not hold.
    private static func tellings(
        _ rule: CompiledMatch, failing: [CompiledMatch], passing: [CompiledMatch]
    ) -> [Telling] {
        guard rule.german == nil, rule.english == nil else {
            return [Telling(rule: rule, failing: failing + [rule], passing: passing)]
        }
        return rule.nested.indices.flatMap { index in
            tellings(rule.nested[index], failing: failing + [rule], passing: passing + rule.nested[..<index])
        }
    }
}

// MARK: - The search

extension MissingReasons {
    /// Rows of the three tables that a candidate is made of; one row where nothing is read of a table.
    private typealias Rows = [[Int32]]
    private static let tableRoots = [Root.need, .offer, .fund]

    private func report(_ telling: Telling, into sink: inout DiagnosticSink) {
        let values = kinds { root in telling.templates.flatMap { $0.reads(of: root) } }
        let all = kinds { telling.reads(of: $0) }
        let sentences = Batches(scenario: scenario, joined: joined)
        var faulty: [[Int32]] = []
        sentences.product(values.map(\.representatives)) { batch, rows in
            let faults = telling.templates.map { $0.faults(batch, pool: scenario.rules.pool) }
            for position in 0..<batch.count where faults.contains(where: { $0[position] != nil }) {
                faulty.append(zip(values, rows).map { $0.number(of: $1[position]) })
            }
            return true
        }
        for combination in faulty {
            let rows = zip(zip(values, all), combination).map { kinds, number -> [Int32] in
                kinds.1.representatives.filter { kinds.0.number(of: $0) == number }
            }
            if let found = witness(telling, rows) {
                sink.report(found)
                return
            }
        }
    }

    /// Something that is excluded with this reason while it cannot be written.
    private func witness(_ telling: Telling, _ rows: Rows) -> Diagnostic? {
        let pool = scenario.rules.pool
        var found: Diagnostic?
        let batches = Batches(scenario: scenario, joined: joined)
        batches.product(rows) { batch, _ in
            var evaluator = BatchEvaluator(batch: batch, pool: pool)
            let failing = telling.failing.map { rule in rule.conjuncts.map { evaluator.verdicts($0) } }
            let passing = telling.passing.map { rule in rule.conjuncts.map { evaluator.verdicts($0) } }
            let faults = telling.templates.map { $0.faults(batch, pool: pool) }
            for position in 0..<batch.count where telling.isTold(position, (failing, passing)) {
                guard let fault = faults.lazy.compactMap({ $0[position] }).first else { continue }
                found = PlanningMessages.reasonWithoutValue(
                    telling.rule.id, fault, candidate: CandidateNames(scenario).name(position, of: batch),
                    at: telling.rule.location)
                return false
            }
            return true
        }
        return found
    }

    /// The rows of each table, told apart by what is read of them.
    private func kinds(_ reads: (Root) -> [RowRead]) -> [RowKinds] {
        let readsPairs = [Root.application, .previous].contains { !reads($0).isEmpty }
        return Self.tableRoots.map { root in
            let count = scenario.tables.table(root.table)?.rowCount ?? 0
            var numbering = RowNumbering(reads(root), rowCount: count)
            // What belongs to a pair depends on which rows they are.
            if readsPairs, root != .fund { numbering.refine(by: (0..<Int64(count)).map { $0 }) }
            return RowKinds(numbers: numbering.numbers, representatives: numbering.representatives.map { Int32($0) })
        }
    }

    private struct RowKinds {
        let numbers: [Int32]
        let representatives: [Int32]

        /// 0 for the row of a table that is not there.
        func number(of row: Int32) -> Int32 { numbers.isEmpty ? 0 : numbers[Int(row)] }
    }

    /// Combinations of rows as batches.
    private struct Batches {
        let scenario: Scenario
        let joined: JoinedRows

        /// Visits every combination, until `visit` returns `false`.
        func product(_ rows: Rows, _ visit: (CandidateBatch, Rows) -> Bool) {
            let hasFunds = scenario.tables.table("funds") != nil
            let funds = hasFunds ? rows[2] : [0]
            var columns: Rows = [[], [], []]
            for need in rows[0] {
                for offer in rows[1] {
                    for fund in funds {
                        columns[0].append(need)
                        columns[1].append(offer)
                        columns[2].append(fund)
                    }
                    if columns[0].count >= MissingReasons.batchSize {
                        guard visit(batch(columns, hasFunds), columns) else { return }
                        columns = [[], [], []]
                    }
                }
            }
            if !columns[0].isEmpty { _ = visit(batch(columns, hasFunds), columns) }
        }

        private func batch(_ columns: Rows, _ hasFunds: Bool) -> CandidateBatch {
            var batch = CandidateBatch(count: columns[0].count)
            batch.bind(.need, to: columns[0])
            batch.bind(.offer, to: columns[1])
            if hasFunds { batch.bind(.fund, to: columns[2]) }
            return joined.joined(to: batch)
        }
    }
}
