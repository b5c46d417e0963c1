// SPDX-License-Identifier: GPL-3.0-or-later

/// Which columns of a kernel hang together through rows.
///
/// What one component does leaves the others as they are, so the best plan of all is the best plan of each. Searched
/// together they would cost the product of their trees: every open gap of one multiplies with those of the others.
struct Components: Sendable {
    /// The columns of each component, ascending; the smallest component first.
    let columns: [[Int]]

    /// - Parameter least: components are joined, in the order of their first columns, until they have so many columns.
    ///   Tiny ones are not worth a program of their own.
    init(_ kernel: Kernel, least: Int) {
        var roots = DisjointSets(kernel.columnCount)
        for row in 0..<kernel.rowCount {
            let range = kernel.rows.range(row)
            guard let first = range.first else { continue }
            for place in range.dropFirst() { roots.join(kernel.rows.indices[first], kernel.rows.indices[place]) }
        }
        var members: [[Int]] = []
        var componentOfRoot = [Int](repeating: -1, count: kernel.columnCount)
        for column in 0..<kernel.columnCount {
            let root = Int(roots.root(of: Int32(column)))
            if componentOfRoot[root] < 0 {
                componentOfRoot[root] = members.count
                members.append([])
            }
            members[componentOfRoot[root]].append(column)
        }
        columns = Self.joined(members, least: least).enumerated()
            .sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }.map(\.element)
    }

    private static func joined(_ members: [[Int]], least: Int) -> [[Int]] {
        var groups = members.filter { $0.count >= least }
        var group: [Int] = []
        for small in members where small.count < least {
            group += small
            if group.count >= least {
                groups.append(group.sorted())
                group = []
            }
        }
        if !group.isEmpty {
            // What is left over is no program of its own either.
            let last = groups.popLast() ?? []
            groups.append((last + group).sorted())
        }
        return groups
    }
}

/// Sets of numbers that only grow together.
private struct DisjointSets {
    private var parent: [Int32]

    init(_ count: Int) { parent = (0..<Int32(count)).map { $0 } }

    mutating func root(of member: Int32) -> Int32 {
        var member = member
        while parent[Int(member)] != member {
            parent[Int(member)] = parent[Int(parent[Int(member)])]
            member = parent[Int(member)]
        }
        return member
    }

    /// The smaller root stays one.
    mutating func join(_ first: Int32, _ second: Int32) {
        let (one, other) = (root(of: first), root(of: second))
        parent[Int(max(one, other))] = min(one, other)
    }
}
