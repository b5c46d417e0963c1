// SPDX-License-Identifier: GPL-3.0-or-later

/// The one definition of the distance of two places, as the crow flies.
///
/// The sum of squares is a whole number of the coordinates' own unit (metres, decimetres, …), so nothing is rounded
/// before the root. Root and division never turn two distances round, and a distance that is a decimal number gives the
/// double nearest to it, as a radius in a cell does: exactly at a radius is within it.
///
/// Longer than a radius, but by less than doubles can tell, counts as equal to it; where coordinates and radius are whole
/// centimetres, no distance below 200 km is that near to one.
public struct Kilometres {
    private let east: Int64
    private let north: Int64
    /// The decimals of both.
    private let scale: Int

    /// The distance of two places; what has no room in whole numbers is computed in doubles.
    public static func between(_ from: Place, _ to: Place) -> Double {
        guard let difference = Kilometres(from, to), let double = difference.double else {
            return inexact(from.easting.double - to.easting.double, from.northing.double - to.northing.double)
        }
        return double
    }

    private init?(_ from: Place, _ to: Place) {
        let numbers = [from.easting, from.northing, to.easting, to.northing]
        let scale = numbers.reduce(0) { max($0, $1.scale) }
        guard scale <= FixedPoint.maximumScale,
            let easting = Self.difference(from.easting, to.easting, scale),
            let northing = Self.difference(from.northing, to.northing, scale)
        else { return nil }
        self.init(east: easting, north: northing, scale: scale)
    }

    /// Without the decimals that both are free of: the distance of two places is the same beside any others.
    private init(east: Int64, north: Int64, scale: Int) {
        var (east, north, scale) = (east, north, scale)
        while scale > 0, east % 10 == 0, north % 10 == 0 {
            east /= 10
            north /= 10
            scale -= 1
        }
        self.east = east
        self.north = north
        self.scale = scale
    }

    private static func difference(_ left: FixedPoint, _ right: FixedPoint, _ scale: Int) -> Int64? {
        guard let left = left.rescaled(to: scale)?.mantissa, let right = right.rescaled(to: scale)?.mantissa else {
            return nil
        }
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? nil : difference
    }

    /// `nil` if the sum of squares has no room.
    private var double: Double? {
        sumOfSquares.map { $0.squareRoot() / Self.units[scale] }
    }

    /// The double nearest to the exact sum. Almost all have room in 64 bits, which are faster.
    private var sumOfSquares: Double? {
        let (east, north) = (east.magnitude, north.magnitude)
        if east | north < 1 << 31 { return Double(east * east + north * north) }
        let (sum, overflow) = Self.square(east).addingReportingOverflow(Self.square(north))
        return overflow ? nil : Double(sum)
    }

    private static func square(_ number: UInt64) -> UInt128 { UInt128(number) * UInt128(number) }

    /// How many units a kilometre has, by the decimals of the coordinates.
    private static let units = (0...FixedPoint.maximumScale).map { Double(FixedPoint.powerOfTen($0 + 3) ?? 1) }

    private static func inexact(_ east: Double, _ north: Double) -> Double {
        (east * east + north * north).squareRoot() / 1_000
    }
}

/// A place in metres (EPSG:25832), exactly as its cells have it.
public struct Place: Sendable, Hashable {
    public let easting: FixedPoint
    public let northing: FixedPoint

    public init(easting: FixedPoint, northing: FixedPoint) {
        self.easting = easting
        self.northing = northing
    }
}
