// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt
public import Tables

/// An exact decimal number of any size: `numerator` · 10^(−`scale`).
///
/// Sums, differences and products are exact and never overflow. There is no division: it leaves the decimals, so the
/// language defines it on doubles.
public struct ExactNumber: Sendable {
    let numerator: BigInt
    /// Digits after the point that the number was built with, at least 0; trailing zeros are kept.
    let scale: Int

    public static let zero = ExactNumber(0)

    init(numerator: BigInt, scale: Int) {
        self.numerator = numerator
        self.scale = scale
    }

    public init(_ integer: Int64) {
        self.init(numerator: BigInt(integer), scale: 0)
    }

    public init(_ number: FixedPoint) {
        self.init(numerator: BigInt(number.mantissa), scale: number.scale)
    }

    /// `mantissa` · 10^(−`scale`), for example a cell of a column of that scale.
    public init(mantissa: Int64, scale: Int) {
        self.init(numerator: BigInt(mantissa), scale: scale)
    }

    /// The exact value of a double, which is always a finite decimal; `nil` for infinities and NaN.
    public init?(exactly double: Double) {
        guard double.isFinite else { return nil }
        // The exponent of zero is none that can be counted with.
        guard double != 0, let magnitude = BigInt(exactly: double.significand * 0x1p52) else {
            self = .zero
            return
        }
        let exponent = Int(double.exponent) - 52
        let signed = double < 0 ? -magnitude : magnitude
        if exponent >= 0 {
            self.init(numerator: signed << exponent, scale: 0)
        } else {
            // m / 2^k = m · 5^k / 10^k
            self.init(numerator: signed * BigInt(5).power(-exponent), scale: -exponent)
        }
    }

    /// The double rounded to `digits` decimals, halves away from zero; `nil` for infinities, NaN and where the scaled
    /// value is beyond the range of doubles.
    public init?(rounding double: Double, digits: Int) {
        let scaled = (double * Self.double(powerOfTen: digits)).rounded(.toNearestOrAwayFromZero)
        guard scaled.isFinite, let numerator = BigInt(exactly: scaled) else { return nil }
        self.init(numerator: numerator, scale: digits)
    }

    static func power(_ exponent: Int) -> BigInt {
        FixedPoint.powerOfTen(exponent).map { BigInt($0) } ?? BigInt(10).power(exponent)
    }

    static func double(powerOfTen exponent: Int) -> Double { Double("1e\(exponent)") ?? .infinity }

    /// How many bits the numerator takes.
    var bitWidth: Int { numerator.bitWidth }

    func numerator(at newScale: Int) -> BigInt {
        newScale == scale ? numerator : numerator * Self.power(newScale - scale)
    }
}

// MARK: - Text and conversions

extension ExactNumber {
    /// The largest exponent a literal may have; beyond it a few bytes would ask for gigabytes.
    static let maximumExponent = 400

    /// Reads a literal without sign as CEL writes it: `12`, `0x1F`, `1.50`, `.5`, `2e3`; `nil` for anything else.
    public init?(parsing text: String) {
        if text.hasPrefix("0x") || text.hasPrefix("0X") {
            guard let value = BigInt(text.dropFirst(2), radix: 16) else { return nil }
            self.init(numerator: value, scale: 0)
            return
        }
        let parts = text.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = digits.count > 1 ? digits[1] : ""
        let all = digits[0] + fraction
        guard !all.isEmpty, all.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = BigInt(all) else {
            return nil
        }
        guard let exponent = parts.count > 1 ? Int(parts[1]) : 0, abs(exponent) <= Self.maximumExponent else {
            return nil
        }
        let scale = fraction.count - exponent
        self.init(numerator: scale < 0 ? value * Self.power(-scale) : value, scale: max(0, scale))
    }

    /// The nearest double.
    public var double: Double {
        // Both are exact doubles then, so that the quotient is correctly rounded.
        if scale <= 22, let small = Int64(exactly: numerator), small.magnitude <= 1 << 53 {
            return Double(small) / Self.double(powerOfTen: scale)
        }
        return Double("\(numerator)e-\(scale)") ?? .nan
    }

