// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// The candidates divided by the values of a limit's `per`.
struct CandidateGroups {
    /// The group of each candidate, numbered in the order of first appearance.
    let groupOfCandidate: [Int32]
    /// The candidates of each group, ascending.
    let members: [[Int32]]
    /// What each group is about, for people: the ids of the rows, joined by ` + `; empty for the whole plan.
    let subjects: [String]

    init(_ limit: CompiledLimit, _ columns: CandidateColumns, into sink: inout DiagnosticSink) {
        let count = columns.candidates.count
        var groups = Array(repeating: Int32(0), count: count)
        var texts = [""]
        for (position, key) in limit.per.enumerated() {
            let values = Self.keys(key, limit, columns, into: &sink)
            let separator = position == 0 ? "" : " + "
            var numbers: [Int64: Int32] = [:]
            var combined: [String] = []
            let combinedValues = Self.interned(values)
            for index in 0..<count {
                let code = Int64(groups[index]) << 32 | Int64(combinedValues[index])
                if let number = numbers[code] {
                    groups[index] = number
                } else {
                    let number = Int32(combined.count)
                    numbers[code] = number
                    combined.append(
                        texts[Int(groups[index])] + separator + Self.text(values[index], key, columns.scenario))
                    groups[index] = number
                }
            }
            texts = combined
        }
        if count == 0 { texts = [] }
        groupOfCandidate = groups
        subjects = texts
        var members: [[Int32]] = Array(repeating: [], count: texts.count)
        for index in 0..<count { members[Int(groups[index])].append(Int32(index)) }
        self.members = members
    }

    private static func keys(
        _ key: TypedValue, _ limit: CompiledLimit, _ columns: CandidateColumns, into sink: inout DiagnosticSink
    ) -> [Int64] {
        let (id, place) = (limit.rule.id, limit.rule.location)
        switch key {
        case .row(let code, _, _), .text(let code):
            return columns.ids(code, rule: id, at: place, into: &sink).map { Int64($0) }
        case .boolean(let code):
            return columns.booleans(code, rule: id, at: place, into: &sink).map { $0 ? 1 : 0 }
        case .number(let code, let scale, let money):
            return columns.numbers(.number(code, scale: scale, isMoney: money), rule: id, at: place, into: &sink).values
        case .date(let code):
            return columns.numbers(.number(code, scale: 0, isMoney: false), rule: id, at: place, into: &sink).values
        default:
            return Array(repeating: 0, count: columns.candidates.count)
        }
    }

    /// Small numbers for arbitrary values.
    private static func interned(_ values: [Int64]) -> [Int32] {
        var numbers: [Int64: Int32] = [:]
        return values.map { value in
            if let number = numbers[value] { return number }
            let number = Int32(numbers.count)
            numbers[value] = number
            return number
        }
    }

    private static func text(_ value: Int64, _ key: TypedValue, _ scenario: Scenario) -> String {
        switch key {
        case .row(_, let index, _):
            let table = scenario.tables.tables[index]
            return table.ids.isEmpty ? "\(value + 1)" : scenario.rules.pool[table.ids[Int(value)]]
        case .text: return value < 0 ? "" : scenario.rules.pool[Int32(value)]
        case .boolean: return value == 1 ? "true" : "false"
        case .date: return Day(number: Int(value)).isoDescription
        case .number(_, let scale, _): return FixedPoint(mantissa: value, scale: scale).normalised.description
        default: return ""
        }
    }
}
