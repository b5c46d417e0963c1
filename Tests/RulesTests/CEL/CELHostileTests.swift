// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Rules

/// Inputs that are meant to crash, hang or fill the memory; every one has to end as an error or a value.
@Suite struct CELHostileTests {
    private static func nested(_ open: String, _ inner: String, _ close: String, _ depth: Int) -> String {
        String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
    }

    private static let forms: [(open: String, inner: String, close: String)] = [
        ("(", "1", ")"), ("[", "1", "]"), ("{1: ", "1", "}"), ("!", "true", ""), ("-", "1", ""), ("size(", "[]", ")"),
        ("", "1", " + 1"), ("", "true", " && true"), ("", "x", ".a"), ("", "x", "[0]"),
        ("", "x", ".a()"), ("true ? 1 : ", "1", ""), ("[1].map(x, ", "1", ")"), ("", "[1]", ".map(x, x)"),
        ("1 == ", "1", ""), ("1 in [", "1", "]"), ("has(", "a.b", ".c)"),
    ]

    @Test(arguments: forms.indices)
    func tenThousandLevelsAreAnError(form: Int) {
        let (open, inner, close) = Self.forms[form]
        let text = Self.nested(open, inner, close, 10_000)
        let errors = [true, false].map { CELCase.failure(text, isChecked: $0) }
        // `has(has(…` is refused for its form before its depth is reached on the way back.
        #expect(errors.allSatisfy { $0 != nil })
    }

    @Test(arguments: [
        ("(", "1", ")"), ("[", "1", "]"), ("-", "1", ""), ("true ? 1 : ", "1", ""), ("int(", "1", ")"),
        ("", "1", " + 1"), ("[1].map(x, ", "1", ")"), ("{1: ", "1", "}"),
    ])
    func sixtyLevelsAreNone(open: String, inner: String, close: String) {
        #expect(CELCase.failure(Self.nested(open, inner, close, 60)) == nil)
    }

    @Test func longListsAreNoDepth() {
        let items = (0..<10_000).map { String($0) }.joined(separator: ", ")
        #expect(CELCase.outcome("[\(items)].size()") == "10000")
        #expect(CELCase.outcome("[\(items)].filter(x, x > 9997)") == "[9998, 9999]")
    }

    @Test(arguments: [
        // Twice as long with every link.
        "'aaaaaaaa'" + String(repeating: ".map(x, x + x)", count: 3),
        "[['aaaaaaaa']]" + String(repeating: ".map(x, x + x)", count: 60),
        "['aaaaaaaa']" + String(repeating: ".map(x, x + x)", count: 60),
        // Small in memory, because members are shared, but endless to walk.
        "[[1]].map(y, y" + String(repeating: ".map(x, [x, x])", count: 50) + ").exists(a, [[1]].map(y, y"
            + String(repeating: ".map(x, [x, x])", count: 50)
            + ").exists(b, a == b))",
        // Every level ten times the one above.
        String(repeating: "[0,1,2,3,4,5,6,7,8,9].all(x, ", count: 12) + "true" + String(repeating: ")", count: 12),
        String(repeating: "[0,1,2,3,4,5,6,7,8,9].all(x, ", count: 12) + "1 / 0 > 0" + String(repeating: ")", count: 12),
    ])
    func exponentialWorkEnds(text: String) {
        let limit = 100_000
        let error = CELCase.failure(text, isChecked: false, maximumWork: limit)
        if text.hasPrefix("'") {
            #expect(error == .noRange(type: "string"))
        } else {
            #expect(error == .tooExpensive(limit: limit))
        }
    }

    @Test func typesDoNotGrowWithoutBounds() {
        let text = "[1]" + String(repeating: ".map(x, {x: x})", count: 60)
        #expect(CELCase.type(text).hasPrefix("list(map(dyn, map(dyn,"))
    }

    @Test func aCostlySearchEnds() {
        let text =
            "['" + String(repeating: "a", count: 2_000)
            + "'].map(t, [t + t].map(t, [t + t + t + t].map(t, t + t + t + t + t + t + t + t)))"
        let search = text + "[0][0][0].matches('(a{1,30}){1,30}(b|c){1,900}$')"
        #expect(CELCase.failure(search, maximumWork: 300_000) == .tooExpensive(limit: 300_000))
        #expect(
            CELCase.outcome(text + "[0][0][0].contains('" + String(repeating: "a", count: 1_000) + "b')") == "false")
    }

    /// Random mixtures of the language's pieces: whatever they are, they end, and the check only ever refuses.
    @Test func mixturesOfPiecesEnd() {
        var generator = SeededGenerator(seed: 11)
        let pieces = [
            "1", "1u", "1.5", "'a'", "b'a'", "null", "true", "x", "[", "]", "(", ")", "{", "}", ":", ",", ".", "?", "+",
            "-", "*", "/", "%", "!", "==", "<", "in", "&&", "||", ".map(x, ", ".all(x, ",
            ".size()", "has(", "type(", "'\\", "\"", "`", "0x", "1e", "//", "\n", "'''", "r'", "é", "\u{0}", "[0]",
            ".f",
        ]
        for _ in 0..<4_000 {
            let count = Int.random(in: 1...12, using: &generator)
            let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined(
                separator: " ")
            let checked = CELCase.outcome(text, ["x": .list([.int(1)])])
            if checked != "error" { #expect(CELCase.unchecked(text, ["x": .list([.int(1)])]) == checked, "\(text)") }
        }
    }
}