    /// The same number without trailing zeros after the point.
    public var normalised: ExactNumber {
        var (rest, digits) = (numerator, scale)
        while digits > 0 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
            guard remainder.isZero else { break }
            (rest, digits) = (quotient, digits - 1)
        }
        return ExactNumber(numerator: rest, scale: digits)
    }

    /// The number as the tables hold it; `nil` if it has more digits than fit.
    public var fixedPoint: FixedPoint? {
        let shortest = normalised
        guard shortest.scale <= FixedPoint.maximumScale, let mantissa = Int64(exactly: shortest.numerator) else {
            return nil
        }
        return FixedPoint(mantissa: mantissa, scale: shortest.scale)
    }

    /// Plain form with a decimal point, without trailing zeros.
    public var description: String {
        let shortest = normalised
        let digits = String(shortest.numerator.magnitude)
        let sign = shortest.numerator.signum() < 0 ? "-" : ""
        guard shortest.scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, shortest.scale + 1 - digits.count)) + digits
        return sign + padded.dropLast(shortest.scale) + "." + padded.suffix(shortest.scale)
    }
}

// MARK: - Arithmetic

extension ExactNumber {
    public static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber {
        let scale = max(left.scale, right.scale)
        return ExactNumber(numerator: left.numerator(at: scale) + right.numerator(at: scale), scale: scale)
    }

    public static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber {
        let scale = max(left.scale, right.scale)
        return ExactNumber(numerator: left.numerator(at: scale) - right.numerator(at: scale), scale: scale)
    }

    public static func * (left: ExactNumber, right: ExactNumber) -> ExactNumber {
        ExactNumber(numerator: left.numerator * right.numerator, scale: left.scale + right.scale)
    }

    public static prefix func - (number: ExactNumber) -> ExactNumber {
        ExactNumber(numerator: -number.numerator, scale: number.scale)
    }

    /// What is left of the division truncated to a whole number; it has the sign of the dividend. `nil` for zero.
    public func remainder(dividingBy divisor: ExactNumber) -> ExactNumber? {
        guard divisor.signum != 0 else { return nil }
        let common = max(scale, divisor.scale)
        return ExactNumber(numerator: numerator(at: common) % divisor.numerator(at: common), scale: common)
    }

    /// The quotient rounded down to `digits` decimals; `nil` for a divisor of zero.
    public func dividedRoundingDown(by divisor: ExactNumber, digits: Int) -> ExactNumber? {
        guard divisor.signum != 0 else { return nil }
        let common = max(scale, divisor.scale)
        let (quotient, remainder) = (numerator(at: common) * Self.power(digits))
            .quotientAndRemainder(dividingBy: divisor.numerator(at: common))
        let isBelow = !remainder.isZero && (remainder.signum() < 0) != (divisor.signum < 0)
        return ExactNumber(numerator: isBelow ? quotient - 1 : quotient, scale: digits)
    }

    /// Rounded to `digits` decimals, halves away from zero.
    public func rounded(to digits: Int) -> ExactNumber {
        guard scale > digits else { return self }
        let divisor = Self.power(scale - digits)
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: divisor)
        let isUp = remainder.magnitude * 2 >= divisor.magnitude
        let step = isUp ? BigInt(numerator.signum()) : 0
        return ExactNumber(numerator: quotient + step, scale: digits)
    }

    /// Without what stands behind the point.
    public var truncated: ExactNumber {
        scale == 0 ? self : ExactNumber(numerator: numerator / Self.power(scale), scale: 0)
    }

    /// −1, 0 or 1.
    public var signum: Int { Int(numerator.signum()) }

    public var magnitude: ExactNumber { signum < 0 ? -self : self }
}

extension ExactNumber: Comparable, Hashable {
    public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        let scale = max(left.scale, right.scale)
        return left.numerator(at: scale) < right.numerator(at: scale)
    }

    /// Equal values are equal, however many digits they were written with.
    public static func == (left: ExactNumber, right: ExactNumber) -> Bool {
        let scale = max(left.scale, right.scale)
        return left.numerator(at: scale) == right.numerator(at: scale)
    }

    public func hash(into hasher: inout Hasher) {
        let shortest = normalised
        hasher.combine(shortest.numerator)
        hasher.combine(shortest.scale)
    }
}
