// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Network
import Testing

/// The JSON Schema for editors must not drift from what the reader takes.
@Suite struct AgreementSchemaTests {
    private func node(_ path: [String]) throws -> Any {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("rules/network.schema.json")
        var node: Any = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        for step in path { node = try #require((node as? [String: Any])?[step], "\(step)") }
        return node
    }

    private func keys(_ path: String...) throws -> Set<String> {
        Set(try #require(try node(path + ["properties"]) as? [String: Any]).keys)
    }

    private func codes(_ path: String...) throws -> [String] { try #require(try node(path + ["enum"]) as? [String]) }

    /// The keys that the reader names when it meets one it does not know.
    private func known(_ text: String) throws -> Set<String> {
        var sink = DiagnosticSink()
        _ = AgreementReader.read(SourceFile(name: "n.yaml", text: "network: n\n" + text), into: &sink)
        let message = try #require(sink.shown.first { $0.id == "rules.unknown-key" }?.help?.en)
        let parts = message.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        return Set(parts.filter { $0.offset % 2 == 1 }.map { String($0.element) })
    }

    @Test func theSchemaHasTheKeysOfTheReader() throws {
        let unknown = "zzzzzzzzzzzzzzzz: 1"
        #expect(try keys() == known(unknown))
        #expect(try keys("$defs", "party") == known("parties: [{\(unknown)}]"))
        #expect(try keys("$defs", "field") == known("fields_of_action: [{\(unknown)}]"))
        #expect(try keys("$defs", "post") == known("posts: [{\(unknown)}]"))
        #expect(try keys("$defs", "evaluation") == known("evaluation: {\(unknown)}"))
        #expect(try keys("$defs", "body") == known("bodies: [{\(unknown)}]"))
        #expect(try keys("$defs", "seat") == known("bodies: [{seats: [{\(unknown)}]}]"))
        #expect(try keys("$defs", "decides") == known("bodies: [{decides: {\(unknown)}}]"))
        #expect(try keys("properties", "region") == known("region: {\(unknown)}"))
    }

    @Test func theSchemaHasTheCodesOfTheReader() throws {
        #expect(try codes("$defs", "actor") == EducationActor.allCases.map(\.rawValue))
        #expect(try codes("$defs", "bank") == Bank.allCases.map(\.rawValue))
        #expect(try codes("$defs", "body", "properties", "role") == BodyRole.allCases.map(\.rawValue))
        #expect(
            try codes("$defs", "decides", "properties", "by") == DecisionRule.Majority.allCases.map(\.rawValue))
        #expect(try codes("$defs", "decides", "properties", "tie") == DecisionRule.Tie.allCases.map(\.rawValue))
    }
}
