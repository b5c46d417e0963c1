// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Decides for each file whether its numbers are written with a decimal point or a decimal comma, from all its
/// numeric cells together.
///
/// A cell proves a style if it is a number of its column's type there and no number at all in the other: `2,5`,
/// `1650.00`, `1.234.567`. One sign with three digits behind it (`1.500`) proves nothing, whatever the type: the decimals
/// may be a slip. If cells prove one style only, that is the file's. If they prove both, the file is mixed: it is read in
/// the style that goes with its separator, and the cells that do not fit are told as bad numbers. If they prove none, it
/// is the style of the separator, but not proven: a cell that is a number in the other style too is read only if it is
/// none of its type there, see ``ColumnTyper``.
struct NumberStyleDecision {
    private struct Evidence {
        var point = false
        var comma = false

        mutating func add(point isPoint: Bool, comma isComma: Bool) {
            point = point || isPoint
            comma = comma || isComma
        }
    }

    private var evidence: [Evidence]

    /// Sets the number style of every file of the table.
    static func decide(_ table: inout RawTable) {
        var decision = NumberStyleDecision(evidence: table.sources.map { _ in Evidence() })
        for column in table.columns {
            guard let type = table.schema.column(named: column.name)?.type, type.maximumScale != nil else { continue }
            decision.weigh(column.cells, table, type)
        }
        for index in table.sources.indices {
            guard case .file = table.sources[index].origin else { continue }
            let (point, comma) = (decision.evidence[index].point, decision.evidence[index].comma)
            if point || comma { table.sources[index].isStyleKnown = true }
            if point != comma { table.sources[index].numberStyle = point ? .point : .comma }
        }
    }

    private mutating func weigh(_ cells: [RawCell], _ table: RawTable, _ type: ColumnType) {
        let bytes = table.bytes.span
        let hasOneSource = table.sources.count == 1
        for row in cells.indices {
            let cell = cells[row]
            guard !cell.isBlank, Self.hasSign(bytes, cell.range), !table.isBroken[row] else { continue }
            let source = hasOneSource ? 0 : table.sourceIndex(of: cell)
            let point = NumberReading.read(bytes, cell.range, .point, type)
            let comma = NumberReading.read(bytes, cell.range, .comma, type)
            switch (point, comma) {
            case (.value, .malformed): evidence[source].add(point: true, comma: false)
            case (.malformed, .value): evidence[source].add(point: false, comma: true)
            default: break
            }
        }
    }

    /// Cells of digits alone say nothing, and are most.
    static func hasSign(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where bytes[index] == Byte.comma || bytes[index] == Byte.point { return true }
        return false
    }
}
