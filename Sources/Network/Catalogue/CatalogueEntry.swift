// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// An offer as a catalogue tells it. What the tables do not say is `nil` or empty.
public struct CatalogueEntry: Sendable {
    public let id: String
    public let provider: String
    public let providerName: String
    public let providerKind: String?
    /// The provider's municipality.
    public let municipality: String?
    public let field: String
    public let kind: String
    public let setting: String?
    public let ageFrom: Int64?
    public let ageTo: Int64?
    public let groupMinimum: Int64?
    public let groupMaximum: Int64?
    public let units: FixedPoint?
    /// Groups in the school year.
    public let capacity: Int64
    /// `school` or `venue`.
    public let place: String?
    public let radius: FixedPoint?
    public let slots: [String]
    public let schoolTypes: [String]
    /// Fee and materials together, in euro; `nil` where neither is given.
    public let price: FixedPoint?
    /// Needs of the scenario that the offer fits.
    public let fittingNeeds: Int
    /// Groups that the plan gives it; `nil` without a plan.
    public let planned: Int64?
}

extension CatalogueEntry {
    init(_ row: TableRow, _ region: RegionTables, fittingNeeds: Int, planned: Int64?) {
        let provider = region.providers[row.reference("provider") ?? 0]
        id = row.text("id") ?? ""
        self.provider = provider.id
        providerName = provider.name
        providerKind = provider.kind
        municipality = provider.municipality.map { region.municipalities[$0].name }
        field = row.text("field") ?? ""
        kind = row.text("kind") ?? ""
        setting = row.text("setting")
        ageFrom = row.integer("age_from")
        ageTo = row.integer("age_to")
        groupMinimum = row.integer("group_min")
        groupMaximum = row.integer("group_max")
        units = row.number("units")
        capacity = row.integer("capacity") ?? 0
        place = row.text("place")
        radius = row.number("radius_km")
        slots = row.list("slots")
        schoolTypes = row.list("school_types")
        price = Self.sum(row.number("fee"), row.number("materials"))
        self.fittingNeeds = fittingNeeds
        self.planned = planned
    }

    /// Money has two decimals, and what a single offer costs is far from an overflow.
    private static func sum(_ fee: FixedPoint?, _ materials: FixedPoint?) -> FixedPoint? {
        let cents = [fee, materials].compactMap { $0?.rescaled(to: 2)?.mantissa }
        return cents.isEmpty ? nil : FixedPoint(mantissa: cents.reduce(0, +), scale: 2)
    }
}
