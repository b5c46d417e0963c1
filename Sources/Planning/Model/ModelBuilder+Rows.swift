// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
public import Tables

/// A column with its coefficient in a row.
typealias ModelTerm = (column: Int32, coefficient: Int64)

extension ModelBuilder {
    /// How far a sum of inexact numbers may lie beyond its bound, in the sum's unit.
    public static let tolerance = FixedPoint(mantissa: 1, scale: 6)

    /// The tolerance in units of 10^(−scale).
    static func tolerance(atScale scale: Int) -> Int64 {
        tolerance.rescaled(to: scale)?.mantissa ?? 0
    }

    /// What a row is widened by. A break that is paid for is paid in full: its price decides nothing that rounding could turn.
    func slack(of limit: EvaluatedLimit, scale: Int) -> Int64 {
        limit.isExact || limit.limit.soft != nil ? 0 : Self.tolerance(atScale: scale)
    }

    /// The rows of one limit, one or two for each value of `per`, and those of the values it counts.
    mutating func addRows(of index: Int) {
        let limit = limits[index]
        for group in limit.groups.members.indices {
            switch limit.limit.rule.kind {
            case .atMost, .atLeast, .exactly: addBound(limit, index, group)
            case .atMostShare, .atLeastShare: addShare(limit, index, group)
            case .zeroOrAtLeast: addZeroOrAtLeast(limit, index, group)
            }
        }
    }

    private mutating func addBound(_ limit: EvaluatedLimit, _ index: Int, _ group: Int) {
        let rule = limit.limit.rule
        let scale = max(limit.scale, limit.boundScale)
        let terms = terms(of: limit, index, group, scale: scale)
        let slack = slack(of: limit, scale: scale)
        let bound = side(limit, group, scale: scale, terms, slack: slack)
        addRow(
            limit, index, group, scale: scale, terms: terms,
            lower: rule.kind == .atMost ? nil : bound - slack,
            upper: rule.kind == .atLeast ? nil : bound + slack)
    }

    /// A limit's bound in the row's units. One that does not fit is cut off where no sum can come near to it.
    private mutating func side(
        _ limit: EvaluatedLimit, _ group: Int, scale: Int, _ terms: [ModelTerm], slack: Int64
    ) -> Int64 {
        let bound = limit.bounds[group]
        let factor = FixedPoint.powerOfTen(scale - limit.boundScale)
        let most = Int64.max - slack
        if let factor, case let (product, overflow) = bound.multipliedReportingOverflow(by: factor), !overflow,
            product.magnitude <= most.magnitude
        {
            return product
        }
        let range = activityRange(terms)
        let isFar = max(range.lowerBound.magnitude, range.upperBound.magnitude) < most.magnitude
        if isFar, limit.limit.soft == nil { return bound < 0 ? -most : most }
        let (rule, number) = (limit.limit.rule, FixedPoint(mantissa: bound, scale: limit.boundScale))
        reportTooManyDigits(rule.id, number, decimals: scale, at: rule.location)
        return 0
    }

    /// What the limit adds up or counts in a group.
    private mutating func terms(of limit: EvaluatedLimit, _ index: Int, _ group: Int, scale: Int) -> [ModelTerm] {
        let rule = limit.limit.rule
        guard limit.values == nil else { return countedTerms(of: limit, index, group, scale: scale) }
        return rescaled(limit.terms(of: group), from: limit.scale, to: scale, rule)
    }

    /// One row, with columns for its breach if the limit is soft.
    mutating func addRow(
        _ limit: EvaluatedLimit, _ index: Int, _ group: Int, scale: Int,
        terms: [ModelTerm], lower: Int64?, upper: Int64?
    ) {
        var terms = terms
        let row = model.rows.count
        let subject = limit.groups.subjects[group]
        let name = rowName(limit, subject)
        if let soft = limit.limit.soft {
            let range = activityRange(terms)
            if let lower, range.lowerBound < Int128(lower) {
                terms.append(breach(row, limit, name + ".below", soft, scale, Int128(lower) - range.lowerBound, 1))
            }
            if let upper, range.upperBound > Int128(upper) {
                terms.append(breach(row, limit, name + ".above", soft, scale, range.upperBound - Int128(upper), -1))
            }
        }
        model.addRow(name: name, lower: lower, upper: upper, scale: scale, terms: terms)
        rowOrigins.append(
            RowOrigin(
                source: .limit(index), subject: subject, part: .bound, member: limit.groups.members[group].first))
    }

    /// A column for what is missing or too much: at most `most`, as the bounds of the row's columns say.
    private mutating func breach(
        _ row: Int, _ limit: EvaluatedLimit, _ name: String, _ soft: (goal: Int, penalty: FixedPoint), _ scale: Int,
        _ most: Int128, _ coefficient: Int64
    ) -> (column: Int32, coefficient: Int64) {
        let column = model.addColumn(name: name, upper: Int64(clamping: most), kind: .continuous)
        columnOrigins.append(.breach(row: row))
        let price = FixedPoint(mantissa: soft.penalty.mantissa, scale: soft.penalty.scale + scale)
        // A high price of a billionth needs fewer decimals than both together, which leaves more room for the goal.
        prices.append((soft.goal, column, limit.isExact ? price : price.normalised))
        return (Int32(column), coefficient)
    }

