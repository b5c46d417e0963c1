// SPDX-License-Identifier: GPL-3.0-or-later

/// A bound on an objective from the rows of a kernel one after the other, without any relaxation being solved.
///
/// For every price y ≥ 0 of an upper side (y ≤ 0 of a lower one) each admissible x has c·x ≤ Σ y·side + max (c − yA)·x
/// over the columns' bounds alone. Each row in turn gets the price that is best for it given those before it, which is a
/// continuous knapsack: so equal columns under disjoint rows are bounded by the sum of the rows' sides. What is best
/// depends on the order of the rows; a few are tried. All of it in fixed-point integers, so that the bound is a theorem.
struct RowBound {
    private let kernel: Kernel
    private let objective: [Int64]
    /// Bits of a unit of the objective: as many as its largest sum leaves in 128.
    private let shift: Int
    private static let (mostShift, usableBits) = (60, 120)

    /// The best bound found, in the objective's units; `Int64.max` where numbers leave the range of integers.
    ///
    /// Cost: a few passes over all entries, each row sorted.
    static func of(_ objective: [Int64], in kernel: Kernel) -> Int64 {
        let bound = RowBound(kernel, objective)
        let savings = bound.savings()
        let order = savings.indices.filter { savings[$0].most > 0 }
        let orders = [
            order.sorted { (savings[$1].most, $0) < (savings[$0].most, $1) },
            order.sorted { (savings[$1].share, $0) < (savings[$0].share, $1) },
            order,
        ]
        return orders.reduce(bound.value(bound.prices([]))) { min($0, bound.value(bound.prices($1))) }
    }

    private init(_ kernel: Kernel, _ objective: [Int64]) {
        self.kernel = kernel
        self.objective = objective
        let total = objective.indices.reduce(UInt128(1)) { sum, column in
            sum + UInt128(objective[column].magnitude)
                * UInt128(max(kernel.lower[column].magnitude, kernel.upper[column].magnitude))
        }
        shift = max(0, min(Self.mostShift, Self.usableBits - (128 - total.leadingZeroBitCount)))
    }

    /// Costs less the prices so far, in units of 2^(−shift), and what the prices cost.
    private struct Priced {
        var costs: [Int128]
        var constant = CheckedSum()
    }

    /// One side of a row as Σ a·x ≤ side, with the sign that makes it so.
    private struct Side {
        let row: Int
        let sign: Int64
        let most: Int64
    }

    private func sides(_ row: Int) -> [Side] {
        var sides: [Side] = []
        if kernel.rowUpper[row] != Kernel.noUpper { sides.append(Side(row: row, sign: 1, most: kernel.rowUpper[row])) }
        if kernel.rowLower[row] != Kernel.noLower {
            sides.append(Side(row: row, sign: -1, most: -kernel.rowLower[row]))
        }
        return sides
    }

    /// Goes through the rows in an order, twice: the second time with the prices of those that came later.
    private func prices(_ order: [Int]) -> Priced {
        var priced = Priced(costs: objective.map { Int128($0) << Int128(shift) })
        for _ in 0..<2 {
            for row in order { for side in sides(row) { charge(side, in: &priced) } }
        }
        return priced
    }

    private func charge(_ side: Side, in priced: inout Priced) {
        let price = price(of: side, priced.costs)
        guard price > 0 else { return }
        let (constant, isTooLarge) = price.multipliedReportingOverflow(by: Int128(side.most))
        let limit = Int128(1) << Int128(Self.usableBits)
        guard !isTooLarge, constant.magnitude < limit.magnitude else { return }
        var changed: [(column: Int, cost: Int128)] = []
        for place in kernel.rows.range(side.row) {
            let column = Int(kernel.rows.indices[place])
            let coefficient = Int128(side.sign * kernel.rows.values[place])
            let (charge, overflow) = price.multipliedReportingOverflow(by: coefficient)
            guard !overflow, charge.magnitude < limit.magnitude else { return }
            let cost = priced.costs[column] - charge
            guard cost.magnitude < limit.magnitude else { return }
            changed.append((column, cost))
        }
        priced.constant.add(constant)
        for change in changed { priced.costs[change.column] = change.cost }
    }

    /// The price at which the best point within the columns' bounds just keeps the side; 0 where it does without one.
    private func price(of side: Side, _ costs: [Int128]) -> Int128 {
        var excess = -Int128(side.most)
        var falls: [(price: Int128, amount: Int128)] = []
        for place in kernel.rows.range(side.row) {
            let column = Int(kernel.rows.indices[place])
            let (cost, coefficient) = (costs[column], Int128(side.sign * kernel.rows.values[place]))
            let (low, high) = (Int128(kernel.lower[column]), Int128(kernel.upper[column]))
            let least = min(coefficient * low, coefficient * high)
            if cost == 0 || (cost > 0) != (coefficient > 0) {
                excess += least
            } else {
                let amount = coefficient.magnitude * UInt128(high - low)
                excess += least + Int128(amount)
                falls.append((cost / coefficient, Int128(amount)))
            }
        }
        guard excess > 0 else { return 0 }
        falls.sort { $0.price < $1.price }
        for fall in falls {
            excess -= fall.amount
            if excess <= 0 { return fall.price }
        }
        // No point within the bounds keeps the side: other parts of the solver see to that.
        return 0
    }

    /// What each row alone takes off the bound, and as a share of what its columns could be worth.
    private func savings() -> [(most: Double, share: Double)] {
        let costs = objective.map { Int128($0) << Int128(shift) }
        return (0..<kernel.rowCount).map { row in
            let saved = sides(row).reduce(0.0) { max($0, saving($1, costs)) }
            let worth = kernel.rows.range(row).reduce(0.0) { sum, place in
                let column = Int(kernel.rows.indices[place])
                let span = Double(kernel.upper[column]) - Double(kernel.lower[column])
                return sum + abs(Double(objective[column])) * span
            }
            return (saved, worth > 0 ? saved / worth : 0)
        }
    }

    /// Approximately, to choose an order by.
    private func saving(_ side: Side, _ costs: [Int128]) -> Double {
        let unit = Double(sign: .plus, exponent: shift, significand: 1)
        let price = Exact.double(price(of: side, costs)) / unit
        guard price > 0 else { return 0 }
        var saved = -price * Double(side.most)
        for place in kernel.rows.range(side.row) {
            let column = Int(kernel.rows.indices[place])
            let (low, high) = (Double(kernel.lower[column]), Double(kernel.upper[column]))
            let cost = Double(objective[column])
            let reduced = cost - price * Double(side.sign) * Double(kernel.rows.values[place])
            saved += max(cost * low, cost * high) - max(reduced * low, reduced * high)
        }
        return saved
    }

    /// The bound at given prices, in the objective's units, rounded down.
    private func value(_ priced: Priced) -> Int64 {
        var total = priced.constant
        for (column, cost) in priced.costs.enumerated() where cost != 0 {
            let end = cost > 0 ? kernel.upper[column] : kernel.lower[column]
            let (worth, overflow) = cost.multipliedReportingOverflow(by: Int128(end))
            if overflow { return Int64.max }
            total.add(worth)
        }
        guard let sum = total.value else { return Int64.max }
        return Int64(clamping: sum >> Int128(shift))
    }
}
