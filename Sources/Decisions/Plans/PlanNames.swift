// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning
public import Tables

/// Ids, names and references of a scenario's rows, by table and column.
public struct PlanNames: Sendable {
    private let tables: TableSet

    public init(_ tables: TableSet) { self.tables = tables }

    /// The programmes that pay for a plan, by code.
    public static func programmes(of plan: Plan) -> [String] {
        let names = PlanNames(plan.scenario.tables)
        return Set(plan.allocations.map { names.programme(ofFund: $0.fund) }).filter { !$0.isEmpty }.sorted()
    }

    /// Rows of a table; 0 if it is not there.
    public func count(_ table: String) -> Int { tables.table(table)?.rowCount ?? 0 }

    /// The id of a row; empty for a table without ids.
    public func id(_ table: String, _ row: Int) -> String {
        guard let ids = tables.table(table)?.ids, ids.indices.contains(row) else { return "" }
        return tables.pool[ids[row]]
    }

    /// The row with an id; `nil` if there is none.
    public func row(_ table: String, id: String) -> Int? {
        tables.pool.id(of: id).flatMap { tables.table(table)?.row(withID: $0) }
    }

    /// A text cell; `nil` if it is absent.
    public func text(_ table: String, _ column: String, _ row: Int) -> String? {
        guard let column = tables.table(table)?.column(named: column), column.isPresent(row),
            case .texts(let ids) = column.storage
        else { return nil }
        return tables.pool[ids[row]]
    }

    /// The row that a reference points to; `nil` if the cell is absent.
    public func reference(_ table: String, _ column: String, _ row: Int) -> Int? {
        guard let column = tables.table(table)?.column(named: column), column.isPresent(row),
            case .references(let rows) = column.storage, rows[row] >= 0
        else { return nil }
        return Int(rows[row])
    }

    public func school(ofNeed row: Int) -> Int? { reference("needs", "school", row) }

    public func provider(ofOffer row: Int) -> Int? { reference("offers", "provider", row) }

    /// The programme of a fund; empty without funds.
    public func programme(ofFund row: Int?) -> String { row.flatMap { text("funds", "programme", $0) } ?? "" }
}
