// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Network
import Testing

@Suite struct DecidingTests {
    /// The bodies that every network has, one a line.
    private static let obligatory = [
        "steering": """
          - {id: s, role: steering, name: Lenkungskreis, seats: [{bank: land, count: 1, actor: school_supervision, \
        for: Aufsicht}, {bank: kommune, count: 1, actor: school_authority, for: Kreis}]}
        """,
        "conference": """
          - {id: k, role: conference, name: Konferenz, hears: [schools, youth_welfare, culture, municipalities]}
        """,
        "office": "  - {id: o, role: office, name: Büro}",
    ]

    /// A body of the role that decides as `rule` says, with four votes a side.
    private func body(_ rule: String, role: String = "steering") throws -> Body {
        let others = Self.obligatory.keys.sorted().filter { $0 != role }.compactMap { Self.obligatory[$0] }
        let text = """
            network: test
            title: Test
            region: {ags: "05999", name: Test}
            parties: [{bank: land, name: Land}, {bank: kommune, name: Kreis}]
            start: 2010-08-01
            fields_of_action: [{id: kultur, title: Kultur}]
            posts: [{bank: land, share: 1}, {bank: kommune, share: 1}]
            evaluation: {every_years: 5}
            bodies:
              - id: b
                role: \(role)
                name: Gremium
                seats:
                  - {bank: land, count: 4, actor: school_supervision, for: Schulaufsicht}
                  - {bank: kommune, count: 4, actor: school_authority, for: Kreis}
                hears: [schools, youth_welfare, culture, municipalities]
                decides: \(rule)
            \(others.joined(separator: "\n"))
            """
        var sink = DiagnosticSink()
        let agreement = AgreementReader.read(SourceFile(name: "network.yaml", text: text), into: &sink)
        return try #require(agreement?.body("b"), "\(sink.shown.map(\.message.en))")
    }

