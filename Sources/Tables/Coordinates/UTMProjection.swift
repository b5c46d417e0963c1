// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Geographic coordinates (ETRS89 or WGS84, degrees) to ETRS89/UTM zone 32N (EPSG:25832, metres).
///
/// Krüger's series to the fourth order (C. F. F. Karney, “Transverse Mercator with an accuracy of a few nanometers”,
/// 2011, equation 35), ellipsoid GRS80; better than a millimetre in NRW.
public enum UTMProjection {
    private static let flattening = 1 / 298.257222101
    private static let third = flattening / (2 - flattening)
    private static let scale = 0.9996
    private static let centralMeridian = 9.0
    private static let falseEasting = 500_000.0
    private static let rectifyingRadius =
        6_378_137 / (1 + third) * (1 + third * third / 4 + third * third * third * third / 64)
    private static let coefficients: [Double] = {
        let n = third
        let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n)
        return [
            n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180, 13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
            61 * n3 / 240 - 103 * n4 / 140, 49561 * n4 / 161280,
        ]
    }()

    /// Easting and northing of a point within a few degrees of 9° E.
    public static func project(longitude: Double, latitude: Double) -> (easting: Double, northing: Double) {
        let (phi, lambda) = (latitude * .pi / 180, (longitude - centralMeridian) * .pi / 180)
        let eccentricity = 2 * third.squareRoot() / (1 + third)
        let t = sinh(atanh(sin(phi)) - eccentricity * atanh(eccentricity * sin(phi)))
        let (xi, eta) = (atan2(t, cos(lambda)), asinh(sin(lambda) / (t * t + cos(lambda) * cos(lambda)).squareRoot()))
        var (north, east) = (xi, eta)
        for (index, coefficient) in coefficients.enumerated() {
            let order = 2 * Double(index + 1)
            north += coefficient * sin(order * xi) * cosh(order * eta)
            east += coefficient * cos(order * xi) * sinh(order * eta)
        }
        return (falseEasting + scale * rectifyingRadius * east, scale * rectifyingRadius * north)
    }
}
