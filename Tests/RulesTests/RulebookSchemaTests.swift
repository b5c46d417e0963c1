// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Testing

@testable import Rules

/// The JSON Schema for editors must not drift from what the reader takes.
@Suite struct RulebookSchemaTests {
    private func keys(_ path: String...) throws -> Set<String> {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("rules/rulebook.schema.json")
        var node = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        for step in path { node = node?[step] as? [String: Any] }
        return Set(try #require(node?["properties"] as? [String: Any]).keys)
    }

    /// The keys that the reader names when it meets one it does not know.
    private func known(_ text: String) throws -> Set<String> {
        var sink = DiagnosticSink()
        _ = RulebookReader.read(SourceFile(name: "r.yaml", text: text), into: &sink)
        let message = try #require(sink.shown.first { $0.id == "rules.unknown-key" }?.help?.en)
        let parts = message.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        return Set(parts.filter { $0.offset % 2 == 1 }.map { String($0.element) })
    }

    @Test func theSchemaHasTheKeysOfTheReader() throws {
        let unknown = "zzzzzzzzzzzzzzzz: 1"
        #expect(try keys() == known("rulebook: r\n\(unknown)"))
        #expect(try keys("$defs", "parameter") == known("rulebook: r\nparameters: [{name: a, value: 1, \(unknown)}]"))
        #expect(try keys("$defs", "matchRule") == known("rulebook: r\nmatch: [{id: a, when: b, else: c, \(unknown)}]"))
        #expect(try keys("$defs", "limit") == known("rulebook: r\nlimits: [{id: a, sum: 1, at_most: 1, \(unknown)}]"))
        #expect(try keys("$defs", "goal") == known("rulebook: r\ngoals: [{id: a, maximise: 1, \(unknown)}]"))
    }
}
