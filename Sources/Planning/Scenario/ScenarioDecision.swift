// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Rules

/// A decision that a scenario carries out (`decided_by`): its parameters and locks are not the author's but a body's.
public struct ScenarioDecision: Sendable, Hashable {
    public let id: String
    public let title: String
    /// The name of the body.
    public let body: String
    /// `recommended`, `binding`, or `moved` for a question from the floor.
    public let state: String
    /// As written; `nil` where nothing is decided yet.
    public let date: String?
    /// The ledger's receipt; `nil` where it is not recorded.
    public let receipt: String?
    /// Names of the parameters it set.
    public let parameters: [String]
    public let location: SourceLocation

    static func read(_ node: YAMLNode, into sink: inout DiagnosticSink) -> ScenarioDecision? {
        let expected = LocalizedText(
            de: "{decision: …, title: …, body: …, state: …}", en: "{decision: …, title: …, body: …, state: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let id = fields.required("decision", into: &sink)?.text
        let title = fields.scalar("title", into: &sink)?.text
        let body = fields.required("body", into: &sink)?.text
        let state = fields.required("state", into: &sink)?.text
        let (date, receipt) = (fields.scalar("date", into: &sink), fields.scalar("receipt", into: &sink))
        let parameters = fields.list("parameters", into: &sink).compactMap { $0.scalar?.text }
        fields.reportUnknown(into: &sink)
        guard let id, let body, let state else { return nil }
        return ScenarioDecision(
            id: id, title: title ?? id, body: body, state: state, date: date?.text, receipt: receipt?.text,
            parameters: parameters, location: node.location)
    }
}
