// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes lists and mappings between brackets, on one line.
enum FlowLayout {
    /// `nil` if a text inside cannot stand on one line.
    static func text(of value: LayoutValue, shape: LayoutShape) -> String? {
        guard !value.items.isEmpty || value.scalar != nil else { return empty(value) }
        switch value.content {
        case .scalar(let scalar): return ScalarLayout(scalar: scalar, shape: shape).line(inFlow: true)
        case .sequence(let items):
            var parts: [String] = []
            for item in items {
                guard let part = text(of: item.value, shape: shape.item) else { return nil }
                parts.append(part)
            }
            return "[" + parts.joined(separator: ", ") + "]"
        case .mapping(let items):
            var parts: [String] = []
            for item in LayoutWriter.ordered(items, shape.order) {
                guard let key = item.key, let part = text(of: item.value, shape: shape.member(key.text)) else {
                    return nil
                }
                let name = LayoutWriter.key(key, inFlow: true)
                parts.append(part.isEmpty ? name : name + ": " + part)
            }
            return "{" + parts.joined(separator: ", ") + "}"
        }
    }

    static func empty(_ value: LayoutValue) -> String {
        if case .sequence = value.content { "[]" } else { "{}" }
    }
}
