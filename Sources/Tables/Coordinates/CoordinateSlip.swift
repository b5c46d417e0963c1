// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with a pair of numbers that is no place in or near Germany in EPSG:25832.
enum CoordinateSlip: Hashable {
    /// A nought where nothing was known.
    case nought
    /// Degrees of longitude and latitude, possibly without their decimal sign.
    case degrees(isSwapped: Bool, hasPoint: Bool)
    case swapped
    case kilometres(isSwapped: Bool)
    /// The number of the zone stands before the easting.
    case zonePrefix(Int, isSwapped: Bool)
    case gaussKrueger(zone: Int, isSwapped: Bool)
    /// Metres of a neighbouring zone, 31 or 33.
    case otherZone(Int)
    case webMercator(isSwapped: Bool)
    /// Both numbers are ten, a hundred or a thousand times too large.
    case tooLarge
    case outside

    /// - Returns: `nil` for a plausible place.
    init?(_ point: Point) {
        guard !point.isPlausible else { return nil }
        if point.easting == 0 || point.northing == 0 {
            self = .nought
        } else if point.swapped.isPlausible {
            self = .swapped
        } else {
            self = Self.likely(point, isSwapped: false) ?? Self.likely(point.swapped, isSwapped: true) ?? .outside
        }
    }

    /// The place that was probably meant, where it can be told without a change of the datum.
    func meant(by point: Point) -> Point? {
        switch self {
        case .swapped: return point.swapped
        case .kilometres(let isSwapped): return (isSwapped ? point.swapped : point).scaled(by: 1_000)
        case .zonePrefix(32, let isSwapped):
            let point = isSwapped ? point.swapped : point
            return Point(easting: point.easting - 32_000_000, northing: point.northing)
        case .degrees(let isSwapped, _):
            guard let degrees = (isSwapped ? point.swapped : point).asDegrees else { return nil }
            let metres = UTMProjection.project(longitude: degrees.easting, latitude: degrees.northing)
            return Point(easting: metres.easting, northing: metres.northing)
        case .tooLarge: return point.reduced
        case .nought, .zonePrefix, .gaussKrueger, .otherZone, .webMercator, .outside: return nil
        }
    }

    private static func likely(_ point: Point, isSwapped: Bool) -> CoordinateSlip? {
        if point.isInDegrees { return .degrees(isSwapped: isSwapped, hasPoint: true) }
        if point.scaled(by: 1_000).isPlausible { return .kilometres(isSwapped: isSwapped) }
        if let slip = inAnotherSystem(point, isSwapped: isSwapped) { return slip }
        if point.asDegrees != nil { return .degrees(isSwapped: isSwapped, hasPoint: false) }
        if !isSwapped, point.reduced != nil { return .tooLarge }
        return nil
    }

    private static func inAnotherSystem(_ point: Point, isSwapped: Bool) -> CoordinateSlip? {
        if (600_000...1_700_000).contains(point.easting), (6_200_000...7_400_000).contains(point.northing) {
            return .webMercator(isSwapped: isSwapped)
        }
        guard ColumnUnit.northing.plausible.contains(point.northing) else { return nil }
        let prefix = Int(point.easting / 1_000_000)
        let rest = point.easting - Double(prefix) * 1_000_000
        if (31...33).contains(prefix), (100_000...1_000_000).contains(rest) {
            return .zonePrefix(prefix, isSwapped: isSwapped)
        }
        if (2...5).contains(prefix), (300_000...700_000).contains(rest) {
            return .gaussKrueger(zone: prefix, isSwapped: isSwapped)
        }
        guard !isSwapped else { return nil }
        if (-300_000..<200_000).contains(point.easting) { return .otherZone(33) }
        return (1_000_000...1_300_000).contains(point.easting) ? .otherZone(31) : nil
    }
}

extension CoordinateSlip {
    /// Two numbers as they stand in the columns easting and northing.
    struct Point: Hashable {
        let easting: Double
        let northing: Double

        var isPlausible: Bool {
            ColumnUnit.easting.plausible.contains(easting) && ColumnUnit.northing.plausible.contains(northing)
        }

        var swapped: Point { Point(easting: northing, northing: easting) }

        func scaled(by factor: Double) -> Point { Point(easting: easting * factor, northing: northing * factor) }

        /// Longitude and latitude in or around Germany.
        var isInDegrees: Bool { (3...17).contains(easting) && (46...57).contains(northing) }

        /// As degrees, with the decimal sign put back where it is missing.
        var asDegrees: Point? {
            var factor = 1.0
            for _ in 0...7 {
                let degrees = Point(easting: easting / factor, northing: northing / factor)
                if degrees.isInDegrees { return degrees }
                factor *= 10
            }
            return nil
        }

        /// A tenth, hundredth or thousandth that is plausible.
        var reduced: Point? {
            [10.0, 100, 1_000].map { Point(easting: easting / $0, northing: northing / $0) }.first(where: \.isPlausible)
        }
    }
}
