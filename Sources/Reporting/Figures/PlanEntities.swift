// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// Reads the cells of one column, as text or number, by row.
struct CellReader {
    private let column: Column?
    private let pool: TextPool

    init(_ table: Table?, _ column: String, _ pool: TextPool) {
        self.column = table?.column(named: column)
        self.pool = pool
    }

    /// The text of a text cell; `nil` if it is absent.
    func text(_ row: Int) -> String? {
        guard let column, column.isPresent(row), case .texts(let ids) = column.storage else { return nil }
        return pool[ids[row]]
    }

    /// The number of a numeric cell; `nil` if it is absent.
    func number(_ row: Int) -> FixedPoint? {
        guard let column, column.isPresent(row), case .numbers(let values, let scale) = column.storage else {
            return nil
        }
        return FixedPoint(mantissa: values[row], scale: scale)
    }

    /// The row a reference points to; `nil` if it is absent.
    func reference(_ row: Int) -> Int? {
        guard let column, column.isPresent(row), case .references(let rows) = column.storage, rows[row] >= 0 else {
            return nil
        }
        return Int(rows[row])
    }
}

/// What a report says of the rows of a scenario's tables: ids, names and the few columns that plans speak of.
struct PlanEntities {
    struct Named {
        let id: CellReader
        let name: CellReader
        let count: Int

        init(_ name: String, _ tables: TableSet) {
            let table = tables.table(name)
            self.id = CellReader(table, "id", tables.pool)
            self.name = CellReader(table, "name", tables.pool)
            self.count = table?.rowCount ?? 0
        }
    }

    let needs: Named
    let offers: Named
    let schools: Named
    let municipalities: Named
    let providers: Named
    let funds: Named
    let hasFunds: Bool
    private let needSchool: CellReader
    private let needField: CellReader
    private let needKind: CellReader
    private let needGroups: CellReader
    private let schoolMunicipality: CellReader
    private let offerProvider: CellReader
    private let offerUnits: CellReader
    private let fundProgramme: CellReader
    private let fundAmount: CellReader

    init(_ tables: TableSet) {
        func reader(_ table: String, _ column: String) -> CellReader {
            CellReader(tables.table(table), column, tables.pool)
        }
        needs = Named("needs", tables)
        offers = Named("offers", tables)
        schools = Named("schools", tables)
        municipalities = Named("municipalities", tables)
        providers = Named("providers", tables)
        funds = Named("funds", tables)
        hasFunds = tables.table("funds") != nil
        needSchool = reader("needs", "school")
        needField = reader("needs", "field")
        needKind = reader("needs", "kind")
        needGroups = reader("needs", "groups")
        schoolMunicipality = reader("schools", "municipality")
        offerProvider = reader("offers", "provider")
        offerUnits = reader("offers", "units")
        fundProgramme = reader("funds", "programme")
        fundAmount = reader("funds", "amount")
    }

    func school(ofNeed row: Int) -> Int? { needSchool.reference(row) }
    func field(ofNeed row: Int) -> String { needField.text(row) ?? "" }
    func kind(ofNeed row: Int) -> String { needKind.text(row) ?? "" }
    /// The groups asked for; 0 where the cell is absent.
    func groups(ofNeed row: Int) -> Int64 { needGroups.number(row)?.mantissa ?? 0 }
    func municipality(ofSchool row: Int) -> Int? { schoolMunicipality.reference(row) }
    func provider(ofOffer row: Int) -> Int? { offerProvider.reference(row) }
    func units(ofOffer row: Int) -> FixedPoint? { offerUnits.number(row) }
    func programme(ofFund row: Int) -> String { fundProgramme.text(row) ?? "" }
    func amount(ofFund row: Int) -> FixedPoint { fundAmount.number(row) ?? FixedPoint(0) }

    /// The name of an offer's provider; empty where the table says none.
    func providerName(ofOffer row: Int) -> String { provider(ofOffer: row).flatMap(providers.name.text) ?? "" }
}
