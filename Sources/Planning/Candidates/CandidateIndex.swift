// SPDX-License-Identifier: GPL-3.0-or-later

/// A candidate as its rows: what it is known by wherever its position is not.
public struct CandidateKey: Sendable, Hashable {
    public let need: Int32
    public let offer: Int32
    /// −1 without a funds table.
    public let fund: Int32

    /// Rows of the tables.
    public init(need: Int, offer: Int, fund: Int?) {
        (self.need, self.offer, self.fund) = (Int32(need), Int32(offer), fund.map { Int32($0) } ?? -1)
    }

    public init(_ allocation: Allocation) {
        self.init(need: allocation.need, offer: allocation.offer, fund: allocation.fund)
    }
}

extension CandidateSet {
    /// The rows of a candidate.
    public func key(_ index: Int) -> CandidateKey {
        CandidateKey(
            need: Int(needs[index]), offer: Int(offers[index]), fund: funds.isEmpty ? nil : Int(funds[index]))
    }

    /// Of every candidate, in order.
    public var keys: some Collection<CandidateKey> { (0..<count).lazy.map { key($0) } }
}

/// Finds candidates by their rows: each candidate is looked at once when it is built, and none when something is found.
public struct CandidateIndex: Sendable {
    private let positions: [CandidateKey: Int]
    /// By need and offer.
    private let ofPair: [CandidateKey: [Int]]

    public init(_ candidates: CandidateSet) { self.init(keys: candidates.keys) }

    /// - Parameter keys: of the candidates in their order.
    public init(keys: some Sequence<CandidateKey>) {
        var positions: [CandidateKey: Int] = [:]
        var ofPair: [CandidateKey: [Int]] = [:]
        for (index, key) in keys.enumerated() {
            positions[key] = index
            ofPair[CandidateKey(need: Int(key.need), offer: Int(key.offer), fund: nil), default: []].append(index)
        }
        self.positions = positions
        self.ofPair = ofPair
    }

    /// The position of the candidate; `nil` if these rows are none.
    public subscript(key: CandidateKey) -> Int? { positions[key] }

    subscript(need: Int, offer: Int, fund: Int?) -> Int? {
        positions[CandidateKey(need: need, offer: offer, fund: fund)]
    }

    /// The candidates of the pair, of one fund or of any, ascending.
    public func all(_ need: Int, _ offer: Int, fund: Int?) -> [Int] {
        if let fund { return self[need, offer, fund].map { [$0] } ?? [] }
        return ofPair[CandidateKey(need: need, offer: offer, fund: nil)] ?? []
    }
}
