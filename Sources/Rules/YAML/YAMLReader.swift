// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Yams

/// Reads a YAML file into nodes with places. Broken or hostile files are diagnostics, never crashes.
public enum YAMLReader {
    /// Deeper nesting than this is refused: the parser below is recursive.
    static let maximumDepth = 100
    /// More nodes than this are refused: a few bytes of aliases can stand for billions of them.
    static let maximumNodes = 500_000

    /// The root of the file's only document; `nil` if it could not be read.
    public static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> YAMLNode? {
        guard let root = compose(file, into: &sink) else { return nil }
        var conversion = YAMLConversion(file: file)
        guard let node = conversion.node(root, depth: 0) else {
            sink.report(RuleMessages.yamlTooLarge(limit: maximumNodes, at: file.start))
            return nil
        }
        return node
    }

    /// The parser's own tree; `nil` (and a diagnostic) if the file is broken, empty or nests too deep.
    static func compose(_ file: SourceFile, into sink: inout DiagnosticSink) -> Node? {
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            sink.report(RuleMessages.notUTF8(at: file.start))
            return nil
        }
        guard nestingDepth(of: file.bytes) <= maximumDepth else {
            sink.report(RuleMessages.yamlTooDeep(limit: maximumDepth, at: file.start))
            return nil
        }
        do {
            guard let root = try Yams.compose(yaml: text) else {
                sink.report(RuleMessages.yamlEmpty(at: file.start))
                return nil
            }
            return root
        } catch {
            sink.report(message(for: error, in: file))
            return nil
        }
    }

    /// The byte a mark stands at: the parser tells lines from 1 and columns in Unicode scalars from 1.
    static func offset(of mark: Mark?, in file: SourceFile) -> Int {
        guard let mark, mark.line >= 1, mark.line <= file.lineStarts.count else { return 0 }
        var offset = file.lineStarts[mark.line - 1]
        for _ in 1..<max(1, mark.column) {
            guard offset < file.bytes.count else { break }
            offset += 1
            while offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    private static func message(for error: any Error, in file: SourceFile) -> Diagnostic {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            RuleMessages.yamlSyntax(problem, at: file.location(line: mark.line, column: mark.column))
        case .duplicatedKeysInMapping(let duplicates, let context):
            RuleMessages.duplicateKey(
                duplicates.sorted().joined(separator: ", "),
                at: file.location(line: context.mark.line, column: context.mark.column))
        default:
            RuleMessages.yamlSyntax("\(error)", at: file.start)
        }
    }

    /// An upper estimate of how deep the file nests: open brackets plus compact `- - -` chains, and indentation.
    private static func nestingDepth(of bytes: [UInt8]) -> Int {
        var (open, deepest, chain, atLineStart) = (0, 0, 0, true)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\n"): (chain, atLineStart) = (0, true)
            case UInt8(ascii: "["), UInt8(ascii: "{"): (open, atLineStart) = (open + 1, false)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): (open, atLineStart) = (max(0, open - 1), false)
            case UInt8(ascii: "-") where atLineStart, UInt8(ascii: "?") where atLineStart: chain += 1
            case UInt8(ascii: " "): break
            default: atLineStart = false
            }
            deepest = max(deepest, open + chain)
        }
        return deepest
    }
}

/// Turns the parser's nodes into ours, counting them.
private struct YAMLConversion {
    let file: SourceFile
    private var count = 0

    init(file: SourceFile) { self.file = file }

    mutating func node(_ node: Node, depth: Int) -> YAMLNode? {
        count += 1
        guard count <= YAMLReader.maximumNodes, depth <= YAMLReader.maximumDepth else { return nil }
        switch node {
        case .scalar(let scalar):
            return .scalar(self.scalar(scalar))
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            for item in sequence {
                guard let converted = self.node(item, depth: depth + 1) else { return nil }
                items.append(converted)
            }
            return .sequence(items, at: location(sequence.mark))
        case .mapping(let mapping):
            var entries: [YAMLEntry] = []
            for (key, value) in mapping {
                guard let converted = self.node(value, depth: depth + 1) else { return nil }
                entries.append(YAMLEntry(key: self.key(key), value: converted))
            }
            return .mapping(entries, at: location(mapping.mark))
        case .alias:
            return nil
        }
    }

    private func key(_ node: Node) -> YAMLScalar {
        if case .scalar(let scalar) = node { return self.scalar(scalar) }
        return YAMLScalar(text: "?", isPlain: false, file: file, start: offset(node.mark))
    }

    private func scalar(_ scalar: Node.Scalar) -> YAMLScalar {
        YAMLScalar(
            text: scalar.string, isPlain: scalar.style == .plain, file: file, start: offset(scalar.mark))
    }

    private func location(_ mark: Mark?) -> SourceLocation { file.location(offset: offset(mark), length: 1) }

    private func offset(_ mark: Mark?) -> Int { YAMLReader.offset(of: mark, in: file) }
}
