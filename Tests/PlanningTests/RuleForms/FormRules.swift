// SPDX-License-Identifier: GPL-3.0-or-later

import Tables
import TestSupport

/// What is said of a candidate, as the rulebook has it and as the test computes it.
struct Term<Value: Sendable>: Sendable {
    let text: String
    let value: @Sendable (SmallRegion, SmallRegion.Candidate) -> Value
}

/// Millionths: every number of these tests is a whole number of them.
typealias Micro = Int

let one: Micro = 1_000_000

/// The words that random rules are made of.
enum Vocabulary {
    static let count = Term<Micro>(text: "1") { _, _ in one }
    static let priority = Term<Micro>(text: "need.priority") { $0.needs[$1.need].priority * one }
    static let fee = Term<Micro>(text: "offer.fee") { $0.offers[$1.offer].fee * one / 100 }
    static let positive = [count, priority, fee]
    static let numbers =
        positive + [
            Term<Micro>(text: "need.priority - 1.5") { $0.needs[$1.need].priority * one - 1_500_000 },
            Term<Micro>(text: "2 * offer.fee") { $0.offers[$1.offer].fee * one / 50 },
        ]
    static let pupils = Term<Micro>(text: "need.school.pupils * 1.5") { $0.school($1).pupils * one * 3 / 2 }
    static let bases = [
        count, Term<Micro>(text: "0.75") { _, _ in one * 3 / 4 }, Term<Micro>(text: "7") { _, _ in 7 * one },
    ]
    static let keys = [
        Term<String>(text: "need.school") { "S\($0.needs[$1.need].school)" },
        Term<String>(text: "need.school.municipality") { "M\($0.school($1).municipality)" },
        Term<String>(text: "offer.provider") { "P\($0.offers[$1.offer].provider)" },
        Term<String>(text: "offer.field") { $0.offers[$1.offer].field },
        Term<String>(text: "need.field") { $0.needs[$1.need].field },
        Term<String>(text: "need.priority") { "\($0.needs[$1.need].priority)" },
        Term<String>(text: "need") { "B\($1.need)" },
        Term<String>(text: "need.school.public") { "\($0.school($1).isPublic)" },
    ]
    static let conditions = [
        Term<Bool>(text: "need.priority >= 2") { $0.needs[$1.need].priority >= 2 },
        Term<Bool>(text: "offer.field == 'musik'") { $0.offers[$1.offer].field == "musik" },
        Term<Bool>(text: "need.school.public && offer.capacity > 1") {
            $0.school($1).isPublic && $0.offers[$1.offer].capacity > 1
        },
    ]
}

/// A limit with its meaning.
struct FormLimit {
    enum Aggregate {
        case sum(Term<Micro>)
        case distinct(Term<String>)
    }

    let aggregate: Aggregate
    let condition: Term<Bool>?
    let per: [Term<String>]
    let kind: String
    /// The same for all candidates of a value of `per`.
    let bound: Term<Micro>
    let soft: (goal: Int, penalty: Micro)?

    var yaml: String {
        var parts: [String] = []
        switch aggregate {
        case .sum(let term): parts.append("sum: \"\(term.text)\"")
        case .distinct(let key): parts.append("distinct: \(key.text)")
        }
        if let condition { parts.append("where: \"\(condition.text)\"") }
        if !per.isEmpty { parts.append("per: [\(per.map(\.text).joined(separator: ", "))]") }
        parts.append("\(kind): \(bound.text)")
        if let soft { parts.append("soft: {goal: G-\(soft.goal), penalty: \(text(soft.penalty))}") }
        return parts.joined(separator: ", ")
    }
}

/// A goal with its meaning.
struct FormGoal {
    enum Measure {
        case sum(Term<Micro>)
        case distinct(Term<String>, per: [Term<String>])
        case lowest(Term<Micro>, of: Term<Micro>, per: [Term<String>])
        case changes
    }

    let measure: Measure
    let isMaximised: Bool
    /// A share, in millionths.
    let tolerance: Micro

    var yaml: String {
        let sense = isMaximised ? "maximise" : "minimise"
        let tail = tolerance > 0 ? ", tolerance: \(text(tolerance))" : ""
        switch measure {
        case .sum(let term): return "\(sense): \"\(term.text)\"\(tail)"
        case .distinct(let key, let per):
            let paths = per.isEmpty ? "" : ", per: [\(per.map(\.text).joined(separator: ", "))]"
            return "\(sense): {distinct: \(key.text)\(paths)}\(tail)"
        case .lowest(let term, let base, let per):
            let paths = per.map(\.text).joined(separator: ", ")
            return "\(sense): {lowest: \"\(term.text)\", of: \"\(base.text)\", per: [\(paths)]}\(tail)"
        case .changes: return "\(sense): {changes_from: previous}\(tail)"
        }
    }
}

/// A lock with its meaning.
struct FormLock {
    let need: Int
    let offer: Int
    let fund: Int?
    let mode: String
    let groups: Int

    func keeps(_ found: Int) -> Bool {
        switch mode {
        case "fix": found == groups
        case "at_least": found >= groups
        case "at_most": found <= groups
        default: found == 0
        }
    }
}

/// A decimal as YAML writes it.
func text(_ value: Micro) -> String {
    FixedPoint(mantissa: Int64(value), scale: 6).normalised.description
}

/// Limits and goals of a small region, drawn at random.
struct FormRules {
    var limits: [FormLimit] = []
    var goals: [FormGoal] = []
    var locks: [FormLock] = []

    /// `nil` without locks.
    var locksCSV: String? {
        guard !locks.isEmpty else { return nil }
        let rows = locks.map { lock in
            "B\(lock.need),A\(lock.offer),\(lock.fund.map { "T\($0)" } ?? ""),\(lock.groups),\(lock.mode),Beschluss"
        }
        return (["need,offer,fund,groups,mode,reason"] + rows).joined(separator: "\n") + "\n"
    }

    var limitsYAML: String {
        limits.enumerated().map { "  - {id: L-\($0.offset), \($0.element.yaml)}\n" }.joined()
    }

    var goalsYAML: String {
        goals.enumerated().map { "  - {id: G-\($0.offset), \($0.element.yaml)}\n" }.joined()
    }
}
