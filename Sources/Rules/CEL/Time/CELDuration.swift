// SPDX-License-Identifier: GPL-3.0-or-later

/// A span of time in nanoseconds, about 292 years either way.
///
/// The difference of the first and the last timestamp has to be an error, so the range is that of 64 bits and not the
/// wider one of the wire format.
struct CELDuration: Sendable, Hashable, Comparable {
    let nanoseconds: Int64

    static let nanosecondsPerSecond: Int64 = 1_000_000_000

    init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// `nil` if it does not fit.
    init?(seconds: Int64, nanoseconds: Int64) {
        let (product, isTooLarge) = seconds.multipliedReportingOverflow(by: Self.nanosecondsPerSecond)
        let (sum, overflows) = product.addingReportingOverflow(nanoseconds)
        guard !isTooLarge, !overflows else { return nil }
        self.nanoseconds = sum
    }

    static func < (left: CELDuration, right: CELDuration) -> Bool { left.nanoseconds < right.nanoseconds }

    func adding(_ other: CELDuration) -> CELDuration? {
        let (sum, overflows) = nanoseconds.addingReportingOverflow(other.nanoseconds)
        return overflows ? nil : CELDuration(nanoseconds: sum)
    }

    func subtracting(_ other: CELDuration) -> CELDuration? {
        let (difference, overflows) = nanoseconds.subtractingReportingOverflow(other.nanoseconds)
        return overflows ? nil : CELDuration(nanoseconds: difference)
    }
}

// MARK: - Text form

extension CELDuration: CustomStringConvertible {
    /// Seconds with as many decimals as are needed: `5400s`, `-0.25s`.
    var description: String {
        let magnitude = nanoseconds.magnitude
        let (seconds, rest) = magnitude.quotientAndRemainder(dividingBy: UInt64(Self.nanosecondsPerSecond))
        return (nanoseconds < 0 ? "-" : "") + String(seconds) + Self.fraction(Int64(rest)) + "s"
    }

    /// `.25` for 250,000,000 nanoseconds, nothing for none.
    static func fraction(_ nanoseconds: Int64) -> String {
        guard nanoseconds > 0 else { return "" }
        let digits = String(nanoseconds)
        let text = String(repeating: "0", count: 9 - digits.utf8.count) + digits
        return "." + String(text.reversed().drop { $0 == "0" }.reversed())
    }

    private static let units: [String: Int64] = [
        "ns": 1, "us": 1_000, "µs": 1_000, "μs": 1_000, "ms": 1_000_000, "s": nanosecondsPerSecond,
        "m": 60 * nanosecondsPerSecond, "h": 3_600 * nanosecondsPerSecond,
    ]

    /// Reads decimal numbers with units, one after the other, under one sign: `1h30m`, `-1.5s`, `0`.
    init?(parsing text: String) {
        var rest = Substring(text).unicodeScalars
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        if String(rest) == "0" { self.init(nanoseconds: 0); return }
        guard !rest.isEmpty else { return nil }
        var total: Int64 = 0
        while !rest.isEmpty {
            // Counted downwards, because the smallest duration has no positive counterpart.
            guard let part = Self.negativePart(&rest) else { return nil }
            let (sum, overflows) = total.addingReportingOverflow(part)
            if overflows { return nil }
            total = sum
        }
        if isNegative { self.init(nanoseconds: total); return }
        guard total != .min else { return nil }
        self.init(nanoseconds: -total)
    }

    /// One number with its unit, in nanoseconds below zero; what is less than one is cut off.
    private static func negativePart(_ rest: inout Substring.UnicodeScalarView) -> Int64? {
        let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
        let whole = rest.prefix(while: isDigit)
        rest.removeFirst(whole.count)
        var fraction = rest.prefix(0)
        if rest.first == "." {
            rest.removeFirst()
            fraction = rest.prefix(while: isDigit)
            rest.removeFirst(fraction.count)
        }
        let name = rest.prefix { $0 != "." && !isDigit($0) }
        rest.removeFirst(name.count)
        guard whole.count + fraction.count > 0, let unit = units[String(name)],
            let count = whole.isEmpty ? 0 : Int64("-" + String(whole))
        else { return nil }
        let (product, isTooLarge) = count.multipliedReportingOverflow(by: unit)
        let (sum, overflows) = product.subtractingReportingOverflow(share(fraction, of: unit))
        return isTooLarge || overflows ? nil : sum
    }

    /// `.25` of a unit, exact as far as nanoseconds go.
    private static func share(_ digits: Substring.UnicodeScalarView, of unit: Int64) -> Int64 {
        var (value, scale): (Int64, Int64) = (0, 1)
        for digit in digits.prefix(15) {
            value = value * 10 + Int64(digit.value - 0x30)
            scale *= 10
        }
        return scale.dividingFullWidth(value.multipliedFullWidth(by: unit)).quotient
    }
}
