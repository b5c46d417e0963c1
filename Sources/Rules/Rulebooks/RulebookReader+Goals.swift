// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension RulebookReader {
    mutating func goal(_ node: YAMLNode) -> GoalRule? {
        let expected = LocalizedText(de: "{id: …, maximise: …}", en: "{id: …, maximise: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let id = fields.required("id", into: &sink)
        let title = fields.localized("title", into: &sink)?.text
        let (maximise, minimise) = (fields.node("maximise"), fields.node("minimise"))
        let tolerance = fields.number("tolerance", into: &sink) ?? FixedPoint(0)
        fields.reportUnknown(into: &sink)
        guard (maximise == nil) != (minimise == nil), let written = maximise ?? minimise else {
            sink.report(RuleMessages.oneOf(["maximise", "minimise"], at: fields.location))
            return nil
        }
        if tolerance.mantissa < 0 {
            sink.report(RuleMessages.negative("tolerance", tolerance.description, at: node.location))
        }
        let sense: GoalRule.Sense = maximise == nil ? .minimise : .maximise
        guard let id, let measure = measure(written, sense) else { return nil }
        return GoalRule(
            id: id.text, title: title ?? LocalizedText(de: id.text, en: id.text), sense: sense, measure: measure,
            tolerance: tolerance, location: id.location)
    }

    /// A plain expression is a sum; a mapping names another measure.
    private mutating func measure(_ node: YAMLNode, _ sense: GoalRule.Sense) -> GoalRule.Measure? {
        guard node.entries != nil else { return expression(node).map { .sum($0) } }
        let expected = LocalizedText(de: "{distinct: …, per: …}", en: "{distinct: …, per: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let kinds = ["lowest", "distinct", "changes_from"]
        let written = kinds.compactMap { kind in fields.node(kind).map { (kind, $0) } }
        guard written.count == 1 else {
            sink.report(RuleMessages.oneOf(kinds, at: node.location))
            return nil
        }
        let (kind, value) = written[0]
        let measure = measure(kind, value, &fields)
        fields.reportUnknown(into: &sink)
        if kind == "lowest", sense == .minimise { sink.report(RuleMessages.onlyMaximised(kind, at: value.location)) }
        if kind == "changes_from", sense == .maximise {
            sink.report(RuleMessages.onlyMinimised(kind, at: value.location))
        }
        return measure
    }

    private mutating func measure(_ kind: String, _ value: YAMLNode, _ fields: inout YAMLFields) -> GoalRule.Measure? {
        switch kind {
        case "lowest":
            let (base, per) = (fields.required("of", into: &sink), paths(fields.node("per")))
            if !fields.has("per") { sink.report(RuleMessages.missingKey("per", at: fields.location)) }
            guard let sum = expression(value), let base, let of = ExpressionSource(base, into: &sink) else {
                return nil
            }
            return .lowest(sum, of: of, per: per)
        case "distinct":
            let per = paths(fields.node("per"))
            return expression(value).map { .distinct($0, per: per) }
        default:
            guard value.scalar?.text == "previous" else {
                sink.report(RuleMessages.changesFromWhat(at: value.location))
                return nil
            }
            return .changesFromPrevious
        }
    }
}
