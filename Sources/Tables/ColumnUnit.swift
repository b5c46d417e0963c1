// SPDX-License-Identifier: GPL-3.0-or-later

/// What the numbers of a column measure, where the product fixes it.
public enum ColumnUnit: String, Sendable, Hashable, CaseIterable {
    /// Metres to the east in ETRS89/UTM zone 32N (EPSG:25832).
    case easting
    /// Metres to the north in the same system.
    case northing

    /// The numbers that a place in Germany or near its borders can have.
    public var plausible: ClosedRange<Double> {
        switch self {
        case .easting: 200_000...1_000_000
        case .northing: 5_200_000...6_200_000
        }
    }

    /// The unit of a numeric column that a scenario declares: `distance_km` reads every table's columns of these names.
    public static func ofDeclaredColumn(named name: String, _ type: ColumnType) -> ColumnUnit? {
        [.number, .integer].contains(type) ? ColumnUnit(rawValue: name) : nil
    }
}
