// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The columns that are kept as integers: numbers, money, booleans, dates.
extension ColumnTyper {
    /// Numbers get one scale for the column: the most digits after the point that a cell has; money always two.
    mutating func numbers() -> ColumnStorage {
        let limit = schema.type.maximumScale ?? 0
        var mantissas = [Int64](repeating: 0, count: cells.count)
        var scales = [UInt8](repeating: 0, count: cells.count)
        let bytes = table.bytes
        let hasOneSource = table.sources.count == 1
        for row in cells.indices where presence[row] {
            let source = hasOneSource ? 0 : table.sourceIndex(of: cells[row])
            let style = table.sources[source].numberStyle
            switch NumberSyntax.read(bytes.span, cells[row].range, style) {
            case .number(let mantissa, let scale) where scale <= limit:
                mantissas[row] = mantissa
                scales[row] = UInt8(scale)
            case .number(_, let scale): refuse(row, tooPrecise(scale, limit))
            case .tooManyDigits: refuse(row) { TableMessages.numberTooLarge($0, at: $1) }
            case .malformed: refuse(row, notANumber(style))
            }
        }
        let scale = schema.type == .money ? 2 : Int(scales.max() ?? 0)
        rescale(&mantissas, scales, to: scale)
        checkMinimum(mantissas, scale)
        return .numbers(mantissas, scale: scale)
    }

    private mutating func rescale(_ mantissas: inout [Int64], _ scales: [UInt8], to scale: Int) {
        for row in cells.indices where presence[row] && Int(scales[row]) != scale {
            let number = FixedPoint(mantissa: mantissas[row], scale: Int(scales[row]))
            if let rescaled = number.rescaled(to: scale) {
                mantissas[row] = rescaled.mantissa
            } else {
                refuse(row) { TableMessages.numberTooLarge($0, at: $1) }
            }
        }
    }

    private mutating func checkMinimum(_ mantissas: [Int64], _ scale: Int) {
        guard let minimum = schema.minimum, let least = FixedPoint(minimum).rescaled(to: scale) else { return }
        for row in cells.indices where presence[row] && mantissas[row] < least.mantissa {
            let name = schema.name
            refuse(row) { TableMessages.belowMinimum($0, minimum: minimum, column: name, at: $1) }
        }
    }

    private func tooPrecise(_ scale: Int, _ limit: Int) -> (String, SourceLocation) -> Diagnostic {
        let (name, isInteger) = (schema.name, schema.type == .integer)
        return { text, place in
            isInteger
                ? TableMessages.badInteger(text, column: name, at: place)
                : TableMessages.tooManyDecimals(text, limit: limit, column: name, at: place)
        }
    }

    private func notANumber(_ style: FileDialect.NumberStyle) -> (String, SourceLocation) -> Diagnostic {
        let (name, isInteger) = (schema.name, schema.type == .integer)
        return { text, place in
            isInteger && !text.utf8.contains { $0 == Byte.comma || $0 == Byte.point }
                ? TableMessages.badInteger(text, column: name, at: place)
                : TableMessages.badNumber(text, style: style, column: name, at: place)
        }
    }

    mutating func booleans() -> ColumnStorage {
        let name = schema.name
        var values = [Int64](repeating: 0, count: cells.count)
        for row in cells.indices where presence[row] {
            switch text(row).lowercased() {
            case "true", "ja", "wahr", "yes", "1": values[row] = 1
            case "false", "nein", "falsch", "no", "0": values[row] = 0
            default: refuse(row) { TableMessages.badBoolean($0, column: name, at: $1) }
            }
        }
        return .numbers(values, scale: 0)
    }

    mutating func dates() -> ColumnStorage {
        let name = schema.name
        var values = [Int64](repeating: 0, count: cells.count)
        for row in cells.indices where presence[row] {
            if let day = Day(parsing: text(row)) {
                values[row] = Int64(day.number)
            } else {
                refuse(row) { TableMessages.badDate($0, column: name, at: $1) }
            }
        }
        return .numbers(values, scale: 0)
    }
}
