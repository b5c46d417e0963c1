// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Tables
import Testing

@testable import Rules

/// Rulebooks and what is found in them by reading: `=== file` (more than one may follow), `=== expect`. A first line
/// `school year 2026/27` sets the school year. `RECORD_SNAPSHOTS=1` rewrites the findings.
@Suite struct RulebookLintTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

    static var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".case") }.sorted()
    }

    private static func report(_ texts: [String], _ day: Day?) throws -> LintReport {
        var sink = DiagnosticSink()
        let files = texts.enumerated().map { index, text in
            SourceFile(name: texts.count == 1 ? "FILE" : "FILE\(index + 1)", text: text)
        }
        let nodes = files.compactMap { YAMLReader.read($0, into: &sink) }
        let books = files.compactMap { RulebookReader.read($0, into: &sink) }
        try #require(!sink.hasErrors, "\(sink.shown)")
        return LintReport(RulebookLint.findings(books, files: nodes, day: day))
    }

    @Test(arguments: names) func finds(_ name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let end = try #require(text.range(of: "=== expect\n"))
        let parts = text[..<end.lowerBound].components(separatedBy: "=== file\n")
        let words = parts[0].split(separator: "\n").first { $0.hasPrefix("school year ") }
        let day = words.flatMap { SchoolYear(parsing: String($0.dropFirst("school year ".count))) }?.firstDay
        let result = try Self.report(Array(parts.dropFirst()), day).text(.de)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data((text[..<end.upperBound] + result).utf8).write(to: file)
        }
        #expect(result == text[end.upperBound...])
    }

    /// Every kind that reading alone can find is found in some case.
    @Test func thereIsACaseOfEachKind() throws {
        let texts = try Self.names.map {
            try String(contentsOf: Self.folder.appendingPathComponent($0), encoding: .utf8)
        }
        let kinds: [LintFinding.Kind] = [
            .neverExcludes, .alwaysExcludes, .neverBinds, .impossibleQuota, .sameRule, .impliedRule, .unusedName,
            .datedValues, .notInForce, .missingText, .reasonWithoutValue,
        ]
        for kind in kinds { #expect(texts.contains { $0.contains("[lint.\(kind.rawValue)]") }, "\(kind)") }
    }

    @Test func theShippedRulebooksAreQuiet() throws {
        let paths = ShippedFiles.all.filter { $0.hasPrefix("rules/") && !$0.hasSuffix(".tests.yaml") }
        let texts = try paths.map { try ShippedFiles.text($0) }
        let report = try Self.report(texts, SchoolYear(parsing: "2026/27")?.firstDay)
        #expect(report.warnings == 0, "\(report.text(.de))")
        for text in texts { #expect(try Self.report([text], nil).warnings == 0) }
    }

    @Test func jsonTellsKindRuleAndPlace() throws {
        let text = "rulebook: r\ntitle: {de: R, en: R}\nparameters:\n  - {name: p, value: 1}\n"
        let json = try Self.report([text], nil).json(.en)
        #expect(
            json == """
                [
                  {"kind": "unused-name", "severity": "warning", "rule": "p", "file": "FILE", "line": 4, "column": 12, \
                "message": "no rule uses the parameter `p`", "reason": "changing this value changes no plan", \
                "help": "remove the parameter, or also give the rulebooks that use it"}
                ]

                """)
        #expect(try Self.report(["rulebook: r\ntitle: {de: R, en: R}\n"], nil).json(.en) == "[]\n")
    }
}
