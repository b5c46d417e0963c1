// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Yams

/// Turns the parser's nodes into ours, counting them.
struct YAMLConversion {
    enum Failure: Error {
        case tooManyNodes
        case tooDeep(Mark?)
    }

    let file: SourceFile
    private var count = 0
    /// The place looked up last: most are on the same line behind it.
    private var line = 1
    private var column = 1
    private var lastOffset = 0

    init(file: SourceFile) { self.file = file }

    mutating func node(_ node: Node, depth: Int) throws(Failure) -> YAMLNode {
        count += 1
        guard count <= YAMLReader.maximumNodes else { throw .tooManyNodes }
        guard depth <= YAMLReader.maximumDepth else { throw .tooDeep(node.mark) }
        switch node {
        case .scalar(let scalar):
            return .scalar(self.scalar(scalar))
        case .sequence(let sequence):
            let place = place(sequence.mark)
            var items: [YAMLNode] = []
            for item in sequence { items.append(try self.node(item, depth: depth + 1)) }
            return .sequence(items, at: place)
        case .mapping(let mapping):
            let place = place(mapping.mark)
            var entries: [YAMLEntry] = []
            for (key, value) in mapping {
                let key = self.key(key)
                entries.append(YAMLEntry(key: key, value: try self.node(value, depth: depth + 1)))
            }
            return .mapping(entries, at: place)
        case .alias:
            // The parser puts the node itself in the place of its alias.
            throw .tooManyNodes
        }
    }

    private mutating func key(_ node: Node) -> YAMLScalar {
        if case .scalar(let scalar) = node { return self.scalar(scalar) }
        return YAMLScalar(text: "?", isPlain: false, file: file, start: offset(node.mark))
    }

    private mutating func scalar(_ scalar: Node.Scalar) -> YAMLScalar {
        YAMLScalar(
            text: scalar.string, isPlain: scalar.style == .plain, file: file, start: offset(scalar.mark))
    }

    private mutating func place(_ mark: Mark?) -> YAMLPlace { YAMLPlace(file: file, start: offset(mark)) }

    /// The parser tells lines from 1 and columns in Unicode scalars from 1.
    mutating func offset(_ mark: Mark?) -> Int {
        guard let mark, mark.line >= 1, mark.line <= file.lineStarts.count else { return 0 }
        if mark.line != line || mark.column < column {
            (line, column, lastOffset) = (mark.line, 1, file.lineStarts[mark.line - 1])
        }
        while column < mark.column, lastOffset < file.bytes.count {
            column += 1
            lastOffset += 1
            while lastOffset < file.bytes.count, file.bytes[lastOffset] & 0xC0 == 0x80 { lastOffset += 1 }
        }
        return lastOffset
    }
}
