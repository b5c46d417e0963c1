// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// A JSON value whose keys keep their order and whose numbers keep their digits.
indirect enum JSONValue {
    case null
    case boolean(Bool)
    /// Written exactly, without trailing zeros.
    case number(FixedPoint)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    static func integer(_ number: Int) -> JSONValue { .number(FixedPoint(Int64(number))) }

    /// `null` for what is not known.
    static func number(orNull number: FixedPoint?) -> JSONValue { number.map { .number($0) } ?? .null }

    fileprivate var isNested: Bool {
        switch self {
        case .array(let items): !items.isEmpty
        case .object(let members): !members.isEmpty
        default: false
        }
    }
}

/// Writes JSON (RFC 8259) in UTF-8: two spaces of indentation, objects without inner structure on one line.
enum JSONText {
    static func write(_ value: JSONValue) -> String {
        var text = ""
        append(value, to: &text, indent: 0)
        return text + "\n"
    }

    private static func append(_ value: JSONValue, to text: inout String, indent: Int) {
        switch value {
        case .null: text += "null"
        case .boolean(let truth): text += truth ? "true" : "false"
        case .number(let number): text += number.normalised.description
        case .string(let string): append(string, to: &text)
        case .array(let items): appendArray(items, to: &text, indent: indent)
        case .object(let members): appendObject(members, to: &text, indent: indent)
        }
    }

    private static func appendArray(_ items: [JSONValue], to text: inout String, indent: Int) {
        let isFlat = !items.contains { $0.isNested }
        text += "["
        for (index, item) in items.enumerated() {
            if index > 0 { text += isFlat ? ", " : "," }
            if !isFlat { newLine(&text, indent + 1) }
            append(item, to: &text, indent: indent + 1)
        }
        if !isFlat { newLine(&text, indent) }
        text += "]"
    }

    private static func appendObject(
        _ members: [(key: String, value: JSONValue)], to text: inout String, indent: Int
    ) {
        let isFlat = indent > 0 && !members.contains { $0.value.isNested }
        text += "{"
        for (index, member) in members.enumerated() {
            if index > 0 { text += isFlat ? ", " : "," }
            if !isFlat { newLine(&text, indent + 1) }
            append(member.key, to: &text)
            text += ": "
            append(member.value, to: &text, indent: indent + 1)
        }
        if !isFlat, !members.isEmpty { newLine(&text, indent) }
        text += "}"
    }

    private static func newLine(_ text: inout String, _ indent: Int) {
        text += "\n" + String(repeating: "  ", count: indent)
    }

    private static func append(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}": text += escape(scalar.value)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
