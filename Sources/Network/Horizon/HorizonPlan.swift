// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning
public import Tables

/// Plans of several school years, each made on what the year before left.
public struct HorizonPlan: Sendable {
    public let years: [HorizonYear]
    /// What would become of the first year's co-operations if a fund ended after it; one for each fund that pays any.
    public let endings: [FundEnding]
    /// What is covered at least once: classes and fields where there are classes, else schools and fields.
    public let unit: CoverageUnit

    public init(years: [HorizonYear], endings: [FundEnding], unit: CoverageUnit) {
        self.years = years
        self.endings = endings
        self.unit = unit
    }
}

public enum CoverageUnit: String, Sendable, Hashable {
    /// A class and a field it asked for or met before.
    case classAndField = "class_and_field"
    /// A school and a field it asked for.
    case schoolAndField = "school_and_field"
}

/// One school year of a horizon.
public struct HorizonYear: Sendable {
    public let schoolYear: SchoolYear
    public let plan: Plan
    public let funds: [FundYear]
    /// Pairs that were asked for, and those of them that had at least one group by the end of the year.
    public let wanted: Int
    public let covered: Int
    /// Co-operations of a school and a provider: all of this year, those that go on from the year before, and those of the
    /// year before that do not.
    public let cooperations: Int
    public let continued: Int
    public let ended: Int

    public var groups: Int64 { plan.allocations.reduce(0) { $0 + $1.groups } }
}

/// What a fund has and pays in one year.
public struct FundYear: Sendable, Hashable {
    public let id: String
    public let programme: String
    public let amount: FixedPoint
    /// `nil` where no rulebook computes what is funded.
    public let spent: FixedPoint?
    public let groups: Int64
}

/// What becomes of the co-operations that a fund pays in the first year if it has no money in the next.
public struct FundEnding: Sendable, Hashable {
    public let fund: String
    public let programme: String
    /// Co-operations (school and provider) that have groups paid by the fund.
    public let cooperations: Int
    /// Those of them that the next year's plan without the fund still has, paid by others.
    public let survive: Int
    /// How many of them go on in the next year's plan with the fund: what is lost anyway is no fault of the ending.
    public let surviveWithFund: Int
    /// Groups in the next year's plan with and without the fund.
    public let groupsWith: Int64
    public let groupsWithout: Int64
    /// Whether both plans are proven to be best.
    public let isProven: Bool
}
