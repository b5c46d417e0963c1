// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Tables
import TestSupport
import Testing

@testable import Rules

/// Shipped files with their layout spoilt at random: the formatter brings them back and loses nothing.
@Suite struct FormatterPropertyTests {
    private static let seeds = Array(UInt64(1)...6)

    /// Indentation, blanks in expressions, brackets over several lines, lines out of order: all of it comes back.
    @Test(arguments: seeds) func layoutComesBack(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for path in ShippedFiles.all where !path.contains("tests.yaml") {
            let text = try ShippedFiles.text(path)
            var layout = SpoiltLayout(text, &generator)
            layout.crowdExpressions()
            layout.swapNeighbours()
            layout.breakBrackets(comments: false, upTo: 100)
            layout.indent(by: Int.random(in: 1...4, using: &generator))
            #expect(FormatterTests.format(layout.text) == text, "\(path), seed \(seed):\n\(layout.text)")
        }
    }

    /// With comments and blank lines anywhere the text may differ, but says the same, and every comment once.
    @Test(arguments: seeds) func nothingIsLost(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed &+ 1_000)
        for path in ShippedFiles.all {
            let text = try ShippedFiles.text(path)
            var layout = SpoiltLayout(text, &generator)
            layout.crowdExpressions()
            layout.swapNeighbours()
            layout.breakBrackets(comments: true, upTo: 2_000)
            layout.indent(by: Int.random(in: 1...4, using: &generator))
            layout.scatter()
            let result = FormatterTests.format(layout.text)
            #expect(FormatterTests.format(result) == result, "\(path), seed \(seed):\n\(layout.text)")
            for comment in layout.comments + Self.comments(of: text) {
                #expect(result.components(separatedBy: comment).count == 2, "\(path), seed \(seed): \(comment)")
            }
            #expect(try Self.content(result, path) == Self.content(text, path), "\(path), seed \(seed)")
        }
    }

    /// Bytes changed anywhere: the file is told to be broken, or comes into form; it never says something else.
    @Test func spoiltBytesAreToldOrKept() throws {
        var generator = SeededGenerator(seed: 99)
        let paths = ShippedFiles.all.filter { !$0.hasSuffix("base.yaml") }
        let marks = Array("#:-'\"{}[],|>&*!?% \n\tax".utf8)
        var formatted = 0
        for round in 0..<400 {
            var bytes = Array(try ShippedFiles.text(paths[round % paths.count]).utf8.prefix(1_500))
            for _ in 0...Int.random(in: 0...3, using: &generator) {
                let position = Int.random(in: 0..<bytes.count, using: &generator)
                let mark = marks[Int.random(in: 0..<marks.count, using: &generator)]
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes[position] = mark
                case 1: bytes.insert(mark, at: position)
                default: bytes.remove(at: position)
                }
            }
            var sink = DiagnosticSink()
            guard let text = RuleFormatter.format(SourceFile(name: "FILE", bytes: bytes), into: &sink) else {
                #expect(
                    sink.hasErrors && !sink.shown.contains { $0.id == "rules.format-loses" },
                    "\(String(decoding: bytes, as: UTF8.self))")
                continue
            }
            formatted += 1
            #expect(FormatterTests.format(text) == text, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(formatted > 50, "\(formatted)")
    }

    private static func comments(of text: String) -> [String] {
        let lines = text.split(separator: "\n").compactMap { line -> String? in
            let line = line.trimmingCharacters(in: .whitespaces)
            return line.hasPrefix("# ") ? line : nil
        }
        // A comment that is part of another would be counted twice.
        return lines.filter { line in text.components(separatedBy: line).count == 2 }
    }

    /// What the file says, without places, blanks in expressions and the order of keys.
    private static func content(_ text: String, _ path: String) throws -> String {
        var sink = DiagnosticSink()
        let file = SourceFile(name: path, text: text)
        guard text.contains("\nrulebook: ") || text.hasPrefix("rulebook: "), !path.contains("tests.yaml") else {
            return try describe(#require(YAMLReader.read(file, into: &sink)))
        }
        let rulebook = try #require(RulebookReader.read(file, into: &sink))
        #expect(!sink.hasErrors, "\(sink.shown)")
        return describe(rulebook)
    }

    private static func describe(_ node: YAMLNode) -> String {
        switch node {
        case .scalar(let scalar): "\(scalar.text)|\(scalar.isNull)"
        case .sequence(let items, _): "[" + items.map(describe).joined(separator: ",") + "]"
        case .mapping(let entries, _):
            "{" + entries.map { "\($0.key.text):\(describe($0.value))" }.sorted().joined(separator: ",") + "}"
        }
    }

    private static func describe(_ rulebook: Rulebook) -> String {
        let code = { (source: ExpressionSource?) in
            source.flatMap { try? Lexer.tokens(of: $0.text).map { "\($0.kind)" }.joined(separator: " ") } ?? "–"
        }
        var parts = ["\(rulebook.name) \(rulebook.title) \(rulebook.source ?? "") \(code(rulebook.applies))"]
        parts.append("\(rulebook.validFrom?.isoDescription ?? "") \(rulebook.validUntil?.isoDescription ?? "")")
        for value in rulebook.parameters {
            parts.append("\(value.name) \(value.value) \(value.unit ?? "") \(value.source ?? "")")
            parts.append("\(value.from?.isoDescription ?? "") \(value.until?.isoDescription ?? "")")
        }
        for rule in rulebook.match {
            guard case .when(let source) = rule.condition else { continue }
            parts.append("\(rule.id) \(rule.title) \(code(source)) \(rule.source ?? "")")
            parts.append("\(rule.reason.map { "\($0.text)" } ?? "")")
        }
        for rule in rulebook.compute { parts.append("\(rule.name) \(code(rule.expression))") }
        for limit in rulebook.limits {
            switch limit.aggregate {
            case .sum(let source), .distinct(let source): parts.append("\(limit.id) \(limit.title) \(code(source))")
            }
            parts.append("\(code(limit.condition)) \(limit.per.map { code($0) }) \(limit.kind) \(code(limit.bound))")
            parts.append("\(limit.soft.map { "\($0.goal) \($0.penalty)" } ?? "")")
        }
        for goal in rulebook.goals {
            switch goal.measure {
            case .sum(let source): parts.append("\(goal.id) \(goal.sense) sum \(code(source))")
            case .distinct(let source, let per):
                parts.append("\(goal.id) \(goal.sense) distinct \(code(source)) \(per.map { code($0) })")
            default: parts.append("\(goal.id) \(goal.sense)")
            }
        }
        return parts.joined(separator: "\n")
    }
}
