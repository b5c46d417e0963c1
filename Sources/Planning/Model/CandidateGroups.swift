// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// The candidates divided by the values of `per`.
struct CandidateGroups {
    /// The group of each candidate, numbered in the order of first appearance.
    let groupOfCandidate: [Int32]
    /// The candidates of each group, ascending.
    let members: [[Int32]]
    /// What each group is about, for people: the ids of the rows, joined by ` + `; empty for the whole plan.
    let subjects: [String]

    init(
        per keys: [TypedValue], rule: String, at place: SourceLocation, _ columns: CandidateColumns,
        into sink: inout DiagnosticSink
    ) {
        let count = columns.candidates.count
        var groups = Array(repeating: Int32(0), count: count)
        var texts = count == 0 ? [] : [""]
        for (position, key) in keys.enumerated() {
            let values = CandidateKeys(key, rule: rule, at: place, columns, into: &sink)
            let separator = position == 0 ? "" : " + "
            var numbers: [Int64: Int32] = [:]
            var combined: [String] = []
            for index in 0..<count {
                let code = Int64(groups[index]) << 32 | Int64(values.codes[index])
                if let number = numbers[code] {
                    groups[index] = number
                } else {
                    let number = Int32(combined.count)
                    numbers[code] = number
                    combined.append(texts[Int(groups[index])] + separator + values.texts[Int(values.codes[index])])
                    groups[index] = number
                }
            }
            texts = combined
        }
        groupOfCandidate = groups
        subjects = texts
        var members: [[Int32]] = Array(repeating: [], count: texts.count)
        for index in 0..<count { members[Int(groups[index])].append(Int32(index)) }
        self.members = members
    }

    /// The number of each group; two different ones inside a group are an error that shows both candidates.
    func constants(
        _ numbers: CandidateColumns.Numbers, rule: String, at place: SourceLocation, _ columns: CandidateColumns,
        into sink: inout DiagnosticSink
    ) -> [Int64] {
        let values = numbers.values
        return members.enumerated().map { group, members in
            let first = Int(members[0])
            guard let other = members.first(where: { values[Int($0)] != values[first] }) else { return values[first] }
            func describe(_ candidate: Int) -> String {
                let value = FixedPoint(mantissa: values[candidate], scale: numbers.scale).normalised.description
                return "\(columns.name(candidate)): \(value)"
            }
            sink.report(
                PlanningMessages.varyingBound(
                    rule, subject: subjects[group], first: describe(first), second: describe(Int(other)), at: place))
            return values[first]
        }
    }
}
