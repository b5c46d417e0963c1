// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Rules

@Suite struct CELMacroTests {
    @Test(arguments: [
        ("[2, 4].all(x, x % 2 == 0)", "true"), ("[0, 5].all(x, 10 / x > 9)", "false"),
        ("[0, 1].all(x, 10 / x > 9)", "error"),
        ("[].all(x, nothing)", "true"), ("[1].all(x, x)", "error"), ("{'a': 1}.all(k, k == 'a')", "true"),
        ("[0, 2].exists(x, 4 / x == 2)", "true"), ("[0, 3].exists(x, 4 / x == 2)", "error"),
        ("[].exists(x, x)", "false"),
        ("[1, 2].exists_one(x, x > 1)", "true"), ("[2, 2].exists_one(x, x > 1)", "false"),
        ("[2, 0].exists_one(x, 4 / x == 2)", "error"), ("[1].existsOne(x, true)", "true"),
        ("[1, 2, 3].map(x, x * x)", "[1, 4, 9]"), ("[1, 2, 3].map(x, x > 1, -x)", "[-2, -3]"),
        ("{2: 3}.map(k, k)", "[2]"),
        ("[1, 0].map(x, 1 / x)", "error"), ("[1, 2, 3].filter(x, x != 2)", "[1, 3]"),
        ("{1: 2}.filter(k, k == 1)", "[1]"),
        ("[0].filter(x, 1 / x > 0)", "error"), ("5.map(x, x)", "error"), ("'ab'.all(x, true)", "error"),
        ("null.exists(x, true)", "error"),
    ])
    func oneVariable(text: String, expected: String) { #expect(CELCase.unchecked(text) == expected) }

    @Test(arguments: [
        ("['a', 'b'].all(i, v, i < 2 && v < 'c')", "true"), ("{'a': 1}.exists(k, v, k == 'a' && v == 1)", "true"),
        ("[3, 4].existsOne(i, v, v - i == 3)", "false"), ("[5, 4].exists_one(i, v, v == 4 && i == 1)", "true"),
        ("[5, 6].transformList(i, v, i * 10 + v)", "[5, 16]"), ("[5, 6].transformList(i, v, i > 0, v)", "[6]"),
        ("{'a': 1}.transformList(k, v, [k, v])", #"[["a", 1]]"#),
        ("{'a': 1, 'b': 2}.transformMap(k, v, v + 1)", #"{"a": 2, "b": 3}"#),
        ("{'a': 1, 'b': 2}.transformMap(k, v, v > 1, k)", #"{"b": "b"}"#),
        ("['x'].transformMap(i, v, v)", #"{0: "x"}"#),
        ("{'a': 1}.transformMapEntry(k, v, {v: k})", #"{1: "a"}"#),
        ("['x', 'x'].transformMapEntry(i, v, {v: i})", "error"),
        ("[3, 4].transformMapEntry(i, v, v > 3, {v: i})", "{4: 1}"), ("[1].transformMapEntry(i, v, v)", "error"),
        ("[1].all(x, x, true)", "error"), ("[1, 0].transformList(i, v, 1 / v)", "error"),
    ])
    func twoVariables(text: String, expected: String) { #expect(CELCase.unchecked(text) == expected) }

    @Test(arguments: [
        ("[1, 2].map(x, [10, 20].map(y, x + y))", "[[11, 21], [12, 22]]"), ("[1].map(x, [2].map(x, x))", "[[2]]"),
        ("[[1], [2, 3]].filter(x, x.exists(y, y > 1)).map(x, size(x))", "[2]"),
        ("[1].map(x, x) + [2].map(x, x)", "[1, 2]"),
        ("[[1, 2]].map(x, x.map(x, x + 1))", "[[2, 3]]"),
        ("[1, 2].map(i, [7, 8].transformList(j, v, i + j + v))", "[[8, 10], [9, 11]]"),
    ])
    func nested(text: String, expected: String) { #expect(CELCase.outcome(text) == expected) }

    @Test(arguments: [
        "[1].map(x.y, 1)", "[1].map('x', 1)", "[1].map(.x, 1)", "[1].all(1, true)", "[1].exists(true, true)",
        "[1].map()", "[1].map(x)", "[1].map(x, y, z, 1)", "[1].filter(x, true, 1)", "[1].transformList(i, v)",
        "all([1], true)",
    ])
    func isNoMacro(text: String) { #expect(CELCase.unchecked(text) == "error") }

    @Test func withoutMacrosTheirNamesAreFunctions() {
        for text in ["has({'a': 1}.a)", "[1].all(x, true)", "[1].map(x, x)"] {
            #expect(CELCase.outcome(text, isChecked: false) != "error")
            #expect(CELCase.outcome(text, isChecked: false, expandsMacros: false) == "error")
            #expect(CELCase.outcome("\(text) || true", isChecked: false, expandsMacros: false) == "true")
        }
    }

    @Test func variablesEndWithTheirMacro() {
        #expect(CELCase.unchecked("[1].all(x, true) && x") == "error")
        #expect(CELCase.unchecked("[1].all(x, 1 / 0 > 0) || [2].all(y, y == 2)") == "true")
        #expect(CELCase.unchecked("x.map(x, x)", ["x": .list([.int(4)])]) == "[4]")
    }
}
