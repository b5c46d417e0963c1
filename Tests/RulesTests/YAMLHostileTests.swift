// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Rules

/// YAML files that are meant to crash, hang or fill the memory: every one is an error with its place.
@Suite struct YAMLHostileTests {
    private func read(_ text: String) -> (node: YAMLNode?, first: Diagnostic?) {
        var sink = DiagnosticSink()
        let node = YAMLReader.read(SourceFile(name: "f.yaml", text: text), into: &sink)
        return (node, sink.shown.first)
    }

    private func expectRefusal(_ text: String, _ id: String, line: Int, column: Int? = nil) {
        let (node, first) = read(text)
        #expect(node == nil)
        #expect(first?.id == id)
        #expect(first?.location?.line == line)
        if let column { #expect(first?.location?.column == column) }
    }

    /// Ten lists of ten aliases of the list before: 10^10 nodes from 600 bytes.
    @Test func aliasBombs() {
        var text = "l0: &l0 [x,x,x,x,x,x,x,x,x,x]\n"
        for level in 1...10 {
            let aliases = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ",")
            text += "l\(level): &l\(level) [\(aliases)]\n"
        }
        expectRefusal(text, "rules.yaml-too-many-aliases", line: 5, column: 18)
        // As keys they would be compared, which takes as long as to write them out.
        expectRefusal(text + "? *l10\n: x\n", "rules.yaml-too-many-aliases", line: 5)
    }

    /// As few aliases as are allowed, each doubling what came before.
    @Test func fewAliasesThatMultiply() {
        var text = "l0: &l0 [x,x,x,x,x,x,x,x,x,x]\n"
        for level in 1...10 { text += "l\(level): &l\(level) [*l\(level - 1),*l\(level - 1),*l\(level - 1)]\n" }
        let (node, first) = read(text)
        #expect(node == nil)
        #expect(first?.id == "rules.yaml-too-large")
    }

    /// One inside the other they would nest without a limit on brackets.
    @Test func aliasChains() {
        var text = "- &a0 [x]\n"
        for level in 1...50_000 { text += "- &a\(level) [*a\(level - 1)]\n" }
        expectRefusal(text, "rules.yaml-too-many-aliases", line: 34)
    }

    @Test func aliasesAreReadWhereTheyAreFew() throws {
        let (node, first) = read("a: &text {de: ja, en: yes}\nb: *text\nc: x *text y\n")
        #expect(first == nil)
        #expect(try #require(node)["b"]?["de"]?.scalar?.text == "ja")
        #expect(try #require(node)["c"]?.scalar?.text == "x *text y")
    }

    @Test func productsAreNoAliases() {
        let expression = "a && &b || x *b\n"
        let products = (0..<100).map { "k\($0): x * b > c &&b\n" }.joined()
        #expect(read(products).first == nil)
        #expect(read("k: \"\(expression)\"\n").first == nil)
    }

    @Test(arguments: [
        (String(repeating: "[", count: 100_000), 1, 101), ("a:\n  " + String(repeating: "{a: ", count: 5_000), 2, 403),
        (String(repeating: "- ", count: 9_000) + "x", 1, 201),
    ])
    func deepBrackets(text: String, line: Int, column: Int) {
        expectRefusal(text, "rules.yaml-too-deep", line: line, column: column)
    }

    @Test(arguments: [150, 900, 2_000])
    func deepIndentation(levels: Int) {
        let text = (0..<levels).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        let (node, first) = read(text)
        #expect(node == nil)
        // Beyond 1,000 levels the parser itself gives up.
        #expect(first?.id == (levels < 1_000 ? "rules.yaml-too-deep" : "rules.yaml-syntax") || levels == 2_000)
        #expect((first?.location?.line ?? 0) > 100)
    }

    @Test func sizes() {
        expectRefusal("a: " + String(repeating: "x", count: 60_000), "rules.yaml-line-too-long", line: 1)
        expectRefusal(String(repeating: "- x\n", count: 120_000), "rules.yaml-too-large", line: 1)
        expectRefusal("a: 1\n" + String(repeating: "\n", count: 1 << 20), "rules.yaml-file-too-large", line: 1_048_573)
        expectRefusal(String(repeating: "\n", count: 1_000_000), "rules.yaml-empty", line: 1)
    }

    @Test(arguments: [
        "a: \u{0}", "\"\\ud800\"", "\"\\UFFFFFFFF\"", "%YAML 9.9\n---\na", "--- a\n--- b", "a: *b", "? [a]\n: b",
        "!!binary x",
        "{", "&a", "&a *a", "- &a [*a]", "\u{FEFF}a: 1", "\r\r\ra: 1", "a: |9\n  x", "<<: *x", "? ? ? ?", "a: !<> x",
        "a: \"\\x\"",
    ])
    func oddities(text: String) {
        let (node, first) = read(text)
        #expect((node == nil) == (first != nil))
        if let first { #expect(first.location != nil) }
    }

    @Test func bytesThatAreNoText() {
        var sink = DiagnosticSink()
        for bytes: [UInt8] in [[0xFF], [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80], [0xC0, 0x80], [0xFE, 0xFF, 0, 0x61]] {
            #expect(YAMLReader.read(SourceFile(name: "f.yaml", bytes: bytes), into: &sink) == nil)
        }
        #expect(sink.shown.first?.id == "rules.not-utf8")
    }
}
