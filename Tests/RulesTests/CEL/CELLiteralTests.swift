// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Rules

@Suite struct CELLiteralTests {
    @Test(arguments: [
        ("0", "0"), ("-9223372036854775808", "-9223372036854775808"), ("9223372036854775807", "9223372036854775807"),
        ("0x1F", "31"), ("-0x8000000000000000", "-9223372036854775808"),
        ("18446744073709551615u", "18446744073709551615u"),
        ("0xFFu", "255u"), ("12U", "12u"), ("007", "7"), (".5", "0.5"), ("2e3", "2000.0"), ("1.5E-3", "0.0015"),
        ("-0.0", "-0.0"), ("true", "true"), ("null", "null"), ("  1\t+\r\n1 // two\n", "2"), ("1 // the end", "1"),
    ])
    func numbersAndWords(text: String, expected: String) { #expect(CELCase.outcome(text) == expected) }

    @Test(arguments: [
        "9223372036854775808", "-9223372036854775809", "-(9223372036854775808)", "0x8000000000000000",
        "18446744073709551616u", "true ? false ? 1 : 2 : 3", "1e1000", "0x", "1.", "1.0u", "12abc", "", "  ",
        "// nothing", "1 2", "1 +",
        "(1", "[1", "{1:", "{1}", "f(1,)", "!-1", "-!true", "a b", "1 ? 2", "if", "var + 1", "as(1)", "{'in': 1}.in",
        "{'true': 1}.true", "`a`", "{'a': 1}.``", "{'a': 1}.`a", "{'a!': 1}.`a!`", "#", "1 = 1", "1 & 1", "a.1",
    ])
    func isNoExpression(text: String) {
        #expect(CELCase.outcome(text) == "error")
        // Not even where an error of evaluation would be absorbed.
        #expect(CELCase.unchecked("true || (\(text))") == "error")
    }

    @Test(arguments: [
        (#"'it\'s'"#, #""it's""#), (#""a\tb""#, #""a\x09b""#), (#"'\a\b\f\n\r\t\v'"#, #""\x07\x08\x0c\n\x0d\x09\x0b""#),
        (#"'\?\`\"\\'"#, #""?`\"\\""#), (#"'\x41\X42\103'"#, #""ABC""#), (#"'\u00e4\U0001F600'"#, #""ä😀""#),
        (#"'\377'"#, #""ÿ""#), (#"r'\n'"#, #""\\n""#), (#"R"\x""#, #""\\x""#), ("'''a'b''c'''", #""a'b''c""#),
        ("\"\"\"a\"b\"\"\"", #""a\"b""#), ("'''a\nb'''", #""a\nb""#), ("'''a\r\nb\rc'''", #""a\nb\nc""#),
        ("''", #""""#), ("''''''", #""""#), (#"b'abc'"#, #"b"abc""#), (#"b'\xff\377\000'"#, #"b"\xff\xff\x00""#),
        ("b'ä'", #"b"\xc3\xa4""#), (#"br'\x'"#, #"b"\\x""#), (#"Rb'\n'"#, #"b"\\n""#), ("B'''a\rb'''", #"b"a\x0ab""#),
    ])
    func texts(text: String, expected: String) { #expect(CELCase.outcome(text) == expected) }

    @Test(arguments: [
        #"'\q'"#, #"'\x4'"#, #"'\u12'"#, #"'\uD800'"#, #"'\U00110000'"#, #"'\400'"#, #"'\08'"#, #"b'\u0041'"#,
        #"b'\U00000041'"#, "'a", "'a\nb'", "'a\rb'", "'''a''", "rr'a'", "bb'a'", #"'\'"#, #"'\x+1'"#, "u'a'",
    ])
    func isNoText(text: String) { #expect(CELCase.outcome(text) == "error") }

    @Test(arguments: [
        ("[]", "[]"), ("[1, 'a', null,]", #"[1, "a", null]"#), ("{}", "{}"),
        ("{1: 2, 'a': [3],}", #"{1: 2, "a": [3]}"#),
        ("{true: 1, 2u: 2}", "{true: 1, 2u: 2}"), ("{'for': 1}.for", "1"), ("{'a-b/c.d e': 1}.`a-b/c.d e`", "1"),
        ("has({'a.b': 1}.`a.b`)", "true"), ("{'a': {'if': {'_': 3}}}.a.if._", "3"),
    ])
    func aggregates(text: String, expected: String) { #expect(CELCase.outcome(text) == expected) }

    @Test func aRulebookKeepsItsLeniency() throws {
        _ = try Parser.parse("min(a, b,)")
        _ = try Parser.parse("!-a")
        #expect(throws: SyntaxError.self) { try Parser.parse("[,]") }
    }
}
