// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// What is known of the networks of a whole Land: which region has a contract, since when, and what sources count.
public struct Rollout: Sendable {
    /// In the order of the file.
    public let regions: [RolloutRegion]
    /// Totals that sources report, in the order of the file.
    public let reported: [ReportedTotal]
    /// Sources by their id, in the order of the file.
    public let sources: [RolloutSource]

    public func source(_ id: String) -> RolloutSource? { sources.first { $0.id == id } }
}

/// A region and its contract.
public struct RolloutRegion: Sendable, Hashable {
    public enum Contract: String, Sendable, Hashable, CaseIterable {
        /// A source names the region as one with a contract.
        case yes
        /// A signature was reported, but a later list does not have the region.
        case reported
        /// Nothing was found; that is not the same as none.
        case noneFound = "none_found"
    }

    /// Five digits.
    public let ags: String
    public let name: String
    public let kind: String
    /// Regierungsbezirk.
    public let district: String
    public let contract: Contract
    /// The first and the last year in which it can have been signed; `nil` where the year is not known.
    public let years: ClosedRange<Int>?
    public let signed: Day?
    public let sources: [String]
    public let note: String?
}

/// How many contracts a source counts.
public struct ReportedTotal: Sendable, Hashable {
    /// `nil` for “now”, without a year.
    public let year: Int?
    public let total: Int
    public let sources: [String]
    public let note: String?
}

public struct RolloutSource: Sendable, Hashable {
    public let id: String
    public let title: String
    /// `nil` where the page was not noted.
    public let url: String?
}

/// The roll-out by year, as far as it is known.
public struct RolloutYear: Sendable, Hashable {
    public let year: Int
    /// Regions whose signature is known to be of this year.
    public let named: [RolloutRegion]
    /// Fewest contracts that the named regions prove by the end of the year.
    public let atLeast: Int
    /// Most contracts that what is known of the regions allows by the end of the year.
    public let atMost: Int
    /// What sources report for the year; the last one where there are several.
    public let reported: Int?
}

extension Rollout {
    /// Every year from the first to the last that a region or a report names.
    ///
    /// A region without a year may have signed in any; one of which nothing was found as well, so the bounds are wide
    /// where the sources are silent.
    public var years: [RolloutYear] {
        let known =
            regions.compactMap(\.years).flatMap { [$0.lowerBound, $0.upperBound] } + reported.compactMap(\.year)
        guard let first = known.min(), let last = known.max() else { return [] }
        return (first...last).map { year in
            RolloutYear(
                year: year,
                named: regions.filter { $0.years == year...year && $0.contract == .yes },
                atLeast: regions.count { $0.contract == .yes && ($0.years?.upperBound ?? .max) <= year },
                atMost: regions.count { ($0.years?.lowerBound ?? .min) <= year },
                reported: reported.last { $0.year == year }?.total)
        }
    }

    /// The reported total of today, and how many regions are named today.
    public var now: (reported: Int?, named: Int) {
        (reported.last { $0.year == nil }?.total, regions.count { $0.contract == .yes })
    }
}
