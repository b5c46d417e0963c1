// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules
import Tables

/// Shares: the aggregate over `where` against a share of the one over all.
extension ModelBuilder {
    /// Σ e·([where] − share)·x, which is to be at least or at most 0.
    private struct ShareSum {
        var terms: [ModelTerm]
        /// Of the terms.
        var scale: Int
        /// What the row is widened by, in its units.
        var slack: Int64 = 0
    }

    /// What a row's scale may be at most.
    private static let largestScale = 18

    /// With sums Σ e·([where] − share)·x ≥ 0 or ≤ 0.
    mutating func addShare(_ limit: EvaluatedLimit, _ index: Int, _ group: Int) {
        let isLeast = limit.limit.rule.kind == .atLeastShare
        let sum =
            limit.values == nil
            ? shareSum(of: limit, group)
            : ShareSum(terms: countedShareTerms(of: limit, index, group), scale: limit.scale + limit.boundScale)
        // The row compares with 0, so that its unit may be any where no break of it is paid for.
        let scale = limit.limit.soft == nil ? min(sum.scale, Self.largestScale) : sum.scale
        let slack = limit.values == nil ? sum.slack : slack(of: limit, scale: min(scale, 15))
        addRow(
            limit, index, group, scale: scale, terms: sum.terms, lower: isLeast ? -slack : nil,
            upper: isLeast ? nil : slack)
    }

    private typealias WideTerm = (column: Int32, coefficient: Int128)

    private mutating func shareSum(of limit: EvaluatedLimit, _ group: Int) -> ShareSum {
        let (products, scale) = (shareProducts(of: limit, group), limit.scale + limit.boundScale)
        if limit.limit.soft != nil {
            let coarse = limit.isExact ? 0 : decimalsTooMany(products, scale: scale)
            let unit = Int128(FixedPoint.powerOfTen(coarse) ?? 1)
            let terms = products.map { ($0.column, Self.rounded($0.coefficient, unit)) }
            return ShareSum(terms: narrowed(terms, limit), scale: scale - coarse)
        }
        // Where numbers do not fit, the unit of a row that nothing is paid for may be any.
        let fits = products.allSatisfy { Int64(exactly: $0.coefficient) != nil }
        if !fits, !limit.isExact { return rounded(products, from: scale, limit) }
        let unit = fits ? 1 : max(1, products.reduce(Int128(0)) { Self.gcd($0, $1.coefficient) })
        let tolerance = limit.isExact ? 0 : Self.tolerance(atScale: min(scale, Self.largestScale))
        return ShareSum(
            terms: narrowed(products.map { ($0.column, $0.coefficient / unit) }, limit), scale: scale,
            slack: Int64(clamping: Int128(tolerance) / unit))
    }

    /// Both factors were rounded to nine decimals, so that nine of their product say as much.
    private mutating func rounded(_ products: [WideTerm], from scale: Int, _ limit: EvaluatedLimit) -> ShareSum {
        let kept = min(scale, CandidateColumns.inexactScale)
        let unit = Int128(FixedPoint.powerOfTen(scale - kept) ?? 1)
        return ShareSum(
            terms: narrowed(products.map { ($0.column, Self.rounded($0.coefficient, unit)) }, limit), scale: kept,
            slack: Self.tolerance(atScale: kept))
    }

    /// Of each candidate e·([where] − share), with as many decimals as both have together.
    private func shareProducts(of limit: EvaluatedLimit, _ group: Int) -> [WideTerm] {
        let one = FixedPoint.powerOfTen(limit.boundScale) ?? 1
        return limit.groups.members[group].compactMap { member in
            let weight = (limit.counts?[Int(member)] ?? true ? one : 0) - limit.bounds[group]
            let product = Int128(limit.coefficients[Int(member)]) * Int128(weight)
            return product == 0 ? nil : (member, product)
        }
    }

    /// What a break may have at most where it is counted in a goal, whose other numbers get as many decimals.
    private static let mostDecimals = 12

    /// How many decimals have to go so that the sum, its break and the goal can be computed with; both factors were rounded
    /// to nine before, and as many stay.
    private func decimalsTooMany(_ products: [WideTerm], scale: Int) -> Int {
        let most = Double(Solver.largestContinuousColumn) / 4
        let sizes = products.map { Double($0.coefficient.magnitude) }
        let sum = zip(products, sizes).reduce(0) { $0 + Double(max(1, model.columns[Int($1.0.column)].upper)) * $1.1 }
        let largest = sizes.max() ?? 0
        var (decimals, unit) = (0, 1.0)
        while scale - decimals > 9,
            scale > Self.mostDecimals || sum > most * unit || largest > unit * Double(Solver.largestCoefficient / 2)
        {
            decimals += 1
            unit *= 10
        }
        return decimals
    }

    /// Half away from zero.
    private static func rounded(_ number: Int128, _ unit: Int128) -> Int128 {
        (number + (number < 0 ? -unit / 2 : unit / 2)) / unit
    }

    /// In 64 bits, without zeros; what does not fit is told.
    private mutating func narrowed(_ terms: [WideTerm], _ limit: EvaluatedLimit) -> [ModelTerm] {
        let rule = limit.limit.rule
        return terms.compactMap { term in
            guard term.coefficient != 0 else { return nil }
            if let coefficient = Int64(exactly: term.coefficient) { return (term.column, coefficient) }
            let number = FixedPoint(mantissa: limit.coefficients[Int(term.column)], scale: limit.scale)
            reportTooManyDigits(rule.id, number, decimals: limit.scale + limit.boundScale, at: rule.location)
            return nil
        }
    }

    private static func gcd(_ first: Int128, _ second: Int128) -> Int128 {
        var (a, b) = (first.magnitude, second.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        return Int128(a)
    }
}
