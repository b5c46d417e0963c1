// SPDX-License-Identifier: GPL-3.0-or-later

import Rules

/// Finds the candidates of some needs.
struct JoinWorker {
    private let join: PreparedJoin
    private(set) var tester: ConditionTester
    private(set) var found = FoundCandidates()
    /// Pairs that wait to be tested together: the position of the need, and the place of the offer in its bucket.
    private var pending = (needs: [Int32](), places: [Int32]())
    private static let batchSize = 1 << 14
    private static let sampleSize = 1 << 12

    init(_ join: PreparedJoin, _ tester: ConditionTester) {
        self.join = join
        self.tester = tester
    }

    /// Adds the candidates of these needs, as positions in the buckets.
    mutating func run(_ needs: Range<Int>) {
        var (set, ofFund) = ([UInt64](), [UInt64]())
        for need in needs {
            collect(need, &set, &ofFund)
            if pending.needs.count >= Self.batchSize { test() }
        }
        test()
    }

    /// Lists the pairs of a need that all bits leave.
    private mutating func collect(_ need: Int, _ set: inout [UInt64], _ ofFund: inout [UInt64]) {
        guard join.funds?.rows(ofNeed: need).isEmpty != true, join.pairs.fill(&set, row: need) else { return }
        if let funds = join.funds, let pairs = join.fundPairs {
            var ofAnyFund = Array(repeating: UInt64(0), count: set.count)
            for row in funds.rows(ofNeed: need) where pairs.fill(&ofFund, row: row) {
                for word in set.indices { ofAnyFund[word] |= ofFund[word] }
            }
            for word in set.indices { set[word] &= ofAnyFund[word] }
        }
        for word in set.indices {
            var bits = set[word]
            while bits != 0 {
                pending.needs.append(Int32(need))
                pending.places.append(Int32(word << 6 + bits.trailingZeroBitCount))
                bits &= bits - 1
            }
        }
    }

    /// Tests the pairs, spreads what is left over the funds, tests again and keeps the candidates.
    private mutating func test() {
        found.visitedPairs += pending.needs.count
        var (batch, pairs) = pendingBatch()
        keep(join.pairTests, &batch, &pairs)
        batch = join.joined.joined(to: batch)
        keep(join.joinedTests, &batch, &pairs)
        spreadOverFunds(&batch, &pairs)
        keep(join.fundTests, &batch, &pairs)
        found.append(batch)
        pending.needs.removeAll(keepingCapacity: true)
        pending.places.removeAll(keepingCapacity: true)
    }

    private func pendingBatch() -> (batch: CandidateBatch, pairs: [Int32]) {
        let buckets = join.buckets
        var batch = CandidateBatch(count: pending.needs.count)
        batch.bind(.need, to: pending.needs.map { buckets.needs[Int($0)] })
        batch.bind(
            .offer,
            to: pending.needs.indices.map { pair in
                let bucket = Int(buckets.bucketOfNeed[Int(pending.needs[pair])])
                return buckets.offers[buckets.starts[bucket] + Int(pending.places[pair])]
            })
        return (batch, pending.needs.indices.map { Int32($0) })
    }

    private mutating func keep(
        _ conditions: [JoinPlan.Condition], _ batch: inout CandidateBatch, _ pairs: inout [Int32]
    ) {
        for condition in conditions where batch.count > 0 {
            guard let passing = tester.verdicts(condition, batch).notFailing else { continue }
            batch = batch.gathered(at: passing)
            pairs = passing.map { pairs[Int($0)] }
        }
    }

    /// Each pair with each fund of its need that the bits leave.
    private func spreadOverFunds(_ batch: inout CandidateBatch, _ pairs: inout [Int32]) {
        guard let funds = join.funds, let fundPairs = join.fundPairs else { return }
        var (positions, fundRows) = ([Int32](), [Int32]())
        var sets: [[UInt64]] = []
        var rows = 0..<0
        var last = Int32(-1)
        for (position, pair) in pairs.enumerated() {
            let need = pending.needs[Int(pair)]
            if need != last {
                rows = funds.rows(ofNeed: Int(need))
                while sets.count < rows.count { sets.append([]) }
                for (index, row) in rows.enumerated() where !fundPairs.fill(&sets[index], row: row) { sets[index] = [] }
                last = need
            }
            let place = Int(pending.places[Int(pair)])
            for (index, row) in rows.enumerated()
            where place >> 6 < sets[index].count && sets[index][place >> 6] & (1 << UInt64(place & 63)) != 0 {
                positions.append(Int32(position))
                fundRows.append(funds.fund(row))
            }
        }
        batch = batch.gathered(at: positions)
        batch.bind(.fund, to: fundRows)
        pairs = positions.map { pairs[Int($0)] }
    }
}

// MARK: - Order of the tests

extension JoinWorker {
    /// The tests of pairs, of pairs with joined rows and of pairs with funds, each in order of the share that passes in
    /// a sample of evenly spaced needs.
    mutating func mostSelectiveFirst(_ tests: [[JoinPlan.Condition]]) -> [[JoinPlan.Condition]] {
        let count = join.buckets.needs.count
        var (set, ofFund) = ([UInt64](), [UInt64]())
        for need in stride(from: 0, to: count, by: max(1, count / 100)) where pending.needs.count < Self.sampleSize {
            collect(need, &set, &ofFund)
        }
        var (batch, pairs) = pendingBatch()
        let ofPairs = ordered(tests[0], batch)
        batch = join.joined.joined(to: batch)
        let ofJoined = ordered(tests[1], batch)
        spreadOverFunds(&batch, &pairs)
        let result = [ofPairs, ofJoined, ordered(tests[2], batch)]
        pending = ([], [])
        return result
    }

    private mutating func ordered(_ tests: [JoinPlan.Condition], _ batch: CandidateBatch) -> [JoinPlan.Condition] {
        guard tests.count > 1, batch.count > 0 else { return tests }
        let passing = tests.map { test in tester.verdicts(test, batch).notFailing?.count ?? batch.count }
        return tests.indices.sorted { (passing[$0], $0) < (passing[$1], $1) }.map { tests[$0] }
    }
}

/// Candidates as row indices, column by column.
struct FoundCandidates: Sendable {
    private(set) var columns: [[Int32]] = Array(repeating: [], count: Root.allCases.count)
    /// Pairs of need and offer that were looked at one by one.
    var visitedPairs = 0

    /// As one batch; rows of tables that the scenario has not stay unbound.
    var batch: CandidateBatch {
        var batch = CandidateBatch(count: columns[Root.need.rawValue].count)
        for root in Root.allCases where columns[root.rawValue].count == batch.count {
            batch.bind(root, to: columns[root.rawValue])
        }
        return batch
    }

    mutating func append(_ batch: CandidateBatch) {
        for root in Root.allCases { columns[root.rawValue] += batch.rows(of: root) }
    }
}
