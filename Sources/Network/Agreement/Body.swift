// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// What a body of the network is for, whatever the region calls it.
public enum BodyRole: String, Sendable, Hashable, CaseIterable {
    /// Decides (Lenkungskreis, Lenkungsgruppe, Lenkungsausschuss).
    case steering
    /// A smaller circle that works between the meetings of the steering body; there may be several.
    case inner
    /// Recommends (Bildungskonferenz, Bildungsrat).
    case conference
    /// Carries out (Bildungsbüro, Geschäftsstelle).
    case office
}

/// A body under the name its region gives it.
public struct Body: Sendable {
    public let id: String
    public let role: BodyRole
    public let name: LocalizedText
    /// Empty where the membership is open, as that of many conferences is.
    public let seats: [Seat]
    /// Groups that are heard without a seat of their own.
    public let hears: [EducationActor]
    /// `nil` where the file does not say.
    public let meetingsPerYear: Int?
    public let decides: DecisionRule
    public let location: SourceLocation

    /// Votes of one side when every seat is taken.
    public func votes(of bank: Bank) -> Int {
        seats.filter { $0.bank == bank }.reduce(0) { $0 + $1.count * $1.votes }
    }

    /// All votes when every seat is taken.
    public var votes: Int { Bank.allCases.reduce(0) { $0 + votes(of: $1) } }
}

/// Some seats that are filled alike.
public struct Seat: Sendable {
    public let bank: Bank
    /// At least 1.
    public let count: Int
    /// Votes of each seat; 0 for advisory seats.
    public let votes: Int
    /// Which group of society the seat is for; `nil` where the file does not say.
    public let actor: EducationActor?
    public let title: LocalizedText
    /// How many persons take turns on these seats, more than there are; `nil` where nobody rotates.
    public let rotatesAmong: Int?
    public let location: SourceLocation
}

/// How a body decides.
public struct DecisionRule: Sendable {
    /// Votes that a decision needs; abstentions are not votes.
    public enum Majority: String, Sendable, Hashable, CaseIterable {
        /// Nobody votes against.
        case consensus
        /// More for than against.
        case majority
        /// At least two thirds of the votes given are for it.
        case twoThirds = "two_thirds"
        /// More for than against within the bank of the Land and within that of the Kommune.
        case majorityPerBank = "majority_per_bank"
    }

    /// What happens when as many are for as against.
    public enum Tie: String, Sendable, Hashable, CaseIterable {
        case rejected
        case chair
        case postponed
    }

    public let by: Majority
    /// Share of all votes that must be present, above 0 and at most 1; `nil` without a quorum.
    public let quorum: FixedPoint?
    /// Whether Land and Kommune must have the same number of votes present.
    public let parity: Bool
    public let tie: Tie
    /// Where the rule is written; the body's place where the defaults hold.
    public let location: SourceLocation
}

/// The groups that take part in education in a region. The codes are those of `actor` and `hears` in `network.yaml`.
public enum EducationActor: String, Sendable, Hashable, CaseIterable {
    case schoolSupervision = "school_supervision"
    case schoolAuthority = "school_authority"
    case schools
    case municipalities
    case youthWelfare = "youth_welfare"
    case culture
    case sport
    case adultEducation = "adult_education"
    case earlyEducation = "early_education"
    case universities
    case employment
    case economy
    case welfare
    case integration
    case religion
    case parents
    case pupils
    case politics
}
