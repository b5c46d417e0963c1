// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Tables

/// A distance is compared with radii that people write down: exactly at the radius is within it.
@Suite struct KilometresTests {
    /// The legs of a right-angled triangle with whole sides.
    private struct Triangle {
        let east: Int64
        let north: Int64
        let hypotenuse: Int64
    }

    /// Up to some 30 km in centimetres.
    private static let triangles: [Triangle] = (1...40).flatMap { m in
        (1...m).filter { $0 < m }.flatMap { n in
            [1, 3, 7, 10, 97, 1_001].map { k in
                let (m, n, k) = (Int64(m), Int64(n), Int64(k))
                return Triangle(east: k * (m * m - n * n), north: k * 2 * m * n, hypotenuse: k * (m * m + n * n))
            }
        }
    }

    private func place(_ easting: Int64, _ northing: Int64, _ scale: Int) -> Place {
        Place(
            easting: FixedPoint(mantissa: easting, scale: scale), northing: FixedPoint(mantissa: northing, scale: scale)
        )
    }

    @Test(arguments: 0...2)
    func aDistanceThatIsADecimalNumberIsTheDoubleOfThatNumber(_ scale: Int) throws {
        let (easting, northing) = (Int64(40_000_037), Int64(570_000_003))
        for triangle in Self.triangles {
            let from = place(easting, northing, scale)
            let to = place(easting + triangle.east, northing - triangle.north, scale)
            let radius = FixedPoint(mantissa: triangle.hypotenuse, scale: scale + 3).double
            #expect(Kilometres.between(from, to) == radius, "\(triangle)")
            #expect(Kilometres.between(to, from) == radius, "\(triangle)")
            let farther = place(easting + triangle.east + 1, northing - triangle.north, scale)
            #expect(Kilometres.between(from, farther) > radius, "\(triangle)")
            let nearer = place(easting + triangle.east - 1, northing - triangle.north, scale)
            #expect(Kilometres.between(from, nearer) < radius, "\(triangle)")
        }
    }

    @Test func decimalsThatSayNothingChangeNothing() {
        let plain = Kilometres.between(place(400_000, 5_700_000, 0), place(412_345, 5_706_789, 0))
        #expect(plain == Kilometres.between(place(40_000_000, 570_000_000, 2), place(412_345, 5_706_789, 0)))
        #expect(plain == Kilometres.between(place(4_000_000, 57_000_000, 1), place(412_345_000, 5_706_789_000, 3)))
    }

    @Test func whatHasNoRoomIsStillADistance() {
        let far = place(.max, 0, 0)
        #expect(Kilometres.between(far, place(.min, 0, 0)) > 1.8e16)
        #expect(Kilometres.between(far, place(0, .max, 0)) > 1.3e16)
        #expect(Kilometres.between(far, place(0, 1, 12)) > 9e15)
        #expect(Kilometres.between(far, far) == 0)
    }
}
