// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Planning
import Testing

/// Scenarios on disk: the shipped ones, and small ones that a test writes.
enum SampleRegion {
    static let scenarios = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("scenarios")

    static func load(_ path: String) throws -> PreparedScenario {
        var sink = DiagnosticSink()
        let prepared = PreparedScenario.load(path, into: &sink)
        let told = DiagnosticRenderer(language: .en, usesColour: false).render(sink)
        return try #require(prepared, "\(told)")
    }

    static func shipped(_ name: String) throws -> PreparedScenario {
        try load(scenarios.appendingPathComponent(name).path)
    }

    static let tables = [
        "regions": "id,name\n05999,Kreis\n",
        "municipalities": "id,name,region\nM1,Adorf,05999\nM2,Bdorf,05999\n",
        "schools": """
        id,name,sector,type,municipality,easting,northing,social_index
        S1,Eins,school,grundschule,M1,400000,5700000,7
        S2,Zwei,school,grundschule,M1,401000,5700000,2
        S3,Drei,youth,jugendzentrum,M2,420000,5700000,
        S4,Vier,school,grundschule,M2,421000,5700000,3

        """,
        "needs": """
        id,school,kind,field,age_from,age_to,groups,slots,priority
        B1,S1,visit,musik,6,9,3,mo,3
        B2,S2,visit,musik,8,9,2,di,1
        B3,S3,project,tanz,12,16,1,,2
        B4,S3,visit,kunst,12,16,1,,2

        """,
        "providers":
            "id,name,kind,municipality,easting,northing,max_groups\nP1,Musik,musikschule,M1,400500,5700000,4\nP2,Tanz,tanzschule,M2,420000,5700500,\n",
        "offers": """
        id,provider,kind,field,age_from,age_to,capacity,slots
        A1,P1,visit,musik,6,10,3,mo
        A2,P1,visit,musik,6,10,2,di
        A3,P2,project,tanz,6,10,2,
        A4,P2,visit,tanz,6,10,2,

        """,
        "previous": "school,provider,groups\nS1,P1,2\nS3,P2,1\n",
    ]

    static let rules = """
        rulebook: grund
        match:
          - {id: B-01, title: Sparte, when: need.field == offer.field}
          - {id: B-02, title: Art, when: need.kind == offer.kind}
          - {id: B-03, title: Alter, when: "need.age_from >= offer.age_from && need.age_to <= offer.age_to"}
          - {id: B-04, title: Zeit, when: "!has(need.slots) || !has(offer.slots) || need.slots.exists(s, s in offer.slots)"}
        limits:
          - {id: L-01, title: Gruppen, sum: 1, per: need, at_most: need.groups}
          - {id: L-02, title: Plätze, sum: 1, per: offer, at_most: offer.capacity}
        goals:
          - {id: G-1, title: Gruppen, maximise: "1"}

        """

    /// A small region with some files replaced, loaded from a folder that is gone afterwards.
    static func small(_ replaced: [String: String] = [:], tables declared: String = "") throws -> PreparedScenario {
        try with(replaced, tables: declared) { $0 }
    }

    /// The same, for questions that read the folder again.
    static func with<Result>(
        _ replaced: [String: String] = [:], tables declared: String = "", _ body: (PreparedScenario) throws -> Result
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("region-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for part in ["tables", "rules"] {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(part), withIntermediateDirectories: true)
        }
        let scenario = "scenario: klein\nschool_year: 2026/27\nrulebooks: [grund]\nrules: rules\n" + declared
        var files = ["scenario.yaml": scenario, "rules/grund.yaml": replaced["rules"] ?? rules]
        for (name, text) in tables.merging(replaced, uniquingKeysWith: { $1 }) where name != "rules" {
            files["tables/\(name).csv"] = text
        }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        return try body(try load(folder.path))
    }
}
