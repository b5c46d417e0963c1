// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Network
import Planning
import TestSupport
import Testing

@testable import Reporting

@Suite struct NetworkPageTests {
    private func candidates(_ scenario: Scenario) -> CandidateSet {
        var sink = DiagnosticSink()
        let candidates = CandidateJoin.candidates(of: scenario, into: &sink)
        #expect(!sink.hasErrors)
        return candidates
    }

    private var planned: [PlannedRow] {
        SamplePlan.allocations.map {
            PlannedRow(need: $0.need, offer: $0.offer, fund: $0.fund, groups: $0.groups)
        }
    }

    @Test(arguments: Language.allCases)
    func needsLookAsRecorded(_ language: Language) throws {
        let scenario = try SamplePlan.scenario()
        let needs = RegionalNeeds(scenario, candidates: candidates(scenario), plan: planned)
        let report = NeedsReport(needs, language: language)
        try expectSnapshot(report.html, named: "needs-\(language.rawValue).html")
        try expectSnapshot(report.text(width: 80), named: "needs-\(language.rawValue).txt")
        guard language == .de else { return }
        try expectSnapshot(report.json, named: "needs.json")
        try expectSnapshot(report.csv(.rfc4180), named: "needs.csv")
    }

    private func catalogue(_ language: Language) throws -> CatalogueReport {
        let scenario = try SamplePlan.scenario()
        let catalogue = Catalogue(scenario, candidates: candidates(scenario), plan: planned)
        return CatalogueReport(catalogue, shapes: nil, language: language)
    }

    @Test(arguments: Language.allCases)
    func theCatalogueLooksAsRecorded(_ language: Language) throws {
        try expectSnapshot(catalogue(language).html, named: "catalogue-\(language.rawValue).html")
    }

    @Test func theCatalogueWritesAllItsFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("catalogue-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try catalogue(.de).write(to: folder.path, format: .rfc4180, of: SamplePlan.scenario())
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == (CatalogueReport.fileNames + ["input.json"]).sorted())
        for name in ["offers.csv", "schools.csv", "municipalities.csv", "offers.jsonld"] {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            try expectSnapshot(text, named: "catalogue-\(name)")
        }
        let linked =
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: folder.appendingPathComponent("offers.jsonld"))) as? [String: Any]
        #expect((linked?["@graph"] as? [[String: Any]])?.count == 3)
    }

    /// Nothing that stands in a table can end the data of the page.
    @Test func dataCannotEndItsElement() {
        var text = ""
        HTML.data(.string("</script><b>")).write(to: &text)
        #expect(text == "\"\\u003c/script>\\u003cb>\"\n")
    }

    @Test(arguments: Language.allCases)
    func theRolloutLooksAsRecorded(_ language: Language) throws {
        var sink = DiagnosticSink()
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("data").path
        let rollout = try #require(RolloutReader.load(folder: folder, into: &sink))
        let report = RolloutReport(rollout, language: language)
        try expectSnapshot(report.text(width: 100), named: "rollout-\(language.rawValue).txt")
        try expectSnapshot(report.svg, named: "rollout-\(language.rawValue).svg")
    }
}
