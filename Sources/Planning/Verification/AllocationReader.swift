// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Rules
public import Tables

/// A number that a plan tells beside an allocation, with its place in allocations.csv.
public struct WrittenNumber: Sendable, Hashable {
    /// `nil` for a blank cell.
    public let value: FixedPoint?
    public let place: SourceLocation?
}

/// An allocation as a plan tells it.
public struct WrittenAllocation: Sendable, Hashable {
    public let planned: PlannedRow
    /// By column of ``AllocationReader/computedColumns``; a column that the file does not have is not there.
    public let numbers: [String: WrittenNumber]
}

/// Reads an allocations.csv back, in either of its two formats.
///
/// `need`, `offer`, `groups` and, where the scenario has funds, `fund` are needed; `cost`, `funded`, `own` and `km` are
/// read where they are. What cannot be read, or is not in the scenario's tables, is bad data; whether a rule is broken
/// is not asked here.
public enum AllocationReader {
    /// Columns that rulebooks may compute. All but `km` are told for all groups of the row together.
    public static let computedColumns = ["cost", "funded", "own", "km"]

    /// The allocations in the order of the file; `nil` if there was an error.
    public static func read(
        _ file: SourceFile, scenario: Scenario, into sink: inout DiagnosticSink
    ) -> [WrittenAllocation]? {
        var own = DiagnosticSink()
        let tables = TableLoader.load(
            sources: [TableSource(table: schema.name, file: file, isWrittenByProgram: true)], schemas: [schema],
            edits: [],
            missingAt: file.start, into: &own)
        guard let tables, let table = tables.table(schema.name), !own.hasErrors else {
            sink.merge(own)
            return nil
        }
        // Warnings and notes are dropped: they help with files that people write, and say nothing of this one.
        var rows = RowReader(table: table, pool: tables.pool, scenario: scenario)
        let result = (0..<table.rowCount).compactMap { rows.read($0) }
        sink.merge(rows.sink)
        return rows.sink.hasErrors ? nil : result
    }

    static let schema = TableSchema(
        "allocations",
        columns: [
            ColumnSchema("need", .text, required: true),
            ColumnSchema("school", .text),
            ColumnSchema("school_name", .text),
            ColumnSchema("municipality", .text),
            ColumnSchema("offer", .text, required: true),
            ColumnSchema("provider", .text),
            ColumnSchema("provider_name", .text),
            ColumnSchema("field", .text),
            ColumnSchema("fund", .text),
            ColumnSchema("programme", .text),
            ColumnSchema("groups", .integer, required: true),
            ColumnSchema("units", .number),
            ColumnSchema("cost", .number),
            ColumnSchema("funded", .number),
            ColumnSchema("own", .number),
            ColumnSchema("km", .number),
        ], key: [], required: true)
}

/// Finds the rows of the scenario that the cells of a file name.
private struct RowReader {
    let table: Table
    let pool: TextPool
    let scenario: Scenario
    var sink = DiagnosticSink()
    /// The computed columns that the file has.
    private var columns: [String] = []

    init(table: Table, pool: TextPool, scenario: Scenario) {
        self.table = table
        self.pool = pool
        self.scenario = scenario
        columns = AllocationReader.computedColumns.filter { isInFile($0) }
    }

    mutating func read(_ row: Int) -> WrittenAllocation? {
        let (need, offer) = (index("need", in: "needs", row), index("offer", in: "offers", row))
        let fund = fund(row)
        guard let need, let offer, let fund, let groups = number("groups", row)?.value?.rescaled(to: 0) else {
            return nil
        }
        let planned = PlannedRow(
            need: need, offer: offer, fund: fund.row, groups: groups.mantissa, place: table.location(row: row))
        let numbers = columns.compactMap { name in number(name, row).map { (name, $0) } }
        return WrittenAllocation(
            planned: planned, numbers: Dictionary(numbers, uniquingKeysWith: { first, _ in first }))
    }

    private struct FundCell {
        let row: Int?
    }

    /// `nil` if the cell is wrong.
    private mutating func fund(_ row: Int) -> FundCell? {
        let place = table.location(row: row, column: "fund")
        guard scenario.tables.table("funds") != nil else {
            guard let id = text("fund", row) else { return FundCell(row: nil) }
            sink.report(VerificationMessages.fundWithoutTable(id, at: place))
            return nil
        }
        guard text("fund", row) != nil else {
            sink.report(VerificationMessages.missingFund(at: place))
            return nil
        }
        return index("fund", in: "funds", row).map { FundCell(row: $0) }
    }

    private mutating func index(_ column: String, in target: String, _ row: Int) -> Int? {
        guard let id = text(column, row), let rows = scenario.tables.table(target) else { return nil }
        let texts = scenario.tables.pool
        if let found = texts.id(of: id).flatMap({ rows.row(withID: $0) }) { return found }
        let near = NameSuggestion.help(for: id, among: rows.ids.lazy.map { texts[$0] })
        let place = table.location(row: row, column: column)
        sink.report(VerificationMessages.unknownID(id, table: target, near: near, at: place))
        return nil
    }

    /// A column that the file does not have is there as well, all absent, and its cells have the row's place.
    private func isInFile(_ name: String) -> Bool {
        guard let column = table.column(named: name), table.rowCount > 0 else { return false }
        let hasValue = column.presence?.contains(true) ?? true
        return hasValue || table.location(row: 0, column: name) != table.location(row: 0)
    }

    private func text(_ name: String, _ row: Int) -> String? {
        guard let column = table.column(named: name), column.isPresent(row), case .texts(let ids) = column.storage
        else { return nil }
        return pool[ids[row]]
    }

    private func number(_ name: String, _ row: Int) -> WrittenNumber? {
        guard let column = table.column(named: name), case .numbers(let values, let scale) = column.storage else {
            return nil
        }
        return WrittenNumber(
            value: column.isPresent(row) ? FixedPoint(mantissa: values[row], scale: scale) : nil,
            place: table.location(row: row, column: name))
    }
}
