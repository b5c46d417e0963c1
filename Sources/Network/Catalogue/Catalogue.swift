// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// What a region offers, who gets it and who never does, and where offers double or are missing.
public struct Catalogue: Sendable {
    public let title: LocalizedText
    public let schoolYear: String
    /// By field, kind and name of the provider.
    public let entries: [CatalogueEntry]
    /// In the order of the schools table.
    public let schools: [SchoolService]
    /// In the order of the municipalities table.
    public let municipalities: [MunicipalSupply]
    public let doubles: [DoubleStructure]
    public let blindSpots: [BlindSpot]
    public let providers: [ProviderPoint]
    public let hasPlan: Bool
}

/// Whether a school is served.
public struct SchoolService: Sendable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Has groups in the plan.
        case planned
        /// Had a co-operation in an earlier year.
        case earlier
        /// Neither, but an offer fits one of its needs.
        case possible
        /// Has needs, but never had a co-operation, and no offer fits.
        case never
        /// Named no need and never had a co-operation.
        case silent
    }

    public let id: String
    public let name: String
    public let type: String?
    /// Row of the municipalities table.
    public let municipality: Int
    public let municipalityName: String
    public let point: MapPoint
    public let state: State
    public let needed: Int64
    public let planned: Int64?
}

/// Supply and demand of one municipality, in groups.
public struct MunicipalSupply: Sendable {
    public let id: String
    public let name: String
    public let providers: Int
    /// Places of offers whose provider is there.
    public let places: Int64
    public let needed: Int64
    /// Of these the fitting offers of the whole region could take so many if nobody else asked.
    public let reachable: Int64
    public let planned: Int64?
    /// The middle of its schools and providers; `nil` without any.
    public let centre: MapPoint?
}

/// Providers of one municipality that offer the same while there is not enough demand for all of them.
public struct DoubleStructure: Sendable, Hashable {
    public let field: String
    public let kind: String
    public let municipality: String
    /// Names, in the order of the providers table.
    public let providers: [String]
    public let places: Int64
    /// Groups of all needs that fit any of these offers.
    public let demand: Int64
}

/// Demand that nothing answers.
public struct BlindSpot: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Nobody in the region offers the field at all.
        case field
        /// For the needs of a field in a municipality no offer passes the rules.
        case place
        /// A municipality without any provider of its own.
        case noProvider = "no_provider"
    }

    public let kind: Kind
    /// `nil` for a municipality as a whole.
    public let field: String?
    /// `nil` for the whole region.
    public let municipality: String?
    public let needs: [String]
    public let groups: Int64
}

/// A provider on the map; without a position it stands in the table only.
public struct ProviderPoint: Sendable {
    public let id: String
    public let name: String
    public let point: MapPoint?
    public let municipality: Int?
}
