// SPDX-License-Identifier: GPL-3.0-or-later

/// Mixed-integer rounding cuts from rows and sums of rows, in integer arithmetic.
///
/// For Σ a·t ≤ b over integers t ≥ 0 and a divisor d with remainder r = b mod d > 0,
///
///     Σ ((d − r)·⌊a/d⌋ + max(0, a mod d − r)) · t  ≤  (d − r)·⌊b/d⌋
///
/// holds (Nemhauser and Wolsey 1990; the choice of divisors and complements follows Marchand and Wolsey 2001). With
/// integer a, b and d all coefficients are integers, so the cut is exact. A column t is the distance of a column of the
/// model from its nearer bound, or, for a column x ≤ u·y under a switch y, from u·y.
struct RoundingCuts {
    /// Divisors tried for one row.
    private static let divisorLimit = 12
    /// Columns between their bounds that are tried from the other one.
    private static let turnLimit = 12
    /// Cuts whose numbers are larger are left out.
    private static let largestCoefficient = Int64(1) << 45
    /// Rows with larger numbers are passed over; within it, no step of the rounding leaves 64 bits.
    private static let largestNumber = Int64(1) << 58
    /// Bits that a cut keeps for the coefficient of a whole unit.
    private static let resolution: Int64 = 14
    /// The least violation, in units of a cut's length.
    private static let leastViolation = 1e-3

    let lower: [Int64]
    let upper: [Int64]
    let values: [Double]
    /// Whether numbers are to stay as fine as they are: coarser ones would take a continuous column, whose units are tiny,
    /// for as much as a whole one.
    private let staysFine: Bool
    /// The switch of a column, −1 for none.
    private let switchOf: [Int32]
    /// Whether a column is where its fractional switch holds it.
    private let isAtSwitch: [Bool]
    /// What the columns at a switch add to its coefficient; zeros between calls.
    private var onSwitch: [Int64]
    private var terms = Terms()
    /// What the rows of a sum have left, and where those rows are.
    private var slacks: [RowSum.Slack] = []
    private var pool: RowPool?
    /// The coefficients of a cut that is being written down; zeros between calls.
    private var sums: [Int128]
    /// The columns that were given one, some perhaps twice.
    private var touched: [Int32] = []

    /// One column of a row as its distance from a bound.
    private struct Term {
        enum Origin { case lower, upper, underSwitch, slack }
        /// Or the place of a slack.
        let column: Int32
        let origin: Origin
        let coefficient: Int64
        /// The distance.
        let value: Double
    }

    /// Σ a·t ≤ side.
    private struct Terms {
        /// Those away from their bound, and those at it.
        var active: [Term] = []
        var idle: [Term] = []
        var side: Int128 = 0

        mutating func clear(side: Int64) {
            active.removeAll(keepingCapacity: true)
            idle.removeAll(keepingCapacity: true)
            self.side = Int128(side)
        }

        mutating func append(_ term: Term) {
            if term.value > 0 { active.append(term) } else { idle.append(term) }
        }
    }

    /// - Parameters:
    ///   - switchOf: of each column the switch that it is under, −1 for none; empty for no switches.
    ///   - staysFine: whether there are continuous columns.
    init(lower: [Int64], upper: [Int64], values: [Double], switchOf: [Int32], staysFine: Bool = false) {
        self.staysFine = staysFine
        self.lower = lower
        self.upper = upper
        self.values = values
        self.switchOf = switchOf
        isAtSwitch = switchOf.indices.map { column in
            guard switchOf[column] >= 0, lower[column] == 0 else { return false }
            let share = values[Int(switchOf[column])]
            return values[column] > 1e-6 && share < 1 - 1e-6 && values[column] > Double(upper[column]) * share - 1e-6
        }
        onSwitch = [Int64](repeating: 0, count: lower.count)
        sums = [Int128](repeating: 0, count: lower.count)
    }

