// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Rules

/// Expressions of a few hundred bytes that ask for years of work or for all the memory there is.
@Suite struct InterpreterHostileTests {
    /// What the interpreter makes of a text by itself.
    private func answer(_ text: String) throws -> String {
        // What the tables say is no answer.
        var (loading, sink) = (DiagnosticSink(), DiagnosticSink())
        let tables = try #require(RandomRegion(seed: 1).load(into: &loading))
        let interpreter = ExpressionProbe(tables: tables).interpreter
        let scalar = YAMLScalar(text: text, isPlain: true, file: SourceFile(name: "EXPR", text: text), start: 0)
        let source = try #require(ExpressionSource(scalar, into: &sink))
        let value = interpreter.value(source, rulebook: 0, for: CandidateContext())
        return value.error?.reason.en ?? ExpressionProbe.text(of: value, interpreter)
    }

    /// What the probe says, which compiles first.
    private func refusal(_ text: String) throws -> Diagnostic {
        // What the tables say is no answer.
        var (loading, sink) = (DiagnosticSink(), DiagnosticSink())
        let tables = try #require(RandomRegion(seed: 1).load(into: &loading))
        let answers = ExpressionProbe(tables: tables).answers(text, for: CandidateContext(), into: &sink)
        #expect(answers.isEmpty)
        return try #require(sink.shown.last)
    }

    private static let digits = "[0,1,2,3,4,5,6,7,8,9]"

    @Test func nestedMacros() throws {
        let nested = (0..<12).reduce("true") { text, level in "\(Self.digits).all(v\(level), \(text))" }
        #expect(try answer(nested).contains("more than 1000000 steps"))
        // What is out of steps stays so, whatever would absorb an error.
        #expect(try answer("(\(nested)) || true").contains("more than 1000000 steps"))
        let few = (0..<4).reduce("true") { text, level in "\(Self.digits).all(v\(level), \(text))" }
        #expect(try answer(few) == "true")
        // Lists of constants are written out when a rule is compiled.
        #expect(try refusal(nested).message.en.contains("more than 20000 parts"))
    }

    @Test func listsOfLists() throws {
        let text = "[1]" + String(repeating: ".map(x, [x, x])", count: 40)
        #expect(try answer(text).contains("[[…]]"))
        #expect(try answer("[[1]]").contains("[[…]]"))
    }

    @Test func squaresOfSquares() throws {
        let text = "[1234567890]" + String(repeating: ".map(x, x * x)", count: 40)
        #expect(try answer(text).contains("6000 digits"))
        #expect(try answer("99999999999 * 99999999999") == "9999999999800000000001")
        #expect(try refusal("99999999999 * 99999999999").message.en.contains("a number is too large"))
    }

    /// Patterns that would take long, alone or many times over.
    @Test func patterns() throws {
        let slow = "('" + String(repeating: "a", count: 4_000) + "').matches('((a|b|ab){1,300}c?)*d$')"
        #expect(try answer(slow).contains("too many steps"))
        #expect(try refusal(slow).message.en.contains("too many steps"))
        let often = "'" + String(repeating: "a", count: 900) + "'.matches('(a|b|ab)*c{2,300}$')"
        let manyTimes = (0..<4).reduce("!\(often)") { text, level in "\(Self.digits).all(v\(level), \(text))" }
        #expect(try answer(manyTimes).contains("more than 1000000 steps"))
    }

    /// A text of 2^40 letters.
    @Test func textsThatDouble() throws {
        let text = (0..<40).reduce("'a'") { text, _ in "[\(text)].map(x, x + x)[0]" }
        #expect(try answer(text).contains("longer than 10000 bytes"))
        let joined = Array(repeating: "'" + String(repeating: "a", count: 900) + "'", count: 12).joined(
            separator: " + ")
        #expect(try answer(joined).contains("longer than 10000 bytes"))
        #expect(try refusal(joined).message.en.contains("longer than 10000 bytes"))
    }
}
