// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Network
import Testing

/// A small agreement that has all it needs; tests change lines of it.
enum SampleAgreement {
    static let text = """
        network: probe
        region: {ags: "05566", name: Probekreis}
        parties:
          - {bank: land, name: Land}
          - {bank: kommune, name: Kreis}
        start: 2009-08-01
        fields_of_action:
          - {id: kultur, title: Kulturelle Bildung}
        posts:
          - {bank: land, share: 1}
          - {bank: kommune, share: 1}
        evaluation: {every_years: 5}
        bodies:
          - id: lenkung
            role: steering
            seats:
              - {bank: land, count: 6, actor: school_supervision}
              - {bank: kommune, count: 6, actor: school_authority}
          - {id: konferenz, role: conference, hears: [schools, culture]}
          - {id: buero, role: office}

        """

    static func read(_ text: String = text) throws -> Agreement {
        var sink = DiagnosticSink()
        let agreement = AgreementReader.read(SourceFile(name: "network.yaml", text: text), into: &sink)
        let told = DiagnosticRenderer(language: .en, usesColour: false).render(sink)
        return try #require(agreement, "\(told)")
    }

    /// The ids of everything that is said of a text, in the order of the places.
    static func told(_ text: String) -> [String] {
        var sink = DiagnosticSink()
        _ = AgreementReader.read(SourceFile(name: "network.yaml", text: text), into: &sink)
        return sink.shown.map(\.id)
    }

    static func changed(_ old: String, to new: String) -> String {
        #expect(text.contains(old))
        return text.replacing(old, with: new)
    }

    /// The shipped example.
    static let exampleFolder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("scenarios/musterkreis").path
}
