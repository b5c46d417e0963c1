// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite struct ProposeCommandTests {
    private let network = Program.scenario("musterkreis/network.yaml")

    @Test func writesEverySectionOfTheProposal() throws {
        let program = try Program()
        defer { program.remove() }
        try Data(
            """
            scenario: ohne
            title: {de: Ohne A4, en: Without A4}
            extends: \(Program.scenario("winzling"))
            changes: [{remove: offers.A4}]
            """.utf8
        ).write(to: program.folder.appendingPathComponent("ohne.yaml"))
        let outcome = try program.run(
            "propose", Program.scenario("winzling"), "ohne.yaml", "--for", "lenkungsgruppe", "--network", network,
            "--date", "2026-05-20", "--out", "o")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let page = try program.read("o/vorlage-lenkungsgruppe.html")
        for section in [
            "Das Wichtigste in einfacher Sprache", "Beratungsfolge", "Beschlussvorschlag", "Sachdarstellung",
            "Alternativen",
            "Finanzielle Auswirkungen", "Begründung nach Regeln", "Anlage 1: Zuteilungen",
            "Anlage 2: Regeln im Wortlaut",
            "Stand 20.05.2026", "B: Ohne A4",
        ] { #expect(page.contains(section), "\(section)") }
        let again = try program.run(
            "propose", Program.scenario("winzling"), "ohne.yaml", "--for", "lenkungsgruppe", "--network", network,
            "--date", "2026-05-20", "--out", "p")
        #expect(again.code == 0)
        #expect(try program.read("p/vorlage-lenkungsgruppe.html") == page)
    }

    @Test func aMissingProgramIsSaidAndHTMLIsWrittenAnyway() throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run(
            arguments: [
                "propose", Program.scenario("winzling"), "--for", "bildungskonferenz", "--network", network, "--out",
                "o",
                "--format", "html", "--format", "pdf", "--format", "docx",
            ], environment: ["PATH": "/nowhere"])
        #expect(outcome.code == 66)
        #expect(outcome.errors.contains("`typst`"))
        #expect(outcome.errors.contains("`pandoc`"))
        #expect(try program.read("o/vorlage-bildungskonferenz.html").contains("wird empfohlen"))
    }

    @Test func anUnknownBodyIsNamedWithThoseThatAreThere() throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run(
            "propose", Program.scenario("winzling"), "--for", "beirat", "--network", network)
        #expect(outcome.code == 64)
        #expect(outcome.errors.contains("bildungskonferenz"))
    }
}
