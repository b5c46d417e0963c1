// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The columns that are kept as integers: numbers, money, booleans, dates.
extension ColumnTyper {
    /// Numbers get one scale for the column: the most digits after the point that a cell has; money always two.
    mutating func numbers() -> ColumnStorage {
        var mantissas = [Int64](repeating: 0, count: cells.count)
        var scales = [UInt8](repeating: 0, count: cells.count)
        let bytes = table.bytes
        let sources = table.sources.map(\.numbers)
        for row in cells.indices where presence[row] {
            let source = sources[sources.count == 1 ? 0 : table.sourceIndex(of: cells[row])]
            let reading = NumberReading.read(
                bytes.span, cells[row].range, source.style, schema.type, allowsGroups: !source.isChange)
            if case .value(let number) = reading, source.isStyleKnown || isPlain(bytes.span, row, source) {
                mantissas[row] = number.mantissa
                scales[row] = UInt8(number.scale)
            } else {
                refuse(row, reading, source)
            }
        }
        let scale = schema.type == .money ? 2 : Int(scales.max() ?? 0)
        rescale(&mantissas, scales, to: scale)
        checkMinimum(mantissas, scale)
        return .numbers(mantissas, scale: scale)
    }

    /// Whether a number of a file whose style is not known is no number of the column's type in the other style.
    private func isPlain(_ bytes: Span<UInt8>, _ row: Int, _ source: RawSource.Numbers) -> Bool {
        guard NumberStyleDecision.hasSign(bytes, cells[row].range) else { return true }
        if case .value = NumberReading.read(bytes, cells[row].range, source.style.other, schema.type) {
            return false
        }
        return true
    }

    private mutating func refuse(_ row: Int, _ reading: NumberReading, _ source: RawSource.Numbers) {
        let cell = NumberCell(
            column: schema.name, type: schema.type, style: source.style, isChange: source.isChange)
        if let (first, second) = bothReadings(row, source) {
            return refuse(row) { TableMessages.ambiguousNumber($0, first, second, cell, at: $1) }
        }
        switch reading {
        case .value, .malformed: refuse(row) { TableMessages.badNumber($0, cell, at: $1) }
        case .tooPrecise(let number): refuse(row) { TableMessages.tooPrecise($0, number, cell, at: $1) }
        case .tooManyDigits:
            refuse(row) { [name = schema.name] in TableMessages.numberTooLarge($0, column: name, at: $1) }
        }
    }

    /// What the cell says in either style, where nothing shows which is meant: in a file whose style is not known, and in
    /// a change, where people may set thousands apart as they are used to.
    private func bothReadings(_ row: Int, _ source: RawSource.Numbers) -> (FixedPoint, FixedPoint)? {
        guard source.isChange || !source.isStyleKnown else { return nil }
        let (bytes, range) = (table.bytes.span, cells[row].range)
        let point = NumberReading.read(bytes, range, .point, schema.type).number
        let comma = NumberReading.read(bytes, range, .comma, schema.type).number
        guard let point, let comma, point.normalised != comma.normalised else { return nil }
        return source.style == .point ? (point, comma) : (comma, point)
    }

    private mutating func rescale(_ mantissas: inout [Int64], _ scales: [UInt8], to scale: Int) {
        for row in cells.indices where presence[row] && Int(scales[row]) != scale {
            let number = FixedPoint(mantissa: mantissas[row], scale: Int(scales[row]))
            if let rescaled = number.rescaled(to: scale) {
                mantissas[row] = rescaled.mantissa
            } else {
                refuse(row) { [name = schema.name] in TableMessages.numberTooLarge($0, column: name, at: $1) }
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
