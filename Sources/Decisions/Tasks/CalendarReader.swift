// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
import Planning
import Rules
import Tables

/// Reads the calendars of programmes, `<programme>.yaml` in a folder of calendars.
public struct CalendarReader {
    private var sink = DiagnosticSink()

    /// The calendars of the network and of those programmes that have one, in this order.
    ///
    /// - Parameter folders: searched in this order; the first file of a name counts.
    public static func load(
        programmes: [String], folders: [String], into sink: inout DiagnosticSink
    ) -> [ProgrammeCalendar] {
        ([ProgrammeCalendar.network] + programmes).compactMap { name in
            let paths = folders.map { ($0.hasSuffix("/") ? $0 : $0 + "/") + "\(name).yaml" }
            guard let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
                if name == ProgrammeCalendar.network { sink.report(DecisionMessages.noCalendar(folders)) }
                return nil
            }
            guard let bytes = RegularFile.bytes(of: path) else { return nil }
            return read(SourceFile(name: path, bytes: bytes), into: &sink)
        }
    }

    public static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> ProgrammeCalendar? {
        guard let root = YAMLReader.read(file, into: &sink) else { return nil }
        var reader = CalendarReader()
        let calendar = reader.calendar(root)
        sink.merge(reader.sink)
        return reader.sink.hasErrors ? nil : calendar
    }

    private mutating func calendar(_ root: YAMLNode) -> ProgrammeCalendar? {
        let expected = LocalizedText(de: "ein Kalender (calendar: …)", en: "a calendar (calendar: …)")
        guard var fields = YAMLFields(root, expected: expected, into: &sink) else { return nil }
        let name = fields.required("calendar", into: &sink)?.text
        let title = fields.localized("title", into: &sink)?.text
        let reserves = fields.node("reserve").flatMap { reserve($0) }
        let steps = fields.list("steps", into: &sink).compactMap { step($0) }
        fields.reportUnknown(into: &sink)
        guard let name else { return nil }
        return ProgrammeCalendar(
            name: name, title: title ?? LocalizedText(de: name, en: name), reserves: reserves, steps: steps)
    }

    private mutating func reserve(_ node: YAMLNode) -> Int? {
        let expected = LocalizedText(de: "{most: 5, source: …}", en: "{most: 5, source: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let most = whole("most", &fields)
        _ = fields.required("source", into: &sink)
        fields.reportUnknown(into: &sink)
        return most
    }

    private mutating func step(_ node: YAMLNode) -> ProgrammeCalendar.Step? {
        let expected = LocalizedText(
            de: "{id: …, kind: …, for: …, on: 05-31, title: …, source: …}",
            en: "{id: …, kind: …, for: …, on: 05-31, title: …, source: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let id = fields.required("id", into: &sink)?.text
        let kind: ProgrammeCalendar.Kind? = word("kind", &fields)
        let subject: ProgrammeCalendar.Subject? = word("for", &fields)
        let title = fields.localized("title", into: &sink)?.text
        let source = fields.required("source", into: &sink)?.text
        let share = fields.number("share", into: &sink)
        let when = when(&fields)
        fields.reportUnknown(into: &sink)
        if let share, share.mantissa <= 0 || share > FixedPoint(1) {
            sink.report(DecisionMessages.badShare(share.description, at: node.location))
        }
        guard let id, let kind, let subject, let title, let source, let when else {
            if title == nil { sink.report(DecisionMessages.missing("title", at: node.location)) }
            return nil
        }
        return ProgrammeCalendar.Step(
            id: id, kind: kind, subject: subject, when: when, title: title, share: share, source: source)
    }

    /// Either a day of the year or days after the decision.
    private mutating func when(_ fields: inout YAMLFields) -> ProgrammeCalendar.When? {
        let year = whole("year", &fields) ?? 0
        if fields.has("after_decision") {
            return whole("after_decision", &fields).map { .afterDecision($0) }
        }
        guard let scalar = fields.required("on", into: &sink) else { return nil }
        let parts = scalar.text.split(separator: "-").compactMap { Int($0) }
        // 2028 is a leap year: 29 February is a day.
        guard parts.count == 2, Day(year: 2028, month: parts[0], day: parts[1]) != nil else {
            sink.report(DecisionMessages.badDayOfYear(scalar.text, at: scalar.location))
            return nil
        }
        return .on(month: parts[0], day: parts[1], year: year)
    }

    private mutating func whole(_ key: String, _ fields: inout YAMLFields) -> Int? {
        guard let scalar = fields.scalar(key, into: &sink) else { return nil }
        if let number = Int(scalar.text), (0...1_000).contains(number) { return number }
        sink.report(DecisionMessages.badCount(scalar.text, at: scalar.location))
        return nil
    }

    private mutating func word<Word: RawRepresentable & CaseIterable>(
        _ key: String, _ fields: inout YAMLFields
    ) -> Word? where Word.RawValue == String {
        guard let scalar = fields.required(key, into: &sink) else { return nil }
        if let word = Word(rawValue: scalar.text) { return word }
        sink.report(
            DecisionMessages.unknownWord(scalar.text, known: Word.allCases.map(\.rawValue), at: scalar.location))
        return nil
    }
}
