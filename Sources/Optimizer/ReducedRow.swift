// SPDX-License-Identifier: GPL-3.0-or-later

/// One row during presolve.
struct ReducedRow {
    /// What two rows share that differ in their bounds only.
    struct Terms: Hashable {
        let columns: [Int32]
        let coefficients: [Int64]
    }

    private(set) var columns: [Int32]
    private(set) var coefficients: [Int64]
    private(set) var lower: Int64
    private(set) var upper: Int64
    private(set) var isRedundant: Bool
    private(set) var origin: ModelRow?

    init(_ row: Int, of kernel: Kernel) {
        columns = Array(kernel.rows.indices[kernel.rows.range(row)])
        coefficients = Array(kernel.rows.values[kernel.rows.range(row)])
        lower = kernel.rowLower[row]
        upper = kernel.rowUpper[row]
        isRedundant = kernel.isRedundant[row]
        origin = kernel.modelRow[row]
    }

    var hasBound: Bool { lower != Kernel.noLower || upper != Kernel.noUpper }
    var terms: Terms { Terms(columns: columns, coefficients: coefficients) }

    mutating func drop() {
        lower = Kernel.noLower
        upper = Kernel.noUpper
    }

    /// Drops sides that cannot bind and tightens column bounds by the others.
    ///
    /// - Returns: the columns whose bounds changed; `nil` when the row cannot hold.
    mutating func propagate(_ columnLower: inout [Int64], _ columnUpper: inout [Int64]) -> [Int32]? {
        guard hasBound else { return [] }
        let (least, most, reach) = activityRange(columnLower, columnUpper)
        if least > upper || most < lower { return nil }
        if most <= upper { upper = Kernel.noUpper }
        if least >= lower { lower = Kernel.noLower }
        let canTighten =
            (upper != Kernel.noUpper && least + reach > upper) || (lower != Kernel.noLower && most - reach < lower)
        if !canTighten { return [] }
        var changed: [Int32] = []
        for (column, coefficient) in zip(columns, coefficients) {
            let index = Int(column)
            guard columnLower[index] < columnUpper[index] else { continue }
            let (low, high) = (columnLower[index], columnUpper[index])
            if upper != Kernel.noUpper {
                // The others take at least `least` without this term's share.
                let room = upper - (least - min(coefficient * low, coefficient * high))
                tighten(&columnLower[index], &columnUpper[index], coefficient, atMost: room)
            }
            if lower != Kernel.noLower {
                let need = lower - (most - max(coefficient * low, coefficient * high))
                tighten(&columnLower[index], &columnUpper[index], -coefficient, atMost: -need)
            }
            if columnLower[index] > columnUpper[index] { return nil }
            if columnLower[index] != low || columnUpper[index] != high { changed.append(column) }
        }
        return changed
    }

    /// Bounds of x from coefficient · x ≤ room.
    private func tighten(_ low: inout Int64, _ high: inout Int64, _ coefficient: Int64, atMost room: Int64) {
        if coefficient > 0 {
            high = min(high, Exact.floorDivide(room, coefficient))
        } else {
            low = max(low, Exact.ceilDivide(room, coefficient))
        }
    }

    /// The least and greatest activity, and the most that one column can move it.
    private func activityRange(_ columnLower: [Int64], _ columnUpper: [Int64]) -> (Int64, Int64, Int64) {
        var (least, most, reach): (Int64, Int64, Int64) = (0, 0, 0)
        for (column, coefficient) in zip(columns, coefficients) {
            let (low, high) = (columnLower[Int(column)] * coefficient, columnUpper[Int(column)] * coefficient)
            least += min(low, high)
            most += max(low, high)
            reach = max(reach, abs(high - low))
        }
        return (least, most, reach)
    }

    /// Moves fixed columns into the bounds.
    mutating func substituteFixed(_ columnLower: [Int64], _ columnUpper: [Int64]) {
        var kept = 0
        var fixed: Int64 = 0
        for place in columns.indices {
            let column = Int(columns[place])
            if columnLower[column] == columnUpper[column] {
                fixed += coefficients[place] * columnLower[column]
            } else {
                columns[kept] = columns[place]
                coefficients[kept] = coefficients[place]
                kept += 1
            }
        }
        columns.removeLast(columns.count - kept)
        coefficients.removeLast(coefficients.count - kept)
        if lower != Kernel.noLower { lower -= fixed }
        if upper != Kernel.noUpper { upper -= fixed }
    }

    /// Divides by the greatest common divisor, bounds rounded inwards, the first coefficient made positive.
    ///
    /// - Returns: `false` when no integer activity is left.
    mutating func reduceByDivisor() -> Bool {
        guard let first = coefficients.first else { return (lower <= 0) && (upper >= 0) }
        var divisor = coefficients.reduce(0, Exact.gcd)
        if first < 0 { divisor = -divisor }
        if divisor < 0 { (lower, upper) = (upper, lower) }
        let (oldLower, oldUpper) = (lower, upper)
        lower = isNone(oldLower) ? Kernel.noLower : Exact.ceilDivide(oldLower, divisor)
        upper = isNone(oldUpper) ? Kernel.noUpper : Exact.floorDivide(oldUpper, divisor)
        for place in coefficients.indices { coefficients[place] /= divisor }
        if let origin {
            let (product, overflow) = origin.divisor.multipliedReportingOverflow(by: divisor)
            self.origin = overflow ? nil : ModelRow(row: origin.row, divisor: product)
        }
        return lower <= upper
    }

    private func isNone(_ bound: Int64) -> Bool { bound == Kernel.noLower || bound == Kernel.noUpper }

    /// `false` when the bounds contradict.
    mutating func intersect(_ other: ReducedRow) -> Bool {
        lower = max(lower, other.lower)
        upper = min(upper, other.upper)
        isRedundant = isRedundant && other.isRedundant
        return lower <= upper
    }

    /// Makes coefficients of binary columns in one-sided rows as small as the same integer points allow.
    ///
    /// In Σ a·x ≤ b, a binary column whose row cannot bind at 0 takes the surplus off both its coefficient and b.
    mutating func tightenCoefficients(_ columnLower: [Int64], _ columnUpper: [Int64]) {
        guard hasBound, lower == Kernel.noLower || upper == Kernel.noUpper else { return }
        let sign: Int64 = upper != Kernel.noUpper ? 1 : -1
        var side = sign > 0 ? upper : -lower
        let (least, greatest, _) = activityRange(columnLower, columnUpper)
        var most = sign > 0 ? greatest : -least
        for place in columns.indices {
            let column = Int(columns[place])
            guard columnLower[column] == 0, columnUpper[column] == 1 else { continue }
            let coefficient = sign * coefficients[place]
            if coefficient > 0 {
                let surplus = side - (most - coefficient)
                guard surplus > 0, surplus < coefficient else { continue }
                coefficients[place] = sign * (coefficient - surplus)
                side -= surplus
                most -= surplus
            } else {
                // The same with the column complemented: at 1 the row cannot bind.
                let surplus = side - (most + coefficient)
                guard surplus > 0, surplus < -coefficient else { continue }
                coefficients[place] = sign * (coefficient + surplus)
            }
        }
        if sign > 0 { upper = side } else { lower = -side }
    }
}
