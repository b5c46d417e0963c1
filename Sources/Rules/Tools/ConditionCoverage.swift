// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Which conditions of a rulebook were seen true and which false.
///
/// A condition is what decides something: `applies`, each match rule, each `where`, each operand of `&&` and `||`, each
/// test before `?`. An operand counts only when the ones before it leave the decision to it.
struct ConditionCoverage {
    struct Condition: Hashable {
        let source: Int
        let range: Range<Int>
    }

    struct Verdicts {
        var sawTrue = false
        var sawFalse = false
        var isComplete: Bool { sawTrue && sawFalse }
    }

    private let sources: [ExpressionSource]
    /// In the order of the rulebook.
    private let conditions: [Condition]
    private var verdicts: [Condition: Verdicts] = [:]

    /// The number of conditions, and of those that were seen both true and false.
    var total: Int { conditions.count }
    var covered: Int { conditions.count { verdicts[$0]?.isComplete ?? false } }

    init(_ rulebook: Rulebook) {
        let parts = Self.parts(of: rulebook)
        sources = parts.map(\.source)
        conditions = parts.enumerated().flatMap { index, part in
            Self.ranges(in: part).map { Condition(source: index, range: $0) }
        }
    }

    /// A condition that was not seen both ways.
    struct Gap: Sendable, Hashable {
        let text: String
        let neverTrue: Bool
        let neverFalse: Bool
        let location: SourceLocation
    }

    var gaps: [Gap] {
        conditions.compactMap { condition in
            let seen = verdicts[condition] ?? Verdicts()
            guard !seen.isComplete else { return nil }
            let scalar = sources[condition.source].scalar
            return Gap(
                text: scalar.text(in: condition.range), neverTrue: !seen.sawTrue, neverFalse: !seen.sawFalse,
                location: scalar.location(of: condition.range))
        }
    }

    mutating func note(_ verdict: Bool, source: Int, _ expression: Expression) {
        let condition = Condition(source: source, range: expression.range)
        if verdict {
            verdicts[condition, default: Verdicts()].sawTrue = true
        } else {
            verdicts[condition, default: Verdicts()].sawFalse = true
        }
    }
}

// MARK: - What there is to cover

extension ConditionCoverage {
    /// An expression of a rulebook and how it is used.
    struct Part {
        let source: ExpressionSource
        /// The expression as a whole decides something.
        let isCondition: Bool
        /// It holds for the candidates that the rulebook applies to only.
        let isScoped: Bool
    }

    static func parts(of rulebook: Rulebook) -> [Part] {
        let condition = { (source: ExpressionSource, isScoped: Bool) in
            Part(source: source, isCondition: true, isScoped: isScoped)
        }
        var parts = rulebook.applies.map { [condition($0, false)] } ?? []
        parts += rulebook.match.flatMap { leaves(of: $0.condition) }.map { condition($0, true) }
        parts += rulebook.compute.map { Part(source: $0.expression, isCondition: false, isScoped: true) }
        for limit in rulebook.limits {
            if let source = limit.condition { parts.append(condition(source, false)) }
            parts.append(Part(source: limit.bound, isCondition: false, isScoped: false))
        }
        return parts
    }

    private static func leaves(of condition: MatchRule.Condition) -> [ExpressionSource] {
        switch condition {
        case .when(let source): [source]
        case .all(let rules), .any(let rules): rules.flatMap { leaves(of: $0.condition) }
        }
    }

    /// The places of the conditions in an expression, the whole first.
    private static func ranges(in part: Part) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        if part.isCondition { ranges.append(part.source.expression.range) }
        collect(part.source.expression, into: &ranges)
        var seen: Set<Range<Int>> = []
        return ranges.filter { seen.insert($0).inserted }
    }

    private static func collect(_ expression: Expression, into ranges: inout [Range<Int>]) {
        switch expression {
        case .binary(.and, let left, let right, _), .binary(.or, let left, let right, _):
            ranges += [left.range, right.range]
        case .conditional(let condition, _, _, _): ranges.append(condition.range)
        default: break
        }
        for child in expression.children { collect(child, into: &ranges) }
    }
}

extension Expression {
    /// The expressions directly inside this one, in the order of the text.
    var children: [Expression] {
        switch self {
        case .literal, .name: []
        case .list(let items, _): items
        case .map(let entries, _): entries.flatMap { [$0.key, $0.value] }
        case .select(let operand, _, _), .has(let operand, _, _), .unary(_, let operand, _): [operand]
        case .index(let operand, let index, _): [operand, index]
        case .call(_, let receiver, let arguments, _): [receiver].compactMap { $0 } + arguments
        case .binary(_, let left, let right, _): [left, right]
        case .conditional(let condition, let first, let second, _): [condition, first, second]
        case .comprehension(let macro, _): [macro.operand, macro.condition, macro.result].compactMap { $0 }
        }
    }
}
