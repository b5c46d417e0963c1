// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
public import Planning
import Rules

/// The scenario of the next plan: the tabled one with what was decided, as a folder of its own.
///
/// It extends the scenario, so that nothing is copied; its locks, parameters and rules carry the decision's id.
public struct NextScenario: Sendable {
    /// A file of the folder.
    public struct File: Sendable, Hashable {
        public let name: String
        public let text: String
    }

    /// Whose orders they are, for the scenario's `decided_by`.
    public struct Origin: Sendable {
        public let id: String
        public let title: String
        public let body: String
        /// `nil` for a question from the floor that nobody has decided yet.
        public let date: String?
        public let state: String
        /// The ledger's receipt; `nil` before it is recorded.
        public let receipt: String?

        public init(
            id: String, title: String, body: String, date: String?, state: String, receipt: String?
        ) {
            (self.id, self.title, self.body) = (id, title, body)
            (self.date, self.state, self.receipt) = (date, state, receipt)
        }
    }

    private let base: Plan
    private let orders: Decision.Orders
    private let origin: Origin
    /// The file the orders stand in: paths in it are relative to its folder.
    let ordersFile: String
    /// Allocations that stay, at least with their groups.
    private let held: [PlanSnapshot.Item]
    /// Locks of the base that no longer hold, as a change names them.
    private let superseded: [String]

    /// - Parameters:
    ///   - held: allocations that stay; `nil` for those of the plan if the orders hold it, else none.
    ///   - superseded: locks of the base that no longer hold, as ``Lock/rowName(in:)``.
    public init(
        of base: Plan, orders: Decision.Orders, origin: Origin, ordersFile: String, held: [PlanSnapshot.Item]? = nil,
        superseded: [String] = []
    ) {
        self.superseded = superseded
        (self.base, self.orders, self.origin, self.ordersFile) = (base, orders, origin, ordersFile)
        self.held = held ?? (orders.holdsPlan ? PlanSnapshot(base).allocations : [])
    }

    /// The id of what is ordered; also a name for its folder.
    public var id: String { origin.id }

    /// The name of the scenario: that of the first one and the id of the last decision, however many there were
    /// between.
    public var name: String {
        base.scenario.decisions.reversed().reduce(base.scenario.name) { Self.without("-" + $1.id, $0) } + "-"
            + origin.id
    }

    private static func without(_ ending: String, _ text: String) -> String {
        text.hasSuffix(ending) ? String(text.dropLast(ending.count)) : text
    }

    /// Holds the parameters it sets against the rulebooks of the base, each told where it is written; not where further
    /// rulebooks are ordered, whose parameters the base does not know.
    func checkParameters(into sink: inout DiagnosticSink) {
        guard orders.rulebooks.isEmpty else { return }
        let overrides = orders.parameters.map { ParameterOverride($0.name, $0.value) }
        ParameterTable.check(overrides, against: base.scenario.rulebooks, into: &sink)
    }

    /// The files, for a folder at this path.
    public func files(for folder: String) -> [File] {
        let locks = lockRows
        var lines = [
            "# \(origin.id): \(Self.oneLine(origin.title))",
            "scenario: \(FlowYAML.quoted(name))",
            "title: {de: \(FlowYAML.quoted(title.de)), en: \(FlowYAML.quoted(title.en))}",
            "extends: \(FlowYAML.quoted(RelativePath.path(of: base.scenario.path, from: folder)))",
        ]
        if let rules = orders.rules {
            lines.append("rules: \(FlowYAML.quoted(RelativePath.path(of: inOrders(rules.text), from: folder)))")
        }
        if !orders.rulebooks.isEmpty {
            lines.append("rulebooks: [\(orders.rulebooks.map { FlowYAML.text($0) }.joined(separator: ", "))]")
        }
        if !orders.parameters.isEmpty {
            lines.append("parameters:")
            lines += orders.parameters.map { "  \(FlowYAML.text($0.name)): \(FlowYAML.text($0.value))" }
        }
        let changes = orders.changes.map { change($0, folder: folder) }
        let removed = superseded.map { "{remove: \(FlowYAML.quoted("locks." + $0))}" }
        let all = changes + removed + (locks.isEmpty ? [] : ["{add: locks, rows: locks.csv}"])
        if !all.isEmpty { lines += ["changes:"] + all.map { "  - \($0)" } }
        lines += ["decided_by:", "  - \(decidedBy)"]
        let scenario = File(name: "scenario.yaml", text: lines.joined(separator: "\n") + "\n")
        return locks.isEmpty ? [scenario] : [scenario, File(name: "locks.csv", text: Self.csv(locks))]
    }