    /// The most violated cuts of each row and side, if any, those that were not found before.
    ///
    /// - Parameter first: how many of the rows are looked at.
    mutating func violated(rows: LinkingRows, first: Int, known: inout Set<Cut>) -> [Cut] {
        var cuts: [Cut] = []
        for row in 0..<first where rows.largest[row] < Self.largestNumber {
            for sign: Int64 in [1, -1] {
                let side = sign > 0 ? rows.upper[row] : rows.lower[row]
                guard side != Kernel.noUpper, side != Kernel.noLower else { continue }
                let entries = rows.rows.range(row).map { (rows.rows.indices[$0], sign * rows.rows.values[$0]) }
                cuts += violated(entries, side: sign * side, known: &known)
            }
        }
        return cuts
    }

    /// The most violated cuts of a sum of rows, times 1 or −1.
    mutating func violated(_ sum: RowSum, sign: Int64, of pool: RowPool, known: inout Set<Cut>) -> [Cut] {
        slacks = sum.slacks
        for place in slacks.indices { slacks[place].coefficient *= sign }
        defer { slacks = [] }
        self.pool = pool
        let entries = sum.columns.map { ($0, sign * sum.coefficients[Int($0)]) }
        return violated(entries, side: sign * sum.side, known: &known)
    }

    /// Those of Σ a·x + Σ c·s ≤ side: one with distances from bounds only, one with distances from switches.
    private mutating func violated(
        _ entries: [(column: Int32, coefficient: Int64)], side: Int64, known: inout Set<Cut>
    ) -> [Cut] {
        var cuts: [Cut] = []
        terms.clear(side: side)
        appendSlacks()
        for entry in entries { shift(Int(entry.column), entry.coefficient) }
        if let cut = best(), known.insert(cut).inserted { cuts.append(cut) }
        if substitute(entries, side: side), let cut = best(), known.insert(cut).inserted { cuts.append(cut) }
        return cuts
    }

    private mutating func appendSlacks() {
        for (place, slack) in slacks.enumerated() {
            terms.append(
                Term(column: Int32(place), origin: .slack, coefficient: slack.coefficient, value: slack.value))
        }
    }

    /// Adds the distance of a column from its nearer bound.
    private mutating func shift(_ column: Int, _ coefficient: Int64) {
        guard coefficient != 0 else { return }
        let (low, high) = (lower[column], upper[column])
        let (fromLow, fromHigh) = (values[column] - Double(low), Double(high) - values[column])
        let isComplemented = fromHigh < fromLow
        terms.side -= Int128(coefficient) * Int128(isComplemented ? high : low)
        guard low < high else { return }
        terms.append(
            Term(
                column: Int32(column), origin: isComplemented ? .upper : .lower,
                coefficient: isComplemented ? -coefficient : coefficient,
                value: max(0, isComplemented ? fromHigh : fromLow)))
    }

    /// Puts u·y less a distance for the columns that are at their switch; `false` when there is none, or when a number
    /// becomes too large.
    private mutating func substitute(_ entries: [(column: Int32, coefficient: Int64)], side: Int64) -> Bool {
        guard !isAtSwitch.isEmpty else { return false }
        terms.clear(side: side)
        appendSlacks()
        var switches: [Int32] = []
        for (column, coefficient) in entries where isAtSwitch[Int(column)] && coefficient != 0 {
            let (index, other) = (Int(column), switchOf[Int(column)])
            let (product, overflow) = coefficient.multipliedReportingOverflow(by: upper[index])
            let (sum, isBeyond) = onSwitch[Int(other)].addingReportingOverflow(product)
            guard !overflow, !isBeyond, sum.magnitude < Self.largestNumber.magnitude else {
                for column in switches { onSwitch[Int(column)] = 0 }
                return false
            }
            onSwitch[Int(other)] = sum
            switches.append(other)
            let distance = max(0, Double(upper[index]) * values[Int(other)] - values[index])
            terms.append(Term(column: column, origin: .underSwitch, coefficient: -coefficient, value: distance))
        }
        guard !switches.isEmpty else { return false }
        for (column, coefficient) in entries where !isAtSwitch[Int(column)] {
            shift(Int(column), coefficient + onSwitch[Int(column)])
            onSwitch[Int(column)] = 0
        }
        for column in switches where onSwitch[Int(column)] != 0 {
            shift(Int(column), onSwitch[Int(column)])
            onSwitch[Int(column)] = 0
        }
        return true
    }

