// SPDX-License-Identifier: GPL-3.0-or-later

import Rules

/// Walks the candidates once per combination of the rows that an expression reads.
struct CandidateRepresentatives {
    let candidates: CandidateSet
    let joins: RowJoins

    private struct Key: Hashable {
        let need: Int32
        let offer: Int32
        let fund: Int32
    }

    /// Calls `body` for one candidate of every combination of `roots`, in the order of the candidates; only those
    /// rows are bound, and the joined ones where the pair is.
    func forEach(_ roots: RootSet, _ body: (CandidateContext) -> Void) {
        let (hasNeed, hasOffer) = (roots.contains(.need), roots.contains(.offer))
        let hasFund = roots.contains(.fund) && !candidates.funds.isEmpty
        var seen: Set<Key> = []
        var last: Key?
        for index in 0..<candidates.count {
            let key = Key(
                need: hasNeed ? candidates.needs[index] : -1, offer: hasOffer ? candidates.offers[index] : -1,
                fund: hasFund ? candidates.funds[index] : -1)
            guard key != last else { continue }
            last = key
            if seen.insert(key).inserted { body(context(of: key)) }
        }
    }

    private func context(of key: Key) -> CandidateContext {
        let fund = key.fund >= 0 ? Int(key.fund) : nil
        if key.need >= 0, key.offer >= 0 {
            return joins.context(need: Int(key.need), offer: Int(key.offer), fund: fund)
        }
        return CandidateContext(
            need: key.need >= 0 ? Int(key.need) : nil, offer: key.offer >= 0 ? Int(key.offer) : nil, fund: fund)
    }
}
