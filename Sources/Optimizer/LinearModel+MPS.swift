// SPDX-License-Identifier: GPL-3.0-or-later

extension LinearModel {
    /// The model in free MPS form for other solvers, deterministic; GLPK, HiGHS, CBC and SCIP read it with the same
    /// optimum of the first goal.
    ///
    /// Readers differ in what is not written here: senses, objective constants and the sides of free rows. So everything is
    /// minimised, a maximised goal as its negative in a row called `minus_…`; constants are the cost of a column that is 1;
    /// every column has both bounds. The first N row is the objective, the goals after it are further N rows, which all
    /// readers pass over or keep as free rows. Comments say what each goal is. Numbers are exact decimals; rows without a
    /// side are left out.
    public var mps: String {
        var writer = MPSWriter(model: self)
        return writer.write()
    }
}

/// Writes one model as free MPS.
private struct MPSWriter {
    let model: LinearModel
    private let names: ExchangeNames
    private let units: ExchangeUnits
    private var text = ""

    init(model: LinearModel) {
        self.model = model
        names = ExchangeNames(model, hyphens: true)
        units = ExchangeUnits(model)
    }

    mutating func write() -> String {
        writeComments()
        text += "NAME MODEL\nROWS\n"
        // Readers want an objective, if only an empty one.
        for name in goalRows.isEmpty ? ["nothing"] : goalRows { text += " N \(name)\n" }
        for (row, name) in boundedRows { text += " \(type(of: row)) \(name)\n" }
        writeColumns()
        writeRightHandSides()
        writeBounds()
        return text + "ENDATA\n"
    }

    private mutating func writeComments() {
        text = "* Everything is minimised. The goals in their order, the first one is the objective:\n"
        for (index, (goal, row)) in zip(model.goals, goalRows).enumerated() {
            let isNegative = goal.sense == .maximise ? " (the row is its negative)" : ""
            text += "* goal \(index + 1) \(goal.sense.rawValue) row \(row)\(isNegative)\n"
        }
        if model.needsConstant { text += "* The column \(names.constant) is 1: its costs are the goals' constants.\n" }
    }

    private var goalRows: [String] { names.minimised }

    /// The rows with a side, with their names.
    private var boundedRows: [(row: LinearModel.Row, name: String)] {
        zip(model.rows, names.rows).filter { $0.0.lower != nil || $0.0.upper != nil }.map { ($0.0, $0.1) }
    }

    private func type(of row: LinearModel.Row) -> String {
        switch (row.lower, row.upper) {
        case (_, nil): "G"
        case (nil, _): "L"
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
                writeMarker(begins: inMarker)
            }
            writeEntries(of: index, rows: entries[index])
        }
        if inMarker { writeMarker(begins: false) }
        guard model.needsConstant else { return }
        let costs = zip(model.goals, goalRows).filter { $0.0.constant != 0 }
        if costs.isEmpty { text += " \(names.constant) \(goalRows.first ?? "nothing") 0\n" }
        for (goal, row) in costs {
            let cost = LinearModel.exchangeDecimal(cost(goal.constant, goal), scale: goal.scale)
            text += " \(names.constant) \(row) \(cost)\n"
        }
    }

    private mutating func writeMarker(begins: Bool) {
        text += "    MARKER 'MARKER' '\(begins ? "INTORG" : "INTEND")'\n"
    }

    private mutating func writeEntries(of column: Int, rows: [(row: Int32, coefficient: Int64)]) {
        let name = names.columns[column]
        var isWritten = false
        for (goal, row) in zip(model.goals, goalRows) where goal.coefficients[column] != 0 {
            let cost = units.coefficient(cost(goal.coefficients[column], goal), of: column, scale: goal.scale)
            text += " \(name) \(row) \(cost)\n"
            isWritten = true
        }
        for entry in rows {
            let row = Int(entry.row)
            let value = units.coefficient(Int128(entry.coefficient), of: column, scale: model.rows[row].scale)
            text += " \(name) \(names.rows[row]) \(value)\n"
            isWritten = true
        }
        // A column that is nowhere has to be named before its bounds.
        if !isWritten { text += " \(name) \(goalRows.first ?? "nothing") 0\n" }
    }

    private func entriesByColumn() -> [[(row: Int32, coefficient: Int64)]] {
        var entries = [[(row: Int32, coefficient: Int64)]](repeating: [], count: model.columns.count)
        for (index, row) in model.rows.enumerated() where row.lower != nil || row.upper != nil {
            for term in row.terms {
                entries[Int(model.termColumns[term])].append((Int32(index), model.termCoefficients[term]))
            }
        }
        return entries
    }

    private mutating func writeRightHandSides() {
        text += "RHS\n"
        for (row, name) in boundedRows {
            guard let side = row.upper ?? row.lower, side != 0 else { continue }
            text += " RHS \(name) \(decimal(side, row.scale))\n"
        }
        var ranges = ""
        for (row, name) in boundedRows {
            guard let lower = row.lower, let upper = row.upper, lower < upper else { continue }
            let range = LinearModel.exchangeDecimal(Int128(upper) - Int128(lower), scale: row.scale)
            ranges += " RNG \(name) \(range)\n"
        }
        if !ranges.isEmpty { text += "RANGES\n" + ranges }
    }

    private mutating func writeBounds() {
        text += "BOUNDS\n"
        for (index, name) in names.columns.enumerated() {
            let (lower, upper) = units.bounds(of: index)
            if lower == upper {
                text += " FX BND \(name) \(lower)\n"
            } else {
                text += " LO BND \(name) \(lower)\n UP BND \(name) \(upper)\n"
            }
        }
        if model.needsConstant { text += " FX BND \(names.constant) 1\n" }
    }

    /// A coefficient or constant of a goal, as it is minimised.
    private func cost(_ units: Int64, _ goal: LinearModel.Goal) -> Int128 {
        goal.sense == .maximise ? -Int128(units) : Int128(units)
    }

    private func decimal(_ units: Int64, _ scale: Int) -> String {
        LinearModel.exchangeDecimal(Int128(units), scale: scale)
    }
}
