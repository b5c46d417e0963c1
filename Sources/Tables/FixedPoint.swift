// SPDX-License-Identifier: GPL-3.0-or-later

/// An exact decimal number: `mantissa` · 10^(−`scale`). Money, quantities and literals are such numbers.
public struct FixedPoint: Sendable, Hashable {
    public let mantissa: Int64
    /// Digits after the decimal point, 0 to ``maximumScale``.
    public let scale: Int

    /// The most digits after the point that are kept; one unit more would leave too little room before it.
    public static let maximumScale = 12

    public init(mantissa: Int64, scale: Int) {
        self.mantissa = mantissa
        self.scale = scale
    }

    public init(_ integer: Int64) {
        self.init(mantissa: integer, scale: 0)
    }

    /// 10^`exponent` for 0 to 18; `nil` outside, where it would not fit.
    public static func powerOfTen(_ exponent: Int) -> Int64? {
        guard (0...18).contains(exponent) else { return nil }
        return (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// The same number with `scale` digits after the point; `nil` if digits would be lost or the mantissa overflows.
    public func rescaled(to newScale: Int) -> FixedPoint? {
        if newScale == scale { return self }
        guard let factor = Self.powerOfTen(abs(newScale - scale)) else { return nil }
        if newScale > scale {
            let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
            return overflow ? nil : FixedPoint(mantissa: product, scale: newScale)
        }
        return mantissa % factor == 0 ? FixedPoint(mantissa: mantissa / factor, scale: newScale) : nil
    }

    /// The same number without trailing zeros after the point.
    public var normalised: FixedPoint {
        var (mantissa, scale) = (mantissa, scale)
        while scale > 0, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        return FixedPoint(mantissa: mantissa, scale: scale)
    }

    /// The nearest double.
    public var double: Double {
        Double(mantissa) / Double(Self.powerOfTen(scale) ?? 1)
    }

    /// Plain form with a decimal point and all `scale` digits, for example `-12.50`.
    public var description: String {
        let digits = String(mantissa.magnitude)
        guard scale > 0 else { return (mantissa < 0 ? "-" : "") + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return (mantissa < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
    }
}

extension FixedPoint: Comparable {
    /// Compares the values, whatever the scales: 1.5 equals 1.50 in order, though not in `==`.
    public static func < (left: FixedPoint, right: FixedPoint) -> Bool {
        let scale = max(left.scale, right.scale)
        return left.widened(to: scale) < right.widened(to: scale)
    }

    /// The mantissa at a larger scale, which always fits in 128 bits for scales up to 18.
    private func widened(to newScale: Int) -> Int128 {
        Int128(mantissa) * Int128(Self.powerOfTen(newScale - scale) ?? 1)
    }
}

extension FixedPoint {
    /// Reads `[-]digits[.digits]` exactly; `nil` for anything else, for more than ``maximumScale`` decimals and for
    /// numbers that do not fit.
    public init?(parsing text: some StringProtocol) {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
        let fraction = parts.count == 2 ? parts[1] : []
        guard fraction.count <= Self.maximumScale else { return nil }
        var mantissa: Int64 = 0
        for byte in whole + fraction {
            guard (0x30...0x39).contains(byte) else { return nil }
            let (product, tooLarge) = mantissa.multipliedReportingOverflow(by: 10)
            let (sum, stillTooLarge) = product.addingReportingOverflow(Int64(byte) - 0x30)
            guard !tooLarge, !stillTooLarge else { return nil }
            mantissa = sum
        }
        self.init(mantissa: isNegative ? -mantissa : mantissa, scale: fraction.count)
    }
}
