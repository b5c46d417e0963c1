// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// How a suite writes values and types in JSON.
enum ConformanceForms {
    /// `{"int": "1"}`, `{"map": [[key, value], …]}` …; `nil` for anything else.
    static func value(_ node: JSONNode) -> CELValue? {
        guard let members = node.members, members.count == 1, let (form, content) = members.first else { return nil }
        switch form {
        case "null": return .null
        case "bool": return content.boolean.map { .bool($0) }
        case "int": return number(content).flatMap { Int64($0) }.map { .int($0) }
        case "uint": return number(content).flatMap { UInt64($0) }.map { .uint($0) }
        case "double": return number(content).flatMap { Double($0) }.map { .double($0) }
        case "string": return content.string.map { .string($0) }
        case "bytes": return content.string.flatMap { Data(base64Encoded: $0) }.map { .bytes(Array($0)) }
        case "list": return list(content)
        case "map": return map(content)
        case "timestamp": return timestamp(content)
        case "duration": return duration(content)
        case "type": return content.string.map { .type($0) }
        default: return nil
        }
    }

    /// Numbers may be written as such or, because JSON has no 64 bits, as text.
    private static func number(_ node: JSONNode) -> String? {
        if case .number(let text) = node.kind { return text }
        return node.string
    }

    private static func list(_ node: JSONNode) -> CELValue? {
        guard let items = node.array else { return nil }
        let members = items.compactMap { value($0) }
        return members.count == items.count ? .list(members) : nil
    }

    private static func map(_ node: JSONNode) -> CELValue? {
        guard let items = node.array else { return nil }
        var map = CELMap()
        for item in items {
            guard let pair = item.array, pair.count == 2, let key = value(pair[0]), let member = value(pair[1]),
                (try? map.insert(key, member)) != nil
            else { return nil }
        }
        return .map(map)
    }

    /// Seconds and nanoseconds.
    private static func pair(_ node: JSONNode) -> (Int64, Int32)? {
        guard let parts = node.array, parts.count == 2, let seconds = number(parts[0]).flatMap({ Int64($0) }),
            let nanoseconds = number(parts[1]).flatMap({ Int32($0) })
        else { return nil }
        return (seconds, nanoseconds)
    }

    private static func timestamp(_ node: JSONNode) -> CELValue? {
        pair(node).flatMap { CELTimestamp(seconds: $0, nanoseconds: $1) }.map { .timestamp($0) }
    }

    private static func duration(_ node: JSONNode) -> CELValue? {
        pair(node).flatMap { CELDuration(seconds: $0, nanoseconds: Int64($1)) }.map { .duration($0) }
    }
}
