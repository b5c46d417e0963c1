// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Rules

@Suite struct CELComparisonTests {
    @Test(arguments: [
        "1 == 1u", "1u == 1.0", "1 == 1.0", "[1, 2u] == [1.0, 2]", "{1: 2u} == {1u: 2.0}",
        "{'a': 1, 'b': 2} == {'b': 2, 'a': 1}",
        "'a' != 1", "null != 0", "false != 0", "[] != {}", "null == null", "0.0 == -0.0", "0.0 / 0.0 != 0.0 / 0.0",
        "[0.0 / 0.0] != [0.0 / 0.0]", "1 != 0.0 / 0.0", "b'a' != 'a'", "'\\u00e4' != 'a\\u0308'", "[1] != [1, 1]",
        "{1: 1} != {1: 1, 2: 2}", "{'a': 1} != {'b': 1}", "type(1) == int", "type(1) != type(1u)", "int != uint",
        "-1 != 18446744073709551615u", "9223372036854775807 == 9223372036854775808.0",
        "timestamp(0) == timestamp('1970-01-01T01:00:00+01:00')", "duration('60s') == duration('1m')",
        "timestamp(0) != duration('0s')",
    ])
    func equality(text: String) {
        #expect(CELCase.unchecked(text) == "true")
        let opposite = text.contains("==") ? text.replacing("==", with: "!=") : text.replacing("!=", with: "==")
        #expect(CELCase.unchecked(opposite) == "false")
    }

    @Test(arguments: [
        ("1", "2u"), ("-1", "0u"), ("1", "1.5"), ("1u", "1.5"), ("-1.5", "0u"),
        ("-9223372036854775808", "9223372036854775808u"),
        ("9223372036854775807", "1e19"), ("-1e300", "-9223372036854775808"), ("false", "true"), ("'Z'", "'a'"),
        ("'a'", "'aa'"), ("''", "'\\u0000'"), ("'\\uFFFD'", "'\\U00010000'"), ("'z'", "'ä'"), ("b''", "b'\\x00'"),
        ("b'\\x7f'", "b'\\x80'"), ("timestamp(1)", "timestamp(2)"), ("duration('-1s')", "duration('0')"),
    ])
    func order(less: String, greater: String) {
        for (text, expected) in [
            ("\(less) < \(greater)", "true"), ("\(less) <= \(greater)", "true"), ("\(less) > \(greater)", "false"),
            ("\(less) >= \(greater)", "false"), ("\(greater) < \(less)", "false"), ("\(greater) >= \(less)", "true"),
            ("\(less) <= \(less)", "true"), ("\(less) < \(less)", "false"), ("\(less) >= \(less)", "true"),
        ] {
            #expect(CELCase.unchecked(text) == expected, "\(text)")
        }
    }

    @Test(arguments: ["<", "<=", ">", ">="])
    func nothingIsOrderedBesideNaN(symbol: String) {
        #expect(CELCase.unchecked("0.0 / 0.0 \(symbol) 1.0") == "false")
        #expect(CELCase.unchecked("1 \(symbol) 0.0 / 0.0") == "false")
    }

    @Test(arguments: ["null < null", "[1] < [2]", "{} > {}", "1 < '2'", "int < uint", "true < 1", "'a' < b'a'"])
    func hasNoOrder(text: String) { #expect(CELCase.unchecked(text) == "error") }
}