    private func decision(_ lines: String) throws -> Decision {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "decision.yaml", text: "decision: D-1\ndate: 2026-05-20\n" + lines)
        return try #require(DecisionReader.read(file, into: &sink), "\(sink.shown)")
    }

    /// A meeting, and what it comes to: the state, or the ids of the refusals.
    struct Case: CustomTestStringConvertible {
        let rule: String
        let meeting: String
        let outcome: [String]

        var testDescription: String { "\(rule) \(meeting)" }
    }

    private static let full = "attendance: [{bank: land, present: 4}, {bank: kommune, present: 4}]\n"

    private static func vote(_ land: String, _ kommune: String, chair: String = "") -> String {
        full + "vote: [{bank: land, \(land)}, {bank: kommune, \(kommune)}]\n\(chair)"
    }

    private static let cases = [
        Case(rule: "{by: consensus}", meeting: full, outcome: []),
        Case(rule: "{by: consensus}", meeting: vote("yes: 4", "yes: 3, abstain: 1"), outcome: []),
        Case(rule: "{by: consensus}", meeting: vote("yes: 4", "yes: 3, no: 1"), outcome: ["no-consensus"]),
        Case(rule: "{by: majority}", meeting: full, outcome: ["vote-missing"]),
        Case(rule: "{by: majority}", meeting: vote("yes: 4", "yes: 1, no: 3"), outcome: []),
        Case(rule: "{by: majority}", meeting: vote("yes: 1, no: 3", "yes: 1, no: 3"), outcome: ["no-majority"]),
        Case(rule: "{by: majority, tie: rejected}", meeting: vote("yes: 4", "no: 4, yes: 0"), outcome: ["tie"]),
        Case(rule: "{by: majority, tie: postponed}", meeting: vote("yes: 4", "no: 4, yes: 0"), outcome: ["tie"]),
        Case(rule: "{by: majority, tie: chair}", meeting: vote("yes: 4", "no: 4, yes: 0"), outcome: ["chair-needed"]),
        Case(
            rule: "{by: majority, tie: chair}", meeting: vote("yes: 4", "no: 4, yes: 0", chair: "chair: yes"),
            outcome: []),
        Case(
            rule: "{by: majority, tie: chair}", meeting: vote("yes: 4", "no: 4, yes: 0", chair: "chair: no"),
            outcome: ["chair-needed"]),
        Case(rule: "{by: two_thirds}", meeting: vote("yes: 4", "yes: 1, no: 3"), outcome: ["no-majority"]),
        Case(rule: "{by: two_thirds}", meeting: vote("yes: 4", "yes: 0, no: 2, abstain: 2"), outcome: []),
        Case(
            rule: "{by: majority_per_bank}", meeting: vote("yes: 4", "yes: 2, no: 2"), outcome: ["no-majority"]),
        Case(rule: "{by: majority_per_bank}", meeting: vote("yes: 3, no: 1", "yes: 3, no: 1"), outcome: []),
        Case(
            rule: "{by: consensus, quorum: 0.5, parity: false}",
            meeting: "attendance: [{bank: land, present: 1}, {bank: kommune, present: 2}]", outcome: ["no-quorum"]),
        Case(
            rule: "{by: consensus, quorum: 0.5, parity: false}",
            meeting: "attendance: [{bank: land, present: 1}, {bank: kommune, present: 3}]", outcome: []),
        Case(
            rule: "{by: consensus, parity: true}",
            meeting: "attendance: [{bank: land, present: 3}, {bank: kommune, present: 4}]", outcome: ["no-parity"]),
        Case(
            rule: "{by: consensus, parity: false}", meeting: "attendance: [{bank: land, present: 5}]",
            outcome: ["too-many-present"]),
        Case(
            rule: "{by: consensus, parity: false}", meeting: "attendance: [{bank: land, present: 0}]",
            outcome: ["nobody-there"]),
        Case(
            rule: "{by: majority, parity: false}",
            meeting: "attendance: [{bank: land, present: 2}]\nvote: [{bank: land, yes: 3}]", outcome: ["too-many-votes"]
        ),
        Case(
            rule: "{by: consensus, parity: false}",
            meeting: "attendance: [{bank: land, present: 2}, {bank: land, present: 2}]", outcome: ["bank-twice"]),
    ]

    @Test(arguments: cases) func appliesTheWayOfDeciding(_ item: Case) throws {
        var sink = DiagnosticSink()
        let body = try body(item.rule)
        let result = DecidingCheck.result(of: try decision(item.meeting), by: body, into: &sink)
        #expect(sink.shown.map(\.id) == item.outcome.map { "decisions.\($0)" })
        #expect(result?.state == (item.outcome.isEmpty ? .binding : nil))
        // Every refusal is a breach and cites the clause.
        #expect(
            sink.shown.allSatisfy {
                $0.cause == .breach && $0.notes.contains { $0.message == Clause.deciding.citation }
            })
    }

    @Test func onlyTheSteeringBodyBinds() throws {
        var sink = DiagnosticSink()
        let decision = try decision(Self.full)
        for (role, state) in [
            ("steering", DecisionState.binding), ("inner", .recommended), ("conference", .recommended),
        ] {
            let body = try body("{by: consensus}", role: role)
            #expect(DecidingCheck.result(of: decision, by: body, into: &sink)?.state == state)
        }
        #expect(!sink.hasErrors)
        #expect(DecidingCheck.result(of: decision, by: try body("{by: consensus}", role: "office"), into: &sink) == nil)
        #expect(sink.shown.map(\.id) == ["decisions.office-cannot-decide"])
    }

    @Test func tellsEveryFaultOfAFile() throws {
        let text = """
            decision: a/b
            date: 2026-05-20
            expires: 2026-05-19
            attendance: [{bank: kreis, present: viele}]
            locks:
              - {need: B1, offer: A1, groups: 1, mode: fixed, reason: r}
              - {need: B1, offer: A1, groups: 1, mode: fix}
            parameters: {share: 0.3}
            hold: alles
            votes: []
            """
        var sink = DiagnosticSink()
        #expect(DecisionReader.read(SourceFile(name: "d.yaml", text: text), into: &sink) == nil)
        let ids = Set(sink.shown.map(\.id))
        #expect(
            ids.isSuperset(of: [
                "decisions.bad-id", "decisions.unknown-word", "decisions.bad-count", "decisions.missing-reason",
                "rules.unknown-key",
            ]))
        #expect(sink.shown.allSatisfy { ($0.location?.line ?? 0) > 0 })
    }
}
