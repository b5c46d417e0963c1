// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
public import Planning
import Tables

/// A plan as the ledger keeps it: what is needed to know it again and to say what was decided, without its tables.
public struct PlanSnapshot: Codable, Sendable, Hashable {
    public struct Goal: Codable, Sendable, Hashable {
        public let id: String
        public let title: DecisionRecord.Text
        /// A decimal. The same for `bound`.
        public let value: String
        public let bound: String
        public let proven: Bool
    }

    public struct Item: Codable, Sendable, Hashable {
        public let need: String
        public let offer: String
        public let fund: String?
        public let groups: Int64
    }

    public let goals: [Goal]
    public let groups: Int64
    /// In euro, a decimal; `nil` if no rulebook computes it.
    public let funded: String?
    /// Sorted by need, offer and fund.
    public let allocations: [Item]
    /// SHA-256 of the allocations: tells whether another plan is the same one, whatever format it was written in.
    public let sha256: String

    public init(_ plan: Plan) {
        let names = PlanNames(plan.scenario.tables)
        let figures = PlanFigures(plan)
        goals = plan.goals.map {
            Goal(
                id: $0.id, title: DecisionRecord.Text($0.title), value: $0.value.description,
                bound: $0.bound.description, proven: $0.proven)
        }
        groups = figures.groups
        funded = figures.funded?.description
        allocations = plan.allocations.map {
            Item(
                need: names.id("needs", $0.need), offer: names.id("offers", $0.offer),
                fund: $0.fund.map { names.id("funds", $0) }, groups: $0.groups)
        }
        sha256 = Self.fingerprint(of: allocations)
    }

    /// A plan of which only the allocations are known.
    init(allocations: [Item], sha256: String) {
        (goals, groups, funded) = ([], allocations.reduce(0) { $0 + $1.groups }, nil)
        (self.allocations, self.sha256) = (allocations, sha256)
    }

    /// SHA-256 over need, offer, fund and groups of every allocation, in hexadecimal.
    public static func fingerprint(of allocations: [Item]) -> String {
        var print = Fingerprint()
        for item in allocations {
            for text in [item.need, item.offer, item.fund ?? "", "\(item.groups)"] {
                print.add("cell", Array(text.utf8))
            }
        }
        return print.finished()
    }
}
