// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// What a rule says, as one text that is equal for equal rules wherever they stand; titles and reasons do not count.
struct RuleSignature {
    let rulebook: String
    let id: String
    let text: String
    let place: SourceLocation

    /// Kind, rulebook and id; a computed name goes by its name.
    var key: String { rulebook + "/" + id }

    static func all(_ scenario: Scenario) -> [RuleSignature] {
        scenario.rulebooks.flatMap { book -> [RuleSignature] in
            let applies = book.applies.map {
                [RuleSignature(rulebook: book.name, id: "applies", text: $0.text, place: $0.location)]
            }
            let match = book.match.map {
                RuleSignature(rulebook: book.name, id: $0.id, text: text($0), place: $0.location)
            }
            let compute = book.compute.map { rule in
                RuleSignature(
                    rulebook: book.name, id: rule.name, text: rule.expression.text, place: rule.expression.location)
            }
            let limits = book.limits.map {
                RuleSignature(rulebook: book.name, id: $0.id, text: text($0), place: $0.location)
            }
            let goals = book.goals.map {
                RuleSignature(rulebook: book.name, id: $0.id, text: text($0), place: $0.location)
            }
            return (applies ?? []) + match + compute + limits + goals
        }
    }

    private static func text(_ rule: MatchRule) -> String {
        switch rule.condition {
        case .when(let source): source.text
        case .all(let rules): "all(" + rules.map(text).joined(separator: "; ") + ")"
        case .any(let rules): "any(" + rules.map(text).joined(separator: "; ") + ")"
        }
    }

    private static func text(_ rule: LimitRule) -> String {
        let aggregate =
            switch rule.aggregate {
            case .sum(let source): "sum " + source.text
            case .distinct(let source): "distinct " + source.text
            }
        let soft = rule.soft.map { " soft \($0.goal) \($0.penalty.normalised.description)" } ?? ""
        let per = rule.per.map(\.text).joined(separator: ", ")
        return "\(aggregate) where \(rule.condition?.text ?? "") per \(per) \(rule.kind.rawValue) \(rule.bound.text)"
            + soft
    }

    private static func text(_ rule: GoalRule) -> String {
        let measure =
            switch rule.measure {
            case .sum(let source): source.text
            case .lowest(let source, let base, let per):
                "lowest \(source.text) of \(base.text) per " + per.map(\.text).joined(separator: ", ")
            case .distinct(let source, let per):
                "distinct \(source.text) per " + per.map(\.text).joined(separator: ", ")
            case .changesFromPrevious: "changes_from previous"
            }
        return "\(rule.sense.rawValue) \(measure) tolerance \(rule.tolerance.normalised.description)"
    }
}
