// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport

/// Writes expressions after the grammar of CEL, mostly of sensible types, so that many of them are evaluated.
struct ExpressionGrammar {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    static let words = [
        "true", "false", "null", "x", "y", "m", "int(", "uint(", "double(", "string(", "bytes(", "type(", "dyn(",
        "size(",
        "has(m.a)", ".map(v, ", ".filter(v, ", ".all(v, ", ".exists(v, ", ".exists_one(i, v, ", ".transformMap(i, v, ",
        ".transformList(i, v, ", ".matches('(a|b)*c{2,900}')", ".contains(", ".startsWith(",
        "timestamp('2024-02-29T12:00:00Z')",
        "duration('1h')", ".getHours('Europe/Berlin')", ".getFullYear()", " in ", " + ", " * ", " % ", " / ", " == ",
        " < ",
        " && ", " || ", " ? ", " : ", "[", "]", "{", "}", "r'\\d'", "b'\\xff'", "'''a'''", "\"\\u00e4\"", "1u", "0x1f",
        "1e3",
        ".5", "`a-b`", "// c\n", "in", "as", "\\C", "\\p{Greek}",
    ]

    mutating func expression() -> String { write(depth: 1 + Int.random(in: 0..<6, using: &generator)) }

    private mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "1" }

    private mutating func write(depth: Int) -> String {
        guard depth > 0 else {
            return pick([
                "0", "1", "-7", "9223372036854775807", "3u", "0.5", "1e300", "'a'", "'äb'", "''", "b'\\xff'", "null",
                "true",
                "false", "x", "y", "m", "v", "need.groups", "need.slots", "offer.fee", "need.school.name", "[1, 2, 3]",
                "{'a': 1}", "[]", "{}", "timestamp(0)", "duration('1s')",
                "int",
            ])
        }
        let next = depth - 1
        switch Int.random(in: 0..<11, using: &generator) {
        case 0, 1, 2:
            let symbol = pick(["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "&&", "||"])
            return "(\(write(depth: next)) \(symbol) \(write(depth: next)))"
        case 3: return "(\(write(depth: next)) ? \(write(depth: next)) : \(write(depth: next)))"
        case 4: return "[\(write(depth: next)), \(write(depth: next))]"
        case 5: return "{\(write(depth: next)): \(write(depth: next)), 'k': \(write(depth: next))}"
        case 6:
            let name = pick([
                "int", "uint", "double", "string", "bytes", "bool", "type", "dyn", "size", "timestamp", "duration",
            ])
            return "\(name)(\(write(depth: next)))"
        case 7:
            let macro = pick([
                "map(v, ", "filter(v, ", "all(v, ", "exists(v, ", "exists_one(v, ", "transformList(i, v, ",
                "transformMap(i, v, ",
            ])
            return "\(write(depth: next)).\(macro)\(write(depth: next)))"
        case 8: return "\(write(depth: next))[\(write(depth: next))]"
        case 9:
            let name = pick(["contains", "startsWith", "endsWith", "matches", "getHours"])
            return "\(write(depth: next)).\(name)(\(write(depth: next)))"
        default: return pick(["-", "!"]) + "(\(write(depth: next)))"
        }
    }
}
