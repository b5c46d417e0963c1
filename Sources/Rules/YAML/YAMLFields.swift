// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// Reads the members of a YAML mapping one by one, and at the end reports the ones that nobody asked for.
public struct YAMLFields {
    public var location: SourceLocation { place.location }
    private let place: YAMLPlace
    private let entries: [YAMLEntry]
    private var known: [String] = []

    /// `nil` (and an error) if the node is no mapping.
    public init?(_ node: YAMLNode, expected: LocalizedText, into sink: inout DiagnosticSink) {
        guard case .mapping(let entries, let place) = node else {
            sink.report(RuleMessages.wrongShape(expected: expected, at: node.location))
            return nil
        }
        self.entries = entries
        self.place = place
    }

    /// The value of a key, `nil` if it is absent or blank.
    public mutating func node(_ key: String) -> YAMLNode? {
        known.append(key)
        guard let value = entries.first(where: { $0.key.text == key })?.value else { return nil }
        if let scalar = value.scalar, scalar.isNull { return nil }
        return value
    }

    /// Whether the key is written, even with a blank value.
    public mutating func has(_ key: String) -> Bool {
        known.append(key)
        return entries.contains { $0.key.text == key }
    }

    /// A text; an error if it is a list or mapping.
    public mutating func scalar(_ key: String, into sink: inout DiagnosticSink) -> YAMLScalar? {
        guard let node = node(key) else { return nil }
        if let scalar = node.scalar { return scalar }
        sink.report(
            RuleMessages.wrongShape(expected: LocalizedText(de: "ein Text", en: "a text"), at: node.location))
        return nil
    }

    /// A text that must be there.
    public mutating func required(_ key: String, into sink: inout DiagnosticSink) -> YAMLScalar? {
        guard node(key) != nil else {
            sink.report(RuleMessages.missingKey(key, at: location))
            return nil
        }
        return scalar(key, into: &sink)
    }

    /// The items of a list; empty if the key is absent; an error if it is no list.
    public mutating func list(_ key: String, into sink: inout DiagnosticSink) -> [YAMLNode] {
        guard let node = node(key) else { return [] }
        if let items = node.items { return items }
        sink.report(
            RuleMessages.wrongShape(expected: LocalizedText(de: "eine Liste", en: "a list"), at: node.location))
        return []
    }

    /// An exact decimal number.
    public mutating func number(_ key: String, into sink: inout DiagnosticSink) -> FixedPoint? {
        guard let scalar = scalar(key, into: &sink) else { return nil }
        if let number = FixedPoint(parsing: scalar.text) { return number }
        sink.report(RuleMessages.badNumber(scalar.text, at: scalar.location))
        return nil
    }

    /// A calendar day.
    public mutating func day(_ key: String, into sink: inout DiagnosticSink) -> Day? {
        guard let scalar = scalar(key, into: &sink) else { return nil }
        if let day = Day(parsing: scalar.text) { return day }
        sink.report(RuleMessages.badDate(scalar.text, at: scalar.location))
        return nil
    }

    /// The days `from` and `until`, either of which may be missing; an error if the last comes before the first.
    public mutating func period(into sink: inout DiagnosticSink) -> (from: Day?, until: Day?) {
        let from = day("from", into: &sink)
        guard let until = day("until", into: &sink) else { return (from, nil) }
        if let from, until < from, let last = scalar("until", into: &sink) {
            sink.report(RuleMessages.emptyPeriod(from: from, until: until, at: last.location))
            // What follows from it is no error of its own.
            return (nil, nil)
        }
        return (from, until)
    }

    /// A title or reason in both languages: `{de: …, en: …}`, or one text for both.
    public mutating func localized(_ key: String, into sink: inout DiagnosticSink) -> LocalizedScalar? {
        guard let node = node(key) else { return nil }
        if let scalar = node.scalar { return LocalizedScalar(de: scalar, en: scalar) }
        let expected = LocalizedText(de: "{de: …, en: …}", en: "{de: …, en: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let (german, english) = (fields.scalar("de", into: &sink), fields.scalar("en", into: &sink))
        fields.reportUnknown(into: &sink)
        guard let either = german ?? english else {
            sink.report(RuleMessages.missingKey("de", at: node.location))
            return nil
        }
        return LocalizedScalar(de: german ?? either, en: english ?? either)
    }

    /// Every key that was not asked for is an error with the nearest known name.
    public func reportUnknown(into sink: inout DiagnosticSink) {
        for entry in entries where !known.contains(entry.key.text) {
            sink.report(RuleMessages.unknownKey(entry.key.text, known: known, at: entry.key.location))
        }
    }
}

/// A text in both languages with its places.
public struct LocalizedScalar: Sendable {
    public let de: YAMLScalar
    public let en: YAMLScalar

    public var text: LocalizedText { LocalizedText(de: de.text, en: en.text) }
}
