// SPDX-License-Identifier: GPL-3.0-or-later

/// Doubles as text: the shortest digits that read back as the same number, plain from 0.0001 up to six places before
/// the point, with an exponent beyond.
enum CELNumberText {
    static func text(of number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        let sign = number.sign == .minus ? "-" : ""
        if number == 0 { return sign + "0" }
        let (digits, exponent) = shortest(number.magnitude)
        let isPlain = (-4..<6).contains(exponent)
        return sign + (isPlain ? plain(digits, exponent) : scientific(digits, exponent))
    }

    /// The digits without zeros at either end, and the power of ten of the first.
    private static func shortest(_ number: Double) -> (digits: [UInt8], exponent: Int) {
        let parts = number.description.utf8.split(separator: UInt8(ascii: "e"))
        let mantissa = Array(parts[0])
        let point = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.count
        var digits = mantissa.filter { $0 != UInt8(ascii: ".") }
        var exponent = point - 1 + (parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0)
        while digits.count > 1, digits[0] == UInt8(ascii: "0") {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits[digits.count - 1] == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, exponent)
    }

    private static func plain(_ digits: [UInt8], _ exponent: Int) -> String {
        let text = String(decoding: digits, as: UTF8.self)
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + text }
        if digits.count <= exponent + 1 { return text + String(repeating: "0", count: exponent + 1 - digits.count) }
        let (whole, fraction) = (digits[...exponent], digits[(exponent + 1)...])
        return String(decoding: whole, as: UTF8.self) + "." + String(decoding: fraction, as: UTF8.self)
    }

    private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
        let head = String(decoding: digits.prefix(1), as: UTF8.self)
        let tail = digits.count > 1 ? "." + String(decoding: digits.dropFirst(), as: UTF8.self) : ""
        let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        return head + tail + "e" + (exponent < 0 ? "-" : "+") + power
    }
}
