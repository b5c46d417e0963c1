// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import Testing

@testable import Rules

/// Codes that meet no equal value are told with the near one.
@Suite struct CodeCheckTests {
    private static let rules = """
        rulebook: r
        parameters: [{name: wanted, value: musik}]
        match:
          - {id: M-1, when: need.field == offer.field, else: x}
          - {id: M-2, when: need.kind == offer.kind, else: x}
          - {id: M-3, when: "!has(offer.school_types) || need.school.type in offer.school_types", else: x}
          - {id: M-4, when: "!has(need.slots) || need.slots.exists(s, s in offer.slots)", else: x}
          - {id: M-5, when: "need.kind in ['visit', 'project']", else: x}
          - {id: M-6, when: "!has(need.setting) || need.setting == 'any' || need.setting == offer.setting", else: x}
        goals: [{id: G, maximise: "need.field == wanted ? 2 : 1"}]
        """

    /// What is told of a small region with these needs and offers.
    private func told(
        needs: [String], offers: [String], schoolType: String = "grundschule", rules: String = rules,
        wanted: String = "musik"
    ) throws -> [Diagnostic] {
        var sink = DiagnosticSink()
        let texts = [
            ("regions", "id,name\nR,Kreis\n"), ("municipalities", "id,name,region\nM,Ort,R\n"),
            (
                "schools",
                "id,name,type,municipality,easting,northing\nS1,Schule,\(schoolType),M,400000,5700000\n"
            ),
            (
                "needs",
                "id,school,kind,field,setting,slots,groups\n"
                    + needs.enumerated().map { "B\($0),S1,\($1),1\n" }.joined()
            ),
            ("providers", "id,name\nP,Anbieter\n"),
            (
                "offers",
                "id,provider,kind,field,setting,slots,school_types,capacity\n"
                    + offers.enumerated().map { "A\($0),P,\($1),1\n" }.joined()
            ),
        ]
        let loaded = TableLoader.load(
            sources: texts.map { TableSource(table: $0, file: SourceFile(name: "\($0).csv", text: $1)) },
            schemas: StandardTables.all, edits: [], missingAt: SourceLocation(file: "scenario.yaml"), into: &sink)
        let tables = try #require(loaded, "\(sink.shown)")
        let book = try #require(RulebookReader.read(SourceFile(name: "r.yaml", text: rules), into: &sink))
        let day = try #require(SchoolYear(parsing: "2026/27")).firstDay
        let place = SourceLocation(file: "scenario.yaml", line: 3, column: 5)
        let overrides = [ParameterOverride(name: "wanted", value: .text(wanted), location: place)]
        let parameters = ParameterTable(rulebooks: [book], overrides: overrides, day: day, into: &sink)
        #expect(sink.shown.isEmpty)
        CodeCheck([book], parameters: parameters, tables: tables).warn(unless: { _, _, _ in false }, into: &sink)
        return sink.shown
    }

