// SPDX-License-Identifier: GPL-3.0-or-later

/// A simple undirected graph with numbered nodes: its components, bridges and articulation points.
///
/// Bridges and articulation points by depth-first search and low points (Tarjan 1974, Hopcroft and Tarjan 1973), without
/// recursion; linear in nodes and edges.
struct UndirectedGraph {
    let edges: [(Int, Int)]
    private let neighbours: [[(node: Int, edge: Int)]]

    /// - Parameter edges: each pair once, no loops.
    init(nodes: Int, edges: [(Int, Int)]) {
        self.edges = edges
        var neighbours = [[(node: Int, edge: Int)]](repeating: [], count: nodes)
        for (index, edge) in edges.enumerated() {
            neighbours[edge.0].append((edge.1, index))
            neighbours[edge.1].append((edge.0, index))
        }
        self.neighbours = neighbours
    }

    var nodes: Int { neighbours.count }

    func degree(_ node: Int) -> Int { neighbours[node].count }

    /// Neighbours that have no other one.
    func dependents(of node: Int) -> Int { neighbours[node].count { neighbours[$0.node].count == 1 } }

    /// The number of each node's component, from 0, in the order of their first nodes.
    func components(without removed: Int? = nil) -> [Int] {
        var component = [Int](repeating: -1, count: nodes)
        var count = 0
        for start in 0..<nodes where component[start] < 0 && start != removed {
            component[start] = count
            var stack = [start]
            while let node = stack.popLast() {
                for next in neighbours[node] where component[next.node] < 0 && next.node != removed {
                    component[next.node] = count
                    stack.append(next.node)
                }
            }
            count += 1
        }
        return component
    }

    /// Indices of edges whose loss splits a component, and nodes whose loss does.
    func weakPoints() -> (bridges: Set<Int>, articulations: Set<Int>) {
        var search = LowPoints(neighbours: neighbours)
        for start in 0..<nodes where !search.isSeen(start) { search.run(from: start) }
        return (search.bridges, search.articulations)
    }
}

/// The depth-first search: `low` is the earliest node that a subtree reaches by one edge back.
private struct LowPoints {
    private struct Step {
        let node: Int
        let parentEdge: Int
        var next = 0
    }

    let neighbours: [[(node: Int, edge: Int)]]
    private var order: [Int]
    private var low: [Int]
    private var time = 0
    private(set) var bridges: Set<Int> = []
    private(set) var articulations: Set<Int> = []

    init(neighbours: [[(node: Int, edge: Int)]]) {
        self.neighbours = neighbours
        order = Array(repeating: -1, count: neighbours.count)
        low = order
    }

    func isSeen(_ node: Int) -> Bool { order[node] >= 0 }

    mutating func run(from root: Int) {
        var stack = [enter(root, by: -1)]
        var rootChildren = 0
        while let step = stack.last {
            if step.next < neighbours[step.node].count {
                stack[stack.count - 1].next += 1
                let (node, edge) = neighbours[step.node][step.next]
                if edge == step.parentEdge { continue }
                if isSeen(node) {
                    low[step.node] = min(low[step.node], order[node])
                } else {
                    if step.node == root { rootChildren += 1 }
                    stack.append(enter(node, by: edge))
                }
            } else {
                stack.removeLast()
                if let parent = stack.last { leave(step.node, to: parent.node, by: step.parentEdge, root: root) }
            }
        }
        if rootChildren > 1 { articulations.insert(root) }
    }

    private mutating func enter(_ node: Int, by edge: Int) -> Step {
        order[node] = time
        low[node] = time
        time += 1
        return Step(node: node, parentEdge: edge)
    }

    private mutating func leave(_ node: Int, to parent: Int, by edge: Int, root: Int) {
        low[parent] = min(low[parent], low[node])
        if low[node] > order[parent] { bridges.insert(edge) }
        if parent != root, low[node] >= order[parent] { articulations.insert(parent) }
    }
}
