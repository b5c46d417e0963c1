// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Rules

@Suite struct CELConversionTests {
    @Test(arguments: [
        ("int(7u)", "7"), ("int(9223372036854775808u)", "error"), ("int(-2.9)", "-2"),
        ("int(1e18)", "1000000000000000000"),
        ("int(9.3e18)", "error"), ("int(-9223372036854775808.0)", "error"), ("int(0.0 / 0.0)", "error"),
        ("int('-12')", "-12"),
        ("int('+3')", "3"), ("int('')", "error"), ("int(' 1')", "error"), ("int('1.0')", "error"),
        ("int('0x1')", "error"),
        ("int(timestamp('1969-12-31T23:59:59.5Z'))", "-1"), ("int(true)", "error"), ("int(null)", "error"),
        ("uint(3)", "3u"), ("uint(-1)", "error"), ("uint(2.9)", "2u"), ("uint(-0.5)", "error"),
        ("uint(1.9e19)", "error"),
        ("uint('18446744073709551615')", "18446744073709551615u"), ("uint('-1')", "error"), ("uint('+1')", "error"),
        ("double(5)", "5.0"), ("double(18446744073709551615u)", "1.8446744073709552e+19"),
        ("double('-1.5e2')", "-150.0"),
        ("double('x')", "error"), ("double('')", "error"), ("double('1e999')", "error"), ("double('NaN')", "NaN"),
        ("double('-inf')", "-Inf"), ("double(true)", "error"),
        ("bool('t')", "true"), ("bool('False')", "false"), ("bool('yes')", "error"), ("bool('')", "error"),
        ("bool(1)", "error"),
        ("string(-3)", #""-3""#), ("string(3u)", #""3""#), ("string(1.0)", #""1""#), ("string(0.1)", #""0.1""#),
        ("string(-1.5e-7)", #""-1.5e-07""#), ("string(123456.5)", #""123456.5""#), ("string(1e100)", #""1e+100""#),
        ("string(true)", #""true""#), ("string(b'\\xff')", "error"), ("string(b'\\xc3\\xa4')", #""ä""#),
        ("string(null)", "error"),
        ("string([1])", "error"), ("string(duration('90m'))", #""5400s""#), ("bytes('ä')", #"b"\xc3\xa4""#),
        ("bytes(1)", "error"),
        ("type(b'')", "bytes"), ("type([])", "list"), ("type({})", "map"), ("type(null)", "null_type"),
        ("type(1.0)", "double"),
        ("type(type(1))", "type"), ("type(timestamp(0))", "google.protobuf.Timestamp"), ("dyn([1, 'a'])", #"[1, "a"]"#),
        ("timestamp(timestamp(1)) == timestamp(1)", "true"), ("duration(duration('1s')) == duration('1s')", "true"),
    ])
    func conversions(text: String, expected: String) { #expect(CELCase.unchecked(text) == expected) }

    @Test(arguments: [
        ("size('äöü')", "3"), ("size('a\\u0308')", "2"), ("'😀'.size()", "1"), ("size(b'ä')", "2"), ("b''.size()", "0"),
        ("[1, 2].size()", "2"), ("size({1: 2})", "1"), ("size(1)", "error"), ("size(null)", "error"),
        ("'Übung'.contains('bun')", "true"), ("'aabaabaaab'.contains('aabaaa')", "true"),
        ("'aabaab'.contains('aaa')", "false"),
        ("''.contains('')", "true"), ("'a'.contains('aa')", "false"), ("'\\u00e4'.contains('a')", "false"),
        ("'a\\u0308'.contains('a')", "true"), ("'a\\u0308'.startsWith('a')", "true"),
        ("'a\\u0308'.endsWith('\\u0308')", "true"),
        ("'ab'.startsWith('b')", "false"), ("'ab'.endsWith('ab')", "true"), ("'ab'.endsWith('cab')", "false"),
        ("'ab'.startsWith(1)", "error"), ("b'ab'.startsWith(b'a')", "error"), ("'ab'.contains(null)", "error"),
    ])
    func texts(text: String, expected: String) { #expect(CELCase.unchecked(text) == expected) }

    @Test func doublesReadBackAsTheSameNumber() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let number = Double(bitPattern: generator.next())
            guard number.isFinite else { continue }
            let text = CELNumberText.text(of: number)
            #expect(Double(text)?.bitPattern == number.bitPattern, "\(text)")
        }
    }
}
