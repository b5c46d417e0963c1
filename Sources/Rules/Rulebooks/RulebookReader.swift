// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Tables

/// Reads a rulebook file. The shape is checked here; names and types are checked when it is compiled.
public struct RulebookReader {
    var sink = DiagnosticSink()

    private init() {}

    /// The rulebook; with errors in the sink it may lack the parts that could not be read, `nil` if nothing could.
    public static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> Rulebook? {
        guard let root = YAMLReader.read(file, into: &sink) else { return nil }
        var reader = RulebookReader()
        let rulebook = reader.rulebook(root)
        sink.merge(reader.sink)
        return rulebook
    }

    private mutating func rulebook(_ node: YAMLNode) -> Rulebook? {
        let expected = LocalizedText(de: "ein Regelwerk (rulebook: …)", en: "a rulebook (rulebook: …)")
        guard var fields = YAMLFields(node, expected: expected, into: &sink),
            let name = fields.required("rulebook", into: &sink)
        else { return nil }
        let title = fields.localized("title", into: &sink)?.text
        var rulebook = Rulebook(
            name: name.text, title: title ?? LocalizedText(de: name.text, en: name.text), location: name.location)
        rulebook.source = fields.scalar("source", into: &sink)?.text
        readValidity(fields.node("valid"), into: &rulebook)
        rulebook.applies = fields.scalar("applies", into: &sink).flatMap { ExpressionSource($0, into: &sink) }
        readAuthority(fields.scalar("authority", into: &sink), into: &rulebook)
        rulebook.parameters = fields.list("parameters", into: &sink).compactMap { parameter($0) }
        checkValues(of: rulebook.parameters)
        rulebook.match = fields.list("match", into: &sink).compactMap { matchRule($0) }
        for rule in rulebook.match where !rule.tellsReason {
            sink.report(RuleMessages.noReason(rule.id, at: rule.location))
        }
        rulebook.compute = computeRules(fields.node("compute"))
        rulebook.limits = fields.list("limits", into: &sink).compactMap { limit($0) }
        rulebook.goals = fields.list("goals", into: &sink).compactMap { goal($0) }
        fields.reportUnknown(into: &sink)
        return rulebook
    }

    private mutating func readValidity(_ node: YAMLNode?, into rulebook: inout Rulebook) {
        let expected = LocalizedText(de: "{from: …, until: …}", en: "{from: …, until: …}")
        guard let node, var fields = YAMLFields(node, expected: expected, into: &sink) else { return }
        (rulebook.validFrom, rulebook.validUntil) = fields.period(into: &sink)
        fields.reportUnknown(into: &sink)
    }

    private mutating func readAuthority(_ scalar: YAMLScalar?, into rulebook: inout Rulebook) {
        guard let scalar else { return }
        rulebook.authority = RuleAuthority(rawValue: scalar.text)
        if rulebook.authority == nil {
            let known = RuleAuthority.allCases.map(\.rawValue)
            sink.report(RuleMessages.unknownAuthority(scalar.text, known: known, at: scalar.location))
        }
    }

    /// `negotiable: true` or `false`; absent means true.
    private mutating func isNegotiable(_ fields: inout YAMLFields) -> Bool {
        guard let scalar = fields.scalar("negotiable", into: &sink) else { return true }
        if ["true", "false"].contains(scalar.text) { return scalar.text == "true" }
        sink.report(RuleMessages.notATruthValue(scalar.text, at: scalar.location))
        return true
    }

    private mutating func parameter(_ node: YAMLNode) -> Parameter? {
        let expected = LocalizedText(de: "{name: …, value: …}", en: "{name: …, value: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let (name, value) = (fields.required("name", into: &sink), fields.required("value", into: &sink))
        let period = fields.period(into: &sink)
        let parameter = name.flatMap { name in
            value.map { value in
                Parameter(
                    name: name.text, value: Parameter.Value(value), valuePlace: value.location,
                    unit: fields.scalar("unit", into: &sink)?.text, range: range(fields.node("range")),
                    assumed: fields.localized("assumed", into: &sink)?.text,
                    from: period.from, until: period.until,
                    source: fields.scalar("source", into: &sink)?.text, location: name.location)
            }
        }
        fields.reportUnknown(into: &sink)
        if let parameter, let value { checkSpelling(of: value, parameter) }
        if let name, !Self.isName(name.text) { sink.report(RuleMessages.badName(name.text, at: name.location)) }
        return parameter
    }

    private mutating func computeRules(_ node: YAMLNode?) -> [ComputeRule] {
        guard let node else { return [] }
        guard let entries = node.entries else {
            let expected = LocalizedText(de: "Zeilen `name: Ausdruck`", en: "lines `name: expression`")
            sink.report(RuleMessages.wrongShape(expected: expected, at: node.location))
            return []
        }
        return entries.compactMap { entry in
            if !Self.isName(entry.key.text) {
                sink.report(RuleMessages.badName(entry.key.text, at: entry.key.location))
            }
            return expression(entry.value).map { ComputeRule(name: entry.key.text, expression: $0) }
        }
    }

    mutating func expression(_ node: YAMLNode) -> ExpressionSource? {
        guard let scalar = node.scalar else {
            let expected = LocalizedText(de: "ein Ausdruck", en: "an expression")
            sink.report(RuleMessages.wrongShape(expected: expected, at: node.location))
            return nil
        }
        return ExpressionSource(scalar, into: &sink)
    }

    /// Letters, digits and `_`, as CEL wants it, and none of its reserved words.
    static func isName(_ text: String) -> Bool {
        let letters = text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
        }
        let isWord = ["true", "false", "null", "in"].contains(text) || Lexer.isReserved(text)
        return letters && !isWord && !(text.utf8.first.map { (0x30...0x39).contains($0) } ?? true)
    }
}

