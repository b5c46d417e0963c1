// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Planning
import Rules
import Tables

extension DecisionReader {
    /// What the next plan has to keep.
    mutating func orders(_ fields: inout YAMLFields, reason: LocalizedText?) -> Decision.Orders {
        var orders = Decision.Orders()
        orders.locks = fields.list("locks", into: &sink).compactMap { lock($0, reason: reason) }
        orders.parameters = parameters(fields.node("parameters"))
        orders.rulebooks = fields.list("rulebooks", into: &sink).compactMap(\.scalar)
        orders.rules = fields.scalar("rules", into: &sink)
        orders.changes = fields.list("changes", into: &sink)
        if let hold = fields.scalar("hold", into: &sink) {
            if !["plan", "none"].contains(hold.text) {
                sink.report(DecisionMessages.unknownWord(hold.text, known: ["none", "plan"], at: hold.location))
            }
            orders.holdsPlan = hold.text == "plan"
        }
        if !orders.isEmpty, reason == nil, orders.locks.isEmpty || !orders.parameters.isEmpty {
            sink.report(DecisionMessages.missingReason(at: fields.location))
        }
        return orders
    }

    /// An override needs a reason: its own, or that of the decision.
    private mutating func lock(_ node: YAMLNode, reason: LocalizedText?) -> Decision.LockOrder? {
        let expected = LocalizedText(
            de: "{need: …, offer: …, groups: 1, mode: fix, reason: …}",
            en: "{need: …, offer: …, groups: 1, mode: fix, reason: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let (need, offer) = (fields.required("need", into: &sink), fields.required("offer", into: &sink))
        let fund = fields.scalar("fund", into: &sink)?.text
        let mode = fields.required("mode", into: &sink)
        let groups = count("groups", &fields, required: mode?.text != Lock.Mode.forbid.rawValue)
        let own = fields.localized("reason", into: &sink)?.text ?? reason
        fields.reportUnknown(into: &sink)
        if own == nil { sink.report(DecisionMessages.missingReason(at: node.location)) }
        guard let need, let offer, let mode, let own else { return nil }
        guard Lock.Mode(rawValue: mode.text) != nil else {
            sink.report(
                DecisionMessages.unknownWord(
                    mode.text, known: Lock.Mode.allCases.map(\.rawValue), at: mode.location))
            return nil
        }
        return Decision.LockOrder(
            need: need.text, offer: offer.text, fund: fund, groups: Int64(groups ?? 0), mode: mode.text, reason: own.de)
    }

    private mutating func parameters(_ node: YAMLNode?) -> [(name: YAMLScalar, value: YAMLScalar)] {
        guard let node else { return [] }
        guard let entries = node.entries else {
            sink.report(DecisionMessages.expectedMapping("parameters", at: node.location))
            return []
        }
        return entries.compactMap { entry in
            if let value = entry.value.scalar { return (entry.key, value) }
            sink.report(DecisionMessages.expectedMapping(entry.key.text, at: entry.value.location))
            return nil
        }
    }

    /// The orders of an amendment from the floor: a file with `title`, `by`, `reason`, and the changes of a scenario.
    static func amendment(_ file: SourceFile, into sink: inout DiagnosticSink) -> Amendment? {
        guard let root = YAMLReader.read(file, into: &sink) else { return nil }
        var reader = DecisionReader(file: file)
        let expected = LocalizedText(de: "ein Änderungsantrag (amendment: …)", en: "an amendment (amendment: …)")
        guard var fields = YAMLFields(root, expected: expected, into: &reader.sink) else { return nil }
        let title = fields.localized("amendment", into: &reader.sink)?.text
        if title == nil { reader.sink.report(DecisionMessages.missing("amendment", at: fields.location)) }
        let by = fields.scalar("by", into: &reader.sink)?.text
        let reason = fields.localized("reason", into: &reader.sink)?.text
        let orders = reader.orders(&fields, reason: reason ?? title)
        fields.reportUnknown(into: &reader.sink)
        if orders.isEmpty { reader.sink.report(DecisionMessages.emptyAmendment(at: fields.location)) }
        sink.merge(reader.sink)
        guard let title, !reader.sink.hasErrors else { return nil }
        return Amendment(path: file.name, title: title, by: by, reason: reason, orders: orders)
    }
}

/// A change that somebody moves from the floor.
public struct Amendment: Sendable {
    /// The file, as it was given.
    public let path: String
    public let title: LocalizedText
    /// The body or group that moves it; `nil` where the file does not say.
    public let by: String?
    public let reason: LocalizedText?
    public let orders: Decision.Orders

    /// `nil` if there was an error.
    public static func load(_ path: String, into sink: inout DiagnosticSink) -> Amendment? {
        guard let bytes = RegularFile.bytes(of: path) else {
            sink.report(DecisionMessages.missingDecision(path))
            return nil
        }
        return DecisionReader.amendment(SourceFile(name: path, bytes: bytes), into: &sink)
    }
}

extension Decision.Orders {
    /// The orders with those of an accepted amendment behind them.
    public mutating func add(_ amendment: Amendment) {
        locks += amendment.orders.locks
        let names = amendment.orders.parameters.map(\.name.text)
        parameters.removeAll { names.contains($0.name.text) }
        parameters += amendment.orders.parameters
        rulebooks += amendment.orders.rulebooks
        if let further = amendment.orders.rules { rules = further }
        changes += amendment.orders.changes
        amendments.append(amendment.title.de)
    }
}
