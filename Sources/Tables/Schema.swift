// SPDX-License-Identifier: GPL-3.0-or-later

/// What a column holds.
public enum ColumnType: Sendable, Hashable {
    case text
    /// A decimal number, kept exactly.
    case number
    /// Euro with at most two decimals, kept in cents.
    case money
    case integer
    case boolean
    case date
    /// Texts, separated by `|` in the cell.
    case list
    /// The id of a row of another table.
    case reference(to: String)
}

/// What a table says of one of its columns.
public struct ColumnSchema: Sendable, Hashable {
    public let name: String
    public let type: ColumnType
    /// A required column must be there and have a value in every row.
    public let isRequired: Bool
    /// The least value of a number, where a smaller one makes no sense.
    public let minimum: Int64?
    /// What its numbers measure, and with that which of them are plausible; `nil` where any may be.
    public let unit: ColumnUnit?

    public init(
        _ name: String, _ type: ColumnType, required: Bool = false, minimum: Int64? = nil, unit: ColumnUnit? = nil
    ) {
        self.name = name
        self.type = type
        self.isRequired = required
        self.minimum = minimum
        self.unit = unit
    }
}

/// What a scenario says of one of its tables.
public struct TableSchema: Sendable, Hashable {
    public let name: String
    public let columns: [ColumnSchema]
    /// The columns whose values together must differ from row to row; `["id"]` for tables that are referred to.
    public let key: [String]
    /// Whether a scenario must have the table.
    public let isRequired: Bool

    public init(_ name: String, columns: [ColumnSchema], key: [String], required: Bool) {
        self.name = name
        self.columns = columns
        self.key = key
        self.isRequired = required
    }

    public func column(named name: String) -> ColumnSchema? { columns.first { $0.name == name } }
}
