// SPDX-License-Identifier: GPL-3.0-or-later

/// The sets of several conditions, the most selective first: a row is left as soon as no offer remains.
struct BitsetSelection: Sendable {
    private var conditions: [OfferBitsets] = []
    /// The bucket of each row.
    private let buckets: [Int32]
    private let offers: OfferBuckets
    /// Rows that estimates are made from, evenly spaced.
    private let sample: [Int]
    private static let sampleSize = 500

    init(_ offers: OfferBuckets, bucketOfRow: [Int32]) {
        self.offers = offers
        buckets = bucketOfRow
        let step = max(1, buckets.count / Self.sampleSize)
        sample = Array(stride(from: 0, to: buckets.count, by: step))
    }

    /// Adds conditions and puts all in order of the share of offers that each leaves, as counted in the sample.
    mutating func add(_ further: [OfferBitsets]) {
        let all = conditions + further
        let left = all.map { remaining([$0]) }
        conditions = all.indices.sorted { (left[$0], $0) < (left[$1], $1) }.map { all[$0] }
    }

    /// The share of all pairs of a bucket that is left by all conditions, estimated from the sample.
    var share: Double {
        let total = sample.reduce(0) { $0 + offers.positions(Int(buckets[$1])).count }
        return total == 0 ? 1 : Double(remaining(conditions)) / Double(total)
    }

    private func remaining(_ conditions: [OfferBitsets]) -> Int {
        var set: [UInt64] = []
        return sample.reduce(0) { sum, row in
            sum + (fill(&set, row: row, conditions) ? set.reduce(0) { $0 + $1.nonzeroBitCount } : 0)
        }
    }

    /// Sets the bits of the offers that may match the row; whether there is any.
    func fill(_ set: inout [UInt64], row: Int) -> Bool { fill(&set, row: row, conditions) }

    private func fill(_ set: inout [UInt64], row: Int, _ conditions: [OfferBitsets]) -> Bool {
        let size = offers.positions(Int(buckets[row])).count
        let wordCount = (size + 63) / 64
        set.removeAll(keepingCapacity: true)
        set.append(contentsOf: repeatElement(.max, count: wordCount))
        if size % 64 != 0 { set[wordCount - 1] = (1 << UInt64(size % 64)) - 1 }
        for condition in conditions {
            guard condition.narrow(&set, wordCount: wordCount, row: row) else { return false }
        }
        return true
    }
}
