// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
public import Planning
import Tables

extension Catalogue {
    /// - Parameter plan: allocations of a plan of this scenario; `nil` without a plan.
    public init(_ scenario: Scenario, candidates: CandidateSet, plan: [PlannedRow]?) {
        let region = RegionTables(scenario.tables)
        let fitting = FittingOffers(candidates, needs: region.needs.count)
        let maker = CatalogueMaker(scenario: scenario, region: region, fitting: fitting, plan: plan)
        title = scenario.title
        schoolYear = scenario.schoolYear.description
        entries = maker.entries
        schools = maker.schools
        municipalities = maker.municipalities
        doubles = maker.doubles
        blindSpots = maker.blindSpots
        providers = region.providers.map { provider in
            ProviderPoint(
                id: provider.id, name: provider.name,
                point: provider.position.map { MapPoint($0) },
                municipality: provider.municipality)
        }
        hasPlan = plan != nil
    }
}

private struct CatalogueMaker {
    let scenario: Scenario
    let region: RegionTables
    let fitting: FittingOffers
    /// Groups by need and by offer.
    private let perNeed: [Int64]?
    private let perOffer: [Int64]?
    /// Rows of the needs that an offer fits.
    private let needsOfOffer: [[Int]]

    init(scenario: Scenario, region: RegionTables, fitting: FittingOffers, plan: [PlannedRow]?) {
        self.scenario = scenario
        self.region = region
        self.fitting = fitting
        var needs = [[Int]](repeating: [], count: region.offers.count)
        for (need, offers) in fitting.offers.enumerated() {
            for offer in offers { needs[offer].append(need) }
        }
        needsOfOffer = needs
        guard let plan else {
            (perNeed, perOffer) = (nil, nil)
            return
        }
        var byNeed = [Int64](repeating: 0, count: region.needs.count)
        var byOffer = [Int64](repeating: 0, count: region.offers.count)
        for row in plan {
            byNeed[row.need] += row.groups
            byOffer[row.offer] += row.groups
        }
        (perNeed, perOffer) = (byNeed, byOffer)
    }

    var entries: [CatalogueEntry] {
        TableRows(scenario.tables, "offers").map { row in
            CatalogueEntry(
                row, region, fittingNeeds: needsOfOffer[row.index].count, planned: perOffer.map { $0[row.index] })
        }.sorted { ($0.field, $0.kind, $0.providerName, $0.id) < ($1.field, $1.kind, $1.providerName, $1.id) }
    }

    // MARK: Schools

    var schools: [SchoolService] {
        var needs = [[RegionTables.Need]](repeating: [], count: region.schools.count)
        for need in region.needs { needs[need.school].append(need) }
        var earlier = [Bool](repeating: false, count: region.schools.count)
        for row in TableRows(scenario.tables, "previous") where row.integer("groups") ?? 1 > 0 {
            if let school = row.reference("school") { earlier[school] = true }
        }
        return region.schools.map { school in
            let own = needs[school.row]
            let planned = perNeed.map { perNeed in own.reduce(0) { $0 + perNeed[$1.row] } }
            return SchoolService(
                id: school.id, name: school.name, type: school.type, municipality: school.municipality,
                municipalityName: region.municipalities[school.municipality].name,
                point: MapPoint(school.position),
                state: state(own, planned: planned ?? 0, earlier: earlier[school.row]),
                needed: own.reduce(0) { $0 + $1.groups }, planned: planned)
        }
    }

    private func state(_ needs: [RegionTables.Need], planned: Int64, earlier: Bool) -> SchoolService.State {
        if planned > 0 { return .planned }
        if earlier { return .earlier }
        if needs.isEmpty { return .silent }
        return needs.contains { !fitting.offers[$0.row].isEmpty } ? .possible : .never
    }

    // MARK: Municipalities

