// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes a YAML file in the house's manner: two blanks a level, lists indented under their key, no padding inside of
/// brackets, one blank line between sections.
struct LayoutWriter {
    /// What the author broke over lines is joined up to this width; what stands on one line stays there.
    static let width = 120

    private var lines: [Line] = []

    private struct Line {
        var text: String
        var comment: LayoutComment?
    }

    static func text(of root: LayoutValue, shape: LayoutShape) -> String {
        var writer = LayoutWriter()
        writer.writeDocument(root, shape: shape)
        while let last = writer.lines.last, last.text.isEmpty, last.comment == nil { writer.lines.removeLast() }
        return writer.aligned().map { $0 + "\n" }.joined()
    }

    private init() {}

    private mutating func writeDocument(_ root: LayoutValue, shape: LayoutShape) {
        guard root.hasBlockItems || !root.items.isEmpty else { return writeBare(root, shape: shape) }
        // What stands above the first key speaks of the file.
        if let first = root.items.first, root.hasBlockItems || root.isFlow {
            writeComments(first.leading, indent: 0, isFirst: true)
            if first.followsBlankLine, !first.leading.isEmpty { writeBlankLine() }
            first.leading = []
        }
        writeMembers(of: root, indent: 0, shape: shape, isDocument: true)
    }

    /// A file that is nothing but a text or an empty list.
    private mutating func writeBare(_ root: LayoutValue, shape: LayoutShape) {
        let text = root.scalar.map { scalar in
            ScalarLayout(scalar: scalar, shape: shape).line(inFlow: false).map { [$0] }
                ?? ScalarLayout(scalar: scalar, shape: shape).lines(indent: 2)
        }
        for line in text ?? [FlowLayout.empty(root)] { lines.append(Line(text: line)) }
        writeComments(root.endComments, indent: 0, isFirst: false)
    }

    // MARK: Members

    private mutating func writeMembers(
        of value: LayoutValue, indent: Int, shape: LayoutShape, isDocument: Bool = false, isHoisted: Bool = false
    ) {
        let items = Self.ordered(value.items, shape.order)
        for (index, item) in items.enumerated() {
            let leading = index == 0 && isHoisted ? [] : Self.leading(of: item, shape: shape)
            let isSection = item.key.map { shape.sections.contains($0.text) } ?? false
            let keepsBlanks = shape.keepsBlankLines
            if index > 0 {
                let isApart = keepsBlanks && (leading.first?.followsBlankLine ?? item.followsBlankLine)
                if isSection || isApart { writeBlankLine() }
            }
            writeComments(leading, indent: indent, isFirst: true)
            if keepsBlanks, !leading.isEmpty, item.followsBlankLine { writeBlankLine() }
            write(item, indent: indent, shape: item.key.map { shape.member($0.text) } ?? shape.item)
        }
        writeComments(value.endComments, indent: indent, isFirst: false)
    }

    /// Known keys in their order, the others after them as written.
    static func ordered(_ items: [LayoutItem], _ order: [String]) -> [LayoutItem] {
        guard !order.isEmpty else { return items }
        let rank = { (item: LayoutItem) in item.key.flatMap { order.firstIndex(of: $0.text) } ?? order.count }
        return items.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map(\.element)
    }

    /// A list's member shares its line with its own first member, so comments of both go before the dash.
    private static func leading(of item: LayoutItem, shape: LayoutShape) -> [LayoutComment] {
        guard item.key == nil, item.value.hasBlockItems,
            let first = ordered(item.value.items, shape.item.order).first
        else { return item.leading }
        let shared = first.trailing == nil || item.trailing == nil ? [] : [item.trailing].compactMap(\.self)
        return item.leading + shared + leading(of: first, shape: shape.item)
    }

    private mutating func write(_ item: LayoutItem, indent: Int, shape: LayoutShape) {
        let margin = String(repeating: " ", count: indent)
        let head = margin + (item.key.map { Self.key($0, inFlow: false) + ":" } ?? "-")
        let begin = lines.count
        if let text = oneLine(item.value, shape: shape, column: head.count + 1, width: item.trailing) {
            lines.append(Line(text: text.isEmpty ? head : head + " " + text))
        } else if let scalar = item.value.scalar {
            let text = ScalarLayout(scalar: scalar, shape: shape).lines(indent: indent + 2)
            lines.append(Line(text: head + " " + text[0]))
            for line in text.dropFirst() { lines.append(Line(text: line)) }
            if scalar.style != .block { return lines[lines.count - 1].comment = item.trailing }
        } else if item.key == nil {
            writeMembers(of: item.value, indent: indent + 2, shape: shape, isHoisted: true)
            lines[begin].text = head + " " + lines[begin].text.dropFirst(indent + 2)
        } else {
            lines.append(Line(text: head))
            writeMembers(of: item.value, indent: indent + 2, shape: shape)
        }
        if lines[begin].comment == nil { lines[begin].comment = item.trailing }
    }

    /// The value on the line of its key, if that is where it belongs.
    private func oneLine(_ value: LayoutValue, shape: LayoutShape, column: Int, width comment: LayoutComment?)
        -> String?
    {
        if let scalar = value.scalar {
            guard let text = ScalarLayout(scalar: scalar, shape: shape).line(inFlow: false) else { return nil }
            return value.spansLines && column + text.count > Self.width ? nil : text
        }
        guard !value.isCommented, let text = FlowLayout.text(of: value, shape: shape) else { return nil }
        if value.isFlow, !value.spansLines { return text }
        let fits = column + text.count <= Self.width
        return fits && (value.isFlow || shape.prefersFlow) ? text : nil
    }

    static func key(_ key: LayoutScalar, inFlow: Bool) -> String {
        ScalarLayout(scalar: key, shape: .free).line(inFlow: inFlow) ?? key.raw
    }

    // MARK: Lines

    private mutating func writeComments(_ comments: [LayoutComment], indent: Int, isFirst: Bool) {
        for (index, comment) in comments.enumerated() {
            if comment.followsBlankLine, comment.isAlone, index > 0 || !isFirst { writeBlankLine() }
            lines.append(Line(text: String(repeating: " ", count: indent) + comment.text))
        }
    }

    private mutating func writeBlankLine() {
        if let last = lines.last, !last.text.isEmpty { lines.append(Line(text: "")) }
    }

    /// Comments at the ends of neighbouring lines stay in one column if they stood in one.
    private func aligned() -> [String] {
        var result: [String] = []
        var index = 0
        while index < lines.count {
            guard let comment = lines[index].comment else {
                result.append(lines[index].text)
                index += 1
                continue
            }
            let group = lines[index...].prefix { $0.comment?.column == comment.column }
            let column = (group.map(\.text.count).max() ?? 0) + 2
            for line in group {
                let gap = String(repeating: " ", count: column - line.text.count)
                result.append(line.text + gap + (line.comment?.text ?? ""))
            }
            index = group.endIndex
        }
        return result
    }
}
