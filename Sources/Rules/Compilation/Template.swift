// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
public import Tables

/// A sentence with compiled expressions in it, filled in for one candidate.
public struct Template: Sendable {
    enum Part: Sendable {
        case text(String)
        /// With the words for its codes, where it reads a coded column.
        case value(TypedValue, CodeFamily?)
    }

    let parts: [Part]
    let language: Language

    /// The sentence for the first candidate of the batch.
    public func render(_ batch: CandidateBatch, tables: TableSet, pool: TextPool) -> String {
        parts.map { part in
            switch part {
            case .text(let text): return text
            case .value(let value, let codes):
                var writer = ValueWriter(
                    evaluator: BatchEvaluator(batch: batch, pool: pool), tables: tables, pool: pool, language: language)
                let text = writer.text(value, codes)
                return writer.fault.map { RuleMessages.withoutValue($0.reason).text(language) } ?? text
            }
        }.joined()
    }

    /// The values in the sentence.
    private var values: [TypedValue] {
        parts.compactMap { part in if case .value(let value, _) = part { value } else { nil } }
    }

    /// What can keep the sentence from being written for some candidate.
    public var risks: CodeRisks { values.reduce([]) { $0.union($1.risks) } }

    /// The rows that the values depend on.
    public var roots: RootSet { values.reduce([]) { $0.union($1.roots) } }

    /// What the values read of the rows of a root.
    public func reads(of root: Root) -> [RowRead] { values.flatMap { $0.reads(of: root) } }

    /// The candidates of the batch for which a value is missing.
    public func faults(_ batch: CandidateBatch, pool: TextPool) -> Faults {
        var evaluator = BatchEvaluator(batch: batch, pool: pool)
        for value in values { evaluator.evaluate(value) }
        return evaluator.faults
    }
}

/// Writes a compiled value as people read it.
private struct ValueWriter {
    var evaluator: BatchEvaluator
    let tables: TableSet
    let pool: TextPool
    let language: Language

    var fault: Fault? { evaluator.faults[0] }

    mutating func text(_ value: TypedValue, _ codes: CodeFamily?) -> String {
        switch value {
        case .number(let code, let scale, let money):
            let number = FixedPoint(mantissa: evaluator.numbers(code)[0], scale: scale)
            return NumberText.format(number, decimals: money ? 2 : 0, language: language)
        case .double(let code): return double(evaluator.doubles(code)[0])
        case .boolean(let code): return evaluator.booleans(code)[0] ? word("ja", "yes") : word("nein", "no")
        case .date(let code):
            let day = Day(number: Int(evaluator.numbers(code)[0]))
            return language == .de ? day.germanDescription : day.isoDescription
        case .text(let code):
            // A text that is put together is known to the evaluator only after this.
            let id = evaluator.ids(code)[0]
            return text(id: id, codes)
        case .row(let code, let table, _): return rowText(evaluator.ids(code)[0], table: table)
        case .list(let list):
            return evaluator.members(of: list, at: 0).map { label(list.members[$0], codes) }.joined(separator: ", ")
        case .textSet(let members): return members.map { label($0, codes) }.joined(separator: ", ")
        case .numberSet(let members, let scale):
            return members.map { NumberText.format(FixedPoint(mantissa: $0, scale: scale), language: language) }
                .joined(separator: ", ")
        }
    }

    /// Two decimals are enough for a distance; more would look more exact than it is.
    private func double(_ value: Double) -> String {
        guard let hundredths = Int64(exactly: (value * 100).rounded(.toNearestOrAwayFromZero)) else {
            return word("unbekannt", "unknown")
        }
        return NumberText.format(FixedPoint(mantissa: hundredths, scale: 2), language: language)
    }

    private func rowText(_ row: Int32, table: Int) -> String {
        guard row >= 0, table >= 0, !tables.tables[table].ids.isEmpty else { return word("unbekannt", "unknown") }
        return pool[tables.tables[table].ids[Int(row)]]
    }

    private func text(id: Int32, _ codes: CodeFamily?) -> String {
        guard id >= 0 else { return word("unbekannt", "unknown") }
        let text = evaluator.text(id)
        return codes.map { Vocabulary.label(text, $0, language) } ?? text
    }

    private func label(_ id: Int32, _ codes: CodeFamily?) -> String {
        codes.map { Vocabulary.label(pool[id], $0, language) } ?? pool[id]
    }

    private func word(_ german: String, _ english: String) -> String { language == .de ? german : english }
}

extension RuleCompiler {
    /// A reason text; a part in braces that is no expression is an error at its place.
    func template(_ scalar: YAMLScalar, _ language: Language, rulebook: Int, facts: PresenceFacts) -> Template? {
        guard let pieces = Self.pieces(of: scalar.text) else {
            return report(RuleMessages.unclosedBrace(at: scalar.location))
        }
        var parts: [Template.Part] = []
        for piece in pieces {
            guard piece.isExpression else {
                parts.append(.text(piece.text))
                continue
            }
            guard let part = templatePart(piece, scalar, rulebook: rulebook, facts: facts) else { return nil }
            parts.append(part)
        }
        return Template(parts: parts, language: language)
    }

    private func templatePart(
        _ piece: TemplatePiece, _ scalar: YAMLScalar, rulebook: Int, facts: PresenceFacts
    ) -> Template.Part? {
        do throws(SyntaxError) {
            let expression = try Parser.parse(piece.text, offset: piece.offset)
            let source = ExpressionSource(expression: expression, scalar: scalar)
            return compile(expression, Context(source: source, rulebook: rulebook, facts: facts))
                .map { .value($0, expression.codeFamily) }
        } catch {
            return report(RuleMessages.syntax(error.problem, at: scalar.location(of: error.range)))
        }
    }

    struct TemplatePiece: Equatable {
        let text: String
        let isExpression: Bool
        let offset: Int
    }

    /// Cuts `a {b} c` into pieces; `nil` if a brace is not closed. Braces inside quotes belong to the expression.
    static func pieces(of text: String) -> [TemplatePiece]? {
        let bytes = Array(text.utf8)
        var pieces: [TemplatePiece] = []
        var start = 0
        func add(_ range: Range<Int>, _ isExpression: Bool) {
            guard !range.isEmpty || isExpression else { return }
            let part = String(decoding: bytes[range], as: UTF8.self)
            pieces.append(TemplatePiece(text: part, isExpression: isExpression, offset: range.lowerBound))
        }
        while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) {
            guard let close = closingBrace(bytes, after: open) else { return nil }
            add(start..<open, false)
            add(open + 1..<close, true)
            start = close + 1
        }
        add(start..<bytes.count, false)
        return pieces
    }

    private static func closingBrace(_ bytes: [UInt8], after open: Int) -> Int? {
        var depth = 0
        var quote: UInt8?
        for index in open..<bytes.count {
            switch bytes[index] {
            case let byte where quote != nil: if byte == quote { quote = nil }
            case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = bytes[index]
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }
}
