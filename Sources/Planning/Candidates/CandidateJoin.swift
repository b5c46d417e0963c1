// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Rules
import Tables

/// Finds all candidates of a scenario: needs and offers are joined by hash on equal values and by a grid on
/// distance, then with the funds, and every rule is tested on what is left. Never the cross product.
public struct CandidateJoin {
    private let scenario: Scenario
    private let plan: JoinPlan
    private var sink = DiagnosticSink()
    private var result = (
        needs: [Int32](), offers: [Int32](), funds: [Int32](), applications: [Int32](), previous: [Int32]()
    )
    /// How many pairs are tested together.
    private static let batchSize = 1 << 14

    /// All candidates, sorted by need, offer and fund; numbers that do not fit are reported.
    public static func candidates(of scenario: Scenario, into sink: inout DiagnosticSink) -> CandidateSet {
        var join = CandidateJoin(scenario)
        join.run()
        sink.merge(join.sink)
        return CandidateSet(
            needs: join.result.needs, offers: join.result.offers, funds: join.result.funds,
            applications: join.result.applications, previous: join.result.previous)
    }

    private init(_ scenario: Scenario) {
        self.scenario = scenario
        plan = JoinPlan(scenario.rules.match)
    }

    private mutating func run() {
        let needs = filtered(.need, plan.needFilters)
        let offers = filtered(.offer, plan.offerFilters)
        let index = OfferIndex(
            plan: plan, scenario: scenario, needs: needs, offers: offers)
        let funds =
            scenario.tables.table("funds") == nil
            ? nil
            : FundIndex(
                plan: plan, pool: scenario.rules.pool, needs: needs, funds: filtered(.fund, plan.fundFilters))
        let rows = JoinedRows(scenario)
        var pairs = (needs: [Int32](), offers: [Int32]())
        for (position, need) in needs.enumerated() {
            for offer in index.offers(forNeedAt: position) {
                pairs.needs.append(need)
                pairs.offers.append(offer)
            }
            if pairs.needs.count >= Self.batchSize || position == needs.count - 1 {
                test(pairs.needs, pairs.offers, funds: funds, rows: rows)
                pairs = ([], [])
            }
        }
    }

    /// The rows of a table that pass the conditions on it alone.
    private mutating func filtered(_ root: Root, _ conditions: [JoinPlan.Condition]) -> [Int32] {
        let count = scenario.tables.table(root.table)?.rowCount ?? 0
        var rows = (0..<Int32(count)).map { $0 }
        for condition in conditions {
            var batch = CandidateBatch(count: rows.count)
            batch.bind(root, to: rows)
            let holds = booleans(condition, batch)
            rows = zip(rows, holds).filter(\.1).map(\.0)
        }
        return rows
    }

    private mutating func booleans(_ condition: JoinPlan.Condition, _ batch: CandidateBatch) -> [Bool] {
        var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
        let result = evaluator.booleans(condition.code)
        if let position = evaluator.overflowPosition {
            let rule = scenario.rules.match[condition.rule]
            sink.report(
                PlanningMessages.overflow(
                    rule.id, candidate: batch.description(at: position, scenario: scenario), at: rule.location))
        }
        return result
    }

    /// Tests pairs, joins what is left with the funds, tests again and keeps the candidates.
    private mutating func test(_ needs: [Int32], _ offers: [Int32], funds: FundIndex?, rows: JoinedRows) {
        var batch = CandidateBatch(count: needs.count)
        batch.bind(.need, to: needs)
        batch.bind(.offer, to: offers)
        batch = kept(batch, plan.pairTests)
        batch = rows.joined(to: batch)
        batch = kept(batch, plan.joinedTests)
        if let funds { batch = kept(funds.joined(to: batch), plan.fundTests) }
        result.needs += batch.rows(of: .need)
        result.offers += batch.rows(of: .offer)
        result.funds += batch.rows(of: .fund)
        result.applications += batch.rows(of: .application)
        result.previous += batch.rows(of: .previous)
    }

    private mutating func kept(_ batch: CandidateBatch, _ conditions: [JoinPlan.Condition]) -> CandidateBatch {
        var batch = batch
        for condition in conditions where batch.count > 0 {
            let holds = booleans(condition, batch)
            guard holds.contains(false) else { continue }
            batch = batch.gathered(at: holds.indices.filter { holds[$0] }.map { Int32($0) })
        }
        return batch
    }
}