    /// The most violated cut of the terms: of all divisors first, then at the best one those of columns between their
    /// bounds from either of them.
    private mutating func best() -> Cut? {
        var (activity, size) = (0.0, UInt64(1))
        for term in terms.active {
            activity += Double(term.coefficient) * term.value
            size = max(size, term.coefficient.magnitude)
        }
        for term in terms.idle { size = max(size, term.coefficient.magnitude) }
        // Only a row that is nearly tight can give a violated cut.
        guard size < Self.largestNumber.magnitude, activity > Exact.double(terms.side) - 0.5 * Double(size) else {
            return nil
        }
        guard var best = best(of: divisors(), above: Self.leastViolation) else { return nil }
        for place in placesToTurn() {
            turn(place)
            if let better = self.best(of: [best.divisor], above: best.violation) {
                best = better
            } else {
                turn(place)
            }
        }
        return cut(Int64(clamping: terms.side), best.divisor)
    }

    private func best(of divisors: [Int64], above least: Double) -> (violation: Double, divisor: Int64)? {
        let right = Int64(clamping: terms.side)
        guard right.magnitude < Self.largestNumber.magnitude else { return nil }
        var best: (violation: Double, divisor: Int64)?
        for divisor in divisors {
            if let violation = violation(right, divisor, above: best?.violation ?? least) {
                best = (violation, divisor)
            }
        }
        return best
    }

    /// The active terms that may as well be distances from the other bound, those nearest to the middle first.
    private func placesToTurn() -> [Int] {
        var places: [(place: Int, distance: Double)] = []
        for (place, term) in terms.active.enumerated()
        where (term.origin == .lower || term.origin == .upper) && term.value > 1e-6 {
            let span = Double(upper[Int(term.column)] - lower[Int(term.column)])
            places.append((place, abs(term.value - span / 2)))
        }
        places.sort { ($0.distance, $0.place) < ($1.distance, $1.place) }
        return places.prefix(Self.turnLimit).map(\.place)
    }

    /// Takes an active term as the distance from its other bound.
    private mutating func turn(_ place: Int) {
        let term = terms.active[place]
        let span = upper[Int(term.column)] - lower[Int(term.column)]
        terms.side -= Int128(term.coefficient) * Int128(span)
        terms.active[place] = Term(
            column: term.column, origin: term.origin == .lower ? .upper : .lower, coefficient: -term.coefficient,
            value: Double(span) - term.value)
    }

    /// The sizes of coefficients of columns between their bounds, those with the largest share first, and parts of them.
    private func divisors() -> [Int64] {
        let fractional = terms.active.filter { $0.value > 1e-6 && abs($0.value - $0.value.rounded()) > 1e-6 }
            .sorted { ($1.value, $0.column) < ($0.value, $1.column) }
        var divisors: [Int64] = []
        for term in fractional where divisors.count < Self.divisorLimit {
            let size = abs(term.coefficient)
            if size > 1, !divisors.contains(size) { divisors.append(size) }
        }
        if let first = divisors.first { divisors += [2, 4, 8].map { first / $0 }.filter { $0 > 1 } }
        return divisors
    }

    private func rounded(_ coefficient: Int64, _ divisor: Int64, _ rest: Int64) -> Int64 {
        let quotient = Exact.floorDivide(coefficient, divisor)
        return (divisor - rest) * quotient + max(0, coefficient - quotient * divisor - rest)
    }