    var municipalities: [MunicipalSupply] {
        region.municipalities.indices.map { row in
            let needs = region.needs.filter { region.schools[$0.school].municipality == row }
            let providers = region.providers.filter { $0.municipality == row }
            let rows = Set(providers.map(\.row))
            let places = region.offers.filter { rows.contains($0.provider) }.reduce(0) { $0 + $1.capacity }
            return MunicipalSupply(
                id: region.municipalities[row].id, name: region.municipalities[row].name, providers: providers.count,
                places: places, needed: needs.reduce(0) { $0 + $1.groups },
                reachable: fitting.reachable(needs, region),
                planned: perNeed.map { perNeed in needs.reduce(0) { $0 + perNeed[$1.row] } }, centre: centre(row))
        }
    }

    private func centre(_ municipality: Int) -> MapPoint? {
        let schools = region.schools.filter { $0.municipality == municipality }.map(\.position)
        let providers = region.providers.filter { $0.municipality == municipality }.compactMap(\.position)
        let points = (schools + providers).map { MapPoint($0) }
        guard !points.isEmpty else { return nil }
        let count = Double(points.count)
        return MapPoint(
            easting: points.reduce(0) { $0 + $1.easting } / count,
            northing: points.reduce(0) { $0 + $1.northing } / count)
    }

    // MARK: Doubles

    private struct Key: Hashable {
        let field: String
        let kind: String
        let municipality: Int
    }

    /// Same field, kind and municipality, at least two providers that share a need, and more places than demand.
    var doubles: [DoubleStructure] {
        var keys: [Key] = []
        var offers: [Key: [RegionTables.Offer]] = [:]
        for offer in region.offers {
            guard let municipality = region.providers[offer.provider].municipality else { continue }
            let key = Key(field: offer.field, kind: offer.kind, municipality: municipality)
            if offers[key] == nil { keys.append(key) }
            offers[key, default: []].append(offer)
        }
        let found = keys.compactMap { key in double(key, offers[key] ?? []) }
        return found.sorted {
            ($1.places - $1.demand, $0.field, $0.kind, $0.municipality)
                < ($0.places - $0.demand, $1.field, $1.kind, $1.municipality)
        }
    }

    private func double(_ key: Key, _ offers: [RegionTables.Offer]) -> DoubleStructure? {
        let providers = Set(offers.map(\.provider)).sorted()
        guard providers.count > 1 else { return nil }
        let places = offers.reduce(0) { $0 + $1.capacity }
        let needs = Set(offers.flatMap { needsOfOffer[$0.row] })
        let demand = needs.reduce(0) { $0 + region.needs[$1].groups }
        let overlap = needs.contains { need in
            Set(offers.filter { needsOfOffer[$0.row].contains(need) }.map(\.provider)).count > 1
        }
        guard overlap, places > demand else { return nil }
        return DoubleStructure(
            field: key.field, kind: key.kind, municipality: region.municipalities[key.municipality].name,
            providers: providers.map { region.providers[$0].name }, places: places, demand: demand)
    }

    // MARK: Blind spots

    var blindSpots: [BlindSpot] {
        let offered = Set(region.offers.map(\.field))
        var spots: [BlindSpot] = []
        var fields: [String] = []
        for need in region.needs where need.groups > 0 && !fields.contains(need.field) { fields.append(need.field) }
        for field in fields.sorted() {
            let needs = region.needs.filter { $0.field == field && $0.groups > 0 }
            if !offered.contains(field) {
                spots.append(spot(.field, field: field, municipality: nil, needs))
                continue
            }
            for row in region.municipalities.indices {
                let local = needs.filter { region.schools[$0.school].municipality == row }
                guard !local.isEmpty, local.allSatisfy({ fitting.offers[$0.row].isEmpty }) else { continue }
                spots.append(spot(.place, field: field, municipality: region.municipalities[row].name, local))
            }
        }
        for row in region.municipalities.indices where !region.providers.contains(where: { $0.municipality == row }) {
            let needs = region.needs.filter { region.schools[$0.school].municipality == row && $0.groups > 0 }
            spots.append(spot(.noProvider, field: nil, municipality: region.municipalities[row].name, needs))
        }
        return spots
    }

    private func spot(
        _ kind: BlindSpot.Kind, field: String?, municipality: String?, _ needs: [RegionTables.Need]
    ) -> BlindSpot {
        BlindSpot(
            kind: kind, field: field, municipality: municipality, needs: needs.map(\.id),
            groups: needs.reduce(0) { $0 + $1.groups })
    }
}