    /// Either nothing or at least the bound, with a column that says which; the breach of a soft limit is what is
    /// missing where there is something.
    private mutating func addZeroOrAtLeast(_ limit: EvaluatedLimit, _ index: Int, _ group: Int) {
        let rule = limit.limit.rule
        let scale = max(limit.scale, limit.boundScale)
        let least = rescaled(limit.bounds[group], from: limit.boundScale, to: scale, rule.id, rule.location)
        let terms = terms(of: limit, index, group, scale: scale)
        if let negative = terms.first(where: { $0.coefficient < 0 }) {
            let name = columns.name(Int(negative.column))
            sink.report(PlanningMessages.negativeSum(rule.id, candidate: name, at: rule.location))
            return
        }
        // Any single group reaches the bound: the limit cannot bind.
        guard terms.contains(where: { $0.coefficient < least }) else { return }
        let subject = limit.groups.subjects[group]
        let name = rowName(limit, subject)
        let used = Int32(model.addColumn(name: name + ".used", upper: 1))
        columnOrigins.append(.used(row: model.rows.count))
        let most =
            limit.values == nil
            ? mostOfSum(terms, scale: scale, group: limit.groups.members[group])
            : Int64(clamping: activityRange(terms).upperBound)
        var leastTerms = terms + [(used, -least)]
        if let soft = limit.limit.soft {
            leastTerms.append(breach(model.rows.count, limit, name + ".below", soft, scale, Int128(least), 1))
        }
        model.addRow(name: name + ".least", lower: 0, upper: nil, scale: scale, terms: leastTerms)
        rowOrigins.append(RowOrigin(source: .limit(index), subject: subject, part: .leastIfUsed))
        model.addRow(name: name + ".most", lower: nil, upper: 0, scale: scale, terms: terms + [(used, -most)])
        rowOrigins.append(RowOrigin(source: .limit(index), subject: subject, part: .noneUnlessUsed))
    }

    /// The largest value the sum can have: from the columns' bounds, or a hard upper limit on the very same sum.
    private func mostOfSum(_ terms: [ModelTerm], scale: Int, group: [Int32]) -> Int64 {
        var most = Int64(clamping: activityRange(terms).upperBound)
        // A bound of another limit must not hide in this row where limits are left out.
        guard unlimited == nil, let first = group.first else { return most }
        for limit in limits where limit.limit.rule.kind == .atMost && limit.limit.soft == nil && limit.isExact {
            guard limit.values == nil else { continue }
            let other = Int(limit.groups.groupOfCandidate[Int(first)])
            guard limit.groups.members[other].count == group.count, limit.scale <= scale else { continue }
            let theirs = limit.terms(of: other)
            let isSame =
                theirs.count == terms.count
                && zip(theirs, terms).allSatisfy { their, own in
                    their.column == own.column
                        && FixedPoint(mantissa: their.coefficient, scale: limit.scale).rescaled(to: scale)?.mantissa
                            == own.coefficient
                }
            let bound = FixedPoint(mantissa: limit.bounds[other], scale: limit.boundScale).rescaled(to: scale)
            if isSame, let bound { most = min(most, max(0, bound.mantissa)) }
        }
        return most
    }

    /// The least and the largest activity that the columns' bounds allow.
    func activityRange(_ terms: [ModelTerm]) -> ClosedRange<Int128> {
        var (least, most) = (Int128(0), Int128(0))
        for term in terms {
            let full = Int128(term.coefficient) * Int128(model.columns[Int(term.column)].upper)
            if full < 0 { least += full } else { most += full }
        }
        return least...most
    }

    private mutating func rescaled(
        _ terms: [ModelTerm], from scale: Int, to finer: Int, _ rule: LimitRule
    ) -> [ModelTerm] {
        if scale == finer { return terms }
        return terms.map { ($0.column, rescaled($0.coefficient, from: scale, to: finer, rule.id, rule.location)) }
    }

    func rowName(_ limit: EvaluatedLimit, _ subject: String) -> String {
        guard !subject.isEmpty else { return limit.limit.rule.id }
        let isSimple = limit.limit.per.count == 1
        return "\(limit.limit.rule.id).\(isSimple ? subject : Self.dotted(subject))"
    }

    func rowName(_ rule: String, _ subject: String) -> String {
        subject.isEmpty ? rule : "\(rule).\(Self.dotted(subject))"
    }

    /// `a + b` as `a.b`. There are hundreds of thousands of names, so byte by byte.
    private static func dotted(_ subject: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(subject.utf8.count)
        let separator = Array(" + ".utf8)
        for byte in subject.utf8 {
            bytes.append(byte)
            if bytes.suffix(separator.count).elementsEqual(separator) {
                bytes.removeLast(separator.count)
                bytes.append(UInt8(ascii: "."))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
