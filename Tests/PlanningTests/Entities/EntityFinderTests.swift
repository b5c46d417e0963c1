// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import Testing

@testable import Planning

@Suite struct EntityFinderTests {
    private func tables() throws -> TableSet {
        var sink = DiagnosticSink()
        let files = [
            ("regions", "id,name\nR,Kreis\n"), ("municipalities", "id,name,region\nM,Ort,R\n"),
            (
                "schools",
                "id,name,sector,type,municipality,easting,northing\n"
                    + "S1,Grundschule Nordwall,school,grundschule,M,400000,5700000\n"
                    + "S2,\"Brückenschule, Städtische Grundschule\",school,grundschule,M,400000,5700000\n"
                    + "S3,Gesamtschule Nord,school,gesamtschule,M,400000,5700000\nNord,S1,school,gesamtschule,M,400000,5700000\n"
            ),
            (
                "needs", "id,school,kind,field,groups\nB1,S1,project,musik,1\nB2,S1,visit,musik,1\nB3,S2,visit,tanz,1\n"
            ),
            ("providers", "id,name\nP1,Stadttheater\nP2,Musikschule\n"),
            (
                "offers",
                "id,provider,kind,field,capacity\nA1,P1,visit,theater,1\nA2,P2,project,musik,1\nA3,P2,visit,musik,1\n"
            ),
            ("funds", "id,programme,region,amount\nT1,kommune,R,10\nT2,kultur-und-schule,R,10\n"),
        ]
        let loaded = TableLoader.load(
            sources: files.map {
                TableSource(table: $0.0, file: SourceFile(name: $0.0 + ".csv", bytes: Array($0.1.utf8)))
            },
            schemas: StandardTables.all, edits: [], missingAt: SourceFile(name: "x", bytes: []).start, into: &sink)
        return try #require(loaded, "\(sink.shown)")
    }

    @Test(arguments: [
        ("S1", EntityKind.school, "S1"), ("grundschule  nordwall", .school, "S1"),
        ("Brückenschule Städtische Grundschule", .school, "S2"), ("Stadttheater", .offer, "A1"),
        ("Musikschule, Musik, Besuch", .offer, "A3"), ("Brückenschule, Städtische Grundschule", .need, "B3"),
        ("Grundschule Nordwall, Musik, Projekt", .need, "B1"), ("Kommunale Mittel", .fund, "T1"),
        ("kultur-und-schule", .fund, "T2"), ("Musikschule", .provider, "P2"),
    ])
    func idsAndUniqueNamesAreFound(_ text: String, _ kind: EntityKind, _ id: String) throws {
        var sink = DiagnosticSink()
        let found = EntityFinder(try tables()).find(text, kind, into: &sink)
        #expect(found?.id == id, "\(sink.shown)")
        #expect(!sink.hasErrors)
        // A name is told with the id that was found; an id needs no words.
        #expect(sink.shown.map(\.id) == (text == id ? [] : ["planning.found-by-name"]))
    }

    /// `S1` is also somebody's name.
    @Test func anIDGoesBeforeNames() throws {
        var sink = DiagnosticSink()
        #expect(EntityFinder(try tables()).find("S1", .school, into: &sink)?.id == "S1")
    }

    @Test func anAmbiguousNameListsTheRows() throws {
        var sink = DiagnosticSink()
        #expect(EntityFinder(try tables()).find("Musikschule", .offer, into: &sink) == nil)
        let told = try #require(sink.shown.first)
        #expect(told.id == "planning.ambiguous-name")
        #expect(told.message.de == "`Musikschule` nennt 2 Angebote")
        #expect(
            told.notes.map(\.message.de) == [
                "Angebot A2: Musikschule, Musik, Projekt", "Angebot A3: Musikschule, Musik, Besuch",
            ])
    }

    @Test func aNameOfTwoKindsIsAmbiguous() throws {
        var sink = DiagnosticSink()
        #expect(EntityFinder(try tables()).find("Stadttheater", .provider, .offer, into: &sink) == nil)
        #expect(sink.shown.first?.message.de == "`Stadttheater` nennt 2 Zeilen")
    }

    @Test(arguments: [
        ("Nordwal", "meinten Sie `S1` (Grundschule Nordwall)?"), ("S11", "meinten Sie `S1`?"),
        ("Grundschule Nordwell", "meinten Sie `S1` (Grundschule Nordwall)?"),
    ])
    func aNearMissIsSuggested(_ text: String, _ help: String) throws {
        var sink = DiagnosticSink()
        #expect(EntityFinder(try tables()).find(text, .school, into: &sink) == nil)
        #expect(sink.shown.first?.help?.de == help)
        #expect(sink.exitCode == 65)
    }
}
