// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning
import Tables

/// A comparison as files.
public enum ComparisonOutput {
    /// One object with an array for each table; `schemas/compare.schema.json` describes it.
    public static func json(_ comparison: PlanDifferences, causes: ChangeCauses? = nil, showsAll: Bool) -> String {
        let tables = ComparisonData(comparison, causes: causes, showsAll: showsAll).tables
        let members = tables.map { table in (key: table.name, value: JSONValue.array(table.rows.map { row($0, table) }))
        }
        let causeProof = causes.map { [(key: "causes_proven", value: JSONValue.boolean($0.proven))] } ?? []
        return JSONText.write(.object(members + causeProof + [("version", .string(Version.current))]))
    }

    private static func row(_ cells: [OutputTable.Cell], _ table: OutputTable) -> JSONValue {
        .object(
            zip(table.columns, cells).map { column, cell in
                switch cell {
                case .absent: (column.name, .null)
                case .text(let text) where ["true", "false"].contains(text) && column.holdsTruth:
                    (column.name, .boolean(text == "true"))
                case .text(let text): (column.name, .string(text))
                case .integer(let number): (column.name, .number(.init(number)))
                case .decimal(let number, _): (column.name, .number(number))
                }
            })
    }

    /// Writes one CSV file for each table into a folder; all of them or none.
    public static func writeCSV(
        _ comparison: PlanDifferences, causes: ChangeCauses? = nil, showsAll: Bool, format: TableFormat,
        to folder: String
    ) throws(OutputError) {
        let tables = ComparisonData(comparison, causes: causes, showsAll: showsAll).tables
        try AtomicFiles.write(
            tables.map { ("\($0.name).csv", Array(CSVText.write($0, format).utf8)) }, to: folder)
    }

    /// The comparison as one HTML page that loads nothing.
    public static func html(
        _ comparison: PlanDifferences, causes: ChangeCauses? = nil, showsAll: Bool, language: Language
    ) -> String {
        ComparisonPage(comparison, causes, showsAll: showsAll, language: language).text
    }
}

extension OutputTable.Column {
    /// Whether its cells are `true` or `false`.
    fileprivate var holdsTruth: Bool { ["proven", "inputs_known", "taken_back", "differs"].contains(name) }
}
