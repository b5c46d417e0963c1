// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Network
import Planning
import Tables
import Testing

@Suite struct MapTests {
    /// Points of official school data: geographic coordinates and their metres in EPSG:25832.
    @Test(arguments: [
        (7.017392, 51.193327, 361_466.0, 5_673_192.0), (6.953223, 51.059945, 356_570.0, 5_658_484.0),
        (7.224248, 51.528316, 376_821.0, 5_710_073.0),
    ])
    func officialPointsAreProjectedToTheMetre(_ longitude: Double, _ latitude: Double, _ east: Double, _ north: Double)
    {
        let point = UTMProjection.project(longitude: longitude, latitude: latitude)
        #expect(abs(point.easting - east) < 0.2 && abs(point.northing - north) < 0.2)
    }

    private func read(_ text: String) throws -> (shapes: RegionShapes?, told: [String]) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).geojson")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        var sink = DiagnosticSink()
        let municipalities = [(id: "05999004", name: "Adorf"), (id: "05999008", name: "Bdorf")]
        let shapes = RegionShapes.read(file.path, municipalities: municipalities, into: &sink)
        return (shapes, sink.shown.map(\.id))
    }

    private func feature(_ properties: String, _ geometry: String) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":\(geometry)}]}"
    }

    private let square = "[[[9,51],[9.1,51],[9.1,51.1],[9,51]]]"

    @Test func outlinesAreFoundByKeyOrNameAndProjected() throws {
        let byKey = try read(feature("\"AGS\":\"05999004\"", "{\"type\":\"Polygon\",\"coordinates\":\(square)}"))
        #expect(byKey.told == ["network.missing-outlines"])
        let ring = try #require(byKey.shapes?.rings[0].first)
        #expect(ring.count == 4 && abs(ring[0].easting - 500_000) < 0.001)
        #expect(byKey.shapes?.rings[1].isEmpty == true)
        let many = "{\"type\":\"MultiPolygon\",\"coordinates\":[\(square),\(square)]}"
        #expect(try read(feature("\"GEN\":\"Bdorf\"", many)).shapes?.rings[1].count == 2)
    }

    @Test func metresStayMetres() throws {
        let metres = "[[[470000,5740000],[471000,5740000],[471000,5741000],[470000,5740000]]]"
        let outcome = try read(feature("\"id\":\"05999004\"", "{\"type\":\"Polygon\",\"coordinates\":\(metres)}"))
        #expect(outcome.shapes?.rings[0][0][1] == MapPoint(easting: 471_000, northing: 5_740_000))
    }

    @Test func filesWithoutOutlinesAreErrors() throws {
        #expect(try read("kein JSON").told == ["network.no-geojson"])
        #expect(try read("{\"type\":\"Point\"}").told == ["network.no-geojson"])
        #expect(try read(feature("\"AGS\":\"1\"", "null")).told == ["network.no-outlines"])
        let broken = try read(feature("\"AGS\":\"05999004\"", "{\"type\":\"Polygon\",\"coordinates\":[[[\"a\"]]]}"))
        #expect(broken.shapes == nil)
    }

    @Test func theShippedOutlinesHoldEverySchool() throws {
        let prepared = try SampleRegion.shipped("musterkreis")
        let catalogue = Catalogue(prepared.scenario, candidates: prepared.candidates, plan: nil)
        var sink = DiagnosticSink()
        let file = SampleRegion.scenarios.appendingPathComponent("musterkreis/municipalities.geojson").path
        let municipalities = catalogue.municipalities.map { (id: $0.id, name: $0.name) }
        let shapes = try #require(RegionShapes.read(file, municipalities: municipalities, into: &sink))
        #expect(sink.shown.isEmpty)
        for school in catalogue.schools {
            let inside = shapes.rings.indices.filter { row in shapes.rings[row].contains { contains($0, school.point) }
            }
            #expect(inside.contains(school.municipality), "\(school.name)")
        }
    }

    /// Even-odd rule.
    private func contains(_ ring: [MapPoint], _ point: MapPoint) -> Bool {
        var inside = false
        for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1))
        where (a.northing > point.northing) != (b.northing > point.northing) {
            let t = (point.northing - a.northing) / (b.northing - a.northing)
            if point.easting < a.easting + t * (b.easting - a.easting) { inside.toggle() }
        }
        return inside
    }
}
