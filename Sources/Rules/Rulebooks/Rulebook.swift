// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// A rulebook as written: one YAML file of parameters, match rules, computed values, limits and goals (design §4).
public struct Rulebook: Sendable {
    public var name: String
    public var title: LocalizedText
    /// The legal or political source, as written.
    public var source: String?
    public var validFrom: Day?
    public var validUntil: Day?
    public var location: SourceLocation
    /// A condition on the fund: the match rules and computed values hold for its candidates only.
    public var applies: ExpressionSource?
    /// Who may decide about its numbers, as written (`authority`); `nil` where the rulebook does not say.
    public var authority: RuleAuthority?
    public var parameters: [Parameter] = []
    public var match: [MatchRule] = []
    public var compute: [ComputeRule] = []
    public var limits: [LimitRule] = []
    public var goals: [GoalRule] = []

    /// Whether the rulebook is in force on the day.
    public func isValid(on day: Day) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validUntil.map { day <= $0 } ?? true)
    }
}

/// Who may decide about the numbers of a rulebook, the nearest first.
public enum RuleAuthority: String, Sendable, Hashable, Codable, CaseIterable {
    case steeringGroup = "steering_group"
    case school
    case provider
    case programme
    case law
}

extension RuleAuthority: Comparable {
    /// The easier to ask comes first.
    public static func < (left: RuleAuthority, right: RuleAuthority) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A named value, possibly only for some time.
public struct Parameter: Sendable {
    public enum Value: Sendable, Hashable {
        case number(FixedPoint)
        case text(String)
        case boolean(Bool)
    }

    public let name: String
    public let value: Value
    /// Where the value is written.
    public let valuePlace: SourceLocation
    public let unit: String?
    /// What values make sense, for the rulebook's own and for those that a scenario sets.
    public let range: ParameterRange?
    /// What is not known where the value stands in for it; `nil` for a value that is no stand-in.
    public let assumed: LocalizedText?
    public let from: Day?
    public let until: Day?
    public let source: String?
    public let location: SourceLocation

    /// Whether the value holds on the day; both ends count.
    public func isValid(on day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

extension Parameter.Value {
    /// As a scenario writes it.
    public var text: String {
        switch self {
        case .number(let number): number.description
        case .text(let text): text
        case .boolean(let truth): truth ? "true" : "false"
        }
    }

    /// A value as it is meant without quotes: a number, `true` or `false`, else a text.
    public init(plain text: String) {
        if let number = FixedPoint(parsing: text) {
            self = .number(number)
        } else if let truth = ["true": true, "false": false][text] {
            self = .boolean(truth)
        } else {
            self = .text(text)
        }
    }

    /// A value as YAML writes it: what stands in quotes is text.
    public init(_ scalar: YAMLScalar) {
        self = scalar.isPlain ? Self(plain: scalar.isNull ? "" : scalar.text) : .text(scalar.text)
    }
}

/// A condition every candidate must meet, and the sentence that is said when it does not.
public struct MatchRule: Sendable {
    public indirect enum Condition: Sendable {
        case when(ExpressionSource)
        case all([MatchRule])
        case any([MatchRule])
    }

    public let id: String
    public let title: LocalizedText
    public let condition: Condition
    /// The reason when the condition does not hold; parts in braces are filled in.
    public let reason: LocalizedScalar?
    public let source: String?
    /// Whether a change of the rule may be proposed; `negotiable: false` rules it out.
    public let isNegotiable: Bool
    public let location: SourceLocation

    /// The rules of an `all` or `any` list.
    var nested: [MatchRule] {
        switch condition {
        case .when: []
        case .all(let rules), .any(let rules): rules
        }
    }

    /// Whether a reason can be told however the rule fails: its own, or one of each rule in its list.
    var tellsReason: Bool { reason != nil || (!nested.isEmpty && nested.allSatisfy(\.tellsReason)) }
}

/// A value per candidate that other expressions use by name.
public struct ComputeRule: Sendable {
    public let name: String
    public let expression: ExpressionSource
}

/// A bound on an aggregate over the candidates.
public struct LimitRule: Sendable {
    public enum Aggregate: Sendable {
        case sum(ExpressionSource)
        /// The number of different values among the allocated candidates.
        case distinct(ExpressionSource)
    }

    public enum BoundKind: String, Sendable, Hashable, CaseIterable {
        case atMost = "at_most"
        case atLeast = "at_least"
        case exactly
        case zeroOrAtLeast = "zero_or_at_least"
        case atMostShare = "at_most_share"
        case atLeastShare = "at_least_share"
    }

    public struct Soft: Sendable {
        /// The goal that pays for the break.
        public let goal: String
        /// What one unit of the break costs in it, at least 0.
        public let penalty: FixedPoint
        public let location: SourceLocation
    }

    public let id: String
    public let title: LocalizedText
    public let aggregate: Aggregate
    public let condition: ExpressionSource?
    /// Empty: one limit over the whole plan.
    public let per: [ExpressionSource]
    public let kind: BoundKind
    public let bound: ExpressionSource
    public let soft: Soft?
    /// Whether a change of the limit may be proposed; `negotiable: false` rules it out.
    public let isNegotiable: Bool
    public let location: SourceLocation
}

/// What makes one plan better than another.
public struct GoalRule: Sendable {
    public enum Sense: String, Sendable, Hashable {
        case maximise
        case minimise
    }

    /// The number that a goal makes as large or small as it can.
    public enum Measure: Sendable {
        /// Σ e·x.
        case sum(ExpressionSource)
        /// The smallest (Σ e·x) / b over the values of `per` that some candidate has, rounded down to
        /// ``decimalsOfLowest`` decimals; 0 without candidates. b is above 0 and the same within each value.
        case lowest(ExpressionSource, of: ExpressionSource, per: [ExpressionSource])
        /// The number of different values among the allocated candidates, added up over the values of `per`.
        case distinct(ExpressionSource, per: [ExpressionSource])
        /// Groups added or dropped against last year: Σ |groups − groups of last year| over the pairs of school and
        /// provider; a pair of last year without candidates counts with all its groups.
        case changesFromPrevious
    }

    /// A quotient is no decimal; so many of its digits count.
    public static let decimalsOfLowest = 6

    public let id: String
    public let title: LocalizedText
    public let sense: Sense
    public let measure: Measure
    /// The share of the goal's value that later goals may give up, 0 or more.
    public let tolerance: FixedPoint
    public let location: SourceLocation
}
