// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Planning
import TestSupport
import Testing

/// A small generalised assignment problem: every job to exactly one agent, within each agent's capacity, at least cost.
struct AssignmentProblem {
    /// The classes of Chu and Beasley, A genetic algorithm for the generalised assignment problem, 1997 (C, D), and of
    /// Yagiura, Ibaraki and Glover, An ejection chain approach for the generalized assignment problem, 2004 (E).
    enum Class: String, CaseIterable, Sendable {
        case c
        case d
        case e
    }

    /// By agent and job.
    let load: [[Int]]
    let cost: [[Int]]
    let capacity: [Int]

    var agents: Int { capacity.count }
    var jobs: Int { load[0].count }

    /// - Parameter tightness: what the agents hold, in tenths of the loads' mean; 8 in the literature.
    init(_ kind: Class, agents: Int, jobs: Int, seed: UInt64, tightness: Int = 8) {
        var random = SeededGenerator(seed: seed)
        var (load, cost): ([[Int]], [[Int]]) = ([], [])
        for _ in 0..<agents {
            let pairs = (0..<jobs).map { _ in Self.pair(kind, &random) }
            load.append(pairs.map(\.0))
            cost.append(pairs.map(\.1))
        }
        self.load = load
        self.cost = cost
        capacity = load.map { tightness * $0.reduce(0, +) / (10 * agents) }
    }

    private static func pair(_ kind: Class, _ random: inout SeededGenerator) -> (Int, Int) {
        switch kind {
        case .c: return (Int.random(in: 5...25, using: &random), Int.random(in: 10...50, using: &random))
        case .d:
            let load = Int.random(in: 1...100, using: &random)
            return (load, 111 - load + Int.random(in: -10...10, using: &random))
        case .e:
            let load = max(1, Int((1 - 10 * log(Double.random(in: 0.001...1, using: &random))).rounded(.down)))
            return (load, max(1, 1_000 / load - Int.random(in: 0...10, using: &random)))
        }
    }

    /// The least cost, by a dynamic programme over jobs and the capacities that are left; `nil` if nothing fits.
    var optimum: Int? {
        var states: [[Int]: Int] = [capacity: 0]
        for job in 0..<jobs {
            var next: [[Int]: Int] = [:]
            for (left, spent) in states {
                for agent in 0..<agents where load[agent][job] <= left[agent] {
                    var rest = left
                    rest[agent] -= load[agent][job]
                    let total = spent + cost[agent][job]
                    next[rest] = min(next[rest] ?? .max, total)
                }
            }
            states = next
        }
        return states.values.min()
    }

    /// The plan's cost and loads from its allocations alone; `nil` unless every job is given exactly once.
    func outcome(_ plan: Plan) -> (cost: Int, loads: [Int])? {
        var loads = [Int](repeating: 0, count: agents)
        var (total, seen) = (0, Set<Int>())
        for allocation in plan.allocations {
            guard allocation.groups == 1, seen.insert(allocation.need).inserted else { return nil }
            loads[allocation.offer] += load[allocation.offer][allocation.need]
            total += cost[allocation.offer][allocation.need]
        }
        return seen.count == jobs ? (total, loads) : nil
    }
}

extension AssignmentProblem {
    private static let rules = """
        rulebook: gap
        match:
          - {id: J-00, when: has(application.load) && has(application.cost), else: "x"}
        compute:
          load: "has(application.load) ? application.load : 0"
          cost: "has(application.cost) ? application.cost : 0"
        limits:
          - {id: J-01, sum: 1, per: need, exactly: 1}
          - {id: J-02, sum: load, per: offer, at_most: offer.load_limit}
        goals:
          - {id: G-1, minimise: cost}
        """
    private static let manifest = """
        scenario: gap
        school_year: 2026/27
        rulebooks: [gap]
        tables:
          applications: {columns: {load: integer, cost: integer}}
          offers: {columns: {load_limit: integer}}
        """

    /// The problem as a scenario in a temporary folder, loaded; the folder is removed again.
    func prepared() throws -> PreparedScenario {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gap-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for part in ["tables", "rules"] {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(part), withIntermediateDirectories: true)
        }
        try Data(Self.manifest.utf8).write(to: folder.appendingPathComponent("scenario.yaml"))
        try Data(Self.rules.utf8).write(to: folder.appendingPathComponent("rules/gap.yaml"))
        for (name, lines) in tables {
            let text = lines.joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: folder.appendingPathComponent("tables/\(name).csv"))
        }
        var sink = DiagnosticSink()
        let prepared = PreparedScenario.load(folder.path, into: &sink)
        return try #require(prepared, "\(sink.shown)")
    }

    private var tables: [(name: String, lines: [String])] {
        let pairs = (0..<jobs).flatMap { job in
            (0..<agents).map { "J\(job),A\($0),\(load[$0][job]),\(cost[$0][job])" }
        }
        return [
            ("regions", ["id,name,kind", "R,Region,kreis"]), ("municipalities", ["id,name,region", "M,Ort,R"]),
            (
                "schools",
                ["id,name,sector,type,municipality,easting,northing"]
                    + (0..<jobs).map { "S\($0),Schule,school,grundschule,M,400000,5700000" }
            ),
            ("needs", ["id,school,kind,field,groups"] + (0..<jobs).map { "J\($0),S\($0),project,musik,1" }),
            ("providers", ["id,name"] + (0..<agents).map { "P\($0),Anbieter" }),
            (
                "offers",
                ["id,provider,kind,field,capacity,load_limit"]
                    + (0..<agents).map { "A\($0),P\($0),project,musik,\(jobs),\(capacity[$0])" }
            ),
            ("applications", ["need,offer,load,cost"] + pairs),
        ]
    }
}
