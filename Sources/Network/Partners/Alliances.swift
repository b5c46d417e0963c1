// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// Alliances of a scenario that name their partners: a table `alliances` with a list `partners`, to which offers refer.
struct Alliances {
    /// "Kultur macht stark" pays for alliances of at least three partners of the place (Richtlinie of 22.07.2021,
    /// https://buendnisse-fuer-bildung.de).
    static let wanted = 3
    /// Partners tried in twos where an alliance lacks two.
    private static let triedInTwos = 6

    /// An alliance with fewer partners than wanted.
    struct Incomplete {
        let row: Int
        let partners: [String]
    }

    private let tables: TableSet
    /// The column of the offers that refers to the alliances.
    let column: String
    private let rowOfOffer: [Int?]
    private let partners: [[String]]

    /// `nil` if the scenario has no such table.
    init?(_ tables: TableSet) {
        guard let table = tables.table("alliances"), let list = table.column(named: "partners"), list.type == .list,
            let reference = tables.table("offers")?.columns.first(where: { $0.type == .reference(to: "alliances") }),
            case .references(let rows) = reference.storage
        else { return nil }
        self.tables = tables
        column = reference.name
        rowOfOffer = rows.indices.map { reference.isPresent($0) && rows[$0] >= 0 ? Int(rows[$0]) : nil }
        partners = TableRows(tables, "alliances").map { $0.list("partners") }
    }

    func incomplete(_ offer: RegionTables.Offer) -> Incomplete? {
        guard let row = rowOfOffer[offer.row], (1..<Self.wanted).contains(partners[row].count) else { return nil }
        return Incomplete(row: row, partners: partners[row])
    }

    /// Who could join: each provider alone where one partner is missing, two of the nearest where two are.
    func joining(
        _ alliance: Incomplete, of lead: RegionTables.Provider, among near: [RegionTables.Provider]
    ) -> [[RegionTables.Provider]] {
        let free = near.filter { $0.row != lead.row && !alliance.partners.contains($0.name) }
        if Self.wanted - alliance.partners.count == 1 { return free.map { [$0] } }
        let nearest = Array(free.prefix(Self.triedInTwos))
        return nearest.indices.flatMap { first in nearest[(first + 1)...].map { [nearest[first], $0] } }
    }

    /// The alliance with further partners, as a row of its own.
    func cells(
        _ alliance: Incomplete, id: String, with further: [RegionTables.Provider]
    ) -> [(column: String, text: String)] {
        let names = alliance.partners + further.map(\.name)
        return RowCells.cells(
            tables, "alliances", row: alliance.row, changes: ["id": id, "partners": names.joined(separator: "|")])
    }
}
