// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

/// `datapackage.json`: the CSV files described as a Data Package, version 2 (datapackage.org), with Table Schema.
enum DataPackage {
    static func json(_ plan: Plan, _ tables: [OutputTable], _ format: TableFormat, _ language: Language) -> JSONValue {
        .object([
            ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
            ("name", .string(packageName(plan.scenario.name))),
            ("title", .string(plan.scenario.title.text(language))),
            ("version", .string(Version.current)),
            ("resources", .array(tables.map { resource($0, format, language) })),
        ])
    }

    /// Small letters, digits and `.-_`, as the specification wants names; umlauts are spelt out, other signs become `-`.
    private static func packageName(_ name: String) -> String {
        let mapped = name.lowercased().map { character -> String in
            if let spelt = ["ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"][character] { return spelt }
            let isAllowed = character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
            return isAllowed ? String(character) : "-"
        }
        return mapped.isEmpty ? "plan" : mapped.joined()
    }

    private static func resource(_ table: OutputTable, _ format: TableFormat, _ language: Language) -> JSONValue {
        .object([
            ("name", .string(table.name)),
            ("type", .string("table")),
            ("path", .string(table.name + ".csv")),
            ("title", .string(table.title.text(language))),
            ("scheme", .string("file")),
            ("format", .string("csv")),
            ("mediatype", .string("text/csv")),
            ("encoding", .string(format == .excel ? "utf-8-sig" : "utf-8")),
            ("dialect", dialect(format)),
            ("schema", schema(table, format, language)),
        ])
    }

    private static func dialect(_ format: TableFormat) -> JSONValue {
        .object([
            ("$schema", .string("https://datapackage.org/profiles/2.0/tabledialect.json")),
            ("delimiter", .string(format == .excel ? ";" : ",")),
            ("lineTerminator", .string(format == .excel ? "\r\n" : "\n")),
            ("quoteChar", .string("\"")),
            ("doubleQuote", .boolean(true)),
            ("header", .boolean(true)),
        ])
    }

    private static func schema(_ table: OutputTable, _ format: TableFormat, _ language: Language) -> JSONValue {
        .object([
            ("$schema", .string("https://datapackage.org/profiles/2.0/tableschema.json")),
            ("fields", .array(table.columns.map { field($0, format, language) })),
            ("missingValues", .array([.string("")])),
            ("primaryKey", .array(table.primaryKey.map { .string($0) })),
        ])
    }

    private static func field(
        _ column: OutputTable.Column, _ format: TableFormat, _ language: Language
    ) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("name", .string(column.name)), ("type", .string(column.type.rawValue)),
        ]
        if column.type == .number, format == .excel { members.append(("decimalChar", .string(","))) }
        members.append(("title", .string(column.title.text(language))))
        members.append(("description", .string(column.description.text(language))))
        var constraints: [(key: String, value: JSONValue)] = []
        if column.isRequired { constraints.append(("required", .boolean(true))) }
        if column.type == .integer { constraints.append(("minimum", .integer(1))) }
        if !column.codes.isEmpty { constraints.append(("enum", .array(column.codes.map { .string($0) }))) }
        if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
        return .object(members)
    }
}
