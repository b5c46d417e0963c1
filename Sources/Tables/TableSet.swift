// SPDX-License-Identifier: GPL-3.0-or-later

/// All tables of a scenario, with their references resolved and their texts in one pool.
public struct TableSet: Sendable {
    /// In the order of the schemas.
    public let tables: [Table]
    public let pool: TextPool
    /// How each file was read: encoding, separator, number style; in the order of the tables.
    public let dialects: [FileDialect]
    /// What each edit did, in the order of the edits.
    public let effects: [[TableEffect]]
    /// Headers that may be meant for columns that their files lack; whether that matters, the rules decide.
    public let unmatchedHeaders: [UnmatchedHeader]
    private let indices: [String: Int]

    public init(
        tables: [Table], pool: TextPool, dialects: [FileDialect], effects: [[TableEffect]] = [],
        unmatchedHeaders: [UnmatchedHeader] = []
    ) {
        self.tables = tables
        self.pool = pool
        self.dialects = dialects
        self.effects = effects
        self.unmatchedHeaders = unmatchedHeaders
        self.indices = Dictionary(tables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The index in ``tables``.
    public func index(of name: String) -> Int? { indices[name] }

    public func table(_ name: String) -> Table? { indices[name].map { tables[$0] } }
}

/// How a CSV file was read. Decided once per file, never cell by cell.
public struct FileDialect: Sendable, Hashable {
    public enum Encoding: String, Sendable, Hashable {
        case utf8 = "UTF-8"
        case windows1252 = "Windows-1252"
    }

    public enum NumberStyle: String, Sendable, Hashable {
        /// `1234.56`
        case point
        /// `1.234,56`
        case comma
    }

    public let file: String
    public let table: String
    public let encoding: Encoding
    /// `,` or `;`
    public let separator: Character
    public let numberStyle: NumberStyle

    public init(file: String, table: String, encoding: Encoding, separator: Character, numberStyle: NumberStyle) {
        self.file = file
        self.table = table
        self.encoding = encoding
        self.separator = separator
        self.numberStyle = numberStyle
    }
}
