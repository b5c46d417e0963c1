// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning
import Tables

/// Who works with whom: schools and providers, joined by co-operations of earlier years and of a plan.
public struct CooperationNetwork: Sendable {
    public struct Node: Sendable, Hashable {
        public let id: String
        public let name: String
        public let isProvider: Bool
        /// How many partners.
        public let degree: Int
        /// From 0; nodes of one number are joined by some way.
        public let component: Int
        /// If it fell out, so many others would be left without any partner.
        public let leftAlone: Int
        /// If it fell out, its part of the network would split.
        public let isArticulation: Bool

        /// Without any partner.
        public var isLonely: Bool { degree == 0 }
    }

    public struct Edge: Sendable, Hashable {
        /// Indices of ``nodes``.
        public let school: Int
        public let provider: Int
        /// Groups in earlier years and in the plan; 0 for none.
        public let earlier: Int64
        public let planned: Int64
        /// The only way between two parts of the network.
        public let isBridge: Bool
    }

    /// Schools in the order of their table, then providers in the order of theirs.
    public let nodes: [Node]
    /// By school, then provider.
    public let edges: [Edge]

    /// Parts of the network with more than one node.
    public var parts: Int { Set(nodes.filter { !$0.isLonely }.map(\.component)).count }
}

extension CooperationNetwork {
    /// - Parameter plan: allocations of a plan of this scenario; empty without one.
    public init(_ scenario: Scenario, plan: [PlannedRow]) {
        let region = RegionTables(scenario.tables)
        let links = Links(scenario.tables, region, plan)
        let shift = region.schools.count
        let graph = UndirectedGraph(
            nodes: shift + region.providers.count, edges: links.keys.map { ($0.school, shift + $0.provider) })
        let (bridges, articulations) = graph.weakPoints()
        let components = graph.components()
        let names = region.schools.map { ($0.id, $0.name) } + region.providers.map { ($0.id, $0.name) }
        nodes = names.enumerated().map { index, name in
            Node(
                id: name.0, name: name.1, isProvider: index >= shift, degree: graph.degree(index),
                component: components[index], leftAlone: graph.dependents(of: index),
                isArticulation: articulations.contains(index))
        }
        edges = links.keys.enumerated().map { index, key in
            Edge(
                school: key.school, provider: shift + key.provider, earlier: links.earlier[key] ?? 0,
                planned: links.planned[key] ?? 0, isBridge: bridges.contains(index))
        }
    }
}

/// Pairs of school and provider with their groups.
private struct Links {
    struct Key: Hashable {
        let school: Int
        let provider: Int
    }

    private(set) var earlier: [Key: Int64] = [:]
    private(set) var planned: [Key: Int64] = [:]
    /// Every pair once, sorted.
    let keys: [Key]

    init(_ tables: TableSet, _ region: RegionTables, _ plan: [PlannedRow]) {
        var (before, now): ([Key: Int64], [Key: Int64]) = ([:], [:])
        for row in TableRows(tables, "previous") {
            let groups = row.integer("groups") ?? 1
            guard let school = row.reference("school"), let provider = row.reference("provider"), groups > 0 else {
                continue
            }
            before[Key(school: school, provider: provider), default: 0] += groups
        }
        for row in plan {
            let key = Key(school: region.needs[row.need].school, provider: region.offers[row.offer].provider)
            now[key, default: 0] += row.groups
        }
        (earlier, planned) = (before, now)
        keys = Set(before.keys).union(now.keys).sorted { ($0.school, $0.provider) < ($1.school, $1.provider) }
    }
}
