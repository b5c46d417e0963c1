// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Rules

/// Expressions of a few hundred bytes that ask for years of work or for all the memory there is.
@Suite struct InterpreterHostileTests {
    private func answer(_ text: String) throws -> String {
        var (loading, sink) = (DiagnosticSink(), DiagnosticSink())
        let tables = try #require(RandomRegion(seed: 1).load(into: &loading))
        let answers = ExpressionProbe(tables: tables).answers(text, for: CandidateContext(), into: &sink)
        guard let first = answers.first else {
            let error = try #require(sink.shown.last)
            #expect(error.location?.line == 1)
            return error.message.text(.en)
        }
        return first.value
    }

    private static let digits = "[0,1,2,3,4,5,6,7,8,9]"

    @Test func nestedMacros() throws {
        let nested = (0..<12).reduce("true") { text, level in "\(Self.digits).all(v\(level), \(text))" }
        #expect(try answer(nested).contains("more than 1000000 steps"))
        // What is out of steps stays so, whatever would absorb an error.
        #expect(try answer("(\(nested)) || true").contains("more than 1000000 steps"))
        let few = (0..<4).reduce("true") { text, level in "\(Self.digits).all(v\(level), \(text))" }
        #expect(try answer(few) == "true")
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
    }
}
