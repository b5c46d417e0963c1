// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// A CSV file to be read as a table.
public struct TableSource: Sendable {
    public let table: String
    public let file: SourceFile
    /// Whether the program wrote the file itself: then its numbers are in the style of its separator, decimal point
    /// beside `,` and decimal comma beside `;`, even where no cell proves it.
    public let isWrittenByProgram: Bool

    public init(table: String, file: SourceFile, isWrittenByProgram: Bool = false) {
        self.table = table
        self.file = file
        self.isWrittenByProgram = isWrittenByProgram
    }
}

/// A change of a scenario to a cell or row, applied before the cells are typed, so that a bad value is told like one
/// in a file. Changes compose in order.
public enum TableEdit: Sendable {
    /// Sets one cell of the row with the id. A blank value makes the cell absent. The value is written with a decimal point; `|` separates list members.
    case set(table: String, id: String, column: String, value: String, at: SourceLocation)
    /// Removes the row with the id, and with it every row that refers to it.
    case remove(table: String, id: String, at: SourceLocation)
    /// Adds all rows of a further file of the same table.
    case add(table: String, file: SourceFile, at: SourceLocation)
}

/// One thing that an edit did to a table. Rows are named by the values of the table's key, joined by `/`.
public enum TableEffect: Sendable, Hashable {
    /// A cell with its texts before and after; `nil` for an absent one.
    case set(table: String, row: String, column: String, before: String?, after: String?)
    /// The row that the edit names, or one that refers to it.
    case removed(table: String, row: String)
    case added(table: String, row: String)
}

/// Reads the CSV files of a scenario into typed tables.
public enum TableLoader {
    /// The largest file that is read, in bytes: 128 MiB. A larger one needs no more than one byte beyond it to be told.
    public static let maximumFileSize = 1 << 27
    /// The most lines of a file.
    public static let maximumLines = 10_000_000

    /// Parses, applies the edits, types the cells and resolves the references; every problem goes to the sink.
    ///
    /// - Parameters:
    ///   - sources: at most one file per table.
    ///   - schemas: the tables of the scenario, see ``StandardTables``; a required one without a source is an error.
    ///   - edits: in the order of the scenario's changes.
    ///   - place: where a missing table is reported, usually the scenario file.
    ///   - told: tables whose missing file was told already.
    ///   - inOrder: whether the rows go by their keys, so that the order in the files says nothing; otherwise they stay as
    ///     they stand there.
    /// - Returns: `nil` if there was an error, or a table of `told`.
    /// - Complexity: linear in the bytes read.
    public static func load(
        sources: [TableSource],
        schemas: [TableSchema],
        edits: [TableEdit],
        missingAt place: SourceLocation,
        told: Set<String> = [],
        inOrder: Bool = false,
        into sink: inout DiagnosticSink
    ) -> TableSet? {
        TableLoading.run(sources, schemas, edits, missingAt: place, told: told, inOrder: inOrder, into: &sink)
    }
}
