// SPDX-License-Identifier: GPL-3.0-or-later

/// A place in metres (EPSG:25832) with how far it reaches from there.
struct ReachingPlace: Sendable {
    let easting: Double
    let northing: Double
    /// Metres; infinite without a limit.
    let reach: Double
}

/// A square of a grid over the plane.
struct GridSquare: Sendable, Hashable {
    let column: Int64
    let row: Int64
    /// Metres.
    let width: Double

    /// The square with the place; `nil` where the place is too far out for exact arithmetic on squares.
    init?(_ easting: Double, _ northing: Double, width: Double) {
        let (column, row) = ((easting / width).rounded(.down), (northing / width).rounded(.down))
        // NaN fails both comparisons.
        guard abs(column) < 1_000_000_000, abs(row) < 1_000_000_000 else { return nil }
        self.init(column: Int64(column), row: Int64(row), width: width)
    }

    private init(column: Int64, row: Int64, width: Double) {
        self.column = column
        self.row = row
        self.width = width
    }

    func neighbour(_ columns: Int64, _ rows: Int64) -> GridSquare {
        GridSquare(column: column + columns, row: row + rows, width: width)
    }

    var centre: (easting: Double, northing: Double) {
        ((Double(column) + 0.5) * width, (Double(row) + 0.5) * width)
    }

    /// Whether the place reaches any point of the square.
    func isReached(from place: ReachingPlace) -> Bool {
        let centre = centre
        let east = max(0, abs(place.easting - centre.easting) - width / 2)
        let north = max(0, abs(place.northing - centre.northing) - width / 2)
        return east * east + north * north <= place.reach * place.reach
    }
}

/// Finds the places that reach any point of a square: they lie in squares as wide as the longest reach, so that only
/// nine of them have to be looked at.
struct DistanceGrid {
    private let places: [ReachingPlace]
    private let width: Double
    private var squares: [GridSquare: [Int32]] = [:]
    /// Places without a limit, or too far out for the grid.
    private var everywhere: [Int32] = []

    /// - Parameter smaller: the width of the squares that will be asked for.
    init(_ places: [ReachingPlace], smaller: Double) {
        self.places = places
        let longest = places.map(\.reach).filter(\.isFinite).max() ?? 0
        // From the centre of a smaller square, any place that reaches it is at most this far in each direction.
        width = longest + smaller
        for (index, place) in places.enumerated() {
            if place.reach.isFinite, let square = GridSquare(place.easting, place.northing, width: width) {
                squares[square, default: []].append(Int32(index))
            } else {
                everywhere.append(Int32(index))
            }
        }
    }

    /// Indices of the places, in no order.
    func places(reaching square: GridSquare) -> [Int32] {
        let centre = square.centre
        guard let middle = GridSquare(centre.easting, centre.northing, width: width) else {
            return Array(places.indices.map { Int32($0) })
        }
        var found = everywhere
        for columns in Int64(-1)...1 {
            for rows in Int64(-1)...1 {
                for place in squares[middle.neighbour(columns, rows)] ?? []
                where square.isReached(from: places[Int(place)]) {
                    found.append(place)
                }
            }
        }
        return found
    }
}
