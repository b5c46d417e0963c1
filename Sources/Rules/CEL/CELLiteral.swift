// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads literals as the types of the standard.
enum CELLiteral {
    static func value(_ literal: Literal) throws(CELError) -> CELValue {
        switch literal {
        case .integer(let text): return try integer("", text)
        case .unsigned(let text):
            guard let value = UInt64(digits(text), radix: radix(text)) else { throw .badLiteral(text + "u") }
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

    /// An integer with its sign, which is `-` or empty.
    static func integer(_ sign: String, _ text: String) throws(CELError) -> CELValue {
        guard let value = Int64(sign + digits(text), radix: radix(text)) else { throw .badLiteral(sign + text) }
        return .int(value)
    }

    private static func isHexadecimal(_ text: String) -> Bool { text.hasPrefix("0x") || text.hasPrefix("0X") }

    private static func radix(_ text: String) -> Int { isHexadecimal(text) ? 16 : 10 }

    private static func digits(_ text: String) -> String { String(text.dropFirst(isHexadecimal(text) ? 2 : 0)) }
}
