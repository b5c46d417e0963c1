// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Reads the further columns and tables that a test file declares, so that they stand as a scenario's `tables:` would
/// have them: `columns: {schools.ogs: boolean, needs.class: {references: classes}, classes.fields_met: list}`.
///
/// A table that is not a standard one is made by naming its columns; it has an `id`.
struct RuleTestColumns {
    private(set) var sink = DiagnosticSink()

    private static let types: [(name: String, type: ColumnType)] = [
        ("text", .text), ("number", .number), ("money", .money), ("integer", .integer), ("boolean", .boolean),
        ("date", .date), ("list", .list),
    ]

    /// All tables, the standard ones first.
    mutating func schemas(_ node: YAMLNode?) -> [TableSchema] {
        guard let node else { return StandardTables.all }
        guard let entries = node.entries else {
            sink.report(RuleMessages.wrongShape(expected: ToolMessages.columns, at: node.location))
            return StandardTables.all
        }
        let declared = entries.compactMap { entry in declaration(entry).map { (entry, $0) } }
        let schemas = StandardTables.schemas(declaring: declared.map(\.1))
        let tables = schemas.map(\.name)
        for (entry, declaration) in declared {
            guard case .reference(let target)? = declaration.columns.last?.type, !tables.contains(target) else {
                continue
            }
            sink.report(ToolMessages.unknownTable(target, known: tables, at: entry.value.location))
        }
        return schemas
    }

    private mutating func declaration(_ entry: YAMLEntry) -> TableSchema? {
        let parts = entry.key.text.split(separator: ".").map(String.init)
        guard parts.count == 2, let type = type(entry.value) else {
            sink.report(ToolMessages.badColumn(entry.key.text, types: Self.types.map(\.name), at: entry.key.location))
            return nil
        }
        let isStandard = StandardTables.all.contains { $0.name == parts[0] }
        let id = isStandard || parts[1] == "id" ? [] : [ColumnSchema("id", .text, required: true)]
        return TableSchema(
            parts[0], columns: id + [ColumnSchema(parts[1], type)], key: isStandard ? [] : ["id"], required: false)
    }

    private func type(_ node: YAMLNode) -> ColumnType? {
        if let name = node.scalar?.text { return Self.types.first { $0.name == name }?.type }
        return node["references"]?.scalar.map { .reference(to: $0.text) }
    }
}
