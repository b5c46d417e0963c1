// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

/// What falls out of a decided plan: allocations that end, and the pairs that no later plan may use.
public struct DropOut: Sendable, Hashable {
    /// What somebody named: a provider, school, offer, need, or a pair of need and offer.
    public struct Subject: Sendable, Hashable, Codable {
        public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
            case school
            case need
            case provider
            case offer
            case pair
        }

        public let kind: Kind
        /// The id, or `need/offer` or `need/offer/fund`.
        public let id: String
        /// As people know it; empty where the tables have no name. A ledger, which is for ever, keeps the id alone.
        public var name = ""

        private enum CodingKeys: String, CodingKey {
            case kind
            case id
        }
    }

    /// A pair of rows, with one fund or with any.
    public struct Pair: Sendable, Hashable {
        public let need: Int
        public let offer: Int
        /// `nil` for every fund.
        public let fund: Int?

        func holds(need: Int, offer: Int, fund: Int?) -> Bool {
            self.need == need && self.offer == offer && (self.fund == nil || self.fund == fund)
        }
    }

    /// In the order in which they were named, each once.
    public let subjects: [Subject]
    /// Positions in the plan's allocations, ascending; at least one.
    public let allocations: [Int]
    /// By need, offer and fund. Also pairs that the plan did not use: a provider that is gone cannot move up elsewhere.
    public let pairs: [Pair]

    init(_ subjects: [Subject], allocations: Set<Int>, pairs: Set<Pair>) {
        self.subjects = subjects
        self.allocations = allocations.sorted()
        // A pair that falls out with every fund needs no word on one of them.
        self.pairs = pairs.filter { $0.fund == nil || !pairs.contains(Pair(need: $0.need, offer: $0.offer, fund: nil)) }
            .sorted { ($0.need, $0.offer, $0.fund ?? -1) < ($1.need, $1.offer, $1.fund ?? -1) }
    }

    /// Whether a candidate of these rows is out.
    func contains(need: Int, offer: Int, fund: Int?) -> Bool {
        pairs.contains { $0.holds(need: need, offer: offer, fund: fund) }
    }
}
