// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Warns of places that lie far from all others of their municipality, or of their region.
///
/// What is far is measured by the places themselves: several times their middle distance from their middle point, and
/// never less than a municipality or region extends at most.
struct FarPlaceCheck {
    /// The rows that should lie near each other.
    enum Group: Hashable {
        case municipality(Int32)
        case region(Int32)
        /// Rows that name no municipality, beside all places of the scenario.
        case everything

        /// Metres below which nothing is far: no municipality, region or state of Germany is larger.
        var leastDistance: Double {
            switch self {
            case .municipality: 30_000
            case .region: 75_000
            case .everything: 300_000
            }
        }
    }

    private struct Place {
        let table: Int
        let row: Int
        let municipality: Int32?
        let region: Int32?
        let easting: Double
        let northing: Double
    }

    /// Fewer say nothing about where the others are.
    private static let fewestPlaces = 4
    /// How many times the middle distance is far.
    private static let spread = 6.0

    private let tables: [Table]
    private let pool: TextPool
    private var places: [Place] = []
    private var sink = DiagnosticSink()

    static func run(_ tables: [Table], _ pool: TextPool, into sink: inout DiagnosticSink) {
        var check = FarPlaceCheck(tables, pool)
        check.tell()
        sink.merge(check.sink)
    }

    private init(_ tables: [Table], _ pool: TextPool) {
        self.tables = tables
        self.pool = pool
        let regions = Self.references(tables.first { $0.name == "municipalities" }, "region")
        for (index, table) in tables.enumerated() { add(table, index, regions) }
    }

    private mutating func add(_ table: Table, _ index: Int, _ regions: [Int32]?) {
        guard let eastings = Self.numbers(table, .easting), let northings = Self.numbers(table, .northing) else {
            return
        }
        let municipalities = Self.references(table, "municipality")
        for row in 0..<table.rowCount {
            guard let easting = eastings[row], let northing = northings[row],
                CoordinateSlip.Point(easting: easting, northing: northing).isPlausible
            else { continue }
            let municipality = municipalities.flatMap { $0[row] < 0 ? nil : $0[row] }
            let region = municipality.flatMap { row in regions.map { $0[Int(row)] } }
            places.append(
                Place(
                    table: index, row: row, municipality: municipality, region: region.flatMap { $0 < 0 ? nil : $0 },
                    easting: easting, northing: northing))
        }
    }

    private static func references(_ table: Table?, _ name: String) -> [Int32]? {
        guard case .references(let rows)? = table?.column(named: name)?.storage else { return nil }
        return rows
    }

    private static func numbers(_ table: Table, _ unit: ColumnUnit) -> [Double?]? {
        guard let name = table.schema.columns.first(where: { $0.unit == unit })?.name,
            let column = table.column(named: name), case .numbers(let values, let scale) = column.storage
        else { return nil }
        return values.indices.map {
            column.isPresent($0) ? FixedPoint(mantissa: values[$0], scale: scale).double : nil
        }
    }

    // MARK: Telling

    /// From the smallest group to the largest; a place is told once.
    private mutating func tell() {
        var told = Set<Int>()
        tell(places.indices.filter { places[$0].municipality != nil }, &told) {
            $0.municipality.map(Group.municipality)
        }
        tell(places.indices.filter { places[$0].region != nil }, &told) { $0.region.map(Group.region) }
        let free = Set(places.indices.filter { places[$0].municipality == nil })
        tell(Array(places.indices), &told, among: free) { _ in .everything }
    }

    private mutating func tell(
        _ members: [Int], _ told: inout Set<Int>, among judged: Set<Int>? = nil, by group: (Place) -> Group?
    ) {
        var order: [Group] = []
        var groups: [Group: [Int]] = [:]
        for member in members {
            guard let group = group(places[member]) else { continue }
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(member)
        }
        for group in order {
            guard let members = groups[group], members.count >= Self.fewestPlaces else { continue }
            let far = far(members, group).filter { !told.contains($0.place) && judged?.contains($0.place) ?? true }
            for place in far { told.insert(place.place) }
            report(far, group)
        }
    }

    /// The members that lie far from the middle of all, with their distance in metres.
    private func far(_ members: [Int], _ group: Group) -> [(place: Int, distance: Double)] {
        let east = Self.median(members.map { places[$0].easting })
        let north = Self.median(members.map { places[$0].northing })
        let distances = members.map { member in
            let (x, y) = (places[member].easting - east, places[member].northing - north)
            return (x * x + y * y).squareRoot()
        }
        let limit = max(group.leastDistance, Self.spread * Self.median(distances))
        return zip(members, distances).filter { $0.1 > limit }.map { ($0.0, $0.1) }
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// One message for each table that far places of the group stand in.
    private mutating func report(_ far: [(place: Int, distance: Double)], _ group: Group) {
        for index in tables.indices {
            let rows = far.filter { places[$0.place].table == index }
            guard let first = rows.first else { continue }
            let here = location(first.place)
            sink.report(
                TableMessages.farPlace(
                    name(first.place), kilometres: Int((first.distance / 1_000).rounded()), group,
                    name: name(of: group),
                    others: RowNumbers(rows.dropFirst().map { location($0.place) }, beside: here), at: here))
        }
    }

    private func location(_ place: Int) -> SourceLocation {
        let table = tables[places[place].table]
        let column = table.schema.columns.first { $0.unit == .easting }?.name ?? "easting"
        return table.location(row: places[place].row, column: column)
    }

    private func name(_ place: Int) -> String { name(tables[places[place].table], places[place].row) }

    private func name(of group: Group) -> String {
        switch group {
        case .municipality(let row): name(tables.first { $0.name == "municipalities" }, Int(row))
        case .region(let row): name(tables.first { $0.name == "regions" }, Int(row))
        case .everything: ""
        }
    }

    /// As people call the row; its id where it has no name.
    private func name(_ table: Table?, _ row: Int) -> String {
        guard let table else { return "" }
        if let column = table.column(named: "name"), column.isPresent(row), case .texts(let ids) = column.storage {
            return pool[ids[row]]
        }
        return table.ids.isEmpty ? "" : pool[table.ids[row]]
    }
}
