// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// Adds decimals of any scale without rounding.
struct ExactSum {
    /// In units of 10^(−``FixedPoint/maximumScale``); 128 bits hold ten million of the largest amounts.
    private var units: Int128 = 0

    mutating func add(_ number: FixedPoint, negated: Bool = false) {
        let factor = Int128(FixedPoint.powerOfTen(FixedPoint.maximumScale - number.scale) ?? 1)
        units += Int128(number.mantissa) * (negated ? -factor : factor)
    }

    mutating func add(_ count: Int64) { add(FixedPoint(count)) }

    /// The sum with as few decimals as it needs; `nil` if it is too large for a number.
    var value: FixedPoint? {
        var (mantissa, scale) = (units, FixedPoint.maximumScale)
        while scale > 0, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        return Int64(exactly: mantissa).map { FixedPoint(mantissa: $0, scale: scale) }
    }
}

/// A sum of amounts of which some may not be computed.
struct PartialSum {
    private var sum = ExactSum()
    private var known = 0
    private var total = 0

    mutating func add(_ amount: FixedPoint?) {
        total += 1
        guard let amount else { return }
        known += 1
        sum.add(amount)
    }

    /// 0 for no amounts at all; `nil` if none of the amounts is computed.
    ///
    /// - Throws: if the sum is too large for a number.
    func value() throws(OutputError) -> FixedPoint? {
        if known == 0, total > 0 { return nil }
        guard let value = sum.value else { throw OutputError.sumTooLarge }
        return value
    }
}