    private var title: LocalizedText {
        let old = base.scenario.title
        let before = base.scenario.decisions.reversed()
        let (de, en) = (
            before.reduce(old.de) { Self.without(", nach " + $1.id, $0) },
            before.reduce(old.en) { Self.without(", after " + $1.id, $0) }
        )
        return LocalizedText(de: "\(de), nach \(origin.id)", en: "\(en), after \(origin.id)")
    }

    private var decidedBy: String {
        var members = [
            ("decision", origin.id), ("title", origin.title), ("body", origin.body), ("state", origin.state),
        ]
        if let date = origin.date { members.append(("date", date)) }
        if let receipt = origin.receipt { members.append(("receipt", receipt)) }
        let texts = members.map { "\($0.0): \(FlowYAML.quoted($0.1))" }
        let names = orders.parameters.map { FlowYAML.text($0.name) }.joined(separator: ", ")
        return "{" + (texts + ["parameters: [\(names)]"]).joined(separator: ", ") + "}"
    }

    /// A change with the paths in it as seen from the new folder.
    private func change(_ node: YAMLNode, folder: String) -> String {
        guard let entries = node.entries, let rows = node["rows"]?.scalar else { return FlowYAML.text(node) }
        let path = RelativePath.path(of: inOrders(rows.text), from: folder)
        let members = entries.map { entry in
            entry.key.text == "rows"
                ? "rows: \(FlowYAML.quoted(path))" : "\(FlowYAML.text(entry.key)): \(FlowYAML.text(entry.value))"
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    private func inOrders(_ path: String) -> String {
        guard !path.hasPrefix("/"), let slash = ordersFile.lastIndex(of: "/") else { return path }
        return ordersFile[...slash] + path
    }

    // MARK: Locks

    /// What was ordered, and where the plan is held every other allocation of it.
    private var lockRows: [[String]] {
        let ordered = orders.locks.map { lock in
            [lock.need, lock.offer, lock.fund ?? "", "\(lock.groups)", lock.mode, lock.reason, origin.id]
        }
        // What is forbidden with one fund only says nothing of the others.
        let forbidden = orders.locks.filter { $0.mode == Lock.Mode.forbid.rawValue && $0.fund != nil }
        let out = Set(forbidden.map { [$0.need, $0.offer, $0.fund ?? ""] })
        let named = Set(orders.locks.filter { !forbidden.contains($0) }.map { [$0.need, $0.offer] })
        return ordered
            + held.filter { !named.contains([$0.need, $0.offer]) && !out.contains($0.place) }.map { item in
                [
                    item.need, item.offer, item.fund ?? "", "\(item.groups)", Lock.Mode.atLeast.rawValue,
                    "beschlossen: \(origin.title)", origin.id,
                ]
            }
    }

    private static func csv(_ rows: [[String]]) -> String {
        let header = ["need", "offer", "fund", "groups", "mode", "reason", "decided_by"]
        return ([header] + rows).map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
        }.joined()
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

/// Paths as seen from a folder.
enum RelativePath {
    /// The way from `folder` to `path`, both as given to the program.
    static func path(of path: String, from folder: String) -> String {
        let target = components(path)
        let start = components(folder)
        var shared = 0
        while shared < target.count, shared < start.count, target[shared] == start[shared] { shared += 1 }
        let up = Array(repeating: "..", count: start.count - shared)
        let way = up + target[shared...]
        return way.isEmpty ? "." : way.joined(separator: "/")
    }

    /// Links are followed as far as the path exists, so that `..` leads where it is meant to.
    private static func components(_ path: String) -> [String] {
        let url = URL(fileURLWithPath: path.isEmpty ? "." : path).standardizedFileURL.resolvingSymlinksInPath()
        return url.path.split(separator: "/").map(String.init)
    }
}
