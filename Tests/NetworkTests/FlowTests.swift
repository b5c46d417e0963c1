// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Network

@Suite struct FlowTests {
    /// A small random matching problem: groups of needs, rooms of offers, rooms of providers, which fit.
    private struct Instance {
        let needs: [Int64]
        let offers: [Int64]
        let owner: [Int]
        let providers: [Int64?]
        let fits: [[Int]]

        init(_ generator: inout SeededGenerator) {
            needs = (0..<3).map { _ in Int64.random(in: 0...2, using: &generator) }
            offers = (0..<3).map { _ in Int64.random(in: 0...2, using: &generator) }
            owner = (0..<3).map { _ in Int.random(in: 0..<2, using: &generator) }
            providers = (0..<2).map { _ in
                Bool.random(using: &generator) ? nil : Int64.random(in: 0...3, using: &generator)
            }
            fits = (0..<3).map { _ in (0..<3).filter { _ in Bool.random(using: &generator) } }
        }

        var flow: Int64 {
            var flow = BipartiteFlow(nodes: 8)
            for (need, groups) in needs.enumerated() {
                flow.supply(need, groups)
                for offer in fits[need] { flow.connect(need, 3 + offer, room: nil) }
            }
            for (offer, room) in offers.enumerated() { flow.connect(3 + offer, 6 + owner[offer], room: room) }
            for (provider, room) in providers.enumerated() { flow.demand(6 + provider, room) }
            return flow.maximum()
        }

        /// Tries every number of groups for every fitting pair.
        var best: Int64 {
            let pairs = fits.enumerated().flatMap { need, offers in offers.map { (need, $0) } }
            return search(pairs[...], needs, offers, providers)
        }

        private func search(_ pairs: ArraySlice<(Int, Int)>, _ needs: [Int64], _ offers: [Int64], _ providers: [Int64?])
            -> Int64
        {
            guard let (need, offer) = pairs.first else { return 0 }
            let provider = owner[offer]
            let most = min(needs[need], offers[offer], providers[provider] ?? .max)
            return (0...most).map { groups -> Int64 in
                var (needs, offers, providers) = (needs, offers, providers)
                needs[need] -= groups
                offers[offer] -= groups
                providers[provider] = providers[provider].map { $0 - groups }
                return groups + search(pairs.dropFirst(), needs, offers, providers)
            }.max() ?? 0
        }
    }

    @Test func theFlowIsTheBestOfAllDistributions() {
        var generator = SeededGenerator(seed: 6)
        var positive = 0
        for _ in 0..<400 {
            let instance = Instance(&generator)
            let best = instance.best
            #expect(instance.flow == best)
            positive += best > 0 ? 1 : 0
        }
        #expect(positive > 200)
    }
}
