// SPDX-License-Identifier: GPL-3.0-or-later

/// The same integer program as a model whose rows have numbers that are too large to compute with, without them.
///
/// Rows that ``ModelChecks`` takes stay as they are. Of the others, over the integer points within the columns' bounds:
/// sides that cannot bind are dropped, the greatest common divisor is taken out, and what is still too large is written in
/// two digits: with A = P·M + Q and B = B₁·M + B₀,
///
///     Σ A·x ≤ B   if and only if an integer k has   Σ P·x + k ≤ B₁   and   Σ Q·x − M·k ≤ B₀
///
/// (k is what the lower digits carry, ⌈(ΣQ·x − B₀) / M⌉). Nothing is rounded, so every point is admissible in both or in
/// neither. What is too large even then stays, for ``ModelChecks`` to refuse.
struct NarrowedModel {
    /// The columns of the original first, then the carries.
    private(set) var model = LinearModel()
    private let original: LinearModel
    private var carries: [Carry] = []
    /// Rows that stand behind those of the original.
    private var furtherRows: [WideRow] = []
    /// Whether each row of the original stayed as it was.
    private var isSame: [Bool] = []

    /// The column that carries from the lower digits of a row to the higher ones.
    private struct Carry {
        let lowerDigits: WideRow
        let base: Int128

        /// The least carry that is enough at given values.
        func value(at values: [Int64]) -> Int64 {
            let sum = lowerDigits.terms.reduce(Int128(0)) { $0 + $1.coefficient * Int128(values[Int($1.column)]) }
            return Int64(clamping: Exact.ceilDivide(sum - (lowerDigits.upper ?? 0), base))
        }
    }

    /// `nil` where every row can be computed with as it is, or where the model is wrong in another way.
    init?(_ original: LinearModel) {
        let hasGoodColumns = original.columns.allSatisfy { $0.lower <= $0.upper && ModelChecks.hasUsableBounds($0) }
        let hasGoodTerms = original.termColumns.allSatisfy { original.columns.indices.contains(Int($0)) }
        guard hasGoodColumns, hasGoodTerms, Self.fitContinuousTerms(of: original) else { return nil }
        let wide = original.rows.map { WideRow($0, of: original).isTooLarge(original.columns) }
        guard wide.contains(true) else { return nil }
        self.original = original
        isSame = wide.map { !$0 }
        for column in original.columns {
            model.addColumn(
                name: column.name, lower: column.lower, upper: column.upper, kind: column.kind, block: column.block,
                part: column.part)
        }
        for (index, row) in original.rows.enumerated() {
            add(wide[index] ? narrowed(WideRow(row, of: original)) : WideRow(row, of: original), like: row)
        }
        for row in furtherRows { add(row, like: nil) }
        addGoals()
    }

    /// Whether sums with the terms of continuous columns stay within 128 bits, as those of others do.
    private static func fitContinuousTerms(of model: LinearModel) -> Bool {
        zip(model.termColumns, model.termCoefficients).allSatisfy { column, coefficient in
            model.columns[Int(column)].kind != .continuous
                || coefficient.magnitude <= ModelChecks.largestBound.magnitude
        }
    }

    private mutating func add(_ row: WideRow, like original: LinearModel.Row?) {
        func side(_ value: Int128?) -> Int64? { value.map { Int64(clamping: $0) } }
        model.addRow(
            name: original?.name ?? "digits", lower: side(row.lower), upper: side(row.upper),
            scale: original?.scale ?? 0,
            terms: row.terms.map { ($0.column, Int64(clamping: $0.coefficient)) })
    }

    private mutating func addGoals() {
        let further = [Int64](repeating: 0, count: carries.count)
        model.goals = original.goals.map { goal in
            LinearModel.Goal(
                id: goal.id, sense: goal.sense, coefficients: goal.coefficients + further, constant: goal.constant,
                scale: goal.scale, tolerance: goal.tolerance)
        }
    }

    /// The row that stands in place of one that is too large.
    private mutating func narrowed(_ row: WideRow) -> WideRow {
        guard let bound = row.bound(within: original.columns), let reduced = bound.reduced() else {
            return .impossible
        }
        guard reduced.isTooLarge(original.columns) else { return reduced }
        let sides = reduced.oneSided
        guard sides.allSatisfy({ $0.base(original.columns) != nil }) else { return row }
        for side in sides.dropFirst() {
            let rest = split(side)
            furtherRows.append(rest)
        }
        return sides.first.map { split($0) } ?? reduced
    }

    /// The higher digits of a row with an upper side only; the lower ones go behind the rows of the original.
    private mutating func split(_ row: WideRow) -> WideRow {
        guard let base = row.base(original.columns), let upper = row.upper else { return row }
        var (high, low) = (WideRow(terms: []), WideRow(terms: []))
        for term in row.terms {
            let digit = Exact.floorDivide(term.coefficient, base)
            high.terms.append((term.column, digit))
            low.terms.append((term.column, term.coefficient - digit * base))
        }
        high.upper = Exact.floorDivide(upper, base)
        low.upper = upper - Exact.floorDivide(upper, base) * base
        let reach = low.reach(original.columns)
        let carry = Int32(
            model.addColumn(
                name: "carry", lower: Int64(clamping: Exact.ceilDivide(reach.lowerBound - (low.upper ?? 0), base)),
                upper: Int64(clamping: Exact.ceilDivide(reach.upperBound - (low.upper ?? 0), base))))
        carries.append(Carry(lowerDigits: low, base: base))
        high.terms.append((carry, 1))
        low.terms.append((carry, -base))
        furtherRows.append(low)
        return high
    }
}

// MARK: - There and back

extension NarrowedModel {
    /// The same options for this model.
    func options(_ options: SolveOptions) -> SolveOptions {
        var own = options
        own.start = options.start.map { $0.count == original.columns.count ? extended($0) : $0 }
        own.prices = options.prices.map { renumbered($0, from: original.rows.count, to: model.rows.count) }
        return own
    }

    private func extended(_ values: [Int64]) -> [Int64] {
        values
            + zip(carries, model.columns.suffix(carries.count)).map { carry, column in
                min(max(carry.value(at: values), column.lower), column.upper)
            }
    }

    /// Prices of rows that were written anew are left out: they are hints, in units that are no longer the same.
    private func renumbered(_ prices: RowPrices, from count: Int, to other: Int) -> RowPrices {
        RowPrices(
            prices.entries.compactMap { entry in
                if entry.row >= count { return RowPrices.Entry(row: entry.row - count + other, price: entry.price) }
                return entry.row < isSame.count && isSame[entry.row] ? entry : nil
            })
    }

    /// A result of this model as one of the original, its plan checked against the original's rows.
    func result(of result: SolveResult) throws(SolverError) -> SolveResult {
        let values = result.values.map { Array($0.prefix(original.columns.count)) }
        if let values, !SolutionCheck(values, of: original).isAdmissible {
            throw .internalError(OptimizerMessages.narrowedPlanBreaks)
        }
        return SolveResult(
            status: result.status, values: values, goals: result.goals,
            prices: result.prices.map { renumbered($0, from: model.rows.count, to: original.rows.count) },
            work: result.work)
    }
}
