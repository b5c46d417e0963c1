// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// Needs and offers with the same keys, found by hash: only offers of a need's bucket can match it.
struct OfferBuckets: Sendable {
    /// Rows of the offers table, bucket after bucket, ascending within each.
    let offers: [Int32]
    /// Where each bucket begins in `offers`, and the end of the last.
    let starts: [Int]
    /// Rows of the needs table whose keys some offer has, ascending.
    let needs: [Int32]
    /// The bucket of each of `needs`.
    let bucketOfNeed: [Int32]

    var count: Int { starts.count - 1 }

    init(keys: [JoinPlan.Equality], needs: [Int32], offers: [Int32], pool: TextPool) {
        let numbering = Self.numbering(keys, needs, offers, pool)
        var sizes = Array(repeating: 0, count: numbering.count)
        for key in numbering.numbers[..<offers.count] { sizes[Int(key)] += 1 }
        // Offers come first, so the keys that some offer has are the first numbers.
        let used = sizes.firstIndex(of: 0) ?? sizes.count
        var starts = [0]
        for size in sizes[..<used] { starts.append(starts[starts.count - 1] + size) }
        var next = starts
        var ordered = Array(repeating: Int32(0), count: offers.count)
        for (offer, key) in zip(offers, numbering.numbers) {
            ordered[next[Int(key)]] = offer
            next[Int(key)] += 1
        }
        let keyed = zip(needs, numbering.numbers[offers.count...]).filter { $0.1 < used }
        self.offers = ordered
        self.starts = starts
        self.needs = keyed.map(\.0)
        bucketOfNeed = keyed.map(\.1)
    }

    /// One number for all keys of a row, the same for equal rows of both sides: the offers', then the needs'.
    private static func numbering(
        _ keys: [JoinPlan.Equality], _ needs: [Int32], _ offers: [Int32], _ pool: TextPool
    ) -> RowNumbering {
        var needBatch = CandidateBatch(count: needs.count)
        needBatch.bind(.need, to: needs)
        var offerBatch = CandidateBatch(count: offers.count)
        offerBatch.bind(.offer, to: offers)
        var needEvaluator = BatchEvaluator(batch: needBatch, pool: pool)
        var offerEvaluator = BatchEvaluator(batch: offerBatch, pool: pool)
        var numbering = RowNumbering(rowCount: offers.count + needs.count)
        for key in keys {
            numbering.refine(by: (offerEvaluator.ids(key.right) + needEvaluator.ids(key.left)).map { Int64($0) })
        }
        return numbering
    }

    /// Positions in ``offers``.
    func positions(_ bucket: Int) -> Range<Int> { starts[bucket]..<starts[bucket + 1] }

    /// How many words of 64 bits have one bit for each offer of the bucket.
    func wordCount(_ bucket: Int) -> Int { (positions(bucket).count + 63) / 64 }

    /// Pairs of a need and an offer of its bucket.
    var pairCount: Int { bucketOfNeed.reduce(0) { $0 + positions(Int($1)).count } }
}
