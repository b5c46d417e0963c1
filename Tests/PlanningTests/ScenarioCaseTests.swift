// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Planning
import Rules
import Tables
import Testing

/// A scenario with something wrong in it and what is told about it, together in one file.
///
/// A case changes the scenario in `Cases/base`: `=== FILE` gives a file anew, `=== edit FILE` replaces texts in it
/// (`old ==> new`), `=== remove FILE` takes it away; `=== expect CODE` is the exit code and the German output.
/// `RECORD_SNAPSHOTS=1` rewrites the expectation.
@Suite struct ScenarioCaseTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

    static var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".case") }.sorted()
    }

    @Test func thereAreCases() { #expect(Self.names.count >= 30) }

    @Test(arguments: names) func tells(_ name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let scenario = try TemporaryScenario(case: text)
        defer { scenario.remove() }
        let (code, output) = scenario.load()
        let expected = "=== expect \(code)\n\(output)"
        let body = text.range(of: "=== expect").map { String(text[..<$0.lowerBound]) } ?? text
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data((body + expected).utf8).write(to: file)
        }
        #expect(text == body + expected)
    }
}

/// A copy of the base scenario in a temporary folder.
struct TemporaryScenario {
    let folder: URL

    init(case text: String) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("case-\(UUID().uuidString)")
        let base = ScenarioCaseTests.folder.appendingPathComponent("base")
        try FileManager.default.copyItem(at: base, to: folder)
        for section in Self.sections(of: text) { try apply(section) }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// The exit code and the German diagnostics, with paths from the scenario's folder.
    func load() -> (code: Int32, output: String) {
        var sink = DiagnosticSink()
        let prepared = PreparedScenario.load(folder.path, into: &sink)
        if prepared == nil, !sink.hasErrors { Issue.record("neither a scenario nor an error") }
        for diagnostic in prepared.map({ ScenarioCheck($0).refutations }) ?? [] { sink.report(diagnostic) }
        let output = DiagnosticRenderer(language: .de, usesColour: false).render(sink)
        return (sink.exitCode ?? 0, output.replacing(folder.path + "/", with: "").replacing(folder.path, with: "."))
    }

    /// The German findings, those made by reading included, with paths from the scenario's folder.
    func lint() throws -> String {
        var sink = DiagnosticSink()
        let scenario = try #require(ScenarioLoader.load(folder.path, into: &sink), "\(sink.shown)")
        let files = scenario.rulebooks.compactMap { book -> YAMLNode? in
            RuleFiles.read(book.location.file, into: &sink).flatMap { YAMLReader.read($0, into: &sink) }
        }
        let read = RulebookLint.findings(
            scenario.rulebooks, files: files, day: scenario.schoolYear.firstDay, parameters: scenario.parameters)
        let findings = ScenarioLint.findings(scenario, known: read, into: &sink)
        #expect(!sink.hasErrors, "\(sink.shown)")
        return LintReport(findings).text(.de).replacing(folder.path + "/", with: "")
    }

    private struct Section {
        let heading: String
        let body: String
    }

    private static func sections(of text: String) -> [Section] {
        text.components(separatedBy: "\n=== ").dropFirst().compactMap { part in
            guard let end = part.firstIndex(of: "\n") else { return nil }
            let heading = String(part[..<end])
            return heading.hasPrefix("expect")
                ? nil : Section(heading: heading, body: String(part[end...].dropFirst()) + "\n")
        }
    }

    private func apply(_ section: Section) throws {
        let words = section.heading.split(separator: " ").map(String.init)
        let file = folder.appendingPathComponent(words[words.count - 1])
        switch (words.count, words[0]) {
        case (1, _):
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(section.body.utf8).write(to: file)
        case (_, "remove"): try FileManager.default.removeItem(at: file)
        default: try edit(file, section.body)
        }
    }

    private func edit(_ file: URL, _ body: String) throws {
        var text = try String(contentsOf: file, encoding: .utf8)
        for line in body.split(separator: "\n") {
            let parts = line.components(separatedBy: " ==> ")
            #expect(parts.count == 2 && text.contains(parts[0]), "nothing to replace: \(line)")
            text = text.replacing(parts[0], with: parts[1].replacing("\\n", with: "\n"))
        }
        try Data(text.utf8).write(to: file)
    }
}
