// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// A need of which groups stay open, and why.
public struct UnmetNeed: Sendable, Hashable {
    /// Row of the needs table.
    public let need: Int
    /// At least 1.
    public let groupsOpen: Int64
    public let reason: Reason

    public init(need: Int, groupsOpen: Int64, reason: Reason) {
        self.need = need
        self.groupsOpen = groupsOpen
        self.reason = reason
    }

    /// The one cause that every page, letter and file tells.
    public enum Reason: Sendable, Hashable {
        /// Of the offers of the need's field and kind none passes the match rules; those that are nearest to passing,
        /// the nearest first, at most three. Where no rule compares field and kind and no offer is of both, all offers
        /// are meant, and `ofKind` is `nil`.
        case excluded(nearest: [NearMiss], ofKind: Int?)
        /// Nobody offers the need's kind of activity in its field.
        case notOffered(NotOffered)
        /// There are possibilities, but one more group of any of them would break a limit.
        case limited(possibilities: Int, Stop)
        /// One more group would keep every limit; it is open because the goals are better (or, with a plan that is
        /// not proven, not known to be worse) without it.
        case outweighed(possibilities: Int)
        /// The needs table asks for groups, but the scenario has no offers at all in reach of any rule.
        case noOffers
    }

    /// What there is of the field and of the kind that nobody offers together.
    public struct NotOffered: Sendable, Hashable, Codable {
        /// Offers of the field, of another kind.
        public let ofField: Int
        /// Offers of the kind, of another field.
        public let ofKind: Int

        public init(ofField: Int, ofKind: Int) {
            self.ofField = ofField
            self.ofKind = ofKind
        }
    }

    /// An offer that fails few rules.
    public struct NearMiss: Sendable, Hashable {
        /// Row of the offers table.
        public let offer: Int
        /// Row of the funds table; `nil` without one.
        public let fund: Int?
        /// The rules that exclude it, in the order of the rulebooks.
        public let rules: [FailedRule]

        public init(offer: Int, fund: Int?, rules: [FailedRule]) {
            self.offer = offer
            self.fund = fund
            self.rules = rules
        }
    }

    public struct FailedRule: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
        /// The rule's `else` with its values filled in; the title where the rule gives no reason.
        public let reason: LocalizedText

        public init(id: String, title: LocalizedText, reason: LocalizedText) {
            self.id = id
            self.title = title
            self.reason = reason
        }
    }
}

extension UnmetNeed {
    /// The limits that stop one more group of a need, the cause first.
    public struct Stop: Sendable, Hashable, Codable {
        public let standing: StopStanding
        /// What the possibility that comes nearest breaks of it: one limit, or several at once.
        public let cause: [BlockingLimit]
        /// Whatever else stops some possibility, by how many possibilities each of them stops, most first.
        public let besides: [BlockingLimit]

        public init(standing: StopStanding, cause: [BlockingLimit], besides: [BlockingLimit]) {
            self.standing = standing
            self.cause = cause
            self.besides = besides
        }
    }

    /// A limit or lock that one more group would break.
    public struct BlockingLimit: Sendable, Hashable, Codable {
        /// With the numbers of the possibility that comes nearest to keeping it.
        public let limit: ExplainedLimit
        /// What the limit is about; empty for the whole plan.
        public let subject: [SubjectPart]
        /// What the numbers count.
        public let unit: LimitUnit
        /// Of "none or at least": the most that any plan can have of it; `nil` elsewhere.
        public let most: FixedPoint?
        /// How many of the need's possibilities it stops.
        public let count: Int

        public init(
            limit: ExplainedLimit, subject: [SubjectPart], unit: LimitUnit, most: FixedPoint? = nil, count: Int
        ) {
            self.limit = limit
            self.subject = subject
            self.unit = unit
            self.most = most
            self.count = count
        }
    }
}

/// What is known of limits that stop one more group of a need.
public enum StopStanding: String, Sendable, Hashable, Codable {
    /// No plan at all can have the group: each limit of the cause rules it out by itself, whatever else is planned.
    case impossible
    /// The plan as it is has room for the group but for this one limit, and would be better in the goals with it. The
    /// plan is proven: with an exception from the limit for the need every best plan serves it further, since a plan
    /// that does not keeps the limit and is none better than this one.
    case decisive
    /// The plan as it is has room for the group but for this one limit.
    case single
    /// Every possibility breaks several limits of the plan as it is.
    case several
}

/// One value of a limit's `per`, as people name it.
public struct SubjectPart: Sendable, Hashable, Codable {
    /// The table of a row; `nil` for any other value.
    public let table: String?
    /// The id of the row, or the value.
    public let id: String
    /// The row's name: that of an offer's provider, a fund's programme, a need's school; `nil` where there is none.
    public let name: String?
    /// Whether no other row of the table has the name.
    public let isUnique: Bool
    /// Whether it is the need itself or its school.
    public let isOwn: Bool

    public init(table: String?, id: String, name: String? = nil, isUnique: Bool = false, isOwn: Bool = false) {
        self.table = table
        self.id = id
        self.name = name
        self.isUnique = isUnique
        self.isOwn = isOwn
    }
}

/// What a limit adds up.
public enum LimitUnit: String, Sendable, Hashable, Codable {
    case euro
    case groups
    case other
}
