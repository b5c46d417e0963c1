// SPDX-License-Identifier: GPL-3.0-or-later

/// Hangs each comment on the member it speaks of: the one on its line, else the one that follows, else the end of the
/// block it is indented with.
struct CommentPlacement {
    private let root: LayoutValue

    static func place(_ comments: [LayoutComment], in root: LayoutValue) {
        for comment in comments { markBrackets(around: comment.offset, in: root) }
        let placement = CommentPlacement(root: root)
        for comment in comments { placement.place(comment) }
    }

    /// A comment between brackets lasts to the end of the line, so the brackets must go.
    private static func markBrackets(around offset: Int, in value: LayoutValue) {
        if value.isFlow, !value.items.isEmpty, value.range.contains(offset) { value.holdsComments = true }
        for item in value.items where item.range.contains(offset) { markBrackets(around: offset, in: item.value) }
    }

    private func place(_ comment: LayoutComment) {
        if !comment.isAlone, let item = onLine(of: comment) {
            if item.trailing == nil { item.trailing = comment } else { item.leading.append(comment) }
            return
        }
        var block = root
        while let item = block.items.first(where: { $0.range.contains(comment.offset) }) {
            guard item.value.hasBlockItems else { return item.leading.append(comment) }
            block = item.value
        }
        let previous = block.items.last { $0.range.upperBound <= comment.offset }
        guard let next = block.items.first(where: { $0.range.lowerBound > comment.offset }) else {
            return end(of: block, after: previous, for: comment).endComments.append(comment)
        }
        let ended = Self.lastBlocks(of: previous).last { $0.column > block.column && $0.column <= comment.column }
        if let ended { ended.endComments.append(comment) } else { next.leading.append(comment) }
    }

    /// The innermost member that ends on the comment's line before it, else the one whose key stands there.
    private func onLine(of comment: LayoutComment) -> LayoutItem? {
        var (ending, beginning): (LayoutItem?, LayoutItem?)
        func visit(_ value: LayoutValue) {
            guard value.hasBlockItems else { return }
            for item in value.items where item.line <= comment.line && item.endLine >= comment.line {
                if item.range.upperBound <= comment.offset, item.endLine == comment.line,
                    item.range.upperBound >= ending?.range.upperBound ?? 0
                {
                    ending = item
                }
                if item.range.lowerBound < comment.offset, item.line == comment.line, item.key != nil {
                    beginning = item
                }
                visit(item.value)
            }
        }
        visit(root)
        return ending ?? beginning
    }

    /// The blocks that end with the member, outermost first.
    private static func lastBlocks(of item: LayoutItem?) -> [LayoutValue] {
        var (blocks, item) = ([LayoutValue](), item)
        while let value = item?.value, value.hasBlockItems {
            blocks.append(value)
            item = value.items.last
        }
        return blocks
    }

    /// Nothing follows: the innermost block that the comment is indented with; of blocks in one column the outermost.
    private func end(of block: LayoutValue, after previous: LayoutItem?, for comment: LayoutComment) -> LayoutValue {
        guard block === root else { return block }
        let blocks = [block] + Self.lastBlocks(of: previous)
        guard let inner = blocks.last(where: { $0.column <= comment.column }) else { return block }
        return blocks.first { $0.column == inner.column } ?? inner
    }
}
