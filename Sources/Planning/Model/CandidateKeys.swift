// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// The value of an expression for every candidate, to group by or to count.
struct CandidateKeys {
    /// The value of each candidate, numbered in the order of first appearance.
    let codes: [Int32]
    /// The values, as people read them; the id of a row.
    let texts: [String]

    /// - Parameters:
    ///   - key: a row, text, exact number, date or truth value.
    ///   - counting: the candidates that need a value.
    init(
        _ key: TypedValue, rule: String, at place: SourceLocation, counting: [Bool]? = nil,
        _ columns: CandidateColumns, into sink: inout DiagnosticSink
    ) {
        var written = WrittenTexts()
        let values = Self.values(key, rule: rule, at: place, counting, columns, &written, into: &sink)
        var numbers: [Int64: Int32] = [:]
        var texts: [String] = []
        codes = values.map { value in
            if let number = numbers[value] { return number }
            let number = Int32(texts.count)
            numbers[value] = number
            texts.append(Self.text(value, key, columns.scenario, written))
            return number
        }
        self.texts = texts
    }

    private static func values(
        _ key: TypedValue, rule: String, at place: SourceLocation, _ counting: [Bool]?, _ columns: CandidateColumns,
        _ written: inout WrittenTexts, into sink: inout DiagnosticSink
    ) -> [Int64] {
        switch key {
        case .row(let code, _, _):
            return columns.rows(code, rule: rule, at: place, counting: counting, into: &sink).map { Int64($0) }
        case .text(let code):
            let texts = columns.texts(code, rule: rule, at: place, counting: counting, into: &sink)
            written = texts.written
            return texts.ids.map { Int64($0) }
        case .boolean(let code):
            return columns.booleans(code, rule: rule, at: place, into: &sink).map { $0 ? 1 : 0 }
        case .number(let code, let scale, let money):
            return columns.numbers(
                .number(code, scale: scale, isMoney: money), rule: rule, at: place, counting: counting, into: &sink
            ).values
        case .date(let code):
            return columns.numbers(
                .number(code, scale: 0, isMoney: false), rule: rule, at: place, counting: counting, into: &sink
            ).values
        default:
            return Array(repeating: 0, count: columns.candidates.count)
        }
    }

    private static func text(
        _ value: Int64, _ key: TypedValue, _ scenario: Scenario, _ written: WrittenTexts
    ) -> String {
        switch key {
        case .row(_, let index, _):
            guard value >= 0 else { return "" }
            let table = scenario.tables.tables[index]
            return table.ids.isEmpty ? "\(value + 1)" : scenario.rules.pool[table.ids[Int(value)]]
        case .text: return written.text(Int32(value), pool: scenario.rules.pool)
        case .boolean: return value == 1 ? "true" : "false"
        case .date: return Day(number: Int(value)).isoDescription
        case .number(_, let scale, _): return FixedPoint(mantissa: value, scale: scale).normalised.description
        default: return ""
        }
    }
}