    @Test func codesThatMeetAreGood() throws {
        #expect(
            try told(
                needs: ["project,musik,any,mo-nm|mi-nm", "visit,tanz,,"],
                offers: ["project,musik,,mi-nm,grundschule", "visit,tanz,lesson,sa-vm,"]
            ).isEmpty)
    }

    @Test(arguments: [
        ("project,Musik,,", "Musik", "musik"), ("project,MUSIK,,", "MUSIK", "musik"),
        ("project,bildende  Kunst,,", "bildende  Kunst", "bildende-kunst"),
        ("project,Bildende Kunst,,", "Bildende Kunst", "bildende-kunst"),
        ("project,Förderkurs,,", "Förderkurs", "foerderkurs"), ("Projekt,musik,,", "Projekt", "project"),
        ("project,musick,,", "musick", "musik"), ("project,theather,,", "theather", "theater"),
        ("project,musik,Nachmittag,", "Nachmittag", "afternoon"),
        ("project,musik,nachmittags,", "nachmittags", "afternoon"), ("project,musik,,Mo-nm", "Mo-nm", "mo-nm"),
        ("project,musik,,mo nm", "mo nm", "mo-nm"), ("project,musik,,Montag Nachmittag", "Montag Nachmittag", "mo-nm"),
    ])
    func nearCodesAreTold(need: String, value: String, meant: String) throws {
        let offers = [
            "project,musik,afternoon,mo-nm|mi-nm,", "project,bildende-kunst,,mo-nm,", "project,foerderkurs,,mo-nm,",
            "visit,theater,,mi-nm,",
        ]
        let found = try told(needs: [need], offers: offers).filter { $0.severity == .warning }
        #expect(found.map(\.id) == ["rules.code-meets-nothing"], "\(found.map(\.message.de))")
        #expect(found.first?.location?.file == "needs.csv" && found.first?.location?.line == 2)
        #expect(found.first?.message.de.contains(value) == true)
        #expect(found.first?.help?.de.hasPrefix("meinten Sie `\(meant)`?") == true, "\(found.first?.help?.de ?? "")")
    }

    /// Both tables say `Projekt`: they fit each other, and no rule that says `project`.
    @Test func aWordThatMeetsItselfIsHeldAgainstTheRules() throws {
        let found = try told(needs: ["Projekt,musik,,"], offers: ["Projekt,musik,,,"])
        #expect(found.map { $0.location?.file } == ["needs.csv"])
        #expect(found.first?.message.de.contains("ein anderer Wert als `project`") == true)
    }

    @Test(arguments: ["mo-nm, mi-nm", "mo-nm/mi-nm", "mo-nm;mi-nm", "mo-nm mi-nm", "mo-nm und mi-nm", "mo-nm + mi-nm"])
    func aListWithOtherSignsIsTold(cell: String) throws {
        let found = try told(needs: ["project,musik,,\"\(cell)\""], offers: ["project,musik,,mi-nm|mo-nm,"])
        #expect(found.map(\.id) == ["rules.several-codes"])
        #expect(found.first?.severity == .warning && found.first?.location?.line == 2)
        #expect(found.first?.help?.de == "zwischen den Werten einer Liste steht `|`: `mo-nm|mi-nm`")
    }

    @Test func schoolTypesAreComparedThroughTheSchool() throws {
        let found = try told(
            needs: ["project,musik,,"], offers: ["project,musik,,,\"grundschule, Gesamtschule\""],
            schoolType: "Grundschule")
        #expect(found.map(\.id) == ["rules.several-codes", "rules.code-meets-nothing"])
        #expect(found.first?.help?.de.hasSuffix("`grundschule|Gesamtschule`") == true)
        let type = try told(
            needs: ["project,musik,,"], offers: ["project,musik,,,grundschule"], schoolType: "Grundschule")
        #expect(type.map { $0.location?.description } == ["schools.csv:2:11"])
        #expect(type.first?.help?.de.hasPrefix("meinten Sie `grundschule`?") == true)
    }

    /// One cause is one message with its rows, and of two spellings one is told.
    @Test func rowsAreToldTogether() throws {
        let found = try told(
            needs: ["project,Theater,,", "project,musik,,", "project,Theater,,"],
            offers: ["project,theater,,,", "project,musik,,,"])
        #expect(found.count == 1)
        #expect(found.first?.message.de.hasSuffix("ebenso in einer weiteren Zeile (4)") == true)
    }

    @Test func whatHasNothingNearIsToldOfNeedsOnly() throws {
        let found = try told(
            needs: ["project,werken,,"], offers: ["project,musik,,,", "project,kochen,,,", "project,tanz,,,"])
        #expect(found.map(\.severity) == [.warning, .note])
        #expect(found.first?.help?.de == "verglichen wird er mit `musik`, `kochen`, `tanz`")
        #expect(found.last?.message.de == "`kochen` in `field` passt zu keinem Wert, mit dem er verglichen wird")
    }

    /// Short codes are different codes, and so are numbers.
    @Test func differentCodesAreNoSlips() throws {
        #expect(
            try told(needs: ["project,musik,,mo-vm|di-vm"], offers: ["project,musik,,di-vm|mi-vm|do-vm,"]).isEmpty)
        let found = try told(needs: ["project,kurs-11,,"], offers: ["project,kurs-12,,,"], wanted: "kurs-11")
        #expect(found.allSatisfy { $0.help?.de.contains("meinten") != true })
    }

    @Test func aTextOfAScenarioIsToldAtItsPlace() throws {
        let found = try told(needs: ["project,musik,,"], offers: ["project,musik,,,"], wanted: "Musik")
        #expect(found.map { $0.location?.description } == ["scenario.yaml:3:5"])
        #expect(found.first?.help?.de.hasPrefix("meinten Sie `musik`?") == true)
    }

    /// Values are looked at once each: the same tables with a hundred times the rows say the same.
    @Test func manyRowsAreOneMessage() throws {
        let needs = Array(repeating: "project,Musik,,", count: 300)
        let found = try told(needs: needs, offers: ["project,musik,,,"])
        #expect(found.count == 1)
        #expect(found.first?.message.de.hasSuffix("ebenso in 299 weiteren Zeilen (3 bis 301)") == true)
    }
}
