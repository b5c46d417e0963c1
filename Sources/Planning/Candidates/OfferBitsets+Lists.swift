// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

extension OfferBitsets {
    /// One set for each text and bucket: the offers that have it. A need may be matched by those of any of its texts.
    init(_ match: JoinPlan.ListMatch, _ buckets: OfferBuckets, pool: TextPool) {
        let (words, index) = Self.sets(MemberTexts(match.offer, .offer, buckets.offers, pool), buckets)
        let members = MemberTexts(match.need, .need, buckets.needs, pool)
        var starts: [Int32] = [0]
        var references: [Int32] = []
        for need in buckets.needs.indices {
            for member in members.texts(need) {
                if let first = index[Self.key(Int(buckets.bucketOfNeed[need]), member)] { references.append(first) }
            }
            starts.append(Int32(references.count))
        }
        self.init(words: words, starts: starts, references: references)
    }

    private static func sets(
        _ members: MemberTexts, _ buckets: OfferBuckets
    ) -> (words: [UInt64], index: [Int64: Int32]) {
        var words: [UInt64] = []
        var index: [Int64: Int32] = [:]
        for bucket in 0..<buckets.count {
            let positions = buckets.positions(bucket)
            for position in positions {
                let place = position - positions.lowerBound
                for member in members.texts(position) {
                    let first: Int32
                    if let known = index[key(bucket, member)] {
                        first = known
                    } else {
                        first = Int32(words.count)
                        index[key(bucket, member)] = first
                        words.append(contentsOf: repeatElement(0, count: buckets.wordCount(bucket)))
                    }
                    words[Int(first) + place >> 6] |= 1 << UInt64(place & 63)
                }
            }
        }
        return (words, index)
    }

    private static func key(_ bucket: Int, _ text: Int32) -> Int64 {
        Int64(bucket) << 32 | Int64(UInt32(bitPattern: text))
    }
}

/// The texts of one side of a list match, row by row.
private struct MemberTexts {
    private let starts: [Int32]
    private let ends: [Int32]
    private let members: [Int32]

    init(_ side: JoinPlan.ListMatch.Side, _ root: Root, _ rows: [Int32], _ pool: TextPool) {
        switch side {
        case .list(let list):
            starts = rows.map { list.starts[Int($0)] }
            ends = rows.map { list.ends[Int($0)] }
            members = list.members
        case .text(let code):
            var batch = CandidateBatch(count: rows.count)
            batch.bind(root, to: rows)
            var evaluator = BatchEvaluator(batch: batch, pool: pool)
            members = evaluator.ids(code)
            starts = (0..<Int32(rows.count)).map { $0 }
            ends = starts.map { $0 + 1 }
        }
    }

    func texts(_ position: Int) -> ArraySlice<Int32> { members[Int(starts[position])..<Int(ends[position])] }
}
