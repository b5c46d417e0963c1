// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Tells rows whose easting and northing are no place in or near Germany, with the likely cause; rows of one cause are
/// told together.
struct CoordinateCheck {
    private let table: RawTable
    private let easting: Column
    private let northing: Column

    static func run(_ table: RawTable, _ columns: [Column], into sink: inout DiagnosticSink) {
        let named = { (unit: ColumnUnit) in
            table.schema.columns.first { $0.unit == unit }.flatMap { schema in
                columns.first { $0.name == schema.name }
            }
        }
        guard let easting = named(.easting), let northing = named(.northing) else { return }
        CoordinateCheck(table: table, easting: easting, northing: northing).tell(into: &sink)
    }

    private func tell(into sink: inout DiagnosticSink) {
        tellHalves(into: &sink)
        var causes: [CoordinateSlip] = []
        var rows: [CoordinateSlip: [Int]] = [:]
        for row in 0..<table.rowCount {
            guard let point = point(row), let slip = CoordinateSlip(point) else { continue }
            if rows[slip] == nil { causes.append(slip) }
            rows[slip, default: []].append(row)
        }
        for cause in causes { if let rows = rows[cause] { tell(cause, rows, into: &sink) } }
    }

    private func tell(_ cause: CoordinateSlip, _ rows: [Int], into sink: inout DiagnosticSink) {
        guard let first = rows.first, let point = point(first) else { return }
        let columns = TableMessages.PointColumns(
            table: table.schema.name, easting: easting.name, northing: northing.name)
        sink.report(
            TableMessages.badCoordinates(
                cause, text(easting, first), text(northing, first), meant: cause.meant(by: point), columns,
                others: RowNumbers(rows.dropFirst().map { place(easting, $0) }, beside: place(easting, first)),
                at: place(easting, first)))
    }

    /// Rows with one of the two numbers only, where a row may be without.
    private func tellHalves(into sink: inout DiagnosticSink) {
        for (given, missing) in [(easting, northing), (northing, easting)] {
            guard table.schema.column(named: missing.name)?.isRequired == false else { continue }
            let rows = (0..<table.rowCount).filter { given.isPresent($0) && isBlank(missing, $0) }
            guard let first = rows.first else { continue }
            sink.report(
                TableMessages.halfPlace(
                    given: given.name, missing: missing.name,
                    others: RowNumbers(rows.dropFirst().map { place(given, $0) }, beside: place(given, first)),
                    at: place(given, first)))
        }
    }

    private func isBlank(_ column: Column, _ row: Int) -> Bool {
        table.column(named: column.name)?.cells[row].isBlank ?? true
    }

    private func point(_ row: Int) -> CoordinateSlip.Point? {
        guard let easting = number(easting, row), let northing = number(northing, row) else { return nil }
        return CoordinateSlip.Point(easting: easting, northing: northing)
    }

    private func number(_ column: Column, _ row: Int) -> Double? {
        guard column.isPresent(row), case .numbers(let values, let scale) = column.storage else { return nil }
        return FixedPoint(mantissa: values[row], scale: scale).double
    }

    private func text(_ column: Column, _ row: Int) -> String {
        table.column(named: column.name).map { table.text($0.cells[row]) } ?? ""
    }

    private func place(_ column: Column, _ row: Int) -> SourceLocation {
        table.location(table.column(named: column.name)?.cells[row] ?? .missing, row: row)
    }
}
