// SPDX-License-Identifier: GPL-3.0-or-later

import Parallel
import Rules
import Tables

/// The funds that can pay for each need: those with its keys (hash) that pass the conditions on need and fund.
struct NeedFunds: Sendable {
    /// Needs with each of their funds, in the order of the buckets' needs, then of the funds table.
    let rows: JoinRows
    /// Where the rows of each need begin, and the end of the last.
    private let starts: [Int32]

    /// Rows of the funds table.
    private let funds: [Int32]

    /// How many needs are looked at together; the same for any number of threads.
    private static let chunkSize = 1_024

    /// - Parameter funds: rows that pass the conditions on the fund alone.
    init(
        _ plan: JoinPlan, _ buckets: OfferBuckets, funds: [Int32], scenario: Scenario, threads: ThreadCount,
        _ tester: inout ConditionTester
    ) {
        let keyed = KeyedFunds(plan.fundKeys, needs: buckets.needs, funds: funds, scenario.rules.pool)
        let needs = buckets.needs
        let chunks = (needs.count + Self.chunkSize - 1) / Self.chunkSize
        let parts = threads.map(chunks) { chunk in
            let first = chunk * Self.chunkSize
            var part = FundPart(ConditionTester(scenario))
            part.add(first..<min(needs.count, first + Self.chunkSize), needs, keyed, plan.needFundConditions)
            return part
        }
        for part in parts { tester.merge(part.tester) }
        let positions = parts.flatMap(\.positions)
        let all = parts.flatMap(\.funds)
        var starts = Array(repeating: Int32(0), count: needs.count + 1)
        for position in positions { starts[Int(position) + 1] += 1 }
        for index in needs.indices { starts[index + 1] += starts[index] }
        self.starts = starts
        self.funds = all
        rows = JoinRows(
            buckets: buckets, needs: positions.map { needs[Int($0)] }, funds: all,
            bucketOfRow: positions.map { buckets.bucketOfNeed[Int($0)] })
    }

    /// The rows of ``rows`` that belong to a need of the buckets.
    func rows(ofNeed need: Int) -> Range<Int> { Int(starts[need])..<Int(starts[need + 1]) }

    func fund(_ row: Int) -> Int32 { funds[row] }
}

/// The funds of each key, and the key of each need.
private struct KeyedFunds: Sendable {
    private let fundsOfKey: [[Int32]]
    private let keys: [Int32]

    init(_ equalities: [JoinPlan.Equality], needs: [Int32], funds: [Int32], _ pool: TextPool) {
        var needBatch = CandidateBatch(count: needs.count)
        needBatch.bind(.need, to: needs)
        var fundBatch = CandidateBatch(count: funds.count)
        fundBatch.bind(.fund, to: funds)
        var needEvaluator = BatchEvaluator(batch: needBatch, pool: pool)
        var fundEvaluator = BatchEvaluator(batch: fundBatch, pool: pool)
        var numbering = RowNumbering(rowCount: funds.count + needs.count)
        for key in equalities {
            numbering.refine(by: (fundEvaluator.ids(key.left) + needEvaluator.ids(key.right)).map { Int64($0) })
        }
        var fundsOfKey: [[Int32]] = Array(repeating: [], count: numbering.count)
        for (fund, key) in zip(funds, numbering.numbers) { fundsOfKey[Int(key)].append(fund) }
        self.fundsOfKey = fundsOfKey
        keys = Array(numbering.numbers[funds.count...])
    }

    func funds(ofNeed need: Int) -> [Int32] { fundsOfKey[Int(keys[need])] }
}

/// The funds of some needs.
private struct FundPart: Sendable {
    /// Positions of the needs in the buckets.
    private(set) var positions: [Int32] = []
    private(set) var funds: [Int32] = []
    private(set) var tester: ConditionTester

    init(_ tester: ConditionTester) { self.tester = tester }

    mutating func add(
        _ range: Range<Int>, _ needs: [Int32], _ keyed: KeyedFunds, _ conditions: [JoinPlan.Condition]
    ) {
        for position in range {
            let found = keyed.funds(ofNeed: position)
            funds.append(contentsOf: found)
            positions.append(contentsOf: repeatElement(Int32(position), count: found.count))
        }
        for condition in conditions where !funds.isEmpty {
            var batch = CandidateBatch(count: funds.count)
            batch.bind(.need, to: positions.map { needs[Int($0)] })
            batch.bind(.fund, to: funds)
            guard let passing = tester.verdicts(condition, batch).notFailing else { continue }
            positions = passing.map { positions[Int($0)] }
            funds = passing.map { funds[Int($0)] }
        }
    }
}
