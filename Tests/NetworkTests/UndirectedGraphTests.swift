// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Network

@Suite struct UndirectedGraphTests {
    private func parts(_ nodes: Int, _ edges: [(Int, Int)], without removed: Int? = nil) -> Int {
        let components = UndirectedGraph(nodes: nodes, edges: edges).components(without: removed)
        return Set(components.filter { $0 >= 0 }).count
    }

    @Test func smallGraphsAreKnown() {
        // A triangle with a tail of two.
        let graph = UndirectedGraph(nodes: 6, edges: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)])
        let weak = graph.weakPoints()
        #expect(weak.bridges == [3, 4] && weak.articulations == [2, 3])
        #expect(graph.components() == [0, 0, 0, 0, 0, 1])
        #expect(graph.degree(5) == 0 && graph.degree(2) == 3)
        #expect(UndirectedGraph(nodes: 0, edges: []).weakPoints().bridges.isEmpty)
    }

    /// An edge is a bridge, a node an articulation point, exactly if there are more parts without it.
    @Test func weakPointsAreThoseWhoseLossSplits() {
        var generator = SeededGenerator(seed: 11)
        var (bridges, articulations) = (0, 0)
        for _ in 0..<300 {
            let nodes = Int.random(in: 1...9, using: &generator)
            let pairs = (0..<nodes).flatMap { left in ((left + 1)..<max(left + 1, nodes)).map { (left, $0) } }
            let edges = pairs.filter { _ in Int.random(in: 0..<10, using: &generator) < 3 }
            let weak = UndirectedGraph(nodes: nodes, edges: edges).weakPoints()
            let whole = parts(nodes, edges)
            for index in edges.indices {
                var rest = edges
                rest.remove(at: index)
                #expect(weak.bridges.contains(index) == (parts(nodes, rest) > whole))
            }
            for node in 0..<nodes {
                let isolated = !edges.contains { $0.0 == node || $0.1 == node }
                let splits = parts(nodes, edges, without: node) > whole - (isolated ? 1 : 0)
                #expect(weak.articulations.contains(node) == splits)
            }
            bridges += weak.bridges.count
            articulations += weak.articulations.count
        }
        #expect(bridges > 100 && articulations > 100)
    }
}
