// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables

extension ModelBuilder {
    /// The smallest (Σ e·x) / b over the values of `per`, in whole units of 10^(−6): the largest t with
    /// Σ e·x ≥ t·b for each of them.
    ///
    /// Only whole t count, so that rounding down is part of the model and value and bound are exact. A goal with few
    /// possible values has a column for each of them instead of one for t.
    mutating func lowestForm(
        _ value: TypedValue, _ base: TypedValue, _ per: [TypedValue], _ rule: GoalRule, _ index: Int
    ) -> GoalForm {
        let (id, place) = (rule.id, rule.location)
        let sum = columns.numbers(value, rule: id, at: place, into: &sink)
        let of = columns.numbers(base, rule: id, at: place, into: &sink)
        let groups = CandidateGroups(per: per, rule: id, at: place, columns, into: &sink)
        let bases = groups.constants(of, rule: id, at: place, columns, into: &sink)
        for (group, base) in bases.enumerated() where base <= 0 {
            let text = FixedPoint(mantissa: base, scale: of.scale).normalised.description
            let name = columns.name(Int(groups.members[group][0]))
            sink.report(PlanningMessages.baseNotPositive(id, candidate: name, value: text, at: place))
        }
        guard !sink.hasErrors, !bases.isEmpty else { return GoalForm() }
        let rows = bases.indices.map { group in
            quotientRow(groups.members[group], sum, base: bases[group], baseScale: of.scale, rule)
        }
        guard !sink.hasErrors else { return GoalForm() }
        return addLowest(rows, groups, rule, index)
    }

    /// Σ coefficient·x ≥ t · base.
    fileprivate struct QuotientRow {
        var terms: [ModelTerm]
        var base: Int64

        /// Every sum is a whole multiple of it; 0 without terms.
        var step: Int64 { terms.reduce(0) { ModelBuilder.gcd($0, $1.coefficient) } }
    }

    /// Both sides in the coarsest common unit: Σ e·10^(−s)·x ≥ t·10^(−6)·b·10^(−u).
    private mutating func quotientRow(
        _ members: [Int32], _ sum: CandidateColumns.Numbers, base: Int64, baseScale: Int, _ rule: GoalRule
    ) -> QuotientRow {
        let (left, right) = (GoalRule.decimalsOfLowest + baseScale, sum.scale)
        let common = min(left, right)
        var row = QuotientRow(terms: [], base: times(base, powerOfTen: right - common, rule))
        for member in members where sum.values[Int(member)] != 0 {
            row.terms.append((member, times(sum.values[Int(member)], powerOfTen: left - common, rule)))
        }
        let divisor = row.terms.reduce(row.base) { Self.gcd($0, $1.coefficient) }
        guard divisor > 1 else { return row }
        row.base /= divisor
        row.terms = row.terms.map { ($0.column, $0.coefficient / divisor) }
        return row
    }

    private mutating func times(_ value: Int64, powerOfTen exponent: Int, _ rule: GoalRule) -> Int64 {
        let factor = FixedPoint.powerOfTen(exponent) ?? 0
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        if overflow || factor == 0 {
            reportTooManyDigits(rule.id, nil, decimals: 0, at: rule.location)
        }
        return product
    }

    private mutating func addLowest(
        _ rows: [QuotientRow], _ groups: CandidateGroups, _ rule: GoalRule, _ index: Int
    ) -> GoalForm {
        let names = groups.subjects.map { (row: rowName(rule.id, $0), subject: $0) }
        let reach = rows.map { row in
            let range = activityRange(row.terms)
            return Reach(
                least: Self.floor(range.lowerBound, Int128(row.base)),
                most: Self.floor(range.upperBound, Int128(row.base)))
        }
        let least = reach.map(\.least).min() ?? 0
        let most = max(least, reach.map(\.most).min() ?? 0)
        guard let least = Int64(exactly: least), let most = Int64(exactly: most) else {
            reportTooManyDigits(rule.id, nil, decimals: 0, at: rule.location)
            return GoalForm()
        }
        let sums = rows.compactMap { self.sums($0) }
        guard sums.count == rows.count else { return addQuotient(least...most, rows, names, rule, index) }
        let levels = levels(rows, sums, least: least, most: most)
        return addLevels(levels, from: least, rows, sums, names, rule, index)
    }

