// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport

/// Spoils the layout of a YAML file in the project's form without changing what it says.
struct SpoiltLayout {
    private var lines: [String]
    private var generator: SeededGenerator
    /// The comments that were put in.
    private(set) var comments: [String] = []

    init(_ text: String, _ generator: inout SeededGenerator) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        self.generator = SeededGenerator(seed: generator.next())
    }

    var text: String { lines.joined(separator: "\n") }

    private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < share }

    private mutating func comment() -> String {
        comments.append("# put in as \(comments.count)/")
        return comments[comments.count - 1]
    }

    private func isComment(_ line: String) -> Bool { line.drop { $0 == " " }.hasPrefix("#") }

    /// Takes blanks around operators away.
    mutating func crowdExpressions() {
        for index in lines.indices where lines[index].contains("when: ") || lines[index].contains("where: ") {
            for symbol in ["&&", "||", "<=", ">=", "==", "!="] where chance(0.5) {
                lines[index] = lines[index].replacing(" \(symbol) ", with: symbol)
            }
        }
    }

    /// Swaps neighbouring keys of rules.
    mutating func swapNeighbours() {
        let keys = ["title", "when", "else", "sum", "where", "at_most", "per"]
        func isRuleLine(_ line: String) -> Bool {
            line.hasPrefix("    ") && keys.contains { line.dropFirst(4).hasPrefix($0 + ": ") }
        }
        for index in lines.indices.dropLast() where isRuleLine(lines[index]) && isRuleLine(lines[index + 1]) {
            // A comment belongs to the key after it and would go along.
            if index > 0, !isComment(lines[index - 1]), chance(0.3) { lines.swapAt(index, index + 1) }
        }
    }

    /// Breaks `{de: …, en: …}` over lines.
    mutating func breakBrackets(comments: Bool, upTo width: Int) {
        for index in lines.indices where lines[index].contains("{de: ") && lines[index].hasSuffix("}") {
            guard lines[index].count <= width, !isComment(lines[index]), chance(0.5) else { continue }
            let end = comments && chance(0.5) ? "   " + comment() : ""
            let margin = String(repeating: " ", count: lines[index].prefix { $0 == " " }.count + 9)
            let broken = lines[index].replacing(", en: ", with: ",\(end)\n\(margin)en: ", maxReplacements: 1)
            lines[index] = broken
            if comments, chance(0.3) { lines[index] = String(broken.dropLast()) + "   " + comment() + "\n\(margin)}" }
        }
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Multiplies every indentation; the dash keeps its first key in the column of the others.
    mutating func indent(by factor: Int) {
        guard factor > 1 else { return }
        lines = lines.map { line in
            let blanks = line.prefix { $0 == " " }.count
            let body = line.dropFirst(blanks)
            let margin = String(repeating: " ", count: blanks * factor)
            guard body.hasPrefix("- ") else { return margin + body }
            return margin + "-" + String(repeating: " ", count: 2 * factor - 1) + body.dropFirst(2)
        }
    }

    /// Blank lines, comments on lines of their own and at the ends of lines.
    mutating func scatter() {
        var result: [String] = []
        for line in lines {
            if chance(0.08) {
                result += Array(repeating: chance(0.5) ? "" : "   ", count: Int.random(in: 1...3, using: &generator))
            }
            if chance(0.08) {
                result.append(String(repeating: " ", count: Int.random(in: 0...9, using: &generator)) + comment())
            }
            let isBare = line.allSatisfy { $0 == " " } || line.contains("#")
            result.append(!isBare && chance(0.08) ? line + "  " + comment() : line)
        }
        lines = result
    }
}
