// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite struct ConformanceCommandTests {
    private func run(_ suite: String, _ options: String...) throws -> Program.Outcome {
        let program = try Program()
        defer { program.remove() }
        try Data(suite.utf8).write(to: program.folder.appendingPathComponent("suite.json"))
        return try program.run(arguments: ["rules", "conformance", "suite.json"] + options)
    }

    @Test func aSuiteThatHoldsEndsWith0() throws {
        let outcome = try run(#"[{"expr": "1 + 1", "value": {"int": "2"}}, {"expr": "1 / 0", "error": true}]"#)
        #expect(outcome.code == 0)
        #expect(outcome.output == "2 passed, 0 failed\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test func everyFailureIsShownAndEndsWith1() throws {
        let suite = """
            [{"file": "f", "section": "s", "name": "a", "expr": "1 + 1", "value": {"int": "3"}},
             {"name": "b", "expr": "true"},
             {"name": "c", "expr": "[1][1]", "value": {"int": "1"}}]
            """
        let outcome = try run(suite, "--language", "en")
        #expect(outcome.code == 1)
        #expect(
            outcome.output == """
                f/s/a: `1 + 1`
                  expected: 3
                  got:      2
                c: `[1][1]`
                  expected: 1
                  got:      error: the list has no index `1`
                1 passed, 2 failed

                """)
    }

    @Test func brokenAndMissingFilesHaveCodesOfTheirOwn() throws {
        let broken = try run("[{]")
        #expect(broken.code == 65)
        #expect(broken.errors.contains("suite.json:1:3"))
        #expect(broken.output.isEmpty)
        let unreadable = try run(#"[{"expr": "1", "value": {"number": 1}}, {"expr": "true"}]"#)
        #expect(unreadable.code == 65)
        #expect(unreadable.output.hasSuffix("1 passed, 1 failed\n"))
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("rules", "conformance", "none.json").code == 66)
        #expect(try program.run("rules", "conformance").code == 64)
    }

    /// The program's own stack, which is smaller or larger than that of the tests.
    @Test func deepExpressionsAreErrorsOfTheirTests() throws {
        let forms = [("(", "1", ")"), ("[", "1", "]"), ("!", "true", ""), ("", "1", " + 1"), ("[1].map(x, ", "1", ")")]
        var tests = forms.map { open, inner, close in
            let text = String(repeating: open, count: 10_000) + inner + String(repeating: close, count: 10_000)
            return "{\"expr\": \"\(text)\", \"error\": true}"
        }
        let fair = String(repeating: "[1].map(x, ", count: 90) + "1" + String(repeating: ")", count: 90)
        tests.append("{\"expr\": \"size(\(fair)) == 1\", \"value\": {\"bool\": true}}")
        let outcome = try run("[" + tests.joined(separator: ",\n") + "]")
        #expect(outcome.output == "\(tests.count) passed, 0 failed\n")
    }
}