    /// What a quotient can be, in millionths.
    private struct Reach {
        let least: Int128
        let most: Int128
    }
    static func floor(_ value: Int128, _ divisor: Int128) -> Int128 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    static func gcd(_ first: Int64, _ second: Int64) -> Int64 {
        var (a, b) = (first.magnitude, second.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        return Int64(clamping: a)
    }
}

/// The name and the subject of the rows of the values of `per`.
private typealias RowNames = [(row: String, subject: String)]

// MARK: - One number for the lowest

extension ModelBuilder {
    /// One column t, a whole number of ``commonUnit(_:)``, with Σ e·x ≥ t·b.
    private mutating func addQuotient(
        _ range: ClosedRange<Int64>, _ rows: [QuotientRow], _ names: RowNames, _ rule: GoalRule, _ index: Int
    ) -> GoalForm {
        let unit = commonUnit(rows)
        let least = Int64(Self.floor(Int128(range.lowerBound), Int128(unit)))
        let most = Int64(Self.floor(Int128(range.upperBound), Int128(unit)))
        let column = Int32(model.addColumn(name: rule.id + ".lowest", upper: most - least))
        columnOrigins.append(.lowest(rows: model.rows.count..<model.rows.count + rows.count))
        for (row, name) in zip(rows, names) {
            let step = times(row.base, unit, rule)
            model.addRow(
                name: name.row, lower: times(step, least, rule), upper: nil, scale: 0,
                terms: row.terms + [(column, -step)])
            rowOrigins.append(RowOrigin(source: .goal(index), subject: name.subject, part: .measure))
        }
        return GoalForm(
            terms: [(column, unit)], scale: GoalRule.decimalsOfLowest, constant: times(least, unit, rule))
    }

    /// The largest number of millionths that every quotient is a whole multiple of; 1 where some are not whole
    /// millionths. A coarse t is found faster than a fine one.
    private func commonUnit(_ rows: [QuotientRow]) -> Int64 {
        var unit: Int64 = 0
        for row in rows {
            guard row.step % row.base == 0 else { return 1 }
            unit = Self.gcd(unit, row.step / row.base)
        }
        return max(1, unit)
    }

    private mutating func times(_ first: Int64, _ second: Int64, _ rule: GoalRule) -> Int64 {
        let (product, overflow) = first.multipliedReportingOverflow(by: second)
        if overflow { reportTooManyDigits(rule.id, nil, decimals: 0, at: rule.location) }
        return product
    }
}

// MARK: - Levels

extension ModelBuilder {
    /// Up to so many different sums of a value of `per` each can become a level.
    private static let mostSums = 100

    /// The sums that a row's terms can have, ascending, as far as the columns' bounds say; `nil` if they are too many.
    private func sums(_ row: QuotientRow) -> [Int64]? {
        var sums: Set<Int64> = [0]
        for term in row.terms {
            let upper = model.columns[Int(term.column)].upper
            guard upper <= Int64(Self.mostSums) else { return nil }
            sums = (0...upper).reduce(into: []) { all, groups in
                for sum in sums { all.insert(sum + groups * term.coefficient) }
            }
            guard sums.count <= Self.mostSums else { return nil }
        }
        return sums.sorted()
    }

    /// The values above `least` that the lowest quotient can have, ascending.
    private func levels(
        _ rows: [QuotientRow], _ sums: [[Int64]], least: Int64, most: Int64
    ) -> [Int64] {
        var levels: Set<Int64> = []
        for (row, sums) in zip(rows, sums) {
            for sum in sums {
                let level = Self.floor(Int128(sum), Int128(row.base))
                if level > Int128(least), level <= Int128(most) { levels.insert(Int64(level)) }
            }
        }
        return levels.sorted()
    }

    /// The least possible sum whose quotient reaches a level.
    private static func needed(for level: Int64, _ row: QuotientRow, _ sums: [Int64]) -> Int64 {
        let product = Int128(level) * Int128(row.base)
        return sums.first { Int128($0) >= product } ?? Int64(clamping: product)
    }

    /// A column for each level: whether every quotient reaches it. The sums needed are rounded up to sums that there are,
    /// which makes the relaxation tight where one t for all would not.
    private mutating func addLevels(
        _ levels: [Int64], from least: Int64, _ rows: [QuotientRow], _ sums: [[Int64]], _ names: RowNames,
        _ rule: GoalRule, _ index: Int
    ) -> GoalForm {
        var form = GoalForm(scale: GoalRule.decimalsOfLowest, constant: least)
        let order = max(0, levels.count - 1)
        let firstRow = model.rows.count + order
        for (position, level) in levels.enumerated() {
            let text = FixedPoint(mantissa: level, scale: form.scale).normalised.description
            let column = Int32(model.addColumn(name: "\(rule.id).reaches.\(text)", upper: 1))
            let before = form.terms.last?.column
            columnOrigins.append(.reaches(rows: firstRow..<firstRow + rows.count, after: before))
            form.terms.append((column, level - (position == 0 ? least : levels[position - 1])))
        }
        for (low, high) in zip(form.terms, form.terms.dropFirst()) {
            model.addRow(
                name: "\(model.columns[Int(high.column)].name).order", lower: 0, upper: nil, scale: 0,
                terms: [(low.column, 1), (high.column, -1)])
            rowOrigins.append(RowOrigin(source: .goal(index), subject: "", part: .measure))
        }
        for (position, (row, name)) in zip(rows, names).enumerated() {
            let needed = ([least] + levels).map { Self.needed(for: $0, row, sums[position]) }
            let steps = zip(needed, needed.dropFirst()).map { $1 - $0 }
            model.addRow(
                name: name.row, lower: needed[0], upper: nil, scale: 0,
                terms: row.terms + zip(form.terms, steps).map { ($0.column, -$1) })
            rowOrigins.append(RowOrigin(source: .goal(index), subject: name.subject, part: .measure))
        }
        return form
    }
}
