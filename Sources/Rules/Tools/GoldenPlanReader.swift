// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Reads `plans:` of a test file; every problem is a diagnostic with its place.
struct GoldenPlanReader {
    /// Where paths of scenarios begin, with a slash at its end; empty for the working folder.
    let folder: String
    private(set) var sink = DiagnosticSink()

    init(folder: String) { self.folder = folder }

    mutating func plan(_ node: YAMLNode) -> GoldenPlan? {
        guard var fields = YAMLFields(node, expected: ToolMessages.plan, into: &sink) else { return nil }
        let name = written("plan", &fields)
        let scenario = written("scenario", &fields)
        let status = fields.scalar("status", into: &sink).map { GoldenPlan.Written($0.text, at: $0.location) }
        let goals = goals(fields.node("goals"))
        let allocations = fields.list("allocations", into: &sink).compactMap { allocation($0) }
        let complete = complete(&fields)
        let unmet = fields.list("unmet", into: &sink).compactMap { openNeed($0) }
        fields.reportUnknown(into: &sink)
        if status == nil, goals.isEmpty, allocations.isEmpty, complete == nil, unmet.isEmpty {
            sink.report(ToolMessages.noPlanExpectation(at: node.location))
        }
        guard let name, let scenario else { return nil }
        return GoldenPlan(
            name: name, scenario: .init(path(scenario.value), at: scenario.location), status: status, goals: goals,
            allocations: allocations, complete: complete, unmet: unmet)
    }

    /// Relative to the folder, which `.` names itself.
    private func path(_ text: String) -> String {
        guard text == "." else { return text.hasPrefix("/") ? text : folder + text }
        return folder.isEmpty ? "." : String(folder.dropLast())
    }

    private mutating func written(_ key: String, _ fields: inout YAMLFields) -> GoldenPlan.Written<String>? {
        fields.required(key, into: &sink).map { GoldenPlan.Written($0.text, at: $0.location) }
    }

    private mutating func goals(_ node: YAMLNode?) -> [(id: GoldenPlan.Written<String>, value: FixedPoint)] {
        guard let node else { return [] }
        guard let entries = node.entries else {
            sink.report(RuleMessages.wrongShape(expected: ToolMessages.goals, at: node.location))
            return []
        }
        return entries.compactMap { entry in
            guard let scalar = entry.value.scalar, let value = FixedPoint(parsing: scalar.text) else {
                sink.report(RuleMessages.badNumber(entry.value.scalar?.text ?? "", at: entry.value.location))
                return nil
            }
            return (GoldenPlan.Written(entry.key.text, at: entry.value.location), value.normalised)
        }
    }

    /// `complete: false` says the same as nothing.
    private mutating func complete(_ fields: inout YAMLFields) -> SourceLocation? {
        guard let scalar = fields.scalar("complete", into: &sink) else { return nil }
        switch scalar.text {
        case "true": return scalar.location
        case "false": return nil
        default:
            sink.report(RuleMessages.wrongShape(expected: ToolMessages.truth, at: scalar.location))
            return nil
        }
    }

    private mutating func allocation(_ node: YAMLNode) -> GoldenPlan.ExpectedAllocation? {
        guard var fields = YAMLFields(node, expected: ToolMessages.allocation, into: &sink) else { return nil }
        let need = fields.required("need", into: &sink)?.text
        let offer = fields.scalar("offer", into: &sink)?.text
        let fund = fields.scalar("fund", into: &sink)?.text
        let groups = count("groups", &fields)
        fields.reportUnknown(into: &sink)
        return need.map {
            GoldenPlan.ExpectedAllocation(
                need: $0, offer: offer, fund: fund, groups: groups, location: node.location)
        }
    }

    private mutating func openNeed(_ node: YAMLNode) -> GoldenPlan.ExpectedUnmet? {
        guard var fields = YAMLFields(node, expected: ToolMessages.unmetNeed, into: &sink) else { return nil }
        let need = fields.required("need", into: &sink)?.text
        let groups = count("groups_open", &fields)
        let cause = fields.scalar("cause", into: &sink)?.text
        let rule = fields.scalar("rule", into: &sink)?.text
        fields.reportUnknown(into: &sink)
        return need.map {
            GoldenPlan.ExpectedUnmet(
                need: $0, groupsOpen: groups, cause: cause, rule: rule, location: node.location)
        }
    }

    private mutating func count(_ key: String, _ fields: inout YAMLFields) -> Int64? {
        guard let scalar = fields.scalar(key, into: &sink) else { return nil }
        if let count = Int64(scalar.text), count >= 0 { return count }
        sink.report(RuleMessages.wrongShape(expected: ToolMessages.count, at: scalar.location))
        return nil
    }
}
