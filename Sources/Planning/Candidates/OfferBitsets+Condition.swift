// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// Needs of the buckets, or needs with a fund, by all that conditions read of them.
struct JoinRows: Sendable {
    let buckets: OfferBuckets
    /// Rows of the needs table.
    let needs: [Int32]
    /// Rows of the funds table; `nil` for needs alone.
    let funds: [Int32]?
    /// The bucket of each row.
    let bucketOfRow: [Int32]

    /// How many pairs or triples a condition would be tested on if every row were met with its whole bucket.
    var testCount: Int { bucketOfRow.reduce(0) { $0 + buckets.positions(Int($1)).count } }

    /// Rows of the same bucket that a condition cannot tell apart have the same number.
    func numbering(_ code: BoolCode, tables: TableSet) -> RowNumbering {
        var numbering = RowNumbering(rowCount: bucketOfRow.count)
        numbering.refine(by: bucketOfRow.map { Int64($0) })
        for (root, rows) in [(Root.need, needs), (.fund, funds ?? [])] where code.roots.contains(RootSet(root)) {
            let ofTable = RowNumbering(code.reads(of: root), rowCount: tables.table(root.table)?.rowCount ?? 0)
            numbering.refine(by: rows.map { Int64(ofTable.numbers[Int($0)]) })
        }
        return numbering
    }
}

extension OfferBitsets {
    /// A condition as bits, with what making them took.
    struct Evaluated: Sendable {
        let sets: OfferBitsets
        let evaluations: Int
        /// Whether the condition had no value somewhere; the offers stay there.
        let lacksValue: Bool
    }

    /// A condition as bits, if that takes at most `limit` evaluations: one set for each kind of row that it can tell
    /// apart. `nil` if it takes more.
    static func evaluated(
        _ condition: JoinPlan.Condition, _ rows: JoinRows, tables: TableSet, pool: TextPool, limit: Int
    ) -> Evaluated? {
        let numbering = rows.numbering(condition.code, tables: tables)
        let kinds = numbering.representatives
        let evaluations = kinds.reduce(0) { $0 + rows.buckets.positions(Int(rows.bucketOfRow[$1])).count }
        guard evaluations <= limit, evaluations / 64 + kinds.count < Int(Int32.max) else { return nil }
        var builder = ConditionSets(condition, rows, pool)
        builder.add(kinds)
        let references = numbering.numbers.map { builder.starts[Int($0)] }
        return Evaluated(
            sets: OfferBitsets(words: builder.words, references: references), evaluations: evaluations,
            lacksValue: builder.lacksValue)
    }
}

/// Evaluates a condition for some rows with all offers of their buckets.
private struct ConditionSets {
    private let condition: JoinPlan.Condition
    private let rows: JoinRows
    private let pool: TextPool
    private(set) var words: [UInt64] = []
    /// The first word of each row's set.
    private(set) var starts: [Int32] = []
    private(set) var lacksValue = false
    /// Rows that are evaluated together, with how many offers.
    private var pending: [(row: Int, offers: Range<Int>)] = []
    private var pendingCount = 0
    private static let batchSize = 1 << 14

    init(_ condition: JoinPlan.Condition, _ rows: JoinRows, _ pool: TextPool) {
        self.condition = condition
        self.rows = rows
        self.pool = pool
    }

    mutating func add(_ kinds: [Int]) {
        for row in kinds {
            let offers = rows.buckets.positions(Int(rows.bucketOfRow[row]))
            pending.append((row, offers))
            pendingCount += offers.count
            if pendingCount >= Self.batchSize { evaluate() }
        }
        evaluate()
    }

    private mutating func evaluate() {
        var evaluator = BatchEvaluator(batch: batch(), pool: pool)
        let verdicts = evaluator.verdicts(condition.code)
        if !verdicts.faults.isEmpty { lacksValue = true }
        var position = 0
        for (_, offers) in pending {
            let first = words.count
            starts.append(Int32(first))
            words.append(contentsOf: repeatElement(0, count: (offers.count + 63) / 64))
            for place in 0..<offers.count {
                if !verdicts.fails(position) { words[first + place >> 6] |= 1 << UInt64(place & 63) }
                position += 1
            }
        }
        pending.removeAll(keepingCapacity: true)
        pendingCount = 0
    }

    private func batch() -> CandidateBatch {
        var batch = CandidateBatch(count: pendingCount)
        batch.bind(.offer, to: pending.flatMap { rows.buckets.offers[$0.offers] })
        batch.bind(.need, to: spread(rows.needs))
        if let funds = rows.funds { batch.bind(.fund, to: spread(funds)) }
        return batch
    }

    private func spread(_ column: [Int32]) -> [Int32] {
        var result: [Int32] = []
        result.reserveCapacity(pendingCount)
        for (row, offers) in pending { result.append(contentsOf: repeatElement(column[row], count: offers.count)) }
        return result
    }
}
