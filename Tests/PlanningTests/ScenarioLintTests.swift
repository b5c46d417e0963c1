// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Rules
import Testing

/// A change of the scenario in `Cases/base` and what `rules lint` finds then, together in one file (see
/// `ScenarioCaseTests`). `RECORD_SNAPSHOTS=1` rewrites the expectation.
@Suite struct ScenarioLintTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("LintCases")

    static var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".case") }.sorted()
    }

    @Test(arguments: names) func finds(_ name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let scenario = try TemporaryScenario(case: text)
        defer { scenario.remove() }
        let body = text.range(of: "=== expect").map { String(text[..<$0.lowerBound]) } ?? text
        let expected = try "=== expect\n" + scenario.lint()
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data((body + expected).utf8).write(to: file)
        }
        #expect(text == body + expected)
    }

    /// Every kind that needs a scenario is found in some case.
    @Test func thereIsACaseOfEachKind() throws {
        let texts = try Self.names.map {
            try String(contentsOf: Self.folder.appendingPathComponent($0), encoding: .utf8)
        }
        let kinds: [LintFinding.Kind] = [
            .neverExcludes, .alwaysExcludes, .neverBinds, .excludesValue, .impossibleQuota, .goalWithoutEffect,
            .appliesToNothing,
        ]
        for kind in kinds { #expect(texts.contains { $0.contains("[lint.\(kind.rawValue)]") }, "\(kind)") }
    }
}
