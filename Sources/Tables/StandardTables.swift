// SPDX-License-Identifier: GPL-3.0-or-later

/// The tables every scenario knows, with their columns.
public enum StandardTables {
    /// In the order in which tables are read and reported: what is referred to comes before what refers to it.
    public static let all: [TableSchema] = [
        regions, municipalities, schools, needs, providers, offers, funds, applications, previous, locks,
    ]

    /// The standard tables with the columns a scenario adds, then the tables it adds.
    ///
    /// A declared table of a standard name adds its columns behind the standard ones. A standard column keeps its
    /// meaning: declaring it again changes nothing, see ``redeclaredColumns(in:)``.
    public static func schemas(declaring declared: [TableSchema]) -> [TableSchema] {
        var schemas = all
        for table in declared {
            if let index = schemas.firstIndex(where: { $0.name == table.name }) {
                schemas[index] = schemas[index].adding(table.columns)
            } else {
                schemas.append(table)
            }
        }
        return schemas
    }

    /// The declared columns that a standard table already has with another type, so that the declaration is idle.
    public static func redeclaredColumns(in declared: [TableSchema]) -> [(table: String, column: String)] {
        declared.flatMap { table in
            let standard = all.first { $0.name == table.name }
            return table.columns.compactMap { column -> (table: String, column: String)? in
                guard let existing = standard?.column(named: column.name), existing.type != column.type else {
                    return nil
                }
                return (table.name, column.name)
            }
        }
    }

    private static let regions = TableSchema(
        "regions",
        columns: [
            ColumnSchema("id", .text, required: true),
            ColumnSchema("name", .text, required: true),
            ColumnSchema("kind", .text),
        ], key: ["id"], required: true)

    private static let municipalities = TableSchema(
        "municipalities",
        columns: [
            ColumnSchema("id", .text, required: true),
            ColumnSchema("name", .text, required: true),
            ColumnSchema("region", .reference(to: "regions"), required: true),
            ColumnSchema("population", .integer, minimum: 0),
        ], key: ["id"], required: true)

    private static let schools = TableSchema(
        "schools",
        columns: [
            ColumnSchema("id", .text, required: true),
            ColumnSchema("name", .text, required: true),
            ColumnSchema("sector", .text),
            ColumnSchema("type", .text),
            ColumnSchema("public", .boolean),
            ColumnSchema("municipality", .reference(to: "municipalities"), required: true),
            ColumnSchema("easting", .number, required: true, unit: .easting),
            ColumnSchema("northing", .number, required: true, unit: .northing),
            ColumnSchema("pupils", .integer, minimum: 0),
            ColumnSchema("social_index", .integer, minimum: 0),
            ColumnSchema("startchancen", .boolean),
            ColumnSchema("own_budget", .money, minimum: 0),
        ], key: ["id"], required: true)

    private static let needs = TableSchema(
        "needs",
        columns: [
            ColumnSchema("id", .text, required: true),
            ColumnSchema("school", .reference(to: "schools"), required: true),
            ColumnSchema("kind", .text, required: true),
            ColumnSchema("field", .text, required: true),
            ColumnSchema("setting", .text),
            ColumnSchema("age_from", .integer, minimum: 0),
            ColumnSchema("age_to", .integer, minimum: 0),
            ColumnSchema("groups", .integer, required: true, minimum: 0),
            ColumnSchema("group_size", .integer, minimum: 0),
            ColumnSchema("units", .number, minimum: 0),
            ColumnSchema("slots", .list),
            ColumnSchema("priority", .integer, minimum: 0),
        ], key: ["id"], required: true)

    private static let providers = TableSchema(
        "providers",
        columns: [
            ColumnSchema("id", .text, required: true),
            ColumnSchema("name", .text, required: true),
            ColumnSchema("kind", .text),
            ColumnSchema("municipality", .reference(to: "municipalities")),
            ColumnSchema("easting", .number, unit: .easting),
            ColumnSchema("northing", .number, unit: .northing),
            ColumnSchema("max_groups", .integer, minimum: 0),
            ColumnSchema("qualified", .boolean),
        ], key: ["id"], required: true)

    private static let offers = TableSchema(
        "offers",
        columns: [
            ColumnSchema("id", .text, required: true),
            ColumnSchema("provider", .reference(to: "providers"), required: true),
            ColumnSchema("kind", .text, required: true),
            ColumnSchema("field", .text, required: true),
            ColumnSchema("setting", .text),
            ColumnSchema("age_from", .integer, minimum: 0),
            ColumnSchema("age_to", .integer, minimum: 0),
            ColumnSchema("group_min", .integer, minimum: 0),
            ColumnSchema("group_max", .integer, minimum: 0),
            ColumnSchema("units", .number, minimum: 0),
            ColumnSchema("capacity", .integer, required: true, minimum: 0),
            ColumnSchema("min_groups", .integer, minimum: 0),
            ColumnSchema("fee", .money, minimum: 0),
            ColumnSchema("materials", .money, minimum: 0),
            ColumnSchema("radius_km", .number, minimum: 0),
            ColumnSchema("place", .text),
            ColumnSchema("slots", .list),
            ColumnSchema("school_types", .list),
            ColumnSchema("artists", .integer, minimum: 0),
        ], key: ["id"], required: true)

    private static let funds = TableSchema(
        "funds",
        columns: [
            ColumnSchema("id", .text, required: true),
            ColumnSchema("programme", .text, required: true),
            ColumnSchema("region", .reference(to: "regions")),
            ColumnSchema("amount", .money, required: true, minimum: 0),
            ColumnSchema("school_year", .text),
        ], key: ["id"], required: false)

    private static let applications = TableSchema(
        "applications",
        columns: [
            ColumnSchema("need", .reference(to: "needs"), required: true),
            ColumnSchema("offer", .reference(to: "offers"), required: true),
        ], key: ["need", "offer"], required: false)

    private static let previous = TableSchema(
        "previous",
        columns: [
            ColumnSchema("school", .reference(to: "schools"), required: true),
            ColumnSchema("provider", .reference(to: "providers"), required: true),
            ColumnSchema("groups", .integer, minimum: 0),
        ], key: ["school", "provider"], required: false)

    private static let locks = TableSchema(
        "locks",
        columns: [
            ColumnSchema("need", .reference(to: "needs"), required: true),
            ColumnSchema("offer", .reference(to: "offers"), required: true),
            ColumnSchema("fund", .reference(to: "funds")),
            ColumnSchema("groups", .integer, required: true, minimum: 0),
            ColumnSchema("mode", .text, required: true),
            ColumnSchema("reason", .text, required: true),
            ColumnSchema("decided_by", .text),
        ], key: ["need", "offer", "fund", "mode"], required: false)
}

extension TableSchema {
    /// The same table with those of `further` that it does not have yet behind its own columns.
    fileprivate func adding(_ further: [ColumnSchema]) -> TableSchema {
        let new = further.filter { column(named: $0.name) == nil }
        return TableSchema(name, columns: columns + new, key: key, required: isRequired)
    }
}
