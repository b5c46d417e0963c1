// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Yams

/// Reads a YAML file with everything that a formatter keeps: the style of each scalar, brackets, comments, blank lines.
struct LayoutReader {
    /// Where the parser's tree and the file do not say the same, or use what the formatter does not keep.
    struct Unsupported: Error {
        enum Part { case anchor, tag, directive, complexKey, unclear }

        let part: Part
        let offset: Int
    }

    private let file: SourceFile
    private var scalars: [Range<Int>] = []

    /// The root with its comments in place; `nil` (and diagnostics) if the file is broken or cannot be kept.
    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> LayoutDocument? {
        guard let node = YAMLReader.compose(file, into: &sink) else { return nil }
        var reader = LayoutReader(file: file)
        do throws(Unsupported) {
            let root = try reader.value(node, isInFlow: false)
            let comments = try CommentScanner.comments(
                of: file, outside: reader.scalars.sorted { $0.lowerBound < $1.lowerBound })
            CommentPlacement.place(comments, in: root)
            return LayoutDocument(root: root, comments: comments)
        } catch {
            sink.report(ToolMessages.notFormatted(error.part, at: file.location(offset: error.offset, length: 1)))
            return nil
        }
    }

    private init(file: SourceFile) { self.file = file }

    private mutating func value(_ node: Node, isInFlow: Bool) throws(Unsupported) -> LayoutValue {
        let start = YAMLReader.offset(of: node.mark, in: file)
        if node.anchor != nil { throw Unsupported(part: .anchor, offset: start) }
        switch node {
        case .scalar(let scalar):
            let scalar = try self.scalar(scalar, at: start)
            return made(.scalar(scalar), range: scalar.range, isFlow: false)
        case .sequence(let sequence):
            let isFlow = isInFlow || byte(start) == UInt8(ascii: "[")
            var items: [LayoutItem] = []
            for member in sequence { items.append(item(nil, try value(member, isInFlow: isFlow))) }
            return try collection(.sequence(items), start: start, items: items, isFlow: isFlow)
        case .mapping(let mapping):
            let isFlow = isInFlow || byte(start) == UInt8(ascii: "{")
            var items: [LayoutItem] = []
            for (key, member) in mapping {
                guard case .scalar(let name) = key else { throw Unsupported(part: .complexKey, offset: start) }
                let keyStart = YAMLReader.offset(of: name.mark, in: file)
                if key.anchor != nil { throw Unsupported(part: .anchor, offset: keyStart) }
                let key = try scalar(name, at: keyStart)
                items.append(item(key, try value(member, isInFlow: isFlow)))
            }
            return try collection(.mapping(items), start: start, items: items, isFlow: isFlow)
        case .alias: throw Unsupported(part: .anchor, offset: start)
        }
    }

    private mutating func scalar(_ scalar: Node.Scalar, at start: Int) throws(Unsupported) -> LayoutScalar {
        let style: LayoutScalar.Style =
            switch scalar.style {
            case .singleQuoted: .singleQuoted
            case .doubleQuoted: .doubleQuoted
            case .literal, .folded: .block
            case .plain, .any: .plain
            }
        guard let extent = ScalarExtent.of(style, text: scalar.string, in: file.bytes, at: start) else {
            throw Unsupported(part: byte(start) == UInt8(ascii: "!") ? .tag : .unclear, offset: start)
        }
        scalars += extent.parts
        return LayoutScalar(
            style: style, text: scalar.string, raw: String(decoding: file.bytes[extent.whole], as: UTF8.self),
            range: extent.whole)
    }

    private func collection(
        _ content: LayoutValue.Content, start: Int, items: [LayoutItem], isFlow: Bool
    ) throws(Unsupported) -> LayoutValue {
        let last = items.last?.range.upperBound ?? start
        guard isFlow, [UInt8(ascii: "["), UInt8(ascii: "{")].contains(byte(start)) else {
            return made(content, range: start..<last, isFlow: isFlow)
        }
        let close = byte(start) == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
        var position = items.isEmpty ? start + 1 : last
        while position < file.bytes.count, file.bytes[position] != close {
            // A bracket in a comment closes nothing.
            if file.bytes[position] == UInt8(ascii: "#") {
                while position < file.bytes.count, file.bytes[position] != 0x0A { position += 1 }
            } else {
                position += 1
            }
        }
        guard position < file.bytes.count else { throw Unsupported(part: .unclear, offset: start) }
        return made(content, range: start..<position + 1, isFlow: true)
    }

    private func made(_ content: LayoutValue.Content, range: Range<Int>, isFlow: Bool) -> LayoutValue {
        let value = LayoutValue(
            content, range: range, isFlow: isFlow, spansLines: file.bytes[range].contains(0x0A), column: 0)
        guard let first = value.items.first?.range.lowerBound else { return value }
        // A dash stands before the first member of a block sequence.
        let isDashed = if case .sequence = content, !isFlow { true } else { false }
        let column = isDashed ? file.column(of: range.lowerBound) : file.column(of: first)
        return LayoutValue(content, range: range, isFlow: isFlow, spansLines: value.spansLines, column: column)
    }

    private func item(_ key: LayoutScalar?, _ value: LayoutValue) -> LayoutItem {
        let start = key?.range.lowerBound ?? value.range.lowerBound
        let line = file.line(of: start)
        return LayoutItem(
            key: key, value: value, line: line, endLine: file.line(of: max(start, value.range.upperBound - 1)),
            followsBlankLine: line > 0 && file.isBlank(line: line - 1))
    }

    private func byte(_ offset: Int) -> UInt8 { offset < file.bytes.count ? file.bytes[offset] : 0 }
}

/// A file as the formatter sees it.
struct LayoutDocument {
    let root: LayoutValue
    let comments: [LayoutComment]
}

extension SourceFile {
    /// The index of the line that holds the byte.
    func line(of offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Bytes before the offset on its line.
    func column(of offset: Int) -> Int { offset - lineStarts[line(of: offset)] }

    /// Whether the line holds nothing that is seen.
    func isBlank(line: Int) -> Bool {
        let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
        return bytes[lineStarts[line]..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
}
