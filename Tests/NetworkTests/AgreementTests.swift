// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Tables
import Testing

@Suite struct AgreementTests {
    @Test func theShippedExampleIsWithoutFault() throws {
        var sink = DiagnosticSink()
        let agreement = try #require(AgreementReader.load(SampleAgreement.exampleFolder, into: &sink))
        #expect(sink.shown.isEmpty)
        #expect(agreement.region.ags == "05999")
        let steering = try #require(agreement.body(.steering))
        #expect(steering.votes(of: .land) == 4 && steering.votes(of: .kommune) == 4 && steering.votes == 8)
        #expect(steering.decides.quorum == FixedPoint(mantissa: 5, scale: 1))
        #expect(steering.seats.compactMap(\.rotatesAmong) == [9])
        #expect(agreement.bodies.map(\.role) == [.steering, .inner, .conference, .office])
        #expect(agreement.actors.contains(.culture) && agreement.actors.contains(.schools))
    }

    @Test func whatIsNotSaidIsTheDefault() throws {
        let agreement = try SampleAgreement.read()
        let steering = try #require(agreement.body(.steering))
        #expect(steering.decides.by == .consensus && steering.decides.parity && steering.decides.quorum == nil)
        #expect(steering.decides.tie == .rejected)
        let conference = try #require(agreement.body("konferenz"))
        #expect(conference.decides.by == .consensus && !conference.decides.parity)
        #expect(agreement.until == nil && agreement.signed == nil)
        #expect(agreement.title.de == "Probekreis")
    }

    @Test func everyObligatoryPartIsMissedWithItsClause() {
        let parts: [(line: String, clause: Clause)] = [
            ("start: 2009-08-01\n", .term), ("region: {ags: \"05566\", name: Probekreis}\n", .region),
            ("fields_of_action:\n  - {id: kultur, title: Kulturelle Bildung}\n", .fields),
            ("posts:\n  - {bank: land, share: 1}\n  - {bank: kommune, share: 1}\n", .posts),
            ("parties:\n  - {bank: land, name: Land}\n  - {bank: kommune, name: Kreis}\n", .parties),
            ("  - {id: konferenz, role: conference, hears: [schools, culture]}\n", .bodies),
            ("  - {id: buero, role: office}\n", .bodies),
        ]
        for part in parts {
            var sink = DiagnosticSink()
            let text = SampleAgreement.changed(part.line, to: "")
            #expect(AgreementReader.read(SourceFile(name: "network.yaml", text: text), into: &sink) == nil)
            let cited = sink.shown.filter { $0.severity == .error }.flatMap(\.notes).map(\.message)
            #expect(cited.contains(part.clause.citation), "\(part.line)")
        }
    }

    @Test func parityIsHeldAgainstTheVotes() {
        #expect(
            SampleAgreement.told(SampleAgreement.changed("kommune, count: 6", to: "kommune, count: 7")) == [
                "network.no-parity"
            ])
        #expect(
            SampleAgreement.told(SampleAgreement.changed("kommune, count: 6", to: "kommune, count: 3, votes: 2")) == [])
        let waived = SampleAgreement.changed("kommune, count: 6", to: "kommune, count: 2, rotates_among: 3")
            .replacing("    role: steering\n", with: "    role: steering\n    decides: {parity: false}\n")
        #expect(SampleAgreement.told(waived) == [])
    }

    @Test func aSecondInnerBodyIsWelcomeAndASecondSteeringBodyIsNot() {
        let inner = SampleAgreement.text + "  - {id: gruppe, role: inner}\n  - {id: leitung, role: inner}\n"
        #expect(SampleAgreement.told(inner) == [])
        #expect(
            SampleAgreement.told(SampleAgreement.text + "  - {id: rat, role: conference}\n") == ["network.second-body"])
    }

    @Test func halfAPostIsTooFew() {
        #expect(
            SampleAgreement.told(SampleAgreement.changed("kommune, share: 1", to: "kommune, share: 0.5")) == [
                "network.too-few-posts"
            ])
        let split = "kommune, share: 0.7}\n  - {bank: kommune, share: 0.3"
        #expect(SampleAgreement.told(SampleAgreement.changed("kommune, share: 1", to: split)) == [])
    }
}
