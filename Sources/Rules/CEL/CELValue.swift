// SPDX-License-Identifier: GPL-3.0-or-later

/// A value of standard CEL (langdef, "Values"), protocol buffers left out.
///
/// There is no `==` on purpose: equality of the language is ``CELEvaluator`` business, because it has a cost.
enum CELValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    /// Code points as they are, never normalised: compare and search by `utf8` or `unicodeScalars`.
    case string(String)
    case bytes([UInt8])
    case list([CELValue])
    case map(CELMap)
    case timestamp(CELTimestamp)
    case duration(CELDuration)
    /// A type by its name, for example `int` or `google.protobuf.Timestamp`.
    case type(String)

    /// The name of the runtime type, as `type(x)` yields it.
    var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map: "map"
        case .timestamp: CELType.timestampName
        case .duration: CELType.durationName
        case .type: "type"
        }
    }
}

// MARK: - Text form

extension CELValue: CustomStringConvertible {
    /// The value as one would write it in CEL; long or deep values are cut with `…`.
    var description: String {
        var text = ""
        write(into: &text, depth: 0)
        return text
    }

    private static let longestText = 2_000

    private func write(into text: inout String, depth: Int) {
        guard text.utf8.count < Self.longestText, depth < 50 else { return text += "…" }
        switch self {
        case .null: text += "null"
        case .bool(let truth): text += truth ? "true" : "false"
        case .int(let number): text += String(number)
        case .uint(let number): text += "\(number)u"
        case .double(let number): text += Self.literal(number)
        case .string(let string): text += Self.quoted(string.unicodeScalars.prefix(Self.longestText))
        case .bytes(let bytes): text += "b\"" + bytes.prefix(Self.longestText).map(Self.escaped).joined() + "\""
        case .list(let members): writeList(members, into: &text, depth: depth)
        case .map(let map): writeMap(map, into: &text, depth: depth)
        case .timestamp(let time): text += "timestamp(\"\(time)\")"
        case .duration(let duration): text += "duration(\"\(duration)\")"
        case .type(let name): text += name
        }
    }

    private func writeList(_ members: [CELValue], into text: inout String, depth: Int) {
        text += "["
        for (index, member) in members.enumerated() where text.utf8.count < Self.longestText {
            if index > 0 { text += ", " }
            member.write(into: &text, depth: depth + 1)
        }
        text += "]"
    }

    private func writeMap(_ map: CELMap, into text: inout String, depth: Int) {
        text += "{"
        for (index, entry) in map.entries.enumerated() where text.utf8.count < Self.longestText {
            if index > 0 { text += ", " }
            entry.key.write(into: &text, depth: depth + 1)
            text += ": "
            entry.value.write(into: &text, depth: depth + 1)
        }
        text += "}"
    }

    /// With a point or exponent, so that it reads as a double.
    private static func literal(_ number: Double) -> String {
        let text = CELNumberText.text(of: number)
        return number.isFinite && !text.contains(".") && !text.contains("e") ? text + ".0" : text
    }

    private static func quoted(_ scalars: Substring.UnicodeScalarView) -> String {
        var text = "\""
        for scalar in scalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case "\n": text += "\\n"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
                text += escaped(UInt8(truncatingIfNeeded: scalar.value))
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    private static func escaped(_ byte: UInt8) -> String {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return "\\" + String(UnicodeScalar(byte)) }
        if (0x20..<0x7F).contains(byte) { return String(UnicodeScalar(byte)) }
        let hex = String(byte, radix: 16)
        return "\\x" + (hex.count < 2 ? "0" : "") + hex
    }
}
