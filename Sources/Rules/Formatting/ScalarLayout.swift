// SPDX-License-Identifier: GPL-3.0-or-later

/// How a scalar is written.
struct ScalarLayout {
    let scalar: LayoutScalar
    let shape: LayoutShape

    /// The scalar on one line; `nil` if it cannot be: a block scalar, or blank lines and escaped ends of line inside.
    func line(inFlow: Bool) -> String? {
        guard scalar.style != .block, let joined = Self.joined(scalar.raw) else { return nil }
        guard scalar.style == .plain || shape.isExpression else { return joined }
        guard scalar.style != .doubleQuoted || !joined.contains("\\") else { return joined }
        switch scalar.style {
        case .plain:
            let text = shape.isExpression ? ExpressionLayout.format(joined) : joined
            return Self.isPlain(text, inFlow: inFlow) ? text : Self.quoted(text)
        case .singleQuoted:
            return "'" + ExpressionLayout.format(scalar.text).replacing("'", with: "''") + "'"
        default:
            return "\"" + ExpressionLayout.format(scalar.text) + "\""
        }
    }

    /// The scalar over several lines, the first of which follows its key; the others are indented by `indent` blanks.
    func lines(indent: Int) -> [String] {
        guard scalar.style == .block else {
            let parts = scalar.raw.split(separator: "\n", omittingEmptySubsequences: false).map { Self.trimmed($0) }
            let margin = String(repeating: " ", count: indent)
            return [parts[0]] + parts.dropFirst().map { $0.isEmpty ? "" : margin + $0 }
        }
        var content = blockContent()
        if shape.isExpression {
            content = ExpressionLayout.format(content.joined(separator: "\n"))
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        let margin = String(repeating: " ", count: indent)
        return [blockHeader()] + content.map { $0.isEmpty ? "" : margin + $0 } + keptBlankLines(after: content)
    }

    /// Whether blank lines after it belong to its text.
    var keepsBlankLines: Bool { scalar.style == .block && scalar.raw.prefix { $0 != "\n" }.contains("+") }

    // MARK: Block scalars

    /// A text that begins with blanks needs its indentation told.
    private func blockHeader() -> String {
        let marks = scalar.raw.prefix { $0 != "\n" && $0 != " " && $0 != "\t" && $0 != "#" }
        let chomping = marks.filter { "+-".contains($0) }
        return marks.prefix(1) + (leadingBlanks(scalar.text) > 0 ? "2" : "") + chomping
    }

    /// The lines of the text as written, without their indentation.
    private func blockContent() -> [String] {
        let lines = scalar.raw.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().map(String.init)
        let visible = lines.first { $0.contains { $0 != " " } } ?? ""
        let indent = visible.prefix { $0 == " " }.count - leadingBlanks(scalar.text)
        return lines.map { $0.utf8.count > indent ? String($0.dropFirst(indent)) : "" }
    }

    /// Blanks before the first visible character of its line.
    private func leadingBlanks(_ text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.first { $0.contains { $0 != " " } } ?? "").prefix { $0 == " " }.count
    }

    private func keptBlankLines(after content: [String]) -> [String] {
        guard keepsBlankLines else { return [] }
        let feeds = scalar.text.reversed().prefix { $0 == "\n" }.count
        return Array(repeating: "", count: max(0, content.isEmpty ? feeds : feeds - 1))
    }

    // MARK: Flow scalars

    /// Lines joined by blanks, as YAML folds them.
    private static func joined(_ raw: String) -> String? {
        let parts = raw.split(separator: "\n", omittingEmptySubsequences: false).map { trimmed($0) }
        guard parts.count > 1 else { return raw }
        let isFolded = parts.allSatisfy { !$0.isEmpty } && parts.dropLast().allSatisfy { !$0.hasSuffix("\\") }
        return isFolded ? parts.joined(separator: " ") : nil
    }

    private static func trimmed(_ line: Substring) -> String {
        var line = line.drop { $0 == " " || $0 == "\t" }
        while let last = line.last, last == " " || last == "\t" { line.removeLast() }
        return String(line)
    }

    /// Whether a text means itself without quotes.
    static func isPlain(_ text: String, inFlow: Bool) -> Bool {
        guard let first = text.first, let last = text.last else { return true }
        let second = text.dropFirst().first
        if "?:-".contains(first), second == nil || second == " " { return false }
        if ",[]{}#&*!|>'\"%@` ".contains(first) || last == ":" || last == " " { return false }
        if text.contains(": ") || text.contains(" #") || text.contains("\n") { return false }
        guard inFlow else { return true }
        return !text.contains { ",[]{}".contains($0) } && !"?:".contains(first)
    }

    /// In double quotes; in single ones if that saves escapes.
    private static func quoted(_ text: String) -> String {
        text.contains { $0 == "\"" || $0 == "\\" }
            ? "'" + text.replacing("'", with: "''") + "'" : "\"" + text + "\""
    }
}
