// SPDX-License-Identifier: GPL-3.0-or-later

extension LinearModel {
    /// The model in CPLEX LP form for other solvers and for reading, deterministic; GLPK, HiGHS, CBC and SCIP read it
    /// with the same optimum.
    ///
    /// The first goal is the objective in its own sense, the goals after it are comments in the same form. A row with two
    /// sides is written as two rows, and the constants of goals are the cost of a column that is 1: some readers have
    /// neither ranges nor constants. Names are those of ``mps`` with `_` for `-`; rows without a side are left out.
    public var lp: String {
        var writer = LPWriter(model: self)
        return writer.write()
    }
}

/// Writes one model as CPLEX LP.
private struct LPWriter {
    let model: LinearModel
    private let names: ExchangeNames
    private let units: ExchangeUnits
    private var text = ""
    /// Some readers have lines of limited length.
    private static let termsPerLine = 5

    init(model: LinearModel) {
        self.model = model
        names = ExchangeNames(model, hyphens: false)
        units = ExchangeUnits(model)
    }

    mutating func write() -> String {
        writeObjective()
        writeLaterGoals()
        text += "Subject To\n"
        for index in model.rows.indices { write(row: index) }
        // Readers want a row, if only an empty one.
        if model.rows.allSatisfy({ $0.lower == nil && $0.upper == nil }) { text += " none: \(zero) >= 0\n" }
        writeBounds()
        let integers = zip(model.columns, names.columns).filter { $0.0.kind == .integer }
        if !integers.isEmpty { text += "General\n" + integers.map { " \($0.1)\n" }.joined() }
        return text + "End\n"
    }

    private mutating func writeObjective() {
        guard let goal = model.goals.first else {
            // Readers want an objective, if only an empty one.
            text = "Minimize\n nothing: \(zero)\n"
            return
        }
        text = "\(goal.sense == .maximise ? "Maximize" : "Minimize")\n \(names.goals[0]):"
        text += sum(goalTerms(goal), lineStart: " ") + "\n"
    }

    private mutating func writeLaterGoals() {
        for (goal, name) in zip(model.goals, names.goals).dropFirst() {
            text += "\\ then \(goal.sense == .maximise ? "Maximize" : "Minimize")\n\\  \(name):"
            text += sum(goalTerms(goal), lineStart: "\\  ") + "\n"
        }
    }

    /// A column with the size and the sign of its coefficient.
    private struct Term {
        let name: String
        let size: String
        let isNegative: Bool
    }

    private func goalTerms(_ goal: LinearModel.Goal) -> [Term] {
        var terms = goal.coefficients.indices.filter { goal.coefficients[$0] != 0 }
            .map { term(goal.coefficients[$0], $0, scale: goal.scale) }
        if goal.constant != 0 {
            let size = LinearModel.exchangeDecimal(Int128(goal.constant.magnitude), scale: goal.scale)
            terms.append(Term(name: names.constant, size: size, isNegative: goal.constant < 0))
        }
        return terms
    }

    private func term(_ coefficient: Int64, _ column: Int, scale: Int) -> Term {
        let size = units.coefficient(Int128(coefficient.magnitude), of: column, scale: scale)
        return Term(name: names.columns[column], size: size, isNegative: coefficient < 0)
    }

    private mutating func write(row index: Int) {
        let (row, name) = (model.rows[index], names.rows[index])
        let terms = row.terms.map { place in
            term(model.termCoefficients[place], Int(model.termColumns[place]), scale: row.scale)
        }
        let left = sum(terms, lineStart: " ")
        switch (row.lower, row.upper) {
        case (nil, nil): return
        case (let side?, _?) where !row.hasTwoSides: write(name, left, "=", side, row.scale)
        case (let lower?, let upper?):
            write(name + ExchangeNames.ofLower, left, ">=", lower, row.scale)
            write(name + ExchangeNames.ofUpper, left, "<=", upper, row.scale)
        case (let lower?, nil): write(name, left, ">=", lower, row.scale)
        case (nil, let upper?): write(name, left, "<=", upper, row.scale)
        }
    }

    private mutating func write(_ name: String, _ left: String, _ sign: String, _ side: Int64, _ scale: Int) {
        text += " \(name):\(left) \(sign) \(LinearModel.exchangeDecimal(Int128(side), scale: scale))\n"
    }

    private mutating func writeBounds() {
        text += "Bounds\n"
        for (index, name) in names.columns.enumerated() {
            let (lower, upper) = units.bounds(of: index)
            text += lower == upper ? " \(name) = \(lower)\n" : " \(lower) <= \(name) <= \(upper)\n"
        }
        if model.needsConstant { text += " \(names.constant) = 1\n" }
    }

    /// A sum without terms has to have a column.
    private var zero: String { "0 \(names.columns.first ?? names.constant)" }

    /// ` 2 x - 0.5 y`.
    private func sum(_ terms: [Term], lineStart: String) -> String {
        guard !terms.isEmpty else { return " " + zero }
        var sum = ""
        for (place, term) in terms.enumerated() {
            if place > 0, place.isMultiple(of: Self.termsPerLine) { sum += "\n" + lineStart }
            sum += (term.isNegative ? " - " : place > 0 ? " + " : " ") + "\(term.size) \(term.name)"
        }
        return sum
    }
}
