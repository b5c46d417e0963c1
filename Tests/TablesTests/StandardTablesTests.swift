// SPDX-License-Identifier: GPL-3.0-or-later

import Tables
import Testing

@Suite struct StandardTablesTests {
    @Test func declaredColumnsComeBehindTheStandardOnes() throws {
        let declared = [
            TableSchema(
                "needs", columns: [ColumnSchema("chor", .boolean), ColumnSchema("units", .text)], key: [],
                required: false),
            TableSchema("classes", columns: [ColumnSchema("id", .text)], key: ["id"], required: false),
        ]
        let schemas = StandardTables.schemas(declaring: declared)
        #expect(schemas.map(\.name) == StandardTables.all.map(\.name) + ["classes"])
        let needs = try #require(schemas.first { $0.name == "needs" })
        #expect(needs.columns.last == ColumnSchema("chor", .boolean))
        #expect(needs.column(named: "units")?.type == .number)
        #expect(needs.isRequired)
        #expect(needs.key == ["id"])
        #expect(StandardTables.redeclaredColumns(in: declared).map(\.column) == ["units"])
    }

    @Test func everyReferenceHasATableWithIDs() {
        for table in StandardTables.all {
            for column in table.columns {
                guard case .reference(let target) = column.type else { continue }
                #expect(StandardTables.all.first { $0.name == target }?.key == ["id"], "\(table.name).\(column.name)")
            }
        }
    }

    @Test func everyColumnHasAGermanName() {
        for table in StandardTables.all {
            for column in table.columns {
                #expect(
                    !HeaderAliases.aliases(of: column.name, inTable: table.name).isEmpty, "\(table.name).\(column.name)"
                )
            }
        }
    }

    @Test func noAliasHidesAColumn() {
        for table in StandardTables.all {
            let names = table.columns.map(\.name)
            for name in names {
                let meant = HeaderAliases.canonicalName(of: name, inTable: table.name, columns: names)
                #expect(meant == nil || meant == name, "\(table.name).\(name)")
            }
        }
    }

    @Test(arguments: [
        ("Gruppengröße", "needs", "group_size"), (" GRUPPENGRÖSSE ", "needs", "group_size"),
        ("gruppengroesse", "needs", "group_size"),
        ("Art", "schools", "type"), ("Art", "offers", "kind"), ("Schule", "schools", "name"),
        ("Schule", "needs", "school"),
        ("Umkreis km", "offers", "radius_km"), ("Honorar", "needs", nil),
    ])
    func headersMeanColumnsOfTheirTable(header: String, table: String, column: String?) {
        let names = StandardTables.all.first { $0.name == table }?.columns.map(\.name) ?? []
        #expect(HeaderAliases.canonicalName(of: header, inTable: table, columns: names) == column)
    }
}
