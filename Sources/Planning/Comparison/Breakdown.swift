// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// Groups wanted and allocated, by one property of the needs, in every plan.
public struct Breakdown: Sendable, Hashable {
    public enum Dimension: String, Sendable, Hashable, CaseIterable {
        case region
        case municipality
        case field
        case schoolType = "school_type"
        case socialIndex = "social_index"
    }

    public struct Cell: Sendable, Hashable {
        public let requested: Int64
        public let allocated: Int64
    }

    public struct Line: Sendable, Hashable {
        /// An id or code; empty where the property is absent.
        public let key: String
        /// The name of a region or municipality; otherwise the key.
        public let name: String
        /// One for each plan.
        public let cells: [Cell]

        /// Whether the plans differ here.
        public var differs: Bool { cells.contains { $0 != cells[0] } }
    }

    public let dimension: Dimension
    /// Sorted by key, numbers by size.
    public let lines: [Line]

    /// - Parameter states: of every need, by plan.
    static func all(_ plans: [ComparedPlan], _ states: [[String: NeedDifference.State]]) -> [Breakdown] {
        let properties = plans.map { NeedProperties($0.scenario) }
        return Dimension.allCases.compactMap { dimension in
            let breakdown = Breakdown(dimension, properties, states)
            // One region is the whole plan.
            return dimension == .region && breakdown.lines.count < 2 ? nil : breakdown
        }
    }

    private init(_ dimension: Dimension, _ properties: [NeedProperties], _ states: [[String: NeedDifference.State]]) {
        self.dimension = dimension
        var sums: [String: [Cell]] = [:]
        var names: [String: String] = [:]
        let none = [Cell](repeating: Cell(requested: 0, allocated: 0), count: states.count)
        for (plan, needs) in states.enumerated() {
            for (need, state) in needs {
                let (key, name) = properties[plan].value(dimension, of: need)
                names[key] = names[key] ?? name
                let cell = sums[key, default: none][plan]
                sums[key, default: none][plan] = Cell(
                    requested: cell.requested + state.groups + state.open, allocated: cell.allocated + state.groups)
            }
        }
        let keys = sums.keys.sorted { Self.order($0, $1) }
        lines = keys.map { Line(key: $0, name: names[$0] ?? $0, cells: sums[$0] ?? none) }
    }

    private static func order(_ left: String, _ right: String) -> Bool {
        if let first = FixedPoint(parsing: left), let second = FixedPoint(parsing: right), first != second {
            return first < second
        }
        return left < right
    }
}

/// What a breakdown asks of a need.
private struct NeedProperties {
    private let needs: TableTexts
    private let schools: TableTexts
    private let municipalities: TableTexts
    private let regions: TableTexts
    private let rows: [TableName: [String: Int]]

    private enum TableName: Hashable {
        case needs, schools, municipalities, regions
    }

    init(_ scenario: Scenario) {
        needs = TableTexts(scenario, "needs")
        schools = TableTexts(scenario, "schools")
        municipalities = TableTexts(scenario, "municipalities")
        regions = TableTexts(scenario, "regions")
        rows = [
            .needs: needs.rowsByName, .schools: schools.rowsByName, .municipalities: municipalities.rowsByName,
            .regions: regions.rowsByName,
        ]
    }

    /// Key and name; empty where the need or its cell is not there.
    func value(_ dimension: Breakdown.Dimension, of need: String) -> (key: String, name: String) {
        let school = text("school", of: need, in: .needs)
        let municipality = text("municipality", of: school, in: .schools)
        switch dimension {
        case .field:
            let field = text("field", of: need, in: .needs)
            return (field, field)
        case .schoolType:
            let type = text("type", of: school, in: .schools)
            return (type, type)
        case .socialIndex:
            let index = text("social_index", of: school, in: .schools)
            return (index, index)
        case .municipality: return (municipality, text("name", of: municipality, in: .municipalities))
        case .region:
            let region = text("region", of: municipality, in: .municipalities)
            return (region, text("name", of: region, in: .regions))
        }
    }

    private func text(_ column: String, of row: String, in name: TableName) -> String {
        guard let index = rows[name]?[row] else { return "" }
        return table(name).text(index, column) ?? ""
    }

    private func table(_ name: TableName) -> TableTexts {
        switch name {
        case .needs: needs
        case .schools: schools
        case .municipalities: municipalities
        case .regions: regions
        }
    }
}
