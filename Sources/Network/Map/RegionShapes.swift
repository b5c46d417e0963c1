// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
import Tables

/// A point in EPSG:25832, in metres.
public struct MapPoint: Sendable, Hashable {
    public let easting: Double
    public let northing: Double

    public init(easting: Double, northing: Double) {
        self.easting = easting
        self.northing = northing
    }

    init(_ place: Place) {
        self.init(easting: place.easting.double, northing: place.northing.double)
    }
}

/// The outlines of municipalities, from a GeoJSON file (RFC 7946).
///
/// A feature belongs to the municipality whose id is one of its `AGS`, `ags`, `ARS`, `id` or whose name is its `GEN` or
/// `name`. Coordinates are degrees, or metres of EPSG:25832 where the file names that system or they are too large to be
/// degrees. Only polygons are drawn.
public struct RegionShapes: Sendable {
    /// Rings by row of the municipalities table; holes are rings as well (drawn with the even-odd rule).
    public let rings: [[[MapPoint]]]

    /// - Returns: `nil` if there was an error.
    public static func read(
        _ path: String, municipalities: [(id: String, name: String)], into sink: inout DiagnosticSink
    ) -> RegionShapes? {
        guard let bytes = RegularFile.bytes(of: path) else {
            sink.report(NetworkMessages.missingShapes(path))
            return nil
        }
        guard let root = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            let features = root["features"] as? [[String: Any]]
        else {
            sink.report(NetworkMessages.noGeoJSON(path))
            return nil
        }
        var reader = ShapeReader(municipalities, isMetric: isMetric(root))
        for feature in features { reader.read(feature) }
        let missing = zip(municipalities, reader.rings).filter { $1.isEmpty }.map(\.0.name)
        if missing.count == municipalities.count {
            sink.report(NetworkMessages.noShapes(path))
            return nil
        }
        if !missing.isEmpty { sink.report(NetworkMessages.missingOutlines(missing, path)) }
        return RegionShapes(rings: reader.rings)
    }

    private static func isMetric(_ root: [String: Any]) -> Bool {
        let crs = (root["crs"] as? [String: Any])?["properties"] as? [String: Any]
        return (crs?["name"] as? String)?.contains("25832") ?? false
    }
}

private struct ShapeReader {
    private let rows: [String: Int]
    private let isMetric: Bool
    private(set) var rings: [[[MapPoint]]]

    init(_ municipalities: [(id: String, name: String)], isMetric: Bool) {
        var rows: [String: Int] = [:]
        for (row, municipality) in municipalities.enumerated() {
            for key in [municipality.name, municipality.id] { rows[key] = row }
        }
        self.rows = rows
        self.isMetric = isMetric
        rings = Array(repeating: [], count: municipalities.count)
    }

    mutating func read(_ feature: [String: Any]) {
        let properties = feature["properties"] as? [String: Any] ?? [:]
        let keys = ["AGS", "ags", "id", "ARS", "GEN", "name"].compactMap { properties[$0] as? String }
        guard let row = ([feature["id"] as? String].compactMap { $0 } + keys).compactMap({ rows[$0] }).first,
            let geometry = feature["geometry"] as? [String: Any]
        else { return }
        switch geometry["type"] as? String {
        case "Polygon": add(geometry["coordinates"], to: row)
        case "MultiPolygon":
            for polygon in geometry["coordinates"] as? [Any] ?? [] { add(polygon, to: row) }
        default: break
        }
    }

    private mutating func add(_ polygon: Any?, to row: Int) {
        for ring in polygon as? [[[Any]]] ?? [] {
            let points = ring.compactMap { point($0) }
            if points.count >= 3 { rings[row].append(points) }
        }
    }

    private func point(_ position: [Any]) -> MapPoint? {
        let numbers = position.compactMap { ($0 as? NSNumber)?.doubleValue }
        guard numbers.count >= 2, numbers[0].isFinite, numbers[1].isFinite else { return nil }
        if isMetric || abs(numbers[0]) > 180 || abs(numbers[1]) > 90 {
            return MapPoint(easting: numbers[0], northing: numbers[1])
        }
        let projected = UTMProjection.project(longitude: numbers[0], latitude: numbers[1])
        return MapPoint(easting: projected.easting, northing: projected.northing)
    }
}
