// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer

/// Whether a row by itself rules a candidate out of every plan, whatever else is planned: seen from the bounds of the
/// columns, and of the groups that the rows of each need allow.
final class RowReach {
    private let planning: PlanningModel
    private let needs: [Int32]
    private var ranges: [Int: ClosedRange<Int128>] = [:]
    /// Of rows that were asked about: the coefficients by column, and the most of the sum.
    private var coefficients: [Int: [Int32: Int128]] = [:]
    private var mostOfSums: [Int: Int128] = [:]
    /// The most groups that the candidates of a need have together, where a row bounds just them.
    private lazy var mostOfNeed = Self.mostOfNeeds(planning, needs)

    /// - Parameter needs: the need of each candidate.
    init(_ planning: PlanningModel, needs: [Int32]) {
        self.planning = planning
        self.needs = needs
    }

    private var model: LinearModel { planning.model }

    /// Whether no plan keeps the row and has a group of the candidate.
    ///
    /// - Parameter more: what the group adds to the row, all that comes with it counted.
    /// - Complexity: one pass over the row the first time.
    func rulesOut(_ row: Int, column: Int, more: Int64) -> Bool {
        switch planning.rows[row].part {
        case .bound: isBeyondBound(row, column: column, more: Int128(more))
        case .leastIfUsed: least(row).map { mostOfSum(row, column: column, more: Int128(more)) < $0 } ?? false
        case .noneUnlessUsed, .countedIfAllocated, .notCountedUnlessAllocated, .measure: false
        }
    }

    /// Of "none or at least": the most that any plan has of the sum with a group of the candidate.
    ///
    /// - Complexity: one pass over the row the first time.
    func mostOfSum(_ row: Int, column: Int, more: Int128) -> Int128 {
        if let known = mostOfSums[row] { return max(known, more) }
        let most = mostOfSum(row)
        mostOfSums[row] = most
        return max(most, more)
    }

    private func mostOfSum(_ row: Int) -> Int128 {
        // Bounded need by need; a column that is no candidate counts by its own bound.
        var perNeed: [Int32: (most: Int128, coefficient: Int128)] = [:]
        var sum = Int128(0)
        for term in model.rows[row].terms where model.termCoefficients[term] > 0 {
            let (index, coefficient) = (Int(model.termColumns[term]), Int128(model.termCoefficients[term]))
            let full = coefficient * Int128(model.columns[index].upper)
            guard needs.indices.contains(index) else {
                sum += full
                continue
            }
            let known = perNeed[needs[index]] ?? (0, 0)
            perNeed[needs[index]] = (known.most + full, max(known.coefficient, coefficient))
        }
        for (need, known) in perNeed {
            sum += mostOfNeed[need].map { min(known.most, $0 * known.coefficient) } ?? known.most
        }
        return sum
    }

    /// Of "none or at least": the least, which the used-column's term has with the other sign.
    private func least(_ row: Int) -> Int128? {
        model.rows[row].terms.first { model.termCoefficients[$0] < 0 }.map { -Int128(model.termCoefficients[$0]) }
    }

    private func isBeyondBound(_ row: Int, column: Int, more: Int128) -> Bool {
        let others = othersRange(row, besides: column)
        if let upper = model.rows[row].upper, more > 0, others.lowerBound + more > Int128(upper) { return true }
        if let lower = model.rows[row].lower, more < 0, others.upperBound + more < Int128(lower) { return true }
        return false
    }

    /// What the row's other columns can add up to.
    private func othersRange(_ row: Int, besides column: Int) -> ClosedRange<Int128> {
        let all = range(row)
        let own = contribution(row, column)
        return all.lowerBound - min(0, own)...all.upperBound - max(0, own)
    }

    private func contribution(_ row: Int, _ column: Int) -> Int128 {
        let known = coefficients[row] ?? coefficientsByColumn(row)
        coefficients[row] = known
        return (known[Int32(column)] ?? 0) * Int128(model.columns[column].upper)
    }

    private func coefficientsByColumn(_ row: Int) -> [Int32: Int128] {
        model.rows[row].terms.reduce(into: [:]) { sums, term in
            sums[model.termColumns[term], default: 0] += Int128(model.termCoefficients[term])
        }
    }

    private func range(_ row: Int) -> ClosedRange<Int128> {
        if let known = ranges[row] { return known }
        var (least, most) = (Int128(0), Int128(0))
        for term in model.rows[row].terms {
            let full = Int128(model.termCoefficients[term]) * Int128(model.columns[Int(model.termColumns[term])].upper)
            if full < 0 { least += full } else { most += full }
        }
        ranges[row] = least...most
        return least...most
    }

    /// From hard rows that add up the groups of one need's candidates alone.
    private static func mostOfNeeds(_ planning: PlanningModel, _ needs: [Int32]) -> [Int32: Int128] {
        let model = planning.model
        var most: [Int32: Int128] = [:]
        var candidates: [Int32: Int] = [:]
        for need in needs { candidates[need, default: 0] += 1 }
        for row in model.rows where !row.terms.isEmpty {
            guard let upper = row.upper, upper >= 0, let need = onlyNeed(of: row, model, needs),
                row.terms.count == candidates[need]
            else { continue }
            let coefficient = Int128(model.termCoefficients[row.terms.lowerBound])
            let groups = Int128(upper) / coefficient
            most[need] = min(most[need] ?? groups, groups)
        }
        return most
    }

    /// The need that all terms of a row belong to, with one positive coefficient for all.
    private static func onlyNeed(of row: LinearModel.Row, _ model: LinearModel, _ needs: [Int32]) -> Int32? {
        let first = row.terms.lowerBound
        guard let need = needs.element(at: model.termColumns[first]), model.termCoefficients[first] > 0 else {
            return nil
        }
        let isOne = row.terms.allSatisfy { term in
            needs.element(at: model.termColumns[term]) == need
                && model.termCoefficients[term] == model.termCoefficients[first]
        }
        return isOne ? need : nil
    }
}

extension [Int32] {
    /// `nil` beyond the end: a column that is no candidate.
    fileprivate func element(at index: Int32) -> Int32? { indices.contains(Int(index)) ? self[Int(index)] : nil }
}
