// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Testing

@testable import Rules

/// Every number of a shipped rulebook says what it may be, and in which unit where it has one.
@Suite struct ShippedParameterTests {
    static let files: [URL] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("rules")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".tests.yaml") }.sorted()
            .map { folder.appendingPathComponent($0) }
    }()

    @Test(arguments: files)
    func everyParameterHasARange(file: URL) throws {
        var sink = DiagnosticSink()
        let source = SourceFile(name: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)))
        let rulebook = try #require(RulebookReader.read(source, into: &sink))
        #expect(sink.shown.isEmpty)
        for parameter in rulebook.parameters {
            let range = try #require(parameter.range, "\(parameter.name) has no range")
            // A share or a switch has no unit; everything else is counted in something.
            #expect(parameter.unit != nil || range.isShare, "\(parameter.name) has no unit")
        }
    }

    @Test func thereAreRulebooks() { #expect(Self.files.count > 20) }
}