// MARK: - Match rules

extension RulebookReader {
    private mutating func matchRule(_ node: YAMLNode) -> MatchRule? {
        let expected = LocalizedText(de: "{id: …, when: …, else: …}", en: "{id: …, when: …, else: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let id = fields.required("id", into: &sink)
        let title = fields.localized("title", into: &sink)?.text
        let condition = condition(&fields)
        let reason = fields.localized("else", into: &sink)
        let source = fields.scalar("source", into: &sink)?.text
        let isNegotiable = isNegotiable(&fields)
        fields.reportUnknown(into: &sink)
        guard let id, let condition else { return nil }
        return MatchRule(
            id: id.text, title: title ?? LocalizedText(de: id.text, en: id.text), condition: condition,
            reason: reason, source: source, isNegotiable: isNegotiable, location: id.location)
    }

    private mutating func condition(_ fields: inout YAMLFields) -> MatchRule.Condition? {
        let (when, all, any) = (fields.node("when"), fields.node("all"), fields.node("any"))
        guard [when, all, any].count(where: { $0 != nil }) == 1 else {
            sink.report(RuleMessages.oneOf(["when", "all", "any"], at: fields.location))
            return nil
        }
        if let when { return expression(when).map { .when($0) } }
        let isAll = all != nil
        let rules = fields.list(isAll ? "all" : "any", into: &sink).compactMap { matchRule($0) }
        return isAll ? .all(rules) : .any(rules)
    }
}

// MARK: - Limits

extension RulebookReader {
    private mutating func limit(_ node: YAMLNode) -> LimitRule? {
        let expected = LocalizedText(de: "{id: …, sum: …, at_most: …}", en: "{id: …, sum: …, at_most: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let id = fields.required("id", into: &sink)
        let title = fields.localized("title", into: &sink)?.text
        let aggregate = aggregate(&fields)
        let condition = fields.node("where").flatMap { expression($0) }
        let per = paths(fields.node("per"))
        let bound = bound(&fields)
        let soft = soft(fields.node("soft"))
        let isNegotiable = isNegotiable(&fields)
        fields.reportUnknown(into: &sink)
        guard let id, let aggregate, let bound else { return nil }
        return LimitRule(
            id: id.text, title: title ?? LocalizedText(de: id.text, en: id.text), aggregate: aggregate,
            condition: condition, per: per, kind: bound.kind, bound: bound.value, soft: soft,
            isNegotiable: isNegotiable, location: id.location)
    }

    private mutating func aggregate(_ fields: inout YAMLFields) -> LimitRule.Aggregate? {
        let (sum, distinct) = (fields.node("sum"), fields.node("distinct"))
        switch (sum, distinct) {
        case (let node?, nil): return expression(node).map { .sum($0) }
        case (nil, let node?): return expression(node).map { .distinct($0) }
        default:
            sink.report(RuleMessages.oneOf(["sum", "distinct"], at: fields.location))
            return nil
        }
    }

    mutating func paths(_ node: YAMLNode?) -> [ExpressionSource] {
        guard let node else { return [] }
        return (node.items ?? [node]).compactMap { expression($0) }
    }

    private mutating func bound(_ fields: inout YAMLFields) -> (kind: LimitRule.BoundKind, value: ExpressionSource)? {
        var found: [(LimitRule.BoundKind, YAMLNode)] = []
        for kind in LimitRule.BoundKind.allCases {
            if let node = fields.node(kind.rawValue) { found.append((kind, node)) }
        }
        guard found.count == 1 else {
            sink.report(RuleMessages.oneOf(LimitRule.BoundKind.allCases.map(\.rawValue), at: fields.location))
            return nil
        }
        return expression(found[0].1).map { (found[0].0, $0) }
    }

    private mutating func soft(_ node: YAMLNode?) -> LimitRule.Soft? {
        let expected = LocalizedText(de: "{goal: …, penalty: …}", en: "{goal: …, penalty: …}")
        guard let node, var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let goal = fields.required("goal", into: &sink)
        let penalty = fields.number("penalty", into: &sink)
        if !fields.has("penalty") { sink.report(RuleMessages.missingKey("penalty", at: node.location)) }
        fields.reportUnknown(into: &sink)
        guard let goal, let penalty else { return nil }
        if penalty.mantissa < 0 {
            sink.report(RuleMessages.negative("penalty", penalty.description, at: node.location))
        }
        return LimitRule.Soft(goal: goal.text, penalty: penalty, location: goal.location)
    }
}
