// SPDX-License-Identifier: GPL-3.0-or-later

/// How many groups of some needs the offers can take at most, by maximum flow: need, offer, provider, each with the
/// room it has. Money and the other limits of a plan do not count.
///
/// Dinic's algorithm (1970); O(V² E), in practice near linear here, because paths have four edges.
struct BipartiteFlow {
    private struct Edge {
        let target: Int32
        var room: Int64
    }

    /// Edge 2k and its reverse 2k + 1.
    private var edges: [Edge] = []
    private var outgoing: [[Int32]]
    private let source = 0
    private let sink = 1

    /// Stands for no limit; sums of it stay far from an overflow.
    private static let unlimited = Int64(1) << 40

    init(nodes: Int) { outgoing = Array(repeating: [], count: nodes + 2) }

    /// Nodes are numbered from 0; ``supply(_:_:)`` and ``demand(_:_:)`` join them to source and sink.
    mutating func connect(_ from: Int, _ to: Int, room: Int64?) { add(from + 2, to + 2, room ?? Self.unlimited) }
    mutating func supply(_ node: Int, _ room: Int64) { add(source, node + 2, min(room, Self.unlimited)) }
    mutating func demand(_ node: Int, _ room: Int64?) {
        add(node + 2, sink, min(room ?? Self.unlimited, Self.unlimited))
    }

    private mutating func add(_ from: Int, _ to: Int, _ room: Int64) {
        outgoing[from].append(Int32(edges.count))
        edges.append(Edge(target: Int32(to), room: room))
        outgoing[to].append(Int32(edges.count))
        edges.append(Edge(target: Int32(from), room: 0))
    }

    /// The value of a maximum flow; the rooms are used up.
    mutating func maximum() -> Int64 {
        var total: Int64 = 0
        while let levels = levels() {
            var next = [Int](repeating: 0, count: outgoing.count)
            while true {
                let pushed = push(source, Self.unlimited, levels, &next)
                if pushed == 0 { break }
                total += pushed
            }
        }
        return total
    }

    /// Distance of every node from the source along edges with room; `nil` if the sink is out of reach.
    private func levels() -> [Int]? {
        var levels = [Int](repeating: -1, count: outgoing.count)
        levels[source] = 0
        var queue = [source]
        var head = 0
        while head < queue.count {
            let node = queue[head]
            head += 1
            for index in outgoing[node] where edges[Int(index)].room > 0 {
                let target = Int(edges[Int(index)].target)
                guard levels[target] < 0 else { continue }
                levels[target] = levels[node] + 1
                queue.append(target)
            }
        }
        return levels[sink] < 0 ? nil : levels
    }

    /// Pushes one path; the recursion is as deep as the levels.
    private mutating func push(_ node: Int, _ limit: Int64, _ levels: [Int], _ next: inout [Int]) -> Int64 {
        if node == sink { return limit }
        while next[node] < outgoing[node].count {
            let index = Int(outgoing[node][next[node]])
            let edge = edges[index]
            let target = Int(edge.target)
            if edge.room > 0, levels[target] == levels[node] + 1 {
                let pushed = push(target, min(limit, edge.room), levels, &next)
                if pushed > 0 {
                    edges[index].room -= pushed
                    edges[index ^ 1].room += pushed
                    return pushed
                }
            }
            next[node] += 1
        }
        return 0
    }
}
