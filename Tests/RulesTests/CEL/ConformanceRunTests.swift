// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Testing

@testable import Rules

@Suite struct ConformanceRunTests {
    private func run(_ text: String) -> (run: ConformanceRun?, sink: DiagnosticSink) {
        var sink = DiagnosticSink()
        let run = ConformanceRun.run(SourceFile(name: "suite.json", text: text), into: &sink)
        return (run, sink)
    }

    private static let good = #"""
        [
        {"file": "f", "section": "s", "name": "int", "expr": "1 + 1", "value": {"int": "2"}},
        {"name": "number", "expr": "1 + 1", "value": {"int": 2}},
        {"name": "default is true", "expr": "1 == 1"},
        {"name": "all forms", "expr": "[null, true, 1u, 0.5, 'ä', b'\\xff', {1: 2}, timestamp(1), duration('1s'), int]",
         "value": {"list": [{"null": null}, {"bool": true}, {"uint": "1"}, {"double": "0.5"}, {"string": "\u00e4"},
          {"bytes": "/w=="}, {"map": [[{"int": "1"}, {"int": "2"}]]}, {"timestamp": [1, 0]}, {"duration": [1, 0]}, {"type": "int"}]}},
        {"name": "nan", "expr": "0.0 / 0.0", "value": {"double": "nan"}},
        {"name": "runtime error", "expr": "1 / 0", "error": true},
        {"name": "check error", "expr": "1 + 'a'", "error": true},
        {"name": "syntax error", "expr": "1 +", "error": true},
        {"name": "unchecked", "expr": "x || true", "value": {"bool": true}, "disable_check": true},
        {"name": "bound", "expr": "y", "value": {"int": "3"}, "container": "a.b",
         "declare": {"a.y": "int64", "z": {"map": ["string", {"list": "dyn"}]}}, "bindings": {"a.y": {"int": "3"}}},
        {"name": "type", "expr": "[1]", "type": {"list": "int64"}, "value": {"list": [{"int": "1"}]}},
        {"name": "only the type", "expr": "[1 / 0]", "type": {"list": "int64"}, "check_only": true},
        {"name": "a declared function", "expr": "[pair(1, 'a'), pair(dyn(1), 'b')][0]", "check_only": true,
         "declare": {"pair": {"overloads": [{"params": [{"type_param": "A"}, {"type_param": "B"}],
          "result": {"opaque": ["pair", {"type_param": "A"}, {"type_param": "B"}]}}]}},
         "type": {"opaque": ["pair", "dyn", "string"]}},
        {"name": "its parameters agree", "expr": "x.both(1u)", "check_only": true, "type": "uint64",
         "declare": {"x": {"well_known": "TIMESTAMP"},
          "both": {"overloads": [{"receiver": true, "params": ["timestamp", {"type_param": "T"}], "result": {"type_param": "T"}}]}}},
        {"name": "it has no other form", "expr": "both(1, 'a')", "check_only": true, "error": true,
         "declare": {"both": {"overloads": [{"params": ["int64"], "result": "bool"}]}}},
        {"name": "no macros", "expr": "[1].all(x, true)", "error": true, "disable_macros": true}
        ]
        """#

    @Test func everythingRightPasses() throws {
        let (run, sink) = run(Self.good)
        #expect(sink.shown.isEmpty)
        #expect(try #require(run).text(.en) == "16 passed, 0 failed\n")
    }

    /// Each of these is nearly right, so that a run that is too kind would let it pass.
    @Test(arguments: [
        (#"{"expr": "2", "value": {"uint": "2"}}"#, "2u", "2"),
        (#"{"expr": "2", "value": {"double": "2"}}"#, "2.0", "2"),
        (#"{"expr": "'a'", "value": {"bytes": "YQ=="}}"#, "b\"a\"", "\"a\""),
        (#"{"expr": "[1]", "value": {"list": []}}"#, "[]", "[1]"),
        (#"{"expr": "{1: 1}", "value": {"map": [[{"uint": "1"}, {"int": "1"}]]}}"#, "{1u: 1}", "{1: 1}"),
        (#"{"expr": "'a\\u0308'", "value": {"string": "\u00e4"}}"#, "\"ä\"", "\"ä\""),
        (#"{"expr": "null", "error": true}"#, "an error", "null"),
        (#"{"expr": "false"}"#, "true", "false"),
        (#"{"expr": "1 / 0", "value": {"int": "0"}}"#, "0", "error: division by zero"),
        (#"{"expr": "[1]", "type": {"list": "uint64"}}"#, "type list(uint)", "type list(int)"),
        (#"{"expr": "x", "value": {"int": "1"}, "bindings": {"x": {"int": "1"}}}"#, "1", "error: `x` is not declared"),
        (#"{"expr": "1 + 1", "error": true, "check_only": true}"#, "an error", "type int"),
    ])
    func nearlyRightFails(test: String, expected: String, found: String) throws {
        let (run, sink) = run("[\(test), {\"name\": \"good\", \"expr\": \"true\"}]")
        #expect(sink.shown.isEmpty)
        let text = try #require(run).text(.en)
        #expect(text.contains("  expected: \(expected)\n  got:      \(found)\n"), "\(text)")
        #expect(text.hasSuffix("\n1 passed, 1 failed\n"))
        #expect(run?.failed == 1)
    }

    @Test func failuresNameTheTestInBothLanguages() throws {
        let run = try #require(
            run(#"[{"file": "f", "section": "s", "name": "n", "expr": "1 + 1", "value": {"int": "3"}}]"#).run)
        #expect(run.text(.de) == "f/s/n: `1 + 1`\n  erwartet: 3\n  erhalten: 2\n0 passed, 1 failed\n")
        #expect(run.text(.en) == "f/s/n: `1 + 1`\n  expected: 3\n  got:      2\n0 passed, 1 failed\n")
    }

    @Test(arguments: [
        ("", "rules.json-syntax", 1), ("[", "rules.json-syntax", 1), ("[{}", "rules.json-syntax", 1),
        ("[]\n]", "rules.json-syntax", 2), ("[\n{\"expr\": 01}]", "rules.json-syntax", 2),
        ("[{\"a\": 1, \"a\": 2}]", "rules.json-syntax", 1), (#"["\x"]"#, "rules.json-syntax", 1),
        (#"["\ud800"]"#, "rules.json-syntax", 1), ("[\"a\nb\"]", "rules.json-syntax", 1),
        ("{}", "rules.suite-shape", 1),
        ("[1]", "rules.suite-shape", 1), ("[\n\n{}]", "rules.suite-shape", 3),
        (#"[{"expr": 1}]"#, "rules.suite-shape", 1),
        ("[{\"expr\": \"1\",\n\"value\": {\"int\": \"x\"}}]", "rules.suite-shape", 2),
        (#"[{"expr": "1", "value": {"float": "1"}}]"#, "rules.suite-shape", 1),
        (#"[{"expr": "1", "type": "int32"}]"#, "rules.suite-shape", 1),
        (#"[{"expr": "1", "errors": true}]"#, "rules.unknown-key", 1),
        (#"[{"expr": "1", "error": "yes"}]"#, "rules.suite-shape", 1),
        (#"[{"expr": "1", "value": {"timestamp": [1]}}]"#, "rules.suite-shape", 1),
        (#"[{"expr": "1", "bindings": {"x": 1}}]"#, "rules.suite-shape", 1),
        (#"[{"expr": "1", "declare": {"f": {"overloads": [{"params": []}]}}}]"#, "rules.suite-shape", 1),
        (#"[{"expr": "1", "type": {"type_param": "T"}}]"#, "rules.suite-shape", 1),
        (String(repeating: "[", count: 100_000), "rules.json-syntax", 1),
    ])
    func brokenFilesAreToldWithTheirPlace(text: String, id: String, line: Int) throws {
        let (run, sink) = run(text)
        // A test that cannot be read never passes; without a list there is nothing to run.
        #expect((run == nil) == (id == "rules.json-syntax" || text == "{}"))
        #expect(run.map { $0.passed == 0 && $0.failed == 1 } ?? true)
        #expect(sink.exitCode == Cause.badData.rawValue)
        let first = try #require(sink.shown.first)
        #expect(first.id == id)
        #expect(first.location?.line == line)
    }

    @Test func aMissingFileIsMissingInput() {
        var sink = DiagnosticSink()
        #expect(ConformanceRun.run(path: "no/such/suite.json", into: &sink) == nil)
        #expect(sink.exitCode == Cause.missingInput.rawValue)
        var folder = DiagnosticSink()
        #expect(ConformanceRun.run(path: NSTemporaryDirectory(), into: &folder) == nil)
        #expect(folder.exitCode == Cause.missingInput.rawValue)
    }

    @Test func jsonTextsAreReadAsTheyAre() throws {
        let node = try JSONReader.read(Array(#"{"a": "\u00e4\ud83d\ude00\n\/", "b": [-1.5e+3, true, null]}"#.utf8))
        #expect(node["a"]?.string == "ä😀\n/")
        guard case .number(let text) = try #require(node["b"]?.array?.first).kind else {
            Issue.record("no number")
            return
        }
        #expect(text == "-1.5e+3")
        #expect(node["b"]?.offset == 37)
    }
}
