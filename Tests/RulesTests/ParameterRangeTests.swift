// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import Testing

@testable import Rules

/// Parameters have a type and a range; what does not fit is told where it was written.
@Suite struct ParameterRangeTests {
    private static let rulebook = """
        rulebook: region
        parameters:
          - {name: social_share, value: 0.25, range: [0, 1]}
          - {name: school_cap, value: 2000, unit: EUR, range: [0, ~], from: 2020-08-01, until: 2024-07-31}
          - {name: school_cap, value: 2100, unit: EUR, range: [0, ~], from: 2024-08-01}
          - {name: strict, value: true}
          - {name: field, value: musik}
        """

    private func read(_ text: String, into sink: inout DiagnosticSink) -> Rulebook? {
        RulebookReader.read(SourceFile(name: "region.yaml", text: text), into: &sink)
    }

    /// What is told of values as a scenario writes them.
    private func told(_ parameters: String, of rulebook: String = rulebook) throws -> [Diagnostic] {
        var sink = DiagnosticSink()
        let book = try #require(read(rulebook, into: &sink))
        let file = SourceFile(name: "scenario.yaml", text: "scenario: a\nparameters: {\(parameters)}\n")
        let entries = try #require(YAMLReader.read(file, into: &sink)?["parameters"]?.entries)
        let overrides = entries.compactMap { entry in entry.value.scalar.map { ParameterOverride(entry.key, $0) } }
        let day = try #require(SchoolYear(parsing: "2026/27")).firstDay
        _ = ParameterTable(rulebooks: [book], overrides: overrides, day: day, into: &sink)
        return sink.shown
    }

    @Test(arguments: [
        ("0,3", "`0.3`"), ("30 %", "`0.3`"), ("30%", "`0.3`"), (".3", "`0.3`"), ("3e-1", "`0.3`"), ("+0.3", "`0.3`"),
        ("\"0.3\"", "`0.3`"), ("'0,3'", "`0.3`"), ("0.3 Anteil", "`0.3`"), ("-0,3", "`-0.3`"), ("30,0", "`0.3`"),
        ("0.3333333333333", "`0.333333333333`, mit höchstens 12 Nachkommastellen"), ("True", "`0.25`"),
        ("viel", "`0.25`"), ("true", "`0.25`"),
    ])
    func whatIsNoNumberIsToldWhereItIsWritten(value: String, help: String) throws {
        let value = value.contains(",") && !value.contains("'") ? "\"\(value)\"" : value
        let found = try told("social_share: \(value)")
        #expect(found.map(\.id) == ["rules.parameter-type"])
        let first = try #require(found.first)
        #expect(first.severity == .error)
        #expect(first.location?.description == "scenario.yaml:2:28")
        #expect(first.message.de.contains("`social_share`"))
        #expect(first.help?.de.contains(help) == true, "\(first.help?.de ?? "")")
    }

    @Test(arguments: [
        ("1_500", "`1500`"), ("1.500,00", "`1500`"), ("1500 EUR", "`1500`"),
        ("1.500 €", "`1.5` für 1,5, `1500` für 1.500"),
        ("1 500", "`1500`"), ("1'500", "`1500`"), ("EUR 1500", "`1500`"), ("2e3", "`2000`"), ("1.234.567", "`1234567`"),
    ])
    func amountsAsOfficesWriteThem(value: String, help: String) throws {
        let found = try told("school_cap: \"\(value)\"")
        #expect(found.map(\.id) == ["rules.parameter-type"])
        #expect(found.first?.help?.de.contains(help) == true, "\(found.first?.help?.de ?? "")")
    }

    /// A comma in braces parts entries; in a block it does not.
    @Test func aCommaWithoutQuotes() throws {
        var sink = DiagnosticSink()
        let book = try #require(read(Self.rulebook, into: &sink))
        let file = SourceFile(name: "scenario.yaml", text: "parameters:\n  social_share: 0,3\n")
        let entry = try #require(YAMLReader.read(file, into: &sink)?["parameters"]?.entries?.first)
        let value = try #require(entry.value.scalar)
        ParameterTable.check([ParameterOverride(entry.key, value)], against: [book], into: &sink)
        #expect(sink.shown.map(\.location?.description) == ["scenario.yaml:2:17"])
        #expect(sink.shown.first?.message.de == "`0,3` ist keine Zahl, `social_share` braucht eine")
        #expect(sink.shown.first?.help?.de == "schreiben Sie `0.3`")
    }