    /// How far the point is beyond the cut, in units of the cut's length; `nil` when that is not above `least`.
    private func violation(_ right: Int64, _ divisor: Int64, above least: Double) -> Double? {
        let quotient = Exact.floorDivide(right, divisor)
        let rest = right - quotient * divisor
        guard rest > 0 else { return nil }
        var (excess, square) = (-Double((divisor - rest) * quotient), 0.0)
        for term in terms.active {
            let coefficient = Double(rounded(term.coefficient, divisor, rest))
            excess += coefficient * term.value
            square += coefficient * coefficient
        }
        guard excess > 0, excess * excess > least * least * square else { return nil }
        for term in terms.idle {
            let coefficient = Double(rounded(term.coefficient, divisor, rest))
            square += coefficient * coefficient
        }
        let violation = excess / square.squareRoot()
        return violation > least ? violation : nil
    }

    /// The cut over columns; `nil` if its numbers are too large.
    private mutating func cut(_ right: Int64, _ divisor: Int64) -> Cut? {
        defer { clearSums() }
        let quotient = Exact.floorDivide(right, divisor)
        let rest = right - quotient * divisor
        // Coarser numbers: Σ ⌊c/q⌋·t ≤ ⌊s/q⌋ follows from Σ c·t ≤ s, as t ≥ 0 are integers.
        let coarseness = staysFine ? 1 : max(1, (divisor - rest) >> Self.resolution)
        var side = Int128(Exact.floorDivide((divisor - rest) * quotient, coarseness))
        for term in terms.active + terms.idle {
            let coefficient = Exact.floorDivide(rounded(term.coefficient, divisor, rest), coarseness)
            guard coefficient.magnitude < Self.largestCoefficient.magnitude else { return nil }
            if coefficient == 0 { continue }
            let (factor, column) = (Int128(coefficient), Int(term.column))
            switch term.origin {
            case .lower:
                side += factor * Int128(lower[column])
                add(factor, to: column)
            case .upper:
                side -= factor * Int128(upper[column])
                add(-factor, to: column)
            case .underSwitch:
                add(-factor, to: column)
                add(factor * Int128(upper[column]), to: Int(switchOf[column]))
            case .slack: addRow(of: slacks[column], factor, &side)
            }
        }
        touched.sort()
        return writtenCut(side)
    }

    private mutating func add(_ factor: Int128, to column: Int) {
        if sums[column] == 0 { touched.append(Int32(column)) }
        sums[column] += factor
    }

    private mutating func clearSums() {
        for column in touched { sums[Int(column)] = 0 }
        touched.removeAll(keepingCapacity: true)
    }

    /// Puts the row for its slack.
    private mutating func addRow(of slack: RowSum.Slack, _ factor: Int128, _ side: inout Int128) {
        guard let pool else { return }
        // upper − a·x, or a·x − lower.
        let sign: Int128 = slack.isUpper ? -factor : factor
        for place in pool.rows.range(slack.row) {
            add(sign * Int128(pool.rows.values[place]), to: Int(pool.rows.indices[place]))
        }
        side += sign * Int128(slack.isUpper ? pool.upper[slack.row] : pool.lower[slack.row])
    }

    private func writtenCut(_ side: Int128) -> Cut? {
        var entries: [(index: Int32, value: Int64)] = []
        var common: Int64 = 0
        // A column may have been met again after its sum had come back to 0.
        for column in touched where sums[Int(column)] != 0 && entries.last?.index != column {
            guard sums[Int(column)].magnitude < Self.largestCoefficient.magnitude else { return nil }
            let coefficient = Int64(sums[Int(column)])
            entries.append((column, coefficient))
            common = Exact.gcd(common, coefficient)
        }
        guard common > 0 else { return nil }
        let upper = Exact.floorDivide(side, Int128(common))
        guard upper.magnitude < (Int128(1) << 60).magnitude else { return nil }
        return Cut(
            entries.map { ($0.index, $0.value / common) }, lower: Kernel.noLower, upper: Int64(upper))
    }
}
