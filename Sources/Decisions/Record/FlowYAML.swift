// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules

/// YAML in flow style, on one line. Texts that were quoted stay texts; all others are written as they were read.
enum FlowYAML {
    static func text(_ node: YAMLNode) -> String {
        if let scalar = node.scalar { return text(scalar) }
        if let items = node.items { return "[" + items.map { text($0) }.joined(separator: ", ") + "]" }
        let entries = node.entries ?? []
        return "{" + entries.map { "\(text($0.key)): \(text($0.value))" }.joined(separator: ", ") + "}"
    }

    /// A text in double quotes; JSON's escapes are YAML's.
    static func quoted(_ text: String) -> String { DiagnosticJSON.quoted(text) }

    static func text(_ scalar: YAMLScalar) -> String {
        let isPlain = scalar.isPlain && !scalar.text.isEmpty && scalar.text.utf8.allSatisfy { isHarmless($0) }
        return isPlain ? scalar.text : scalar.isNull ? "null" : quoted(scalar.text)
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "._-/".utf8.contains(byte)
        }
    }
}
