// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@Suite struct SourceFileTests {
    @Test func tellsLineAndColumnInCharacters() {
        let file = SourceFile(name: "a.csv", text: "id,name\nB1,Käthe\r\n")
        let place = file.location(offset: 16, length: 1)
        #expect(place.description == "a.csv:2:8")
        #expect(place.excerpt == "B1,Käthe")
    }

    @Test func showsWindows1252WhereItIsNotUTF8() {
        let file = SourceFile(name: "a.csv", bytes: [0x4B, 0xF6, 0x6C, 0x6E, 0x20, 0x80])
        #expect(file.start.excerpt == "Köln €")
    }

    @Test func clampsPlacesBehindTheEnd() {
        #expect(SourceFile(name: "a", text: "x").location(offset: 99, length: 5).description == "a:1:2")
        #expect(SourceFile(name: "a", text: "").start.description == "a:1:1")
    }
}

@Suite struct DiagnosticSinkTests {
    private func diagnostic(_ line: Int, _ severity: Severity = .error, cause: Cause = .badData) -> Diagnostic {
        let place = SourceLocation(file: "f", line: line, column: 3, length: 2, excerpt: "ab cd")
        return Diagnostic(
            id: "test.one", severity: severity, cause: cause, at: place,
            LocalizedText(de: "unbekannte Spalte `cd`", en: "unknown column `cd`"),
            help: LocalizedText(de: "meinten Sie `ce`?", en: "did you mean `ce`?"))
    }

    @Test func sortsByPlaceAndShowsAHundred() {
        var sink = DiagnosticSink()
        for line in (1...150).reversed() { sink.report(diagnostic(line)) }
        #expect(sink.shown.count == 100)
        #expect(sink.hiddenCount == 50)
        #expect(sink.shown.map { $0.location?.line ?? 0 } == Array(51...150))
    }

    @Test func keepsErrorsWhenItCuts() {
        var sink = DiagnosticSink()
        for line in 1...150 { sink.report(diagnostic(line, .note)) }
        sink.report(diagnostic(151))
        #expect(sink.shown.last?.severity == .error)
    }

    @Test func missingFileDecidesTheExitCode() {
        var sink = DiagnosticSink()
        #expect(sink.exitCode == nil)
        sink.report(diagnostic(1, .warning))
        #expect(sink.exitCode == nil)
        sink.report(diagnostic(2))
        #expect(sink.exitCode == 65)
        sink.report(diagnostic(3, cause: .missingInput))
        #expect(sink.exitCode == 66)
    }

    @Test func theSameTwiceCountsOnce() {
        var sink = DiagnosticSink()
        sink.report(diagnostic(1))
        var other = DiagnosticSink()
        other.report(diagnostic(1))
        sink.merge(other)
        #expect(sink.errorCount == 1)
    }

    @Test func rendersLineAndCaret() {
        var sink = DiagnosticSink()
        sink.report(diagnostic(12))
        #expect(
            DiagnosticRenderer(language: .de, usesColour: false).render(sink) == """
                f:12:3: Fehler: unbekannte Spalte `cd` [test.one]
                  12 | ab cd
                     |   ^^
                  = Hilfe: meinten Sie `ce`?

                1 Fehler, 0 Warnungen

                """)
        #expect(
            DiagnosticJSON.render(sink, language: .en) == """
                [
                  {"id": "test.one", "severity": "error", "file": "f", "line": 12, "column": 3, \
                "message": "unknown column `cd`", "help": "did you mean `ce`?"}
                ]

                """)
    }
}

@Suite struct NameSuggestionTests {
    @Test(arguments: [("regoin", "region"), ("gruops", "groups"), ("Schol", "school"), ("id", nil), ("xyz", nil)])
    func findsNearNames(name: String, expected: String?) {
        #expect(NameSuggestion.nearest(to: name, among: ["region", "groups", "school", "id"]) == expected)
    }
}
