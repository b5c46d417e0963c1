// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Rules

@Suite struct RulebookProseTests {
    private static let rules = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("rules").path

    private func shipped(_ name: String) throws -> Rulebook {
        var sink = DiagnosticSink()
        return try #require(RuleFiles.rulebook("\(Self.rules)/\(name).yaml", into: &sink), "\(sink.shown)")
    }

    @Test(arguments: [
        "base", "jekits", "kommune", "kultur-macht-stark", "kultur-und-schule", "kulturrucksack", "kulturstrolche",
        "region", "startchancen",
    ])
    func aShippedRulebookAsProse(name: String) throws {
        let rulebook = try shipped(name)
        for language in Language.allCases {
            let text = RulebookProse.text(of: rulebook, language: language)
            try expectSnapshot(text, named: "prose-\(language.rawValue)-\(name).txt")
            let ids = rulebook.match.map(\.id) + rulebook.limits.map(\.id) + rulebook.goals.map(\.id)
            #expect(ids.allSatisfy { text.contains($0 + " ") }, "every rule is told")
            #expect(rulebook.parameters.allSatisfy { text.contains("`\($0.name)`") })
        }
    }

    @Test func markdownHasHeadings() throws {
        let text = RulebookProse.text(of: try shipped("region"), language: .de, format: .markdown)
        try expectSnapshot(text, named: "prose-de-region.md")
    }

    @Test(arguments: [
        ("need.field == offer.field", "Sparte des Bedarfs ist Sparte des Angebots"),
        (
            "!has(offer.radius_km) || km <= offer.radius_km",
            "Umkreis in km des Angebots ist nicht angegeben oder `km` ist höchstens Umkreis in km des Angebots"
        ),
        (
            "need.kind == 'project' && (!has(need.setting) || need.setting != 'lesson')",
            "Art des Bedarfs ist „Projekt“ und (Rahmen des Bedarfs ist nicht angegeben oder Rahmen des Bedarfs ist nicht „Unterricht“)"
        ),
        ("need.kind in ['visit', 'training']", "Art des Bedarfs ist eines von „Besuch“, „Fortbildung“"),
        ("!(offer.provider.kind in ['kita'])", "Art des Anbieters ist keines von „kita“"),
        ("need.groups * 2 > 1.5", "`need.groups * 2` ist größer als 1,5"),
        ("need.slots.exists(s, s in offer.slots)", "`need.slots.exists(s, s in offer.slots)`"),
    ])
    func aConditionInWords(text: String, expected: String) throws {
        var sink = DiagnosticSink()
        let scalar = YAMLScalar(text: text, isPlain: true, file: SourceFile(name: "e", text: text), start: 0)
        let source = try #require(ExpressionSource(scalar, into: &sink))
        #expect(ConditionWords(language: .de).text(source) == expected)
    }
}
