// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Testing

@testable import Rules

/// A file and its form, together: `=== expect` parts them. `RECORD_SNAPSHOTS=1` rewrites the form.
@Suite struct FormatterTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

    static var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".case") }.sorted()
    }

    /// The form, or what is told instead of it.
    static func format(_ text: String) -> String {
        var sink = DiagnosticSink()
        let result = RuleFormatter.format(SourceFile(name: "FILE", text: text), into: &sink)
        return result ?? DiagnosticRenderer(language: .de, usesColour: false).render(sink)
    }

    @Test func thereAreCases() { #expect(Self.names.count >= 12) }

    @Test(arguments: names) func formats(_ name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let head = try #require(text.range(of: "=== file\n"))
        let end = try #require(text.range(of: "=== expect\n"))
        let result = Self.format(String(text[head.upperBound..<end.lowerBound]))
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data((text[..<end.upperBound] + result).utf8).write(to: file)
        }
        #expect(result == text[end.upperBound...])
        if !result.contains("Fehler: ") { #expect(Self.format(result) == result) }
    }

    @Test(arguments: ShippedFiles.all) func shippedFilesAreInForm(_ path: String) throws {
        let text = try ShippedFiles.text(path)
        #expect(Self.format(text) == text)
    }

    @Test(arguments: [
        ("a&&b||!c", "a && b || !c"), ("a-b", "a - b"), ("a - -b", "a - -b"), ("-a*( b+1 )", "-a * (b + 1)"),
        ("f( a,b ) [ 0 ].c", "f(a, b)[0].c"), ("a in['x','y z']", "a in ['x','y z']"),
        ("a ?b:c", "a ? b : c"), ("{'k':1 , 'l': a?b :c}", "{'k': 1, 'l': a ? b : c}"),
        ("has( a.b )&&! ( a.b==1 )", "has(a.b) && !(a.b == 1)"), ("'a&&b'=='c  d'", "'a&&b' == 'c  d'"),
        ("x.exists( y,y in z )", "x.exists(y, y in z)"), ("[1,2,]", "[1, 2,]"), ("1  .x", "1.x"),
        ("a // why\n&& b", "a // why\n&& b"), ("a &&", "a &&"), ("a\n  &&b", "a\n  && b"),
    ])
    func expressionsGetBlanks(_ text: String, _ expected: String) {
        let expected = expected.replacing("['x','y z']", with: "['x', 'y z']")
        #expect(ExpressionLayout.format(text) == expected)
        #expect(ExpressionLayout.format(expected) == expected)
    }

    @Test func aByteOrderMarkAndWindowsLineEndsGo() {
        #expect(Self.format("\u{FEFF}a:  1 # c\r\nb:\r\n    - x\r\n") == "a: 1  # c\nb:\n  - x\n")
    }

    @Test func comparisonSeesWhatIsLost() throws {
        var sink = DiagnosticSink()
        let read = { (text: String) in
            try #require(LayoutReader.read(SourceFile(name: "FILE", text: text), into: &sink))
        }
        let file = try read("rulebook: a # c\napplies: x==1\nlimits: [{id: L, at_most: 1}]\n")
        let same = try read("# c\nrulebook: a\nlimits:\n- {at_most: 1, id: L}\napplies: x == 1\n")
        #expect(LayoutComparison.isSame(file, same, shape: .rulebook))
        for text in [
            "rulebook: a\napplies: x==1\nlimits: [{id: L, at_most: 1}]\n",
            "rulebook: a # c\napplies: x==2\nlimits: [{id: L, at_most: 1}]\n",
            "rulebook: a # c\napplies: x==1\nlimits: [{id: L}]\n",
            "rulebook: a # c\napplies: x==1\nlimits: [{id: L, at_most: '1'}]\n",
            "rulebook: b # c\napplies: x==1\nlimits: [{id: L, at_most: 1}]\n",
        ] {
            #expect(!LayoutComparison.isSame(file, try read(text), shape: .rulebook), "\(text)")
        }
    }
}

/// The YAML files of the project.
enum ShippedFiles {
    static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Paths from the project's folder.
    static var all: [String] {
        ["rules", "scenarios"].flatMap { folder -> [String] in
            let files = FileManager.default.enumerator(atPath: project.appendingPathComponent(folder).path)
            return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }.map {
                "\(folder)/\($0)"
            }
        }.sorted()
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: project.appendingPathComponent(path), encoding: .utf8)
    }
}
