// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Decides for each file whether its numbers are written with a decimal point or a decimal comma, from all its
/// numeric cells together.
///
/// A cell speaks for a style if it is a number of its column's type in that style only: `1.234` in an integer column
/// can only be comma style. If only one style has such cells, that is the file's. If both have, the file is mixed: it
/// is read in the style that goes with its separator, and the cells that do not fit are told as bad numbers. If
/// neither has, it is the style of the separator; cells that mean different numbers in the two styles are warned of.
struct NumberStyleDecision {
    private struct Evidence {
        var point = 0
        var comma = 0
        /// The first cell that reads differently in the two styles.
        var ambiguous: RawCell?
        var readings: (point: FixedPoint, comma: FixedPoint)?
    }

    private var evidence: [Evidence]

    /// Sets the number style of every source of the table.
    static func decide(_ table: inout RawTable, into sink: inout DiagnosticSink) {
        var decision = NumberStyleDecision(evidence: table.sources.map { _ in Evidence() })
        for column in table.columns {
            guard let limit = table.schema.column(named: column.name)?.type.maximumScale else { continue }
            decision.weigh(column.cells, table, maximumScale: limit)
        }
        for index in table.sources.indices {
            guard case .file = table.sources[index].origin else { continue }
            let style = decision.style(of: table.sources[index], decision.evidence[index])
            table.sources[index].numberStyle = style
            decision.warn(decision.evidence[index], style, table, into: &sink)
        }
    }

    private mutating func weigh(_ cells: [RawCell], _ table: RawTable, maximumScale: Int) {
        let bytes = table.bytes.span
        let hasOneSource = table.sources.count == 1
        for row in cells.indices {
            let cell = cells[row]
            guard !cell.isBlank, Self.hasSign(bytes, cell.range), !table.isBroken[row] else { continue }
            let source = hasOneSource ? 0 : table.sourceIndex(of: cell)
            let point = Self.number(bytes, cell, .point, maximumScale)
            let comma = Self.number(bytes, cell, .comma, maximumScale)
            switch (point, comma) {
            case (nil, nil): break
            case (_?, nil): evidence[source].point += 1
            case (nil, _?): evidence[source].comma += 1
            case (let point?, let comma?):
                guard cell.lowerBound < evidence[source].ambiguous?.lowerBound ?? .max else { break }
                evidence[source].ambiguous = cell
                evidence[source].readings = (point, comma)
            }
        }
    }

    /// Cells of digits alone say nothing, and are most.
    private static func hasSign(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where bytes[index] == Byte.comma || bytes[index] == Byte.point { return true }
        return false
    }

    private static func number(
        _ bytes: Span<UInt8>, _ cell: RawCell, _ style: FileDialect.NumberStyle, _ maximumScale: Int
    ) -> FixedPoint? {
        guard case .number(let mantissa, let scale) = NumberSyntax.read(bytes, cell.range, style),
            scale <= maximumScale
        else { return nil }
        return FixedPoint(mantissa: mantissa, scale: scale)
    }

    private func style(of source: RawSource, _ evidence: Evidence) -> FileDialect.NumberStyle {
        switch (evidence.point > 0, evidence.comma > 0) {
        case (true, false): .point
        case (false, true): .comma
        default: source.separator == Byte.semicolon ? .comma : .point
        }
    }

    private func warn(
        _ evidence: Evidence, _ style: FileDialect.NumberStyle, _ table: RawTable, into sink: inout DiagnosticSink
    ) {
        guard evidence.point == 0, evidence.comma == 0, let cell = evidence.ambiguous,
            let readings = evidence.readings
        else { return }
        let (chosen, other) = style == .point ? (readings.point, readings.comma) : (readings.comma, readings.point)
        sink.report(
            TableMessages.ambiguousNumber(
                table.text(cell), chosen: chosen, other: other, at: table.location(cell, row: 0)))
    }
}
