// SPDX-License-Identifier: GPL-3.0-or-later

extension LinearModel {
    /// The model in free MPS form for other solvers, deterministic.
    ///
    /// Every goal is an N row, the first one the objective, with OBJSENSE MAX or MIN; the others keep their own sign.
    /// Rows keep their scale as exact decimals. Names are cut to visible ASCII and made unique with their index. A
    /// goal's constant is the negative right-hand side of its row, as is the custom of MPS readers.
    public var mps: String {
        var writer = MPSWriter(model: self)
        return writer.write()
    }
}

/// Writes one model as free MPS.
private struct MPSWriter {
    let model: LinearModel
    private let columnNames: [String]
    private let rowNames: [String]
    private let goalNames: [String]
    private var text = ""

    init(model: LinearModel) {
        self.model = model
        columnNames = Self.safe(model.columns.map(\.name), letter: "C", taken: [])
        goalNames = Self.safe(model.goals.map(\.id), letter: "G", taken: [])
        rowNames = Self.safe(model.rows.map(\.name), letter: "R", taken: Set(goalNames))
    }

    mutating func write() -> String {
        let maximise = model.goals.first?.sense == .maximise
        text = "NAME MODEL\nOBJSENSE\n    \(maximise ? "MAX" : "MIN")\nROWS\n"
        for name in goalNames { text += " N \(name)\n" }
        for (index, row) in model.rows.enumerated() { text += " \(type(of: row)) \(rowNames[index])\n" }
        writeColumns()
        writeRightHandSides()
        writeBounds()
        return text + "ENDATA\n"
    }

    private func type(of row: LinearModel.Row) -> String {
        switch (row.lower, row.upper) {
        case (nil, nil): "N"
        case (nil, _): "L"
        case (_, nil): "G"
        case (let lower, let upper): lower == upper ? "E" : "L"
        }
    }

    private mutating func writeColumns() {
        let entries = entriesByColumn()
        text += "COLUMNS\n"
        var inMarker = false
        for (index, column) in model.columns.enumerated() {
            if (column.kind == .integer) != inMarker {
                inMarker.toggle()
                text += " MARKER MARKER 'MARKER' '\(inMarker ? "INTORG" : "INTEND")'\n"
            }
            for (goal, name) in zip(model.goals, goalNames) where goal.coefficients[index] != 0 {
                text += " \(columnNames[index]) \(name) \(decimal(goal.coefficients[index], goal.scale))\n"
            }
            for entry in entries[index] {
                let row = Int(entry.row)
                let value = decimal(entry.coefficient, model.rows[row].scale)
                text += " \(columnNames[index]) \(rowNames[row]) \(value)\n"
            }
        }
        if inMarker { text += " MARKER MARKER 'MARKER' 'INTEND'\n" }
    }

    private func entriesByColumn() -> [[(row: Int32, coefficient: Int64)]] {
        var entries = [[(row: Int32, coefficient: Int64)]](repeating: [], count: model.columns.count)
        for (index, row) in model.rows.enumerated() {
            for term in row.terms {
                entries[Int(model.termColumns[term])].append((Int32(index), model.termCoefficients[term]))
            }
        }
        return entries
    }

    private mutating func writeRightHandSides() {
        text += "RHS\n"
        for (goal, name) in zip(model.goals, goalNames) where goal.constant != 0 {
            let value = decimal(goal.constant, goal.scale)
            text += " RHS \(name) \(value.hasPrefix("-") ? String(value.dropFirst()) : "-" + value)\n"
        }
        for (row, name) in zip(model.rows, rowNames) {
            guard let side = row.upper ?? row.lower, side != 0 else { continue }
            text += " RHS \(name) \(decimal(side, row.scale))\n"
        }
        var ranges = ""
        for (row, name) in zip(model.rows, rowNames) {
            guard let lower = row.lower, let upper = row.upper, lower < upper else { continue }
            ranges += " RNG \(name) \(decimal(upper - lower, row.scale))\n"
        }
        if !ranges.isEmpty { text += "RANGES\n" + ranges }
    }

    private mutating func writeBounds() {
        text += "BOUNDS\n"
        for (column, name) in zip(model.columns, columnNames) {
            if column.lower == column.upper {
                text += " FX BND \(name) \(column.lower)\n"
            } else {
                text += " LO BND \(name) \(column.lower)\n UP BND \(name) \(column.upper)\n"
            }
        }
    }

    /// An exact decimal without trailing zeros.
    private func decimal(_ units: Int64, _ scale: Int) -> String {
        var digits = Amount(units: units, scale: scale).decimalText
        if scale > 0 {
            while digits.hasSuffix("0") { digits.removeLast() }
            if digits.hasSuffix(".") { digits.removeLast() }
        }
        return digits
    }

    /// The names without what free MPS cannot hold; an empty or taken one gets its index behind it.
    private static func safe(_ names: [String], letter: String, taken: Set<String>) -> [String] {
        var taken = taken
        return names.enumerated().map { index, name in
            let bytes = name.utf8.prefix(200).map {
                $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "$") ? $0 : UInt8(ascii: "_")
            }
            var candidate = bytes.isEmpty ? "\(letter)\(index)" : String(decoding: bytes, as: UTF8.self)
            while !taken.insert(candidate).inserted { candidate += "_\(index)" }
            return candidate
        }
    }
}
