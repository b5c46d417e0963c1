// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Rules

/// How YAML files may be encoded, and what is said of those that are none.
@Suite struct YAMLTextTests {
    private func read(_ bytes: [UInt8]) -> (node: YAMLNode?, shown: [Diagnostic]) {
        var sink = DiagnosticSink()
        let node = YAMLReader.read(SourceFile(name: "f.yaml", bytes: bytes), into: &sink)
        return (node, sink.shown)
    }

    /// With and without the mark the same nodes stand at the same places.
    @Test(arguments: ["rulebook: r\nmatch: []\n", "# Notiz\nrulebook: r\n", "- a\n- b\n", "{a: 1}\n", "a: 1"])
    func aByteOrderMarkIsNoText(text: String) throws {
        let plain = try #require(read(Array(text.utf8)).node)
        let (marked, shown) = read(SourceFile.byteOrderMark + Array(text.utf8))
        #expect(shown.isEmpty)
        #expect(Self.shape(try #require(marked)) == Self.shape(plain))
    }

    private static func shape(_ node: YAMLNode) -> String {
        switch node {
        case .scalar(let scalar): "\(scalar.text)@\(scalar.location.line):\(scalar.location.column)"
        case .sequence(let items, _): "[" + items.map { shape($0) }.joined(separator: ",") + "]"
        case .mapping(let entries, _):
            "{" + entries.map { shape(.scalar($0.key)) + "=" + shape($0.value) }.joined(separator: ",") + "}"
        }
    }

    @Test func placesOfTheFirstLineAreCountedWithoutTheMark() {
        let (node, shown) = read(SourceFile.byteOrderMark + Array("a: b: c\n".utf8))
        #expect(node == nil)
        #expect(shown.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0)" } == ["1:5"])
        #expect(shown.first?.location?.excerpt == "a: b: c")
    }

    @Test func aRulebookWithAMarkIsReadAndFormatted() throws {
        let text = "rulebook: r\nmatch:\n  - {id: M-1, when: need.groups>1, else: \"x\"}\n"
        let file = SourceFile(name: "r.yaml", bytes: SourceFile.byteOrderMark + Array(text.utf8))
        var sink = DiagnosticSink()
        let rulebook = try #require(RulebookReader.read(file, into: &sink))
        #expect(rulebook.name == "r" && rulebook.match[0].location.line == 3)
        let formatted = try #require(RuleFormatter.format(file, into: &sink))
        #expect(formatted.hasPrefix("rulebook: r\n"))
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00], [0xFE, 0xFF, 0x00, 0x61, 0x00, 0x3A], [0x61, 0x00, 0x3A, 0x00],
            [0x00, 0x61, 0x00, 0x3A],
        ] as [[UInt8]])
    func UTF16IsNamed(bytes: [UInt8]) {
        let (node, shown) = read(bytes)
        #expect(node == nil)
        #expect(shown.map(\.message.de) == ["die Datei ist in UTF-16 geschrieben, erwartet wird UTF-8"])
    }

    /// Broken files, and what is said of them in German.
    @Test(arguments: [
        ("a:\n\tb: 1\n", "Tabulator", 2), ("a:\n  b: 1\n\tc: 2\n", "Tabulator", 3),
        ("a: [1, 2\nb: 3\n", "fehlt `,` oder `]`", 2), ("a: {b: 1\nc: 2\n", "fehlt `,` oder `}`", 2),
        ("a: b: c\n", "Doppelpunkt ist an dieser Stelle nicht erlaubt", 1),
        ("{a: 1}\nb: 2\n", "gehört nichts mehr zu dem", 2), ("a: \"b\nc: 1\n", "mitten in einem Text", 3),
        ("a: 'b\n", "mitten in einem Text", 2), ("a: *b\n", "nirgends erklärt", 1),
        ("a: @b\n", "kein Wert beginnen", 1),
        ("a: \"\\q\"\n", "unbekanntes Zeichen", 1), ("a: 1\nb\nc: 2\n", "fehlt ein Doppelpunkt", 3),
        ("a: 1\n  b: 2\n", "Doppelpunkt ist an dieser Stelle nicht erlaubt", 2), ("a: 1\n b: 2\n", "", 2),
        ("- a\nb: 1\n", "fehlt ein `-`", 2), ("a: 1\n- b\n", "fehlt ein Schlüssel", 2), ("a: !<x\n", "mit `!`", 1),
        ("%FOO\n", "", 1), ("a: 1\n---\nb: 2\n", "zweites Dokument", 2), ("a: \u{7}\n", "Steuerzeichen", 1),
        ("a: >x\n  b\n", "nach `|` oder `>`", 1), ("a: \"b\n---\nc\"\n", "`---`", 2), ("? a\n? b\n: [\n", "", 4),
        ("a: &\n", "nach `*` oder `&`", 1), ("a: - b\n", "`-` ist an dieser Stelle nicht erlaubt", 1),
    ])
    func theParsersWordsAreNeverShown(text: String, part: String, line: Int) throws {
        let (node, shown) = read(Array(text.utf8))
        #expect(node == nil)
        let first = try #require(shown.first)
        #expect(first.message.de.contains(part), "\(first.message.de)")
        #expect(first.location?.line == line, "\(first.message.de)")
        #expect(first.help != nil)
        for english in ["did not", "found ", "could not", "allowed in this", "while", "expected"] {
            #expect(!first.message.de.contains(english), "\(first.message.de)")
        }
        #expect(!first.message.de.contains("die Schreibweise ist"), "\(text): \(first.message.de)")
    }

    @Test func everyProblemHasASentenceAndAHint() {
        let texts = YAMLProblem.allCases.map {
            RuleMessages.yamlSyntax($0, at: SourceFile(name: "f", text: "").start)
        }
        #expect(Set(texts.map(\.message.de)).count == texts.count)
        #expect(texts.allSatisfy { $0.help != nil && $0.message.en != $0.message.de })
    }
}
