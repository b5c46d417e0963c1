// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
public import Planning
import Tables

/// A table of all candidates of a scenario, for whoever wants to see or compare what the match rules let through.
public enum CandidateTable {
    /// `need,offer,fund` as CSV (RFC 4180, LF), one row for each candidate, sorted by the rows of the three tables;
    /// without a funds table only `need,offer`.
    ///
    /// Linear in the candidates: about 20 bytes each.
    public static func csv(_ prepared: PreparedScenario) -> String {
        let entities = PlanEntities(prepared.scenario.tables)
        let candidates = prepared.candidates
        var columns = [
            (column("need"), candidates.needs, entities.needs), (column("offer"), candidates.offers, entities.offers),
        ]
        if prepared.scenario.tables.table("funds") != nil {
            columns.append((column("fund"), candidates.funds, entities.funds))
        }
        var table = OutputTable(
            name: "candidates", title: LocalizedText(de: "Möglichkeiten", en: "Candidates"), columns: columns.map(\.0),
            primaryKey: columns.map(\.0.name))
        table.rows = (0..<candidates.count).map { index in
            columns.map { .init($0.2.id.text(Int($0.1[index]))) }
        }
        return CSVText.write(table, .rfc4180)
    }

    private static func column(_ name: String) -> OutputTable.Column {
        .init(
            name, .string, required: true, title: LocalizedText(de: name, en: name),
            LocalizedText(de: "Kennung der Zeile", en: "Id of the row"))
    }
}
