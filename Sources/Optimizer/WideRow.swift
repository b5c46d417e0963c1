// SPDX-License-Identifier: GPL-3.0-or-later

/// A row in 128 bits, to be made smaller before it is computed with.
struct WideRow {
    var lower: Int128?
    var upper: Int128?
    var terms: [(column: Int32, coefficient: Int128)]

    /// 0 ≥ 1.
    static let impossible = WideRow(lower: 1, terms: [])

    init(lower: Int128? = nil, upper: Int128? = nil, terms: [(column: Int32, coefficient: Int128)]) {
        self.lower = lower
        self.upper = upper
        self.terms = terms
    }

    init(_ row: LinearModel.Row, of model: LinearModel) {
        lower = row.lower.map { Int128($0) }
        upper = row.upper.map { Int128($0) }
        terms = row.terms.map { (model.termColumns[$0], Int128(model.termCoefficients[$0])) }
    }

    /// Whether ``ModelChecks`` would refuse it.
    func isTooLarge(_ columns: [LinearModel.Column]) -> Bool {
        let largest = ModelChecks.largestActivity.magnitude
        return [lower, upper].contains { $0.map { $0.magnitude > largest } ?? false }
            || terms.contains { $0.coefficient.magnitude > ModelChecks.largestCoefficient.magnitude }
            || size(columns) >= largest
    }

    /// Σ |coefficient| · the largest size of the column; coefficients of 64 bits and bounds of 40 leave room for 2^23.
    private func size(_ columns: [LinearModel.Column]) -> UInt128 {
        terms.reduce(0) { $0 + $1.coefficient.magnitude * UInt128(columns[Int($1.column)].largest) }
    }

    /// The least and the largest activity within the columns' bounds.
    func reach(_ columns: [LinearModel.Column]) -> ClosedRange<Int128> {
        var (least, most) = (Int128(0), Int128(0))
        for term in terms {
            let column = columns[Int(term.column)]
            let ends = (term.coefficient * Int128(column.lower), term.coefficient * Int128(column.upper))
            least += min(ends.0, ends.1)
            most += max(ends.0, ends.1)
        }
        return least...most
    }

    /// Without the sides that no point within the columns' bounds can break; `nil` where every point breaks one.
    func bound(within columns: [LinearModel.Column]) -> WideRow? {
        let reach = reach(columns)
        if let lower, lower > reach.upperBound { return nil }
        if let upper, upper < reach.lowerBound { return nil }
        return WideRow(
            lower: lower.flatMap { $0 > reach.lowerBound ? $0 : nil },
            upper: upper.flatMap { $0 < reach.upperBound ? $0 : nil }, terms: terms)
    }

    /// Without the greatest common divisor, sides rounded inwards; `nil` where no whole number is left between them.
    func reduced() -> WideRow? {
        if lower == nil, upper == nil { return WideRow(terms: []) }
        let divisor = Int128(
            terms.reduce(UInt128(0)) { first, term in
                var (a, b) = (first, term.coefficient.magnitude)
                while b != 0 { (a, b) = (b, a % b) }
                return a
            })
        guard divisor > 1 else { return self }
        let (low, high) = (lower.map { Exact.ceilDivide($0, divisor) }, upper.map { Exact.floorDivide($0, divisor) })
        if let low, let high, low > high { return nil }
        return WideRow(lower: low, upper: high, terms: terms.map { ($0.column, $0.coefficient / divisor) })
    }

    /// The row as one for each side, each with an upper side only.
    var oneSided: [WideRow] {
        let upward = upper.map { WideRow(upper: $0, terms: terms) }
        let downward = lower.map { WideRow(upper: -$0, terms: terms.map { ($0.column, -$0.coefficient) }) }
        return [upward, downward].compactMap { $0 }
    }

    /// A power of two that divides the coefficients into two digits so that both can be computed with; `nil` for none.
    func base(_ columns: [LinearModel.Column]) -> Int128? {
        let bits = { (size: UInt128) in 128 - size.leadingZeroBitCount }
        let largest = bits(terms.reduce(0) { max($0, $1.coefficient.magnitude) })
        let points = bits(terms.reduce(1) { $0 + UInt128(columns[Int($1.column)].largest) })
        // The lower digits times the points, and the higher ones times them, stay below 2^61.
        let least = max(largest - 52, largest + points - 60, 1)
        let most = min(52, 60 - points)
        guard least <= most else { return nil }
        return 1 << Int128(min(most, max(least, (largest + 1) / 2)))
    }
}

extension LinearModel.Column {
    /// The larger size of its bounds.
    fileprivate var largest: UInt64 { max(lower.magnitude, upper.magnitude) }
}
