// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Tells rows whose key columns together hold the same values as an earlier row's.
///
/// A key of the `id` alone is checked where the ids are indexed. An absent cell counts as a value of its own.
struct KeyCheck {
    private struct Step: Hashable {
        let group: Int32
        let value: Int64
    }

    private let raw: RawTable
    private let columns: [Column]

    static func run(_ raw: RawTable, _ columns: [Column], into sink: inout DiagnosticSink) {
        let key = raw.schema.key
        guard key != ["id"], !key.isEmpty else { return }
        let keyColumns = key.compactMap { name in columns.first { $0.name == name } }
        guard keyColumns.count == key.count else { return }
        KeyCheck(raw: raw, columns: keyColumns).tell(into: &sink)
    }

    /// Splits the rows column by column into groups of the same values; a group is named by its first row.
    private func tell(into sink: inout DiagnosticSink) {
        let rows = (0..<raw.rowCount).filter(isSound)
        var groups = [Int32](repeating: 0, count: raw.rowCount)
        for column in columns {
            var first: [Step: Int32] = [:]
            first.reserveCapacity(rows.count)
            for row in rows {
                let step = Step(group: groups[row], value: value(column, row))
                groups[row] = first[step] ?? Int32(row)
                if groups[row] == row { first[step] = Int32(row) }
            }
        }
        for row in rows where Int(groups[row]) != row { report(row, Int(groups[row]), &sink) }
    }

    private func report(_ row: Int, _ first: Int, _ sink: inout DiagnosticSink) {
        let cells = columns.compactMap { raw.column(named: $0.name)?.cells }
        guard let column = cells.first else { return }
        guard !sink.isFull else { return sink.countError() }
        sink.report(
            TableMessages.duplicateKey(
                cells.map { raw.text($0[row]) }, columns: columns.map(\.name),
                at: raw.location(column[row], row: row), first: raw.location(column[first], row: first)))
    }

    /// Rows with a bad cell in the key were told already.
    private func isSound(_ row: Int) -> Bool {
        guard !raw.isBroken[row] else { return false }
        return columns.allSatisfy { column in
            if column.isPresent(row) { return true }
            let isRequired = raw.schema.column(named: column.name)?.isRequired ?? false
            return !isRequired && raw.column(named: column.name)?.cells[row].isBlank ?? true
        }
    }

    private func value(_ column: Column, _ row: Int) -> Int64 {
        guard column.isPresent(row) else { return .min }
        switch column.storage {
        case .numbers(let values, _): return values[row]
        case .texts(let ids): return Int64(ids[row])
        case .references(let rows): return Int64(rows[row])
        // No table has a list in its key; the row stands for itself.
        case .lists: return Int64(row)
        }
    }
}
