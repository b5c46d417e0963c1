// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads literals as the types of the standard.
enum CELLiteral {
    static func value(_ literal: Literal) throws(CELError) -> CELValue {
        switch literal {
        case .integer(let text):
            guard let value: Int64 = whole(text) else { throw .badLiteral(text) }
            return .int(value)
        case .unsigned(let text):
            guard let value: UInt64 = whole(text) else { throw .badLiteral(text + "u") }
            return .uint(value)
        case .double(let text):
            guard let value = Double(text), value.isFinite else { throw .badLiteral(text) }
            return .double(value)
        case .string(let text): return .string(text)
        case .bytes(let bytes): return .bytes(bytes)
        case .boolean(let truth): return .bool(truth)
        case .null: return .null
        }
    }

    /// Digits, decimal or with `0x`, perhaps with a minus before.
    private static func whole<Number: FixedWidthInteger>(_ text: String) -> Number? {
        let sign = text.hasPrefix("-") ? "-" : ""
        let magnitude = text.dropFirst(sign.count)
        let isHexadecimal = magnitude.hasPrefix("0x") || magnitude.hasPrefix("0X")
        return Number(sign + magnitude.dropFirst(isHexadecimal ? 2 : 0), radix: isHexadecimal ? 16 : 10)
    }
}
