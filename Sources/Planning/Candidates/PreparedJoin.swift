// SPDX-License-Identifier: GPL-3.0-or-later

import Parallel
import Rules
import Tables

/// Everything that finding the candidates of a need takes: made once, then read by all threads.
struct PreparedJoin: Sendable {
    let buckets: OfferBuckets
    /// The offers of each need.
    private(set) var pairs: BitsetSelection
    /// `nil` without a funds table.
    let funds: NeedFunds?
    /// The offers of each need with a fund.
    private(set) var fundPairs: BitsetSelection?
    let joined: JoinedRows
    // What bits cannot answer, the most selective first.
    private(set) var pairTests: [JoinPlan.Condition] = []
    private(set) var joinedTests: [JoinPlan.Condition]
    private(set) var fundTests: [JoinPlan.Condition] = []

    /// - Parameter joinsFunds: whether candidates get a fund where the scenario has some.
    init(
        _ scenario: Scenario, plan: JoinPlan, joinsFunds: Bool, threads: ThreadCount, _ tester: inout ConditionTester
    ) {
        let (tables, pool) = (scenario.tables, scenario.rules.pool)
        buckets = OfferBuckets(
            keys: plan.pairKeys, needs: tester.filtered(.need, plan.needFilters),
            offers: tester.filtered(.offer, plan.offerFilters), pool: pool)
        joined = JoinedRows(scenario)
        joinedTests = plan.joinedConditions
        pairs = BitsetSelection(buckets, bucketOfRow: buckets.bucketOfNeed)
        let (lists, reaches, offers) = (plan.listMatches, plan.reaches, buckets)
        pairs.add(
            threads.map(lists.count + reaches.count) { index in
                index < lists.count
                    ? OfferBitsets(lists[index], offers, pool: pool)
                    : OfferBitsets(reaches[index - lists.count], offers, pool: pool)
            })
        let rows = JoinRows(buckets: buckets, needs: buckets.needs, funds: nil, bucketOfRow: buckets.bucketOfNeed)
        pairTests = pairs.add(plan.pairConditions, rows, tables, pool, threads, &tester)
        guard joinsFunds, tables.table("funds") != nil else {
            (funds, fundPairs) = (nil, nil)
            orderTests(scenario, &tester)
            return
        }
        let funds = NeedFunds(
            plan, buckets, funds: tester.filtered(.fund, plan.fundFilters), scenario: scenario, threads: threads,
            &tester)
        var fundPairs = BitsetSelection(buckets, bucketOfRow: funds.rows.bucketOfRow)
        fundTests =
            fundPairs.add(plan.fundConditions, funds.rows, tables, pool, threads, &tester, met: pairs.share)
            + plan.joinedFundConditions
        (self.funds, self.fundPairs) = (funds, fundPairs)
        orderTests(scenario, &tester)
    }

    /// Puts the tests in order of the share of pairs that passes, as counted in a sample.
    private mutating func orderTests(_ scenario: Scenario, _ tester: inout ConditionTester) {
        let tests = [pairTests, joinedTests, fundTests]
        guard tests.contains(where: { $0.count > 1 }) else { return }
        var worker = JoinWorker(self, ConditionTester(scenario))
        let ordered = worker.mostSelectiveFirst(tests)
        (pairTests, joinedTests, fundTests) = (ordered[0], ordered[1], ordered[2])
        tester.merge(worker.tester)
    }
}

extension BitsetSelection {
    /// Turns conditions into bits where that takes fewer evaluations than testing them on the pairs that are left.
    ///
    /// - Parameter met: the share of pairs that is left by other selections.
    /// - Returns: the conditions that remain to be tested.
    fileprivate mutating func add(
        _ conditions: [JoinPlan.Condition], _ rows: JoinRows, _ tables: TableSet, _ pool: TextPool,
        _ threads: ThreadCount, _ tester: inout ConditionTester, met: Double = 1
    ) -> [JoinPlan.Condition] {
        let limit = Int(share * met * Double(rows.testCount))
        let evaluated = threads.map(conditions.count) {
            OfferBitsets.evaluated(conditions[$0], rows, tables: tables, pool: pool, limit: limit)
        }
        for (condition, result) in zip(conditions, evaluated) {
            tester.count(
                result?.evaluations ?? 0, of: condition.rule, lacksValue: result?.lacksValue ?? false)
        }
        add(evaluated.compactMap { $0?.sets })
        return zip(conditions, evaluated).filter { $0.1 == nil }.map(\.0)
    }
}
