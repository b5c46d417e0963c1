// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// The values of a column, typed and contiguous. An absent cell holds 0, −1 for references, an empty list for lists.
public enum ColumnStorage: Sendable {
    /// number, money (scale 2), integer (scale 0), boolean (0 or 1), date (`Day.number`): value · 10^(−scale).
    case numbers([Int64], scale: Int)
    /// Ids of the scenario's ``TextPool``.
    case texts([Int32])
    /// The members of row r are `members[starts[r]..<starts[r + 1]]`: text ids, in the order of the cell, each once.
    case lists(starts: [Int32], members: [Int32])
    /// Row indices in the table the column refers to.
    case references([Int32])
}

/// One column of a table.
public struct Column: Sendable {
    public let name: String
    public let type: ColumnType
    public let storage: ColumnStorage
    /// Which rows have a value; `nil` if all have.
    public let presence: [Bool]?

    public init(name: String, type: ColumnType, storage: ColumnStorage, presence: [Bool]?) {
        self.name = name
        self.type = type
        self.storage = storage
        self.presence = presence
    }

    public func isPresent(_ row: Int) -> Bool { presence?[row] ?? true }

    /// The first row without a value; `nil` if every row has one.
    public var firstAbsentRow: Int? { presence?.firstIndex(of: false) }
}

/// A table of a scenario: typed columns and the place of every cell.
public struct Table: Sendable {
    public let schema: TableSchema
    public let rowCount: Int
    /// In the order of the schema, then further columns in the order of the file; by name where rows are put in order.
    public let columns: [Column]
    /// Text ids of the `id` column; empty for tables without one.
    public let ids: [Int32]
    private let columnIndices: [String: Int]
    private let rowIndices: [Int32: Int32]
    private let origins: any CellOrigins

    public init(schema: TableSchema, rowCount: Int, columns: [Column], ids: [Int32], origins: any CellOrigins) {
        self.schema = schema
        self.rowCount = rowCount
        self.columns = columns
        self.ids = ids
        self.origins = origins
        self.columnIndices = Dictionary(
            columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.rowIndices = Dictionary(
            ids.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The same rows with other columns.
    func replacing(columns: [Column]) -> Table {
        Table(schema: schema, rowCount: rowCount, columns: columns, ids: ids, origins: origins)
    }

    public var name: String { schema.name }

    public func columnIndex(named name: String) -> Int? { columnIndices[name] }

    public func column(named name: String) -> Column? { columnIndices[name].map { columns[$0] } }

    /// The row with the id, given as its text id.
    public func row(withID id: Int32) -> Int? { rowIndices[id].map { Int($0) } }

    /// The place of a cell in the file (or change) it came from.
    public func location(row: Int, column: String) -> SourceLocation { origins.location(row: row, column: column) }

    /// The place of a row.
    public func location(row: Int) -> SourceLocation { origins.location(row: row, column: nil) }
}

/// Knows where the cells of a table came from; looked up only for diagnostics and traces.
public protocol CellOrigins: Sendable {
    /// The place of the cell; of the row if the column is `nil` or not in the file.
    func location(row: Int, column: String?) -> SourceLocation
}
