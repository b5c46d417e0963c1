// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

extension OfferBitsets {
    /// One set for each bucket and square with needs: the offers that reach some point of the square. Not exact; the
    /// condition has to be tested on what is left.
    init(_ reach: JoinPlan.Reach, _ buckets: OfferBuckets, pool: TextPool) {
        let places = Self.places(reach, buckets, pool)
        let width = Self.squareWidth(places)
        var words: [UInt64] = []
        var index: [BucketSquare: Int32] = [:]
        var grids: [DistanceGrid?] = Array(repeating: nil, count: buckets.count)
        var references: [Int32] = []
        references.reserveCapacity(buckets.needs.count)
        for (need, bucket) in zip(buckets.needs, buckets.bucketOfNeed) {
            let place = reach.need.places[Int(need)]
            let point = (place.easting.double, place.northing.double)
            let key = BucketSquare(bucket: bucket, square: GridSquare(point.0, point.1, width: width))
            if let known = index[key] {
                references.append(known)
                continue
            }
            let positions = buckets.positions(Int(bucket))
            let grid = grids[Int(bucket)] ?? DistanceGrid(Array(places[positions]), smaller: width)
            grids[Int(bucket)] = grid
            let found =
                key.square.map { grid.places(reaching: $0) }
                ?? positions.indices.map { Int32($0 - positions.lowerBound) }
            let first = words.count
            words.append(contentsOf: repeatElement(0, count: buckets.wordCount(Int(bucket))))
            for place in found { words[first + Int(place) >> 6] |= 1 << UInt64(place & 63) }
            index[key] = Int32(first)
            references.append(Int32(first))
        }
        self.init(words: words, references: references)
    }

    private struct BucketSquare: Hashable {
        let bucket: Int32
        /// `nil` for places that the grid does not hold: they are in reach of every offer until tested.
        let square: GridSquare?
    }

    /// The places of the offers, in the order of the buckets; the reach a little wider than asked.
    private static func places(_ reach: JoinPlan.Reach, _ buckets: OfferBuckets, _ pool: TextPool) -> [ReachingPlace] {
        var batch = CandidateBatch(count: buckets.offers.count)
        batch.bind(.offer, to: buckets.offers)
        var evaluator = BatchEvaluator(batch: batch, pool: pool)
        let limits = evaluator.doubles(reach.limit)
        let exempt = reach.exemption.map { evaluator.booleans($0) }
        // An offer without a limit that could be computed stays until the condition is tested.
        let unknown = evaluator.faults
        return buckets.offers.indices.map { position in
            let row = Int(buckets.offers[position])
            let isLimited = unknown[position] == nil && !(exempt?[position] ?? false)
            return ReachingPlace(
                easting: reach.offer.places[row].easting.double, northing: reach.offer.places[row].northing.double,
                reach: isLimited ? max(0, limits[position] * 1_000) + 1 : .infinity)
        }
    }

    /// Half the middle reach: squares small enough to tell near from far, large enough to be shared by many needs.
    private static func squareWidth(_ places: [ReachingPlace]) -> Double {
        let limited = places.map(\.reach).filter(\.isFinite).sorted()
        return limited.isEmpty ? 1_000 : max(1_000, limited[limited.count / 2] / 2)
    }
}
