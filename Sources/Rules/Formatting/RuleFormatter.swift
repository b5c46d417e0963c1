// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Tables

/// Brings rulebooks, scenario files and test files into one form. Comments, texts and values stay; the order of keys,
/// indentation, blank lines and the blanks in expressions become the house's.
public enum RuleFormatter {
    /// The file's text in its form; formatting that again changes nothing. `nil` (and diagnostics) if the file is no
    /// YAML or uses anchors, tags or directives.
    ///
    /// The result is read again and held against the file before it is returned: a formatter that loses something must
    /// not write.
    public static func format(_ file: SourceFile, into sink: inout DiagnosticSink) -> String? {
        let file = SourceFile(name: file.name, bytes: normalised(file.withoutByteOrderMark.bytes))
        guard let document = LayoutReader.read(file, into: &sink) else { return nil }
        let shape = LayoutShape.of(document.root)
        let text = LayoutWriter.text(of: document.root, shape: shape)
        var check = DiagnosticSink()
        guard let written = LayoutReader.read(SourceFile(name: file.name, text: text), into: &check),
            LayoutComparison.isSame(document, written, shape: shape)
        else {
            sink.report(ToolMessages.formatLoses(at: file.start))
            return nil
        }
        return text
    }

    /// With line feeds only.
    private static func normalised(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x0D) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte != 0x0D {
                result.append(byte)
            } else if index + 1 == bytes.endIndex || bytes[index + 1] != 0x0A {
                result.append(0x0A)
            }
        }
        return result
    }
}

/// Whether two files say the same.
enum LayoutComparison {
    static func isSame(_ left: LayoutDocument, _ right: LayoutDocument, shape: LayoutShape) -> Bool {
        left.comments.map(\.text).sorted() == right.comments.map(\.text).sorted()
            && isSame(left.root, right.root, shape)
    }

    private static func isSame(_ left: LayoutValue, _ right: LayoutValue, _ shape: LayoutShape) -> Bool {
        switch (left.content, right.content) {
        case (.scalar(let first), .scalar(let second)): isSame(first, second, shape)
        case (.sequence(let first), .sequence(let second)):
            first.count == second.count && zip(first, second).allSatisfy { isSame($0.value, $1.value, shape.item) }
        case (.mapping(let first), .mapping(let second)):
            first.count == second.count && isSame(sorted(first, shape), sorted(second, shape), shape)
        default: false
        }
    }

    private static func isSame(_ left: [LayoutItem], _ right: [LayoutItem], _ shape: LayoutShape) -> Bool {
        zip(left, right).allSatisfy { first, second in
            first.key?.text == second.key?.text
                && isSame(first.value, second.value, first.key.map { shape.member($0.text) } ?? shape.item)
        }
    }

    /// Where the writer orders keys, the order says nothing.
    private static func sorted(_ items: [LayoutItem], _ shape: LayoutShape) -> [LayoutItem] {
        shape.order.isEmpty ? items : items.sorted { ($0.key?.text ?? "") < ($1.key?.text ?? "") }
    }

    private static func isSame(_ left: LayoutScalar, _ right: LayoutScalar, _ shape: LayoutShape) -> Bool {
        guard isBare(left) == isBare(right) else { return false }
        return shape.isExpression ? ExpressionLayout.isSame(left.text, right.text) : left.text == right.text
    }

    /// Whether the text means a number, a truth value or nothing because it has no quotes.
    private static func isBare(_ scalar: LayoutScalar) -> Bool {
        scalar.style == .plain
            && (["", "~", "null", "Null", "NULL", "true", "false"].contains(scalar.text)
                || FixedPoint(parsing: scalar.text) != nil)
    }
}
