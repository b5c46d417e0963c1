// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer

extension LinearModel {
    /// Whether every plan of the other model is one of this with the same goals, as far as row by row shows it: the same
    /// columns and goals, and each row no tighter than the other's.
    ///
    /// - Complexity: linear in the terms.
    func admitsAllPlans(of other: LinearModel) -> Bool {
        guard columns.count == other.columns.count, rows.count == other.rows.count, goals == other.goals else {
            return false
        }
        let areColumnsWider = zip(columns, other.columns).allSatisfy { own, their in
            own.lower <= their.lower && own.upper >= their.upper && their.lower >= 0
        }
        return areColumnsWider && rows.indices.allSatisfy { isLooser(row: $0, than: other) }
    }

    private func isLooser(row index: Int, than other: LinearModel) -> Bool {
        let (own, their) = (rows[index], other.rows[index])
        guard own.terms.count == their.terms.count, abs(own.scale - their.scale) <= 18,
            let factor = Self.power(max(own.scale, their.scale) - own.scale),
            let theirFactor = Self.power(max(own.scale, their.scale) - their.scale)
        else { return false }
        if let upper = own.upper {
            guard let bound = their.upper, Int128(upper) * factor >= Int128(bound) * theirFactor else { return false }
        }
        if let lower = own.lower {
            guard let bound = their.lower, Int128(lower) * factor <= Int128(bound) * theirFactor else { return false }
        }
        for (mine, term) in zip(own.terms, their.terms) {
            guard termColumns[mine] == other.termColumns[term] else { return false }
            let change =
                Int128(termCoefficients[mine]) * factor - Int128(other.termCoefficients[term]) * theirFactor
            // No column is negative: a larger sum is looser for a lower bound alone.
            if change > 0, own.upper != nil { return false }
            if change < 0, own.lower != nil { return false }
        }
        return true
    }

    private static func power(_ exponent: Int) -> Int128? {
        (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
    }
}
