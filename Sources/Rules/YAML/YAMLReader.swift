// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Yams

/// Reads a YAML file into nodes with places. Broken or hostile files are diagnostics, never crashes.
public enum YAMLReader {
    /// Larger files are refused, in bytes; one of this size takes at most about 500 MB while it is read.
    static let maximumFileSize = 1 << 20
    /// Longer lines are refused, in bytes.
    static let maximumLineLength = 50_000
    /// Deeper nesting than this is refused: the parser below is recursive.
    static let maximumDepth = 100
    /// More nodes than this are refused.
    static let maximumNodes = 100_000
    /// More aliases than this are refused: a few bytes of them can stand for billions of nodes.
    static let maximumAliases = 32

    /// The root of the file's only document; `nil` if it could not be read.
    public static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> YAMLNode? {
        do throws(Refusal) {
            return try node(of: file.withoutByteOrderMark)
        } catch {
            sink.report(error.diagnostic)
            return nil
        }
    }

    /// The parser's own tree; `nil` (and a diagnostic) if the file is broken, empty or beyond a limit. The file has no
    /// byte order mark.
    static func compose(_ file: SourceFile, into sink: inout DiagnosticSink) -> Node? {
        do throws(Refusal) {
            return try tree(of: file)
        } catch {
            sink.report(error.diagnostic)
            return nil
        }
    }

    /// The byte a mark stands at.
    static func offset(of mark: Mark?, in file: SourceFile) -> Int {
        var conversion = YAMLConversion(file: file)
        return conversion.offset(mark)
    }

    private struct Refusal: Error {
        let diagnostic: Diagnostic
    }

    private static func tree(of file: SourceFile) throws(Refusal) -> Node {
        guard file.bytes.count <= maximumFileSize else {
            throw Refusal(
                diagnostic: RuleMessages.yamlFileTooLarge(
                    limit: maximumFileSize, at: file.location(offset: maximumFileSize)))
        }
        guard !isUTF16(file.bytes) else { throw Refusal(diagnostic: RuleMessages.utf16(at: file.start)) }
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            throw Refusal(diagnostic: RuleMessages.notUTF8(at: file.start))
        }
        if let (problem, offset) = YAMLSurvey(file.bytes).problem {
            throw Refusal(diagnostic: message(for: problem, at: file.location(offset: offset)))
        }
        return try composed(text, of: file)
    }

    /// By its byte order mark, or because every other one of the first bytes is 0.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 2 else { return false }
        return bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || (bytes[0] == 0) != (bytes[1] == 0)
    }

    private static func node(of file: SourceFile) throws(Refusal) -> YAMLNode {
        let root = try tree(of: file)
        var conversion = YAMLConversion(file: file)
        do throws(YAMLConversion.Failure) {
            return try conversion.node(root, depth: 0)
        } catch {
            switch error {
            case .tooManyNodes:
                throw Refusal(diagnostic: RuleMessages.yamlTooLarge(limit: maximumNodes, at: file.start))
            case .tooDeep(let mark):
                let place = file.location(offset: conversion.offset(mark))
                throw Refusal(diagnostic: RuleMessages.yamlTooDeep(limit: maximumDepth, at: place))
            }
        }
    }

    private static func composed(_ text: String, of file: SourceFile) throws(Refusal) -> Node {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw Refusal(diagnostic: message(for: error, in: file))
        }
        guard let root else { throw Refusal(diagnostic: RuleMessages.yamlEmpty(at: file.start)) }
        return root
    }

    private static func message(for problem: YAMLSurvey.Problem, at place: SourceLocation) -> Diagnostic {
        switch problem {
        case .lineTooLong: RuleMessages.yamlLineTooLong(limit: maximumLineLength, at: place)
        case .tooDeep: RuleMessages.yamlTooDeep(limit: maximumDepth, at: place)
        case .tooManyAliases: RuleMessages.yamlTooManyAliases(limit: maximumAliases, at: place)
        }
    }

    private static func message(for error: any Error, in file: SourceFile) -> Diagnostic {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            RuleMessages.yamlSyntax(
                isIndentedByTab(mark.line, in: file) ? .tab : YAMLProblem(problem),
                at: file.location(line: mark.line, column: mark.column))
        case .reader(let problem, _, _, _):
            RuleMessages.yamlSyntax(YAMLProblem(problem), at: file.location(offset: controlCharacter(in: file) ?? 0))
        case .duplicatedKeysInMapping(let duplicates, let context):
            RuleMessages.duplicateKey(
                duplicates.sorted().joined(separator: ", "),
                at: file.location(line: context.mark.line, column: context.mark.column))
        default:
            RuleMessages.yamlSyntax(.other, at: file.start)
        }
    }

    /// A tab before the first letter of a line is the reason for whatever the parser says of it.
    private static func isIndentedByTab(_ line: Int, in file: SourceFile) -> Bool {
        guard file.lineStarts.indices.contains(line - 1) else { return false }
        return file.bytes[file.lineStarts[line - 1]...].prefix { $0 == 0x20 || $0 == 0x09 }.contains(0x09)
    }

    /// Where the first character stands that YAML does not allow in a file.
    private static func controlCharacter(in file: SourceFile) -> Int? {
        var offset = 0
        for scalar in String(decoding: file.bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x85: break
            case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: return offset
            default: break
            }
            offset += UTF8.width(scalar)
        }
        return nil
    }
}