    @Test func aShareInPercentIsToldHowToWriteIt() throws {
        let found = try told("social_share: 40")
        #expect(found.map(\.id) == ["rules.value-out-of-range"])
        #expect(found.first?.location?.description == "scenario.yaml:2:28")
        #expect(found.first?.message.de == "`40` ist für `social_share` nicht möglich, erlaubt ist 0 bis 1")
        #expect(found.first?.help?.de == "40 % schreibt man `0.4`")
        #expect(found.first?.help?.en == "40 % is written `0.4`")
        #expect(try told("social_share: 62.5").first?.help?.de == "62,5 % schreibt man `0.625`")
        #expect(try told("social_share: -0.1").first?.help == nil)
        #expect(try told("region.social_share: 40").count == 1)
    }

    @Test func theEndsCountAndMayBeOpen() throws {
        #expect(try told("social_share: 0, school_cap: 0").isEmpty)
        #expect(try told("social_share: 1, school_cap: 900000000").isEmpty)
        let found = try told("school_cap: -1")
        #expect(found.first?.message.de == "`-1` ist für `school_cap` nicht möglich, erlaubt ist mindestens 0 EUR")
    }

    /// `1.500` is one and a half to the program and fifteen hundred to its readers.
    @Test func aNumberWithThreeDecimalsIsNotGuessed() throws {
        let found = try told("school_cap: 1.500")
        #expect(found.map(\.id) == ["rules.doubtful-number"])
        #expect(found.first?.message.de == "`1.500` für `school_cap` lässt zwei Zahlen zu: 1,5 oder 1.500")
        #expect(found.first?.help?.de == "`1.5` für 1,5, `1500` für 1.500; Tausender werden nicht getrennt")
        #expect(try told("school_cap: 1500.5").isEmpty)
        #expect(try told("social_share: 0.125").isEmpty)
    }

    @Test func otherTypesAreHeldToo() throws {
        #expect(try told("strict: ja").first?.help?.de == "schreiben Sie `true` ohne Anführungszeichen")
        #expect(try told("strict: 1").map(\.id) == ["rules.parameter-type"])
        #expect(try told("field: 12").first?.help?.de == "in Anführungszeichen schreiben: `\"12\"`")
        #expect(try told("field: tanz, strict: false").isEmpty)
        #expect(try told("social_share: ~").first?.message.de == "der Parameter `social_share` hat keinen Wert")
    }

    @Test(arguments: [
        ("{name: a, value: 2, range: [0, 1]}", "rules.value-out-of-range"),
        ("{name: a, value: \"1\", range: [0, 1]}", "rules.parameter-type"),
        ("{name: a, value: musik, range: [0, 1]}", "rules.parameter-type"),
        ("{name: a, value: 30 %}", "rules.parameter-type"), ("{name: a, value: True}", "rules.parameter-type"),
        ("{name: a, value: 1, range: [0]}", "rules.bad-range"),
        ("{name: a, value: 1, range: [~, ~]}", "rules.bad-range"),
        ("{name: a, value: 1, range: 0..1}", "rules.bad-range"),
        ("{name: a, value: 1, range: [0, eins]}", "rules.bad-range"),
        ("{name: a, value: 1, range: [1, 0]}", "rules.empty-range"),
    ])
    func rulebooksAreHeldToo(parameter: String, id: String) {
        var sink = DiagnosticSink()
        _ = read("rulebook: r\nparameters:\n  - \(parameter)\n", into: &sink)
        #expect(sink.shown.map(\.id) == [id])
        #expect(sink.shown.first?.location?.line == 3)
    }

    @Test func aRangeHoldsForAllPeriods() {
        var sink = DiagnosticSink()
        let entries = ["range: [0, 1], until: 2025-07-31", "from: 2025-08-01", "range: [0, 9], from: 2030-08-01"]
        let lines = zip(["0.5", "5", "0.5"], entries).map { "  - {name: a, value: \($0), \($1)}\n" }
        _ = read("rulebook: r\nparameters:\n" + lines.joined(), into: &sink)
        #expect(sink.shown.map(\.id) == ["rules.value-out-of-range", "rules.other-range"])
    }
}
