// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Network
import Testing

/// One file of `Cases`: a `network.yaml`, then `=== de` and `=== en` with what the reader says of it.
struct AgreementCase: Sendable, CustomTestStringConvertible {
    let url: URL
    let input: String
    let german: String
    let english: String

    var testDescription: String { url.lastPathComponent }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

    static let all: [AgreementCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap {
            try? AgreementCase(folder.appendingPathComponent($0))
        }
    }()

    init(_ url: URL) throws {
        self.url = url
        let parts = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "=== de\n")
        let expected = (parts.count > 1 ? parts[1] : "").components(separatedBy: "=== en\n")
        input = parts[0]
        german = expected[0]
        english = expected.count > 1 ? expected[1] : ""
    }

    func outcome(_ language: Language) -> String {
        var sink = DiagnosticSink()
        let agreement = AgreementReader.read(SourceFile(name: "network.yaml", text: input), into: &sink)
        #expect((agreement == nil) == sink.hasErrors)
        return DiagnosticRenderer(language: language, usesColour: false).render(sink)
    }
}

@Suite struct AgreementCaseTests {
    @Test(arguments: AgreementCase.all)
    func saysWhatIsWrongInBothLanguages(_ item: AgreementCase) throws {
        let (german, english) = (item.outcome(.de), item.outcome(.en))
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            let text = item.input + "=== de\n" + german + "=== en\n" + english
            try Data(text.utf8).write(to: item.url)
        } else {
            #expect(german == item.german)
            #expect(english == item.english)
        }
    }

    @Test func thereAreCases() { #expect(AgreementCase.all.count >= 6) }
}
