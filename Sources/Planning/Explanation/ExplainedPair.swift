// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// A need with what a sentence says of it.
public struct ExplainedNeed: Sendable, Hashable, Codable {
    public let id: String
    public let school: String
    public let schoolName: String
    public let kind: String
    public let field: String
    /// Groups asked for.
    public let groups: Int64
}

/// An offer for a need, possibly from one fund.
public struct ExplainedPair: Sendable, Hashable, Codable {
    public let need: ExplainedNeed
    public let offer: String
    public let provider: String
    public let providerName: String
    /// `nil` without a funds table, or where any fund is meant.
    public let fund: String?

    /// The ids, for ``Explanation/id``.
    var parts: [String] { [need.id, offer] + [fund].compactMap { $0 } }
}

/// A candidate whose number of groups is another one in another plan.
public struct AllocationChange: Sendable, Hashable, Codable {
    public let allocation: ExplainedPair
    public let before: Int64
    public let after: Int64
}

/// What changes for one need when something is forced.
public struct NeedChange: Sendable, Hashable, Codable {
    public enum Effect: String, Sendable, Hashable, Codable {
        /// Groups are lost.
        case loses
        /// As many groups with another partner or from another fund.
        case moves
        /// Groups are won.
        case gains
    }

    public let need: ExplainedNeed
    public let effect: Effect
    /// Groups of the need in the plan and in the other one.
    public let before: Int64
    public let after: Int64
    public let changes: [AllocationChange]
}

/// A value that a rule read, with its place.
public struct ExplainedValue: Sendable, Hashable, Codable {
    /// As the rule writes it, for example `offer.radius_km`.
    public let name: String
    public let value: String
    /// The value as people read it, money with its unit.
    public let shown: LocalizedText
    /// `file:line:column` of the table cell or of the parameter.
    public let place: String
}

/// A match rule and how it came out.
public struct ExplainedRule: Sendable, Hashable, Codable {
    public let id: String
    public let title: LocalizedText
    /// Why it does not hold, with the values filled in; `nil` where it holds.
    public let reason: LocalizedText?
    public let values: [ExplainedValue]
    /// `file:line:column` of the rule.
    public let place: String
    /// The fund that it is about, where a pair fails from every fund, but not by the same rules; `nil` elsewhere.
    public var fund: String?

    func of(fund: String?) -> ExplainedRule {
        var rule = self
        rule.fund = fund
        return rule
    }
}

/// A limit or lock with how full it is.
public struct ExplainedLimit: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable {
        case limit
        case lock
        /// A match rule that excludes what a lock asks for.
        case match
    }

    public let kind: Kind
    /// The id of the rule; `lock` for a lock.
    public let id: String
    public let title: LocalizedText
    /// The value of `per`, for example the id of a fund; empty for the whole plan.
    public let subject: String
    /// What the bound is: `at_most`, `at_least` and so on.
    public let bound: String
    /// The number that bounds; `nil` for shares of something else.
    public let limit: FixedPoint?
    /// What the plan has of it.
    public let used: FixedPoint?
    /// What one group more takes.
    public let needed: FixedPoint?
    /// Whether the numbers are euro.
    public let isMoney: Bool
    /// What the bound was computed from.
    public let values: [ExplainedValue]
    /// `file:line:column` of the rule or lock.
    public let place: String
    /// The name of the row of the model.
    public let row: String
    /// What the bound takes for granted because nobody stated it; `nil` where everything is known.
    public let assumed: LocalizedText?

    public init(
        kind: Kind, id: String, title: LocalizedText, subject: String, bound: String, limit: FixedPoint?,
        used: FixedPoint?, needed: FixedPoint?, isMoney: Bool, values: [ExplainedValue], place: String, row: String,
        assumed: LocalizedText? = nil
    ) {
        self.kind = kind
        self.id = id
        self.title = title
        self.subject = subject
        self.bound = bound
        self.limit = limit
        self.used = used
        self.needed = needed
        self.isMoney = isMoney
        self.values = values
        self.place = place
        self.row = row
        self.assumed = assumed
    }
}
