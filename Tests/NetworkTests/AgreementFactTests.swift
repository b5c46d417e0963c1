// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import TestSupport
import Testing

@Suite struct AgreementFactTests {
    @Test func anAgreementDoesNotDifferFromItself() throws {
        let agreement = try SampleAgreement.read()
        #expect(agreement.differences(from: agreement).isEmpty)
        #expect(Set(agreement.facts.map(\.key)).count == agreement.facts.count)
    }

    @Test func bodiesAreComparedByTheirRoleNotTheirName() throws {
        let renamed = SampleAgreement.changed("id: lenkung\n", to: "id: rat\n    name: Bildungsrat\n")
        let differences = try SampleAgreement.read().differences(from: SampleAgreement.read(renamed))
        #expect(differences.map(\.key) == ["body.steering.name"])
        #expect(differences[0].left?.de == "lenkung" && differences[0].right?.de == "Bildungsrat")
    }

    @Test func whatOnlyOneSaysHasNoOtherSide() throws {
        let more = SampleAgreement.text
            .replacing("    role: steering\n", with: "    role: steering\n    meetings_per_year: 2\n")
            .replacing("evaluation: {every_years: 5}\n", with: "until: 2030-07-31\n")
        let differences = try SampleAgreement.read().differences(from: SampleAgreement.read(more))
        #expect(differences.map(\.key) == ["until", "evaluation", "body.steering.meetings"])
        #expect(differences[1].right == nil && differences[2].left == nil)
        #expect(differences[0].left?.de == "unbefristet" && differences[0].right?.de == "31.07.2030")
    }

    @Test func theExampleIsToldInWords() throws {
        var sink = DiagnosticSink()
        let agreement = try #require(AgreementReader.load(SampleAgreement.exampleFolder, into: &sink))
        let lines = agreement.facts.map {
            "\($0.key)\n  \($0.title.de): \($0.value.de)\n  \($0.title.en): \($0.value.en)\n"
        }
        try expectSnapshot(lines.joined(), named: "musterkreis-facts.txt")
    }
}
