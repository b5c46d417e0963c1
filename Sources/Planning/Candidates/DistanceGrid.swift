// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the offers that can reach a place: squares as wide as the longest reach, so that only the square of the
/// place and its eight neighbours have to be looked at.
struct DistanceGrid {
    private let width: Double
    private var squares: [Int64: [Int32]] = [:]
    /// Offers without a limit; they reach every place.
    private var everywhere: [Int32] = []

    /// - Parameters:
    ///   - offers: rows of the offers table.
    ///   - reach: metres for each row of the offers table; infinite without a limit.
    init(offers: [Int32], eastings: [Double], northings: [Double], reach: [Double]) {
        let longest = offers.map { reach[Int($0)] }.filter(\.isFinite).max() ?? 0
        width = max(longest, 1_000)
        for offer in offers {
            if reach[Int(offer)].isFinite {
                squares[Self.key(column(eastings[Int(offer)]), column(northings[Int(offer)])), default: []].append(
                    offer)
            } else {
                everywhere.append(offer)
            }
        }
    }

    /// The offers that may reach the place, ascending; some of them may still be too far.
    func offers(near easting: Double, _ northing: Double) -> [Int32] {
        var found = everywhere
        let (column, row) = (self.column(easting), self.column(northing))
        for x in column - 1...column + 1 {
            for y in row - 1...row + 1 {
                if let square = squares[Self.key(x, y)] { found += square }
            }
        }
        return found.sorted()
    }

    /// Coordinates are clamped to what a key can hold; whatever lies beyond falls into the outermost squares.
    private func column(_ metres: Double) -> Int64 {
        guard metres.isFinite else { return 0 }
        return Int64(min(max(metres / width, -1_000_000_000), 1_000_000_000).rounded(.down))
    }

    private static func key(_ column: Int64, _ row: Int64) -> Int64 { column << 32 ^ (row & 0xFFFF_FFFF) }
}
