// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// Turns several equality keys of a row into one number; equal rows of both sides get the same.
private struct KeyCombiner {
    private var numbers: [[Int32]: Int32] = [:]

    mutating func combine(_ columns: [[Int32]], count: Int) -> [Int32] {
        (0..<count).map { row in
            let key = columns.map { $0[row] }
            if let number = numbers[key] { return number }
            let number = Int32(numbers.count)
            numbers[key] = number
            return number
        }
    }
}

/// The offers that can match a need by key and distance.
struct OfferIndex {
    private let needKeys: [Int32]
    private let needs: [Int32]
    private var buckets: [Int32: [Int32]] = [:]
    private var grids: [Int32: DistanceGrid] = [:]
    private let reach: JoinPlan.Reach?

    init(plan: JoinPlan, scenario: Scenario, needs: [Int32], offers: [Int32]) {
        let pool = scenario.rules.pool
        var needBatch = CandidateBatch(count: needs.count)
        needBatch.bind(.need, to: needs)
        var offerBatch = CandidateBatch(count: offers.count)
        offerBatch.bind(.offer, to: offers)
        var needEvaluator = BatchEvaluator(batch: needBatch, pool: pool)
        var offerEvaluator = BatchEvaluator(batch: offerBatch, pool: pool)
        var combiner = KeyCombiner()
        let offerKeys = combiner.combine(plan.pairKeys.map { offerEvaluator.ids($0.right) }, count: offers.count)
        needKeys = combiner.combine(plan.pairKeys.map { needEvaluator.ids($0.left) }, count: needs.count)
        self.needs = needs
        reach = plan.reach
        for (offer, key) in zip(offers, offerKeys) { buckets[key, default: []].append(offer) }
        guard let reach else { return }
        let metres = Self.metres(reach, offers: offers, &offerEvaluator)
        for (key, bucket) in buckets {
            grids[key] = DistanceGrid(
                offers: bucket, eastings: reach.offer.eastings, northings: reach.offer.northings, reach: metres)
        }
    }

    /// The reach of every offer row in metres, a little wider than asked: the exact test comes later.
    private static func metres(
        _ reach: JoinPlan.Reach, offers: [Int32], _ evaluator: inout BatchEvaluator
    ) -> [Double] {
        let limits = evaluator.doubles(reach.limit)
        let exempt = reach.exemption.map { evaluator.booleans($0) }
        var metres = Array(repeating: Double.infinity, count: reach.offer.eastings.count)
        for (position, offer) in offers.enumerated() where !(exempt?[position] ?? false) {
            metres[Int(offer)] = limits[position].isFinite ? max(0, limits[position] * 1_000) + 1 : .infinity
        }
        return metres
    }

    /// Ascending offer rows for the need at a position of the filtered needs.
    func offers(forNeedAt position: Int) -> [Int32] {
        let key = needKeys[position]
        guard let reach else { return buckets[key] ?? [] }
        let need = Int(needs[position])
        return grids[key]?.offers(near: reach.need.eastings[need], reach.need.northings[need]) ?? []
    }
}

/// The funds that can pay for a need, by key.
struct FundIndex {
    private let fundsOfNeed: [Int32: [Int32]]

    init(plan: JoinPlan, pool: TextPool, needs: [Int32], funds: [Int32]) {
        var needBatch = CandidateBatch(count: needs.count)
        needBatch.bind(.need, to: needs)
        var fundBatch = CandidateBatch(count: funds.count)
        fundBatch.bind(.fund, to: funds)
        var needEvaluator = BatchEvaluator(batch: needBatch, pool: pool)
        var fundEvaluator = BatchEvaluator(batch: fundBatch, pool: pool)
        var combiner = KeyCombiner()
        let fundKeys = combiner.combine(plan.fundKeys.map { fundEvaluator.ids($0.left) }, count: funds.count)
        let needKeys = combiner.combine(plan.fundKeys.map { needEvaluator.ids($0.right) }, count: needs.count)
        var buckets: [Int32: [Int32]] = [:]
        for (fund, key) in zip(funds, fundKeys) { buckets[key, default: []].append(fund) }
        var result: [Int32: [Int32]] = [:]
        for (need, key) in zip(needs, needKeys) { result[need] = buckets[key] ?? [] }
        fundsOfNeed = result
    }

    /// Each pair with each of its funds.
    func joined(to batch: CandidateBatch) -> CandidateBatch {
        var positions: [Int32] = []
        var funds: [Int32] = []
        for (position, need) in batch.rows(of: .need).enumerated() {
            for fund in fundsOfNeed[need] ?? [] {
                positions.append(Int32(position))
                funds.append(fund)
            }
        }
        var result = batch.gathered(at: positions)
        result.bind(.fund, to: funds)
        return result
    }
}

/// The rows that belong to a pair: its application, and last year's co-operation of school and provider.
struct JoinedRows {
    private let applications: [Int64: Int32]?
    private let previous: [Int64: Int32]?
    private let schoolOfNeed: [Int32]
    private let providerOfOffer: [Int32]

    init(_ scenario: Scenario) {
        let tables = scenario.tables
        applications = Self.index(tables.table("applications"), "need", "offer")
        previous = Self.index(tables.table("previous"), "school", "provider")
        schoolOfNeed = Self.references(tables.table("needs"), "school")
        providerOfOffer = Self.references(tables.table("offers"), "provider")
    }

    private static func references(_ table: Table?, _ column: String) -> [Int32] {
        guard case .references(let rows)? = table?.column(named: column)?.storage else { return [] }
        return rows
    }

    private static func index(_ table: Table?, _ first: String, _ second: String) -> [Int64: Int32]? {
        guard let table else { return nil }
        let (left, right) = (references(table, first), references(table, second))
        var index: [Int64: Int32] = [:]
        for row in 0..<table.rowCount { index[key(left[row], right[row])] = Int32(row) }
        return index
    }

    private static func key(_ left: Int32, _ right: Int32) -> Int64 { Int64(left) << 32 | Int64(right) }

    /// Binds the rows of the tables that the scenario has.
    func joined(to batch: CandidateBatch) -> CandidateBatch {
        var result = batch
        let (needs, offers) = (batch.rows(of: .need), batch.rows(of: .offer))
        if let applications {
            result.bind(.application, to: zip(needs, offers).map { applications[Self.key($0, $1)] ?? -1 })
        }
        if let previous {
            result.bind(
                .previous,
                to: zip(needs, offers).map {
                    previous[Self.key(schoolOfNeed[Int($0)], providerOfOffer[Int($1)])] ?? -1
                })
        }
        return result
    }
}
