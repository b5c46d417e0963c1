// SPDX-License-Identifier: GPL-3.0-or-later

/// Mixed-integer rounding cuts from single linking rows, in integer arithmetic.
///
/// For Σ a·t ≤ b over integers t ≥ 0 and a divisor d with remainder r = b mod d > 0,
///
///     Σ ((d − r)·⌊a/d⌋ + max(0, a mod d − r)) · t  ≤  (d − r)·⌊b/d⌋
///
/// holds (Nemhauser and Wolsey 1990; the choice of divisors and complements follows Marchand and Wolsey 2001). With
/// integer a, b and d all coefficients are integers, so the cut is exact.
struct RoundingCuts {
    /// Divisors tried for one row.
    private static let divisorLimit = 12
    /// Cuts whose numbers are larger are left out.
    private static let largestCoefficient = Int64(1) << 45
    /// Rows with larger numbers are passed over; within it, no step of the rounding leaves 64 bits.
    private static let largestNumber = Int64(1) << 58

    let lower: [Int64]
    let upper: [Int64]
    let values: [Double]

    /// One column of a row, shifted to its nearer bound.
    private struct Term {
        let column: Int32
        let isComplemented: Bool
        let coefficient: Int64
        /// Distance from the nearer bound.
        let value: Double
    }

    /// The most violated cut of each row and side, if any, those that were not found before.
    func violated(rows: LinkingRows, first: Int, known: inout Set<Cut>) -> [Cut] {
        var cuts: [Cut] = []
        for row in 0..<first {
            guard rows.largest[row] < Self.largestNumber else { continue }
            for sign: Int64 in [1, -1] {
                let side = sign > 0 ? rows.upper[row] : rows.lower[row]
                guard side != Kernel.noUpper, side != Kernel.noLower else { continue }
                var exact = Int128(sign) * Int128(side)
                let terms = shifted(rows, row, sign: sign, &exact)
                let right = Int64(clamping: exact)
                guard right.magnitude < Self.largestNumber.magnitude, let cut = best(terms, right) else { continue }
                if known.insert(cut).inserted { cuts.append(cut) }
            }
        }
        return cuts
    }

    private func shifted(_ rows: LinkingRows, _ row: Int, sign: Int64, _ right: inout Int128) -> [Term] {
        var terms: [Term] = []
        for place in rows.rows.range(row) {
            let column = Int(rows.rows.indices[place])
            let coefficient = sign * rows.rows.values[place]
            let (low, high) = (lower[column], upper[column])
            let isComplemented = Double(high) - values[column] < values[column] - Double(low)
            right -= Int128(coefficient) * Int128(isComplemented ? high : low)
            guard low < high else { continue }
            terms.append(
                Term(
                    column: rows.rows.indices[place], isComplemented: isComplemented,
                    coefficient: isComplemented ? -coefficient : coefficient,
                    value: max(0, isComplemented ? Double(high) - values[column] : values[column] - Double(low))))
        }
        return terms
    }

    private func best(_ terms: [Term], _ right: Int64) -> Cut? {
        // Only a row that is nearly tight can give a violated cut.
        let activity = terms.reduce(0) { $0 + Double($1.coefficient) * $1.value }
        let size = terms.reduce(1) { max($0, Double($1.coefficient.magnitude)) }
        guard activity > Double(right) - 0.5 * size else { return nil }
        var best: (violation: Double, divisor: Int64)?
        for divisor in divisors(terms) {
            let violation = violation(terms, right, divisor)
            if violation > max(best?.violation ?? 0, 1e-3) { best = (violation, divisor) }
        }
        return best.flatMap { cut(terms, right, $0.divisor) }
    }

    /// The sizes of coefficients of columns between their bounds, those with the largest share first, and parts of them.
    private func divisors(_ terms: [Term]) -> [Int64] {
        let fractional = terms.filter { $0.value > 1e-6 && abs($0.value - $0.value.rounded()) > 1e-6 }
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

    /// How far the point is beyond the cut, in units of the cut's length.
    private func violation(_ terms: [Term], _ right: Int64, _ divisor: Int64) -> Double {
        let quotient = Exact.floorDivide(right, divisor)
        let rest = right - quotient * divisor
        guard rest > 0 else { return 0 }
        var (sum, square) = (0.0, 0.0)
        for term in terms {
            let coefficient = Double(rounded(term.coefficient, divisor, rest))
            sum += coefficient * term.value
            square += coefficient * coefficient
        }
        guard square > 0 else { return 0 }
        return (sum - Double((divisor - rest) * quotient)) / square.squareRoot()
    }

    /// The cut over columns; `nil` if its numbers are too large.
    private func cut(_ terms: [Term], _ right: Int64, _ divisor: Int64) -> Cut? {
        let quotient = Exact.floorDivide(right, divisor)
        let rest = right - quotient * divisor
        var side = Int128((divisor - rest) * quotient)
        var entries: [(column: Int32, coefficient: Int64)] = []
        var common: Int64 = 0
        for term in terms {
            let coefficient = rounded(term.coefficient, divisor, rest)
            guard coefficient.magnitude < Self.largestCoefficient.magnitude else { return nil }
            if coefficient == 0 { continue }
            let column = Int(term.column)
            side +=
                term.isComplemented
                ? -Int128(coefficient) * Int128(upper[column]) : Int128(coefficient) * Int128(lower[column])
            entries.append((term.column, term.isComplemented ? -coefficient : coefficient))
            common = Exact.gcd(common, coefficient)
        }
        guard common > 0 else { return nil }
        side = Exact.floorDivide(side, Int128(common))
        guard side.magnitude < (Int128(1) << 60).magnitude else { return nil }
        return Cut(
            columns: entries.map(\.column), coefficients: entries.map { $0.coefficient / common },
            lower: Kernel.noLower, upper: Int64(side))
    }
}
