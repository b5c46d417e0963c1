// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

extension AgreementReader {
    mutating func body(_ node: YAMLNode) -> Body? {
        let expected = LocalizedText(de: "ein Gremium {id: …, role: …}", en: "a body {id: …, role: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let id = fields.required("id", into: &sink)
        let role: BodyRole? = required("role", &fields)
        let name = fields.localized("name", into: &sink)?.text
        let meetings = count("meetings_per_year", &fields)
        let seats = fields.list("seats", into: &sink).compactMap { seat($0) }
        let hears = fields.list("hears", into: &sink).compactMap { actor($0) }
        let place = id?.location ?? node.location
        let decides = decisionRule(fields.node("decides"), role: role, at: place)
        fields.reportUnknown(into: &sink)
        guard let id, let role else { return nil }
        return Body(
            id: id.text, role: role, name: name ?? LocalizedText(de: id.text, en: id.text), seats: seats,
            hears: hears, meetingsPerYear: meetings, decides: decides, location: place)
    }

    private mutating func seat(_ node: YAMLNode) -> Seat? {
        let expected = LocalizedText(de: "{bank: …, count: …, for: …}", en: "{bank: …, count: …, for: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let bank: Bank? = required("bank", &fields)
        let seats = count("count", &fields) ?? 1
        let votes = count("votes", &fields, least: 0) ?? 1
        let actor: EducationActor? = code("actor", &fields)
        let title = fields.localized("for", into: &sink)?.text
        let rotation = fields.node("rotates_among")
        let persons = count("rotates_among", &fields)
        fields.reportUnknown(into: &sink)
        if let persons, let rotation, persons <= seats {
            sink.report(NetworkMessages.idleRotation(persons: persons, seats: seats, at: rotation.location))
        }
        guard let bank else { return nil }
        let name = title ?? actor.map(NetworkLabels.actor) ?? NetworkLabels.bank(bank)
        return Seat(
            bank: bank, count: seats, votes: votes, actor: actor, title: name, rotatesAmong: persons,
            location: node.location)
    }

    private mutating func actor(_ node: YAMLNode) -> EducationActor? {
        guard let scalar = node.scalar else {
            sink.report(
                NetworkMessages.badCode(
                    "", of: "hears", known: EducationActor.allCases.map(\.rawValue), at: node.location))
            return nil
        }
        return value(scalar, of: "hears")
    }

    /// The rule as written; what is not written is the default: consensus, no quorum, and parity where the two sides
    /// that signed steer together.
    private mutating func decisionRule(_ node: YAMLNode?, role: BodyRole?, at place: SourceLocation) -> DecisionRule {
        let isParityDefault = role == .steering || role == .inner
        let defaults = DecisionRule(
            by: .consensus, quorum: nil, parity: isParityDefault, tie: .rejected, location: place)
        let expected = LocalizedText(de: "{by: …, quorum: …}", en: "{by: …, quorum: …}")
        guard let node, var fields = YAMLFields(node, expected: expected, into: &sink) else { return defaults }
        let majority: DecisionRule.Majority? = code("by", &fields)
        let quorum = quorum(&fields)
        let parity = truth("parity", &fields)
        let tie: DecisionRule.Tie? = code("tie", &fields)
        fields.reportUnknown(into: &sink)
        return DecisionRule(
            by: majority ?? defaults.by, quorum: quorum, parity: parity ?? defaults.parity, tie: tie ?? defaults.tie,
            location: node.location)
    }

    private mutating func quorum(_ fields: inout YAMLFields) -> FixedPoint? {
        guard let node = fields.node("quorum"), let share = fields.number("quorum", into: &sink) else { return nil }
        guard share.mantissa > 0, share.double <= 1 else {
            sink.report(NetworkMessages.badShare("quorum", share.description, at: node.location))
            return nil
        }
        return share
    }
}

// MARK: - Values

extension AgreementReader {
    mutating func required<Code: RawRepresentable & CaseIterable>(
        _ key: String, _ fields: inout YAMLFields
    ) -> Code? where Code.RawValue == String {
        guard let scalar = fields.required(key, into: &sink) else { return nil }
        return value(scalar, of: key)
    }

    mutating func code<Code: RawRepresentable & CaseIterable>(
        _ key: String, _ fields: inout YAMLFields
    ) -> Code? where Code.RawValue == String {
        guard let scalar = fields.scalar(key, into: &sink) else { return nil }
        return value(scalar, of: key)
    }

    private mutating func value<Code: RawRepresentable & CaseIterable>(
        _ scalar: YAMLScalar, of key: String
    ) -> Code? where Code.RawValue == String {
        if let code = Code(rawValue: scalar.text) { return code }
        let known = Code.allCases.map(\.rawValue)
        sink.report(NetworkMessages.badCode(scalar.text, of: key, known: known, at: scalar.location))
        return nil
    }

    /// A whole number of at least `least` and at most a thousand.
    mutating func count(
        _ key: String, _ fields: inout YAMLFields, least: Int = 1, required: Bool = false
    ) -> Int? {
        let scalar = required ? fields.required(key, into: &sink) : fields.scalar(key, into: &sink)
        guard let scalar else { return nil }
        if let number = Int(scalar.text), (least...1_000).contains(number) { return number }
        sink.report(NetworkMessages.badCount(key, scalar.text, least: least, at: scalar.location))
        return nil
    }

    private mutating func truth(_ key: String, _ fields: inout YAMLFields) -> Bool? {
        guard let scalar = fields.scalar(key, into: &sink) else { return nil }
        switch scalar.text {
        case "true": return true
        case "false": return false
        default:
            sink.report(NetworkMessages.badCode(scalar.text, of: key, known: ["true", "false"], at: scalar.location))
            return nil
        }
    }
}
