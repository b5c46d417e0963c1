// SPDX-License-Identifier: GPL-3.0-or-later

/// A comment of a YAML file with the place it was found at.
struct LayoutComment: Hashable {
    /// From `#` to the last visible character of the line.
    let text: String
    let offset: Int
    let line: Int
    /// Characters before it on its line.
    let column: Int
    /// Nothing but blanks stands before it on its line.
    let isAlone: Bool
    /// A blank line stands before it.
    let followsBlankLine: Bool
}

/// A scalar as it is written.
struct LayoutScalar {
    enum Style {
        case plain, singleQuoted, doubleQuoted, block
    }

    let style: Style
    /// What it means.
    let text: String
    /// As written, quotes or block header included.
    let raw: String
    let range: Range<Int>

    var isEmpty: Bool { style == .plain && text.isEmpty }
}

/// A value of a YAML file. Classes, because comments are hung on a finished tree.
final class LayoutValue {
    enum Content {
        case scalar(LayoutScalar)
        case sequence([LayoutItem])
        case mapping([LayoutItem])
    }

    let content: Content
    let range: Range<Int>
    /// Written between brackets.
    let isFlow: Bool
    let spansLines: Bool
    /// Bytes before its first member on that member's line.
    let column: Int
    /// Comments inside its brackets: it can only be written as a block.
    var holdsComments = false
    /// Comments after its last member.
    var endComments: [LayoutComment] = []

    init(_ content: Content, range: Range<Int>, isFlow: Bool, spansLines: Bool, column: Int) {
        self.content = content
        self.range = range
        self.isFlow = isFlow
        self.spansLines = spansLines
        self.column = column
    }

    var scalar: LayoutScalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// The members; none of a scalar.
    var items: [LayoutItem] {
        switch content {
        case .scalar: []
        case .sequence(let items), .mapping(let items): items
        }
    }

    /// Whether comments can hang on its members.
    var hasBlockItems: Bool { !items.isEmpty && (!isFlow || holdsComments) }

    /// Whether there is a comment in it or in what it holds.
    var isCommented: Bool {
        holdsComments || !endComments.isEmpty
            || items.contains { !$0.leading.isEmpty || $0.trailing != nil || $0.value.isCommented }
    }
}

/// A member of a sequence, or a key of a mapping with its value.
final class LayoutItem {
    let key: LayoutScalar?
    let value: LayoutValue
    let line: Int
    let endLine: Int
    let followsBlankLine: Bool
    /// Comments on lines of their own before it.
    var leading: [LayoutComment] = []
    /// The comment at the end of its line.
    var trailing: LayoutComment?

    init(key: LayoutScalar?, value: LayoutValue, line: Int, endLine: Int, followsBlankLine: Bool) {
        self.key = key
        self.value = value
        self.line = line
        self.endLine = endLine
        self.followsBlankLine = followsBlankLine
    }

    var range: Range<Int> { (key?.range.lowerBound ?? value.range.lowerBound)..<value.range.upperBound }
}
