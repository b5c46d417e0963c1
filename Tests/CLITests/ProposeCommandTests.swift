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

    /// What pandoc is given: the day in place of the moment, and for ODT no row headers, which its writer loses.
    @Test func pandocGetsTheDayAndRowsItCanKeep() throws {
        let program = try Program()
        defer { program.remove() }
        let tool = program.folder.appendingPathComponent("pandoc")
        let script = """
            #!/bin/sh
            for word; do case "$word" in out.*) out=$word;; esac; done
            { echo "day $SOURCE_DATE_EPOCH"; echo "$@"; cat document.html; } > "$out"

            """
        try Data(script.utf8).write(to: tool)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool.path)
        let outcome = try program.run(
            arguments: [
                "propose", Program.scenario("winzling"), "--for", "bildungskonferenz", "--network", network, "--out",
                "o", "--format", "odt", "--format", "docx", "--date", "2026-05-20",
            ], environment: ["PATH": program.folder.path + ":/usr/bin:/bin"])
        #expect(outcome.code == 0, "\(outcome.errors)")
        let odt = try program.read("o/vorlage-bildungskonferenz.odt")
        let docx = try program.read("o/vorlage-bildungskonferenz.docx")
        for text in [odt, docx] { #expect(text.contains("day 1779235200") && text.contains("date=20.05.2026")) }
        #expect(docx.contains("<th scope=\"row\">") && !odt.contains("scope=\"row\""))
        func cells(_ text: String) -> Int { text.components(separatedBy: "</td>").count + rows(text) }
        func rows(_ text: String) -> Int { text.components(separatedBy: "<th scope=\"row\"").count }
        #expect(cells(odt) == cells(docx) && cells(odt) > 20)
    }

    /// An office program refuses a package with a file that the package does not list.
    @Test func thePatternOfODTListsAllOfItsFiles() throws {
        let folder = Program.scenario("winzling") + "/../../templates"
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/reference.odt"))
        let text = String(decoding: bytes, as: UTF8.self)
        for name in ["content.xml", "styles.xml", "meta.xml"] {
            #expect(text.contains("manifest:full-path=\"\(name)\""), "\(name)")
            #expect(text.components(separatedBy: name).count == 4, "\(name): its head, its list entry, the directory")
        }
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
