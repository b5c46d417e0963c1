// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Rules

@Suite struct CELRegexTests {
    private func matches(_ pattern: String, _ text: String) throws -> Bool? {
        var matcher = RegexMatcher(try RegexProgram(pattern))
        return matcher.matches(text)
    }

    @Test(arguments: [
        ("b", "abc"), ("", "abc"), ("^$", ""), ("^abc$", "abc"), ("a.c", "a😀c"), ("a|bc|", "x"), ("^(a|bc)$", "bc"),
        ("a*b", "b"),
        ("^a+b$", "aaab"), ("^a?b$", "b"), ("^a{2}$", "aa"), ("^a{2,}$", "aaaa"), ("^a{1,3}$", "aaa"), ("^a{0}$", ""),
        ("a{,2}", "a{,2}"),
        ("a{", "a{"), ("a{x}", "a{x}"), ("^a*?$", "aaa"), ("^(ab)+?$", "abab"), ("^[abc]+$", "cab"),
        ("^[^abc]+$", "xyz"), ("^[a-cx]+$", "abcx"),
        ("^[]a]+$", "]a"), ("^[^]a]+$", "bc"), ("^[a-]+$", "a-"), ("^[-a]+$", "a-"), (#"^[\]\\]+$"#, #"]\"#),
        (#"^\d+\s\w+$"#, "12 ab_3"), (#"^\D\S\W$"#, "ab!"),
        (#"^[\d\s]+$"#, "1 2"), (#"^[^\d]+$"#, "ab"), ("^[[:alpha:]]+$", "aB"), ("^[[:^digit:]x]+$", "ax"),
        (#"\bfoo\b"#, "a foo b"), (#"\Boo\b"#, "foo"),
        (#"\Aab\z"#, "ab"), ("(?i)ÄB", "äb"), ("(?i)[a-z]+", "ABC"), ("(?i)^k$", "\u{212A}"), ("(?i)^[^a]$", "b"),
        ("a(?i)b(?-i)c", "aBc"), ("(?i:a)b", "Ab"),
        ("(?s)a.b", "a\nb"), ("(?m)^b$", "a\nb\nc"), ("(?ms)a.^b", "a\nb"), ("(?U)a+", "aa"), ("(?:ab)+", "abab"),
        ("(?P<name>a)", "a"), ("(?<name>a)", "a"),
        (#"\x41\x{1F600}\101"#, "A😀A"), (#"\n\t\r\f\v\a"#, "\n\t\r\u{C}\u{B}\u{7}"), (#"\Qa.b*\E+"#, "a.b**"),
        (#"\Q.."#, ".."), (#"\.\*\["#, ".*["), (#"^\pL+$"#, "äß日"),
        (#"^\p{Lu}\p{Ll}$"#, "Äß"), (#"^\PN$"#, "a"), (#"^\p{^N}$"#, "a"), (#"^\p{Greek}+$"#, "αβγ"),
        (#"^[\p{Nd}a]+$"#, "٣a3"), ("^[[:a]+$", "[:a"),
        ("(a*)*", "b"), ("^(a|a)*$", "aaaa"), ("(|a)+$", "aa"), ("x*", ""), ("$^", ""), (#"^\0$"#, "\0"),
        (#"\-\/\@"#, "-/@"),
    ])
    func doesMatch(pattern: String, text: String) throws { #expect(try matches(pattern, text) == true) }

    @Test(arguments: [
        ("^b", "abc"), ("a.c", "a\nc"), ("^a{2}$", "a"), ("^a{2,3}$", "aaaa"), ("[^a]", "a"), (#"\d"#, "٣"),
        (#"\w"#, "ä"), (#"\bo"#, "foo"), ("(?i)a", "b"),
        ("b$", "b\n"), ("^b", "a\nb"), ("(?i:a)b", "AB"), (#"\pL"#, "1"), (#"\p{Greek}"#, "abc"), (#"^\Qa.\E$"#, "ab"),
        ("ä", "a\u{308}"), ("(?i)[^a]", "A"),
        ("[[:upper:]]", "ab"), (#"\p{Lu}"#, "ß"), ("(?-s).", "\n"), (#"[^\D]"#, "a"), ("^(?:a|ab)$", "abc"),
    ])
    func doesNotMatch(pattern: String, text: String) throws { #expect(try matches(pattern, text) == false) }

    @Test(arguments: [
        ("(", RegexError.missing(")")), (")", .unexpected(")")), ("[a", .missing("]")), ("[b-a]", .badRange("b-a")),
        ("*", .badRepetition("*")), ("a**", .badRepetition("**")),
        ("a+*", .badRepetition("+*")), ("a{2}{3}", .badRepetition("}{3}")), ("(|*)", .badRepetition("*")),
        ("{2}", .badRepetition("{…}")), ("a{1001}", .repetitionTooLarge(limit: 1_000)),
        ("(a{100}){11}", .repetitionTooLarge(limit: 1_000)), ("a{3,2}", .badRepetition("{3,2}")),
        (#"\1"#, .badEscape(#"\1"#)), (#"\_"#, .badEscape(#"\_"#)), ("^a**?", .badRepetition("**")),
        (#"\8"#, .badEscape(#"\8"#)), ("(?=a)", .unexpected("(?=")),
        ("(?!a)", .unexpected("(?!")), ("(?<=a)", .unexpected("(?<")), ("(?<!a)", .unexpected("(?<")),
        ("(?P=a)", .unexpected("(?P")), ("(?x)", .unexpected("(?x")), ("(?i-)", .unexpected("(?)")),
        (#"\"#, .badEscape(#"\"#)), (#"\y"#, .badEscape(#"\y"#)), (#"\x4"#, .badEscape(#"\x4"#)),
        (#"\x{110000}"#, .badEscape(#"\x110000"#)), ("[[:foo:]]", .unknownClass("[:foo:]")),
        (#"\p{Foo}"#, .unknownClass(#"\p{Foo}"#)), (#"\pX"#, .unknownClass(#"\p{X}"#)), (#"\Z"#, .badEscape(#"\Z"#)),
        (#"\C"#, .singleByte), (#"[\C]"#, .singleByte),
        (#"\p{}"#, .unknownClass(#"\p{}"#)), ("(?P<a>x)(?<a>y)", .duplicateName("a")),
        (
            String(repeating: "(", count: 20) + "a" + String(repeating: "{1000})", count: 20),
            .repetitionTooLarge(limit: 1_000)
        ),
        (#"[\b]"#, .badEscape(#"\b"#)),
    ])
    func isNoPattern(pattern: String, error: RegexError) {
        #expect(throws: error) { try RegexProgram(pattern) }
        #expect(CELCase.outcome("'a'.matches(r'''\(pattern)''')") == "error")
    }

    @Test func aSearchIsAFunctionAndAMethod() {
        #expect(CELCase.outcome("matches('Musikschule', 'schule$')") == "true")
        #expect(CELCase.outcome("'Musikschule'.matches('^schule')") == "false")
        #expect(CELCase.unchecked("'a'.matches(1)") == "error")
    }

    /// The patterns that take exponential time with backtracking.
    @Test(arguments: ["(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*)*x", "(a*)*b", "(x+x+)+y", "a{0,500}a{500}$"])
    func stepsGrowLinearlyWithTheText(pattern: String) throws {
        let program = try RegexProgram(pattern)
        let steps = [1_000, 2_000, 4_000].map { length in
            var matcher = RegexMatcher(program)
            _ = matcher.matches(String(repeating: "a", count: length) + "!")
            return matcher.steps
        }
        #expect(steps[2] > 1_000)
        #expect(steps[2] - steps[1] <= 2 * (steps[1] - steps[0]) + 10)
        #expect(steps[2] <= 4_002 * 3 * program.instructions.count)
    }

    @Test func aSearchGivesUpAtItsLimit() throws {
        var matcher = RegexMatcher(try RegexProgram("(a|b)*c"))
        #expect(matcher.matches(String(repeating: "ab", count: 1_000), limit: 500) == nil)
        #expect(matcher.steps < 600)
    }

    @Test func deepGroupsAreRefused() {
        let pattern = String(repeating: "(", count: 10_000) + String(repeating: ")", count: 10_000)
        #expect(throws: RegexError.tooDeep(limit: RegexParser.maximumDepth)) { try RegexProgram(pattern) }
        let large = String(repeating: "(abcdefghij){1000}", count: 10)
        #expect(throws: RegexError.tooLarge(limit: RegexProgram.maximumInstructions)) { try RegexProgram(large) }
    }
}
