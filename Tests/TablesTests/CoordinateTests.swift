// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Tables

/// Places are metres of EPSG:25832: everything else is told with its likely cause.
@Suite struct CoordinateTests {
    /// What is told of schools with these coordinates; the header may be German.
    private func told(_ rows: [String], providers: String? = nil) -> [Diagnostic] {
        var region = SmallRegion()
        let lines = rows.enumerated().map { "S\($0 + 1),Schule \($0 + 1),99001001,\($1)" }
        region.replace(
            "schools", with: "id,name,municipality,easting,northing\n" + lines.joined(separator: "\n") + "\n")
        region.replace("needs", with: "id,school,kind,field,groups\nB1,S1,project,musik,2\n")
        region.replace("previous", with: "school,provider,groups\nS1,P1,1\n")
        if let providers { region.replace("providers", with: providers) }
        return region.load().sink.shown
    }

    @Test(arguments: [
        ("7.55012,51.44017", "sind Grad (Länge, Breite), keine Meter", "`399231`, `5699772`"),
        ("51.44017,7.55012", "sind Grad (Breite, Länge), keine Meter", "`399231`, `5699772`"),
        ("755012,5144017", "sind Grad (Länge, Breite) ohne Dezimalzeichen, keine Meter", "`399231`, `5699772`"),
        ("5700000,400000", "sind vertauscht", "`400000`, `5700000`"),
        ("400,5700", "sind Kilometer, keine Meter", "`400000`, `5700000`"),
        ("400.125,5700.5", "sind Kilometer, keine Meter", "`400125`, `5700500`"),
        ("5700,400", "sind Kilometer und vertauscht, keine Meter", "`400000`, `5700000`"),
        ("32400000,5700000", "nennen vor dem Rechtswert die Zone 32", "`400000`, `5700000`"),
        ("5700000,32400000", "nennen vor dem Rechtswert die Zone 32 und sind vertauscht", "`400000`, `5700000`"),
        ("33400000,5700000", "nennen vor dem Rechtswert die Zone 33", nil),
        ("2567000,5700000", "sind Gauß-Krüger-Koordinaten (Streifen 2)", nil),
        ("3456000,5740000", "sind Gauß-Krüger-Koordinaten (Streifen 3)", nil),
        ("5700000,3456000", "sind Gauß-Krüger-Koordinaten (Streifen 3) und vertauscht", nil),
        ("-18300.5,5720000", "vermutlich sind es Meter der Zone 33", nil),
        ("834900,6690000", "sind Web-Mercator-Koordinaten (EPSG:3857)", nil),
        ("40000012,570000034", "sind zu groß, vermutlich fehlt das Dezimalzeichen", "`400000`, `5700000`"),
        ("0,0", "ist kein Ort: eine Koordinate ist 0", nil), ("400000,0", "ist kein Ort: eine Koordinate ist 0", nil),
        ("1,2", "ist kein Ort in Deutschland oder nahe seinen Grenzen", nil),
        ("400000,6500000", "ist kein Ort in Deutschland oder nahe seinen Grenzen", nil),
    ])
    func tellsTheCause(cell: String, cause: String, meant: String?) throws {
        let found = told([cell])
        #expect(found.map(\.id) == ["tables.bad-coordinates"])
        let first = try #require(found.first)
        #expect(first.severity == .error)
        #expect(first.location?.file == "schools.csv" && first.location?.line == 2)
        #expect(first.message.de.contains(cause), "\(first.message.de)")
        #expect(first.message.de.contains(cell.split(separator: ",")[0]))
        let help = try #require(first.help?.de)
        #expect(help.contains("EPSG:25832"))
        if let meant { #expect(help.contains("aus dieser Zeile wird `easting`, `northing`: \(meant)"), "\(help)") }
        if meant == nil { #expect(!help.contains("aus dieser Zeile wird")) }
    }

    @Test(arguments: ["280000,5235000", "400000,5700000", "939999.5,6109999", "250000,5720000", "960000.1,5700000.3"])
    func placesInAndAroundGermanyAreGood(cell: String) {
        #expect(told([cell]).isEmpty)
    }

    /// One cause is one message, with its rows; two causes are two.
    @Test func rowsOfOneCauseAreOneMessage() {
        let found = told(["7.1,51.1", "7.2,51.2", "400000,5700000", "7.3,51.3", "7.4,51.4", "51.5,7.5"])
        #expect(found.count == 2)
        #expect(found.first?.message.de.hasSuffix("keine Meter, ebenso in 3 weiteren Zeilen (3, 5, 6)") == true)
        #expect(found.first?.message.en.hasSuffix("not metres, and likewise in 3 more rows (3, 5, 6)") == true)
        #expect(found.last?.location?.line == 7)
    }

    @Test func aPlaceIsBothNumbers() {
        let found = told(
            ["400000,5700000"],
            providers: "id,name,easting,northing\nP1,Eins,400000,\nP2,Zwei,,5700000\nP3,Drei,,\nP4,Vier,400100,\n")
        #expect(found.map(\.id) == ["tables.half-place", "tables.half-place"])
        #expect(found.map { $0.location?.line } == [2, 3])
        #expect(
            found.first?.message.de == "`easting` ist angegeben, `northing` fehlt, ebenso in einer weiteren Zeile (5)")
    }

    /// Declared tables with such columns count as well.
    @Test func furtherTablesHaveThePlausibleRange() {
        let unit = { (name: String) in ColumnUnit.ofDeclaredColumn(named: name, .number) }
        var region = SmallRegion()
        region.schemas = StandardTables.schemas(declaring: [
            TableSchema(
                "venues",
                columns: [
                    ColumnSchema("id", .text, required: true),
                    ColumnSchema("easting", .number, unit: unit("easting")),
                    ColumnSchema("northing", .number, unit: unit("northing")),
                ], key: ["id"], required: false)
        ])
        region.replace("venues", with: "id,easting,northing\nV1,400000,5700000\nV2,7.5,51.5\n")
        let shown = region.load().sink.shown
        #expect(shown.map(\.id) == ["tables.bad-coordinates"])
        #expect(shown.first?.location?.description == "venues.csv:3:4")
        #expect(unit("name") == nil && ColumnUnit.ofDeclaredColumn(named: "easting", .text) == nil)
    }

    @Test func aPlaceFarFromItsMunicipalityIsWarnedOf() throws {
        let near = (0..<6).map { "\(400_000 + $0 * 500),5700000" }
        let found = told(near + ["440000,5700000"])
        #expect(found.map(\.id) == ["tables.far-place"])
        let first = try #require(found.first)
        #expect(first.severity == .warning && first.location?.line == 8)
        #expect(first.message.de == "`Schule 7` liegt 39 km von der Mitte der Orte der Gemeinde `Moorbach` entfernt")
        #expect(told(near + ["420000,5700000"]).isEmpty)
    }

    /// A region of few and scattered places says nothing of any of them.
    @Test func smallAndScatteredRegionsAreNotWarnedOf() {
        #expect(told(["400000,5700000", "480000,5700000"]).isEmpty)
        #expect(told((0..<8).map { "\(400_000 + $0 * 20_000),5700000" }).isEmpty)
    }
}
