// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
import Network
import Planning
import Rules
import Tables

/// Reads a `decision.yaml`; unknown keys and wrong values are diagnostics, all of a run together.
public struct DecisionReader {
    var sink = DiagnosticSink()
    private let file: SourceFile

    /// The decision in the file at a path; `nil` if there was an error.
    public static func load(_ path: String, into sink: inout DiagnosticSink) -> Decision? {
        guard let bytes = RegularFile.bytes(of: path) else {
            sink.report(DecisionMessages.missingDecision(path))
            return nil
        }
        return read(SourceFile(name: path, bytes: bytes), into: &sink)
    }

    public static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> Decision? {
        guard let root = YAMLReader.read(file, into: &sink) else { return nil }
        var reader = DecisionReader(file: file)
        let decision = reader.decision(root)
        sink.merge(reader.sink)
        return reader.sink.hasErrors ? nil : decision
    }

    init(file: SourceFile) { self.file = file }

    private mutating func decision(_ root: YAMLNode) -> Decision? {
        let expected = LocalizedText(de: "ein Beschluss (decision: …)", en: "a decision (decision: …)")
        guard var fields = YAMLFields(root, expected: expected, into: &sink) else { return nil }
        let id = identifier(&fields)
        let title = fields.localized("title", into: &sink)?.text
        let date = fields.day("date", into: &sink)
        if date == nil { sink.report(DecisionMessages.missing("date", at: fields.location)) }
        let attendance = fields.list("attendance", into: &sink).compactMap { self.attendance($0) }
        if attendance.isEmpty { sink.report(DecisionMessages.missing("attendance", at: fields.location)) }
        let votes = fields.node("vote") == nil ? nil : fields.list("vote", into: &sink).compactMap { vote($0) }
        let meeting = fields.scalar("meeting", into: &sink)?.text
        let chair = fields.scalar("chair", into: &sink).flatMap { yesOrNo($0) }
        let follows = fields.scalar("follows", into: &sink)?.text
        let reason = fields.localized("reason", into: &sink)?.text
        let dissent = fields.list("dissent", into: &sink).compactMap { self.dissent($0) }
        let conditions = fields.list("conditions", into: &sink).compactMap { $0.scalar?.text }
        let expires = fields.day("expires", into: &sink)
        let grants = fields.list("grants", into: &sink).compactMap { grant($0) }
        let orders = orders(&fields, reason: reason)
        fields.reportUnknown(into: &sink)
        guard let id, let date else { return nil }
        if let expires, expires < date { sink.report(DecisionMessages.expired(expires, date, at: fields.location)) }
        return Decision(
            id: id, title: title ?? LocalizedText(de: id, en: id), date: date, meeting: meeting,
            attendance: attendance, votes: votes, chair: chair, follows: follows, reason: reason, dissent: dissent,
            conditions: conditions, expires: expires, grants: grants, orders: orders, location: fields.location)
    }

    /// The id names a folder, so it is a plain word.
    private mutating func identifier(_ fields: inout YAMLFields) -> String? {
        guard let scalar = fields.required("decision", into: &sink) else { return nil }
        let isPlain = scalar.text.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0))
        }
        guard isPlain, !scalar.text.isEmpty, !scalar.text.hasPrefix(".") else {
            sink.report(DecisionMessages.badID(scalar.text, at: scalar.location))
            return nil
        }
        return scalar.text
    }

    // MARK: Parts

    private mutating func attendance(_ node: YAMLNode) -> Decision.Attendance? {
        let expected = LocalizedText(de: "{bank: land, present: 4}", en: "{bank: land, present: 4}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let bank = bank(&fields)
        let present = count("present", &fields, required: true)
        fields.reportUnknown(into: &sink)
        guard let bank, let present else { return nil }
        return Decision.Attendance(bank: bank, present: present, location: node.location)
    }

    private mutating func vote(_ node: YAMLNode) -> Decision.Vote? {
        let expected = LocalizedText(
            de: "{bank: land, yes: 4, no: 0, abstain: 0}", en: "{bank: land, yes: 4, no: 0, abstain: 0}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let bank = bank(&fields)
        let yes = count("yes", &fields, required: true)
        let (no, abstain) = (count("no", &fields), count("abstain", &fields))
        fields.reportUnknown(into: &sink)
        guard let bank, let yes else { return nil }
        return Decision.Vote(bank: bank, yes: yes, no: no ?? 0, abstain: abstain ?? 0, location: node.location)
    }

    private mutating func bank(_ fields: inout YAMLFields) -> Bank? {
        guard let scalar = fields.required("bank", into: &sink) else { return nil }
        if let bank = Bank(rawValue: scalar.text) { return bank }
        sink.report(
            DecisionMessages.unknownWord(scalar.text, known: Bank.allCases.map(\.rawValue), at: scalar.location))
        return nil
    }

    mutating func count(_ key: String, _ fields: inout YAMLFields, required: Bool = false) -> Int? {
        guard fields.node(key) != nil else {
            if required { sink.report(DecisionMessages.missing(key, at: fields.location)) }
            return nil
        }
        guard let scalar = fields.scalar(key, into: &sink) else { return nil }
        if let number = Int(scalar.text), (0...1_000_000).contains(number) { return number }
        sink.report(DecisionMessages.badCount(scalar.text, at: scalar.location))
        return nil
    }

    private mutating func dissent(_ node: YAMLNode) -> Decision.Dissent? {
        let expected = LocalizedText(de: "{by: …, text: …}", en: "{by: …, text: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let (by, text) = (fields.required("by", into: &sink), fields.required("text", into: &sink))
        fields.reportUnknown(into: &sink)
        guard let by, let text else { return nil }
        return Decision.Dissent(by: by.text, text: text.text)
    }

    private mutating func grant(_ node: YAMLNode) -> Decision.Grant? {
        let expected = LocalizedText(de: "{programme: …, by: …}", en: "{programme: …, by: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let (programme, by) = (fields.required("programme", into: &sink), fields.required("by", into: &sink))
        fields.reportUnknown(into: &sink)
        guard let programme, let by else { return nil }
        return Decision.Grant(programme: programme.text, by: by.text)
    }

    private mutating func yesOrNo(_ scalar: YAMLScalar) -> Bool? {
        switch scalar.text {
        case "yes", "ja", "true": return true
        case "no", "nein", "false": return false
        default:
            sink.report(DecisionMessages.unknownWord(scalar.text, known: ["no", "yes"], at: scalar.location))
            return nil
        }
    }
}
