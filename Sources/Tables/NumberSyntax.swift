// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads decimal numbers in the two styles of German and English spreadsheets.
///
/// Point style: `-?(d+|[1-9]d{0,2}(,ddd)+)(.d+)?`; comma style: the same with `,` and `.` swapped. Nothing else is a
/// number: no exponent, no leading plus, no blanks, no units. Nobody writes thousands of nothing, so the first of
/// several groups does not begin with 0: `0,500` is half of one, in whatever file.
enum NumberSyntax {
    enum Reading: Equatable {
        case number(mantissa: Int64, scale: Int)
        /// A number of more than ``maximumDigits`` digits.
        case tooManyDigits
        case malformed
    }

    /// As many digits as always fit into 64 bits.
    static let maximumDigits = 18

    /// - Parameter allowsGroups: whether thousands may be set apart.
    static func read(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ style: FileDialect.NumberStyle, allowsGroups: Bool = true
    ) -> Reading {
        let (decimal, group) = style == .point ? (Byte.point, Byte.comma) : (Byte.comma, Byte.point)
        var index = range.lowerBound
        let isNegative = index < range.upperBound && bytes[index] == Byte.minus
        if isNegative { index += 1 }
        var digits = Digits()
        let first = index
        guard let groups = readInteger(bytes, &index, range.upperBound, group, decimal, &digits),
            groups == 0 || allowsGroups && bytes[first] != Byte.zero
        else { return .malformed }
        var scale = 0
        if index < range.upperBound {
            let fraction = index + 1
            index = fraction
            while index < range.upperBound, digits.append(bytes[index]) { index += 1 }
            guard index == range.upperBound, index > fraction else { return .malformed }
            scale = index - fraction
        }
        guard digits.count <= maximumDigits else { return .tooManyDigits }
        return .number(mantissa: isNegative ? -digits.value : digits.value, scale: scale)
    }

    /// The digits before the decimal sign; stops at it or at the end. Gives how many signs set groups apart; `nil` if
    /// it is no number.
    private static func readInteger(
        _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, _ group: UInt8, _ decimal: UInt8, _ digits: inout Digits
    ) -> Int? {
        var run = 0
        var groups = 0
        while index < end {
            let byte = bytes[index]
            if digits.append(byte) {
                run += 1
            } else if byte == group {
                guard groups == 0 ? (1...3).contains(run) : run == 3 else { return nil }
                groups += 1
                run = 0
            } else if byte == decimal {
                break
            } else {
                return nil
            }
            index += 1
        }
        return (groups == 0 ? run > 0 : run == 3) ? groups : nil
    }

    private struct Digits {
        private(set) var value: Int64 = 0
        private(set) var count = 0

        /// Takes a digit; `false` for any other byte. Digits that would not fit are only counted.
        mutating func append(_ byte: UInt8) -> Bool {
            guard byte >= Byte.zero, byte <= Byte.nine else { return false }
            count += 1
            if count <= NumberSyntax.maximumDigits { value = value * 10 + Int64(byte - Byte.zero) }
            return true
        }
    }
}
