// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Rules

@Suite struct CELOperatorTests {
    @Test(arguments: [
        ("7 - 2 - 1", "4"), ("2 + 3 * 4", "14"), ("-7 / 2", "-3"), ("-7 % 3", "-1"), ("7 % -3", "1"), ("7u / 2u", "3u"),
        ("1.0 / 3.0 * 3.0", "1.0"), ("1.0 / 0.0", "+Inf"), ("-1.0 / 0.0", "-Inf"), ("0.0 / 0.0", "NaN"),
        ("1e308 * 10.0", "+Inf"), ("---3", "-3"), ("!!true", "true"), ("-(2.5)", "-2.5"), ("'ä' + 'b'", #""äb""#),
        ("b'a' + b'\\xff'", #"b"a\xff""#), ("[1] + ['a']", #"[1, "a"]"#), ("'a\\u0308' + ''", "\"a\u{308}\""),
        ("9223372036854775806 + 1", "9223372036854775807"), ("-9223372036854775807 - 1", "-9223372036854775808"),
    ])
    func arithmetic(text: String, expected: String) {
        // By bytes: `==` of texts would take composed and decomposed letters for the same.
        #expect(CELCase.unchecked(text).utf8.elementsEqual(expected.utf8), "\(CELCase.unchecked(text))")
    }

    @Test(arguments: [
        ("9223372036854775807 + 1", CELError.overflow("_+_")), ("-9223372036854775808 - 1", .overflow("_-_")),
        ("-(-9223372036854775808)", .overflow("-_")), ("-9223372036854775808 / -1", .overflow("_/_")),
        ("-9223372036854775808 % -1", .overflow("_%_")), ("4611686018427387904 * 2", .overflow("_*_")),
        ("0u - 1u", .overflow("_-_")), ("18446744073709551615u * 2u", .overflow("_*_")), ("1 / 0", .divisionByZero),
        ("1u % 0u", .divisionByZero), ("1 + 1u", .noOverload("_+_", ["int", "uint"])),
        ("1 * 1.0", .noOverload("_*_", ["int", "double"])), ("5.0 % 2.0", .noOverload("_%_", ["double", "double"])),
        ("-1u", .noOverload("-_", ["uint"])), ("'a' - 'a'", .noOverload("_-_", ["string", "string"])),
        ("!1", .noOverload("!_", ["int"])), ("null + null", .noOverload("_+_", ["null_type", "null_type"])),
    ])
    func arithmeticFails(text: String, error: CELError) { #expect(CELCase.failure(text, isChecked: false) == error) }

    @Test(arguments: [
        "false && 1 / 0 > 0", "1 / 0 > 0 && false", "'x' && false", "nothing && false", "nothing.at.all() && false",
        "[1][5] && (false && true)",
    ])
    func isFalse(text: String) {
        #expect(CELCase.unchecked(text) == "false")
        #expect(CELCase.unchecked("!(\(text))") == "true")
    }

    @Test(arguments: ["true || 1 / 0 > 0", "1 / 0 > 0 || true", "3 || true", "nothing(1) || true", "{}.a || true"])
    func isTrue(text: String) { #expect(CELCase.unchecked(text) == "true") }

    @Test(arguments: [
        "true && 1 / 0 > 0", "1 / 0 > 0 && true", "false || 1 / 0 > 0", "1 / 0 > 0 || false", "true && 'x'",
        "'x' && true",
        "1 || 'x'", "1 ? 2 : 3", "1 / 0 > 0 ? 2 : 3", "null ? 2 : 3",
    ])
    func isAnError(text: String) { #expect(CELCase.unchecked(text) == "error") }

    @Test(arguments: [
        ("true ? 1 : 1 / 0", "1"), ("false ? nothing : 'b'", #""b""#), ("true ? (false ? 1 : 2) : 3", "2"),
        ("false ? 1 : true ? 2 : 3", "2"),
    ])
    func onlyTheTakenBranchCounts(text: String, expected: String) { #expect(CELCase.unchecked(text) == expected) }

    @Test(arguments: [
        ("[4, 5][0]", "4"), ("[4, 5][1u]", "5"), ("[4, 5][1.0]", "5"), ("[4, 5][2]", "error"), ("[4, 5][-1]", "error"),
        ("[4, 5][0.5]", "error"), ("[4, 5]['0']", "error"), ("[4, 5][true]", "error"), ("5[0]", "error"),
        ("'abc'[0]", "error"), ("{1: 'a'}[1u]", #""a""#), ("{1u: 'a'}[1]", #""a""#), ("{1: 'a'}[1.0]", #""a""#),
        ("{1: 'a'}[1.5]", "error"), ("{1: 'a'}['1']", "error"), ("{true: 'a'}[true]", #""a""#),
        ("{true: 'a'}[1]", "error"),
        ("{18446744073709551615u: 1}[18446744073709551615u]", "1"), ("{-1: 1}[18446744073709551615u]", "error"),
        ("{'a': 1}.a", "1"), ("{'a': 1}.b", "error"), ("{1: 1}.a", "error"), ("'a'.b", "error"), ("[1].size", "error"),
        ("{'\\u00e4': 1}['a\\u0308']", "error"), ("{null: 1}", "error"), ("{1.0: 1}", "error"), ("{[1]: 1}", "error"),
        ("{b'a': 1}", "error"), ("{1: 1, 1u: 2}", "error"), ("{'a': 1, 'a': 1}", "error"),
        ("{1: 1, true: 2}[true]", "2"),
    ])
    func elements(text: String, expected: String) { #expect(CELCase.unchecked(text) == expected) }

    @Test(arguments: [
        ("2 in [1, 2]", "true"), ("2u in [1, 2]", "true"), ("2.0 in [1, 2]", "true"), ("2.5 in [1, 2]", "false"),
        ("'a' in ['b']", "false"), ("[1] in [[2], [1.0]]", "true"), ("0.0 / 0.0 in [0.0 / 0.0]", "false"),
        ("1 in {1u: 2}", "true"), ("1.0 in {1: 2}", "true"), ("'a' in {'a': 1}", "true"), ("null in {'a': 1}", "false"),
        ("'a' in 'abc'", "error"), ("1 in 1", "error"), ("has({'a': null}.a)", "true"), ("has({'a': 1}.b)", "false"),
        ("has({'a': {'b': 1}}.a.b)", "true"), ("has({'a': 1}.b.c)", "error"), ("has([1].a)", "error"),
    ])
    func membership(text: String, expected: String) { #expect(CELCase.unchecked(text) == expected) }

    @Test(arguments: ["has(a)", "has(1)", "has(a[0])", "has(a.b())"])
    func hasNeedsAField(text: String) {
        #expect(CELCase.failure(text, isChecked: false) == .syntax(.badMacro("has(x.y)")))
    }
}
