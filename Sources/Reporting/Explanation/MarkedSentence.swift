// SPDX-License-Identifier: GPL-3.0-or-later

extension HTML {
    /// A sentence of an explanation: the rule ids in its brackets stand back and stay on one line.
    static func marked(_ text: String) -> [HTML] {
        var parts: [HTML] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            parts.append(.text(String(rest[..<open])))
            parts.append(Tag.span(.class("rule")) { String(rest[open...close]) })
            rest = rest[rest.index(after: close)...]
        }
        return parts + [.text(String(rest))]
    }
}
