// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Tables

/// A bundle as rows of the tables: the lead's offer and provider with what the partner adds.
struct BundleDraft {
    let id: String
    let offer: RegionTables.Offer
    let lead: RegionTables.Provider
    let partner: RegionTables.Provider
    /// Who joins an alliance beside the partner.
    var others: [RegionTables.Provider] = []
    let aids: [ProviderBundle.Aid]
    let capacity: Int64
    /// Cells by column, as they are written in a CSV file.
    let offerCells: [(column: String, text: String)]
    let providerCells: [(column: String, text: String)]
    /// The completed alliance; empty where the bundle is none.
    var allianceCells: [(column: String, text: String)] = []

    /// Whose free places the bundle takes: in an alliance the lead carries the groups.
    var carriers: [RegionTables.Provider] { allianceCells.isEmpty ? [lead, partner] : [lead] }

    /// The same for bundles of the same offer and partner.
    var pair: String { ([offer.id, partner.id] + others.map(\.id)).joined(separator: " ") }
}

/// Thinks of bundles for needs that nobody can meet alone.
struct BundleDrafts {
    private struct Terms {
        let ages: (Int64?, Int64?)
        let groupMaximum: Int64?
        let radius: Double?
        let venue: Bool
        let slots: [String]
    }

    private struct Wish {
        let need: RegionTables.Need
        let ages: (Int64?, Int64?)
        let size: Int64?
    }

    /// Partners tried for an offer, the nearest to the school first: far ones would not meet.
    private static let partnersTried = 12
    /// More drafts than this are not made; the needs come in the order of their urgency.
    private static let mostDrafts = 600

    private let tables: TableSet
    private let region: RegionTables
    private let terms: [Terms]
    private let qualified: [Bool]
    private let freeOffer: [Int64]
    /// `nil` without a limit.
    private let freeProvider: [Int64?]
    private let alliances: Alliances?

    init(_ tables: TableSet, _ region: RegionTables, plan: [PlannedRow]) {
        self.tables = tables
        self.region = region
        terms = TableRows(tables, "offers").map { row in
            Terms(
                ages: (row.integer("age_from"), row.integer("age_to")), groupMaximum: row.integer("group_max"),
                radius: row.number("radius_km")?.double, venue: row.text("place") == "venue", slots: row.list("slots"))
        }
        qualified = TableRows(tables, "providers").map { $0.truth("qualified") ?? false }
        var offers = region.offers.map(\.capacity)
        var providers = region.providers.map(\.maximum)
        for row in plan {
            offers[row.offer] -= row.groups
            let provider = region.offers[row.offer].provider
            providers[provider] = providers[provider].map { $0 - row.groups }
        }
        (freeOffer, freeProvider) = (offers, providers)
        alliances = Alliances(tables)
    }

    /// Whether an offer has a place left in the plan.
    func hasRoom(_ offer: Int) -> Bool {
        freeOffer[offer] > 0 && (freeProvider[region.offers[offer].provider] ?? 1) > 0
    }

    /// Drafts for the needs, in their order.
    func drafts(for needs: [RegionTables.Need]) -> [BundleDraft] {
        var drafts: [BundleDraft] = []
        var seen: Set<[Int]> = []
        for need in needs {
            let row = TableRows(tables, "needs")[need.row]
            let wish = Wish(
                need: need, ages: (row.integer("age_from"), row.integer("age_to")), size: row.integer("group_size"))
            let near = partners(near: region.schools[need.school])
            for offer in region.offers where offer.field == need.field && offer.kind == need.kind {
                drafts += allianceDrafts(from: drafts.count, wish, offer, near, &seen)
                for partner in near where partner.row != offer.provider {
                    for aids in choices(aids(wish, offer, partner)) {
                        let codes = aids.compactMap { ProviderBundle.Aid.allCases.firstIndex(of: $0) }
                        guard seen.insert([offer.row, partner.row] + codes).inserted,
                            let draft = draft("V\(drafts.count + 1)", wish, offer, partner, aids)
                        else { continue }
                        drafts.append(draft)
                        if drafts.count >= Self.mostDrafts { return drafts }
                    }
                }
            }
        }
        return drafts
    }

    /// The offer with its alliance completed, once for each choice of who joins.
    private func allianceDrafts(
        from first: Int, _ wish: Wish, _ offer: RegionTables.Offer, _ near: [RegionTables.Provider],
        _ seen: inout Set<[Int]>
    ) -> [BundleDraft] {
        guard let alliances, let alliance = alliances.incomplete(offer) else { return [] }
        let lead = region.providers[offer.provider]
        let rooms = [freeOffer[offer.row], freeProvider[lead.row]].compactMap { $0 }
        guard let capacity = rooms.min(), capacity > 0 else { return [] }
        var drafts: [BundleDraft] = []
        for further in alliances.joining(alliance, of: lead, among: near) {
            guard seen.insert([offer.row, -1] + further.map(\.row)).inserted else { continue }
            let id = "V\(first + drafts.count + 1)"
            drafts.append(
                BundleDraft(
                    id: id, offer: offer, lead: lead, partner: further[0], others: Array(further.dropFirst()),
                    aids: [.alliance], capacity: capacity,
                    offerCells: offerCells(id, wish, offer, [.alliance], capacity),
                    providerCells: providerCells(id, lead, further[0], [.alliance], capacity),
                    allianceCells: alliances.cells(alliance, id: id, with: further)))
        }
        return drafts
    }

    /// One thing that is added, or two: what does not matter to the rules is to be left out.
    private func choices(_ aids: [ProviderBundle.Aid]) -> [[ProviderBundle.Aid]] {
        let pairs = aids.indices.flatMap { first in aids[(first + 1)...].map { [aids[first], $0] } }
        return aids.map { [$0] } + pairs
    }

    private func partners(near school: RegionTables.School) -> [RegionTables.Provider] {
        let ranked = region.providers.map { (distance($0, school) ?? .infinity, $0.row) }.sorted { $0 < $1 }
        return ranked.prefix(Self.partnersTried).map { region.providers[$0.1] }
    }

    private func distance(_ provider: RegionTables.Provider, _ school: RegionTables.School) -> Double? {
        provider.position.map { Kilometres.between($0, school.position) }
    }

    // MARK: Aids

    /// What the offer lacks for the need and the partner has. What it has itself is no reason for a partner.
    private func aids(
        _ wish: Wish, _ offer: RegionTables.Offer, _ partner: RegionTables.Provider
    ) -> [ProviderBundle.Aid] {
        let own = terms[offer.row]
        let school = region.schools[wish.need.school]
        let partnerOffers = region.offers.filter { $0.provider == partner.row }
        var aids: [ProviderBundle.Aid] = []
        if !qualified[offer.provider], qualified[partner.row] { aids.append(.qualification) }
        if let radius = own.radius, let far = distance(region.providers[offer.provider], school), far > radius,
            let near = distance(partner, school), near <= radius,
            partnerOffers.contains(where: { terms[$0.row].venue })
        {
            aids.append(.place)
        }
        if !covers(own.ages, wish.ages),
            partnerOffers.contains(where: { $0.kind == offer.kind && covers(terms[$0.row].ages, wish.ages) })
        {
            aids.append(.ages)
        }
        let sameField = partnerOffers.filter { $0.field == offer.field }
        if !meets(own.slots, wish.need.slots),
            sameField.contains(where: { meets(terms[$0.row].slots, wish.need.slots) })
        {
            aids.append(.slots)
        }
        if let size = wish.size, let most = own.groupMaximum, size > most,
            sameField.contains(where: { ($0.kind == offer.kind) && (terms[$0.row].groupMaximum ?? .max) >= size - most }
            )
        {
            aids.append(.groupSize)
        }
        return aids
    }

    private func covers(_ ages: (Int64?, Int64?), _ wish: (Int64?, Int64?)) -> Bool {
        guard let from = wish.0, let to = wish.1 else { return true }
        return (ages.0 ?? 0) <= from && to <= (ages.1 ?? .max)
    }

    private func meets(_ slots: [String], _ wish: [String]) -> Bool {
        slots.isEmpty || wish.isEmpty || wish.contains(where: slots.contains)
    }

    // MARK: Rows

    private func draft(
        _ id: String, _ wish: Wish, _ offer: RegionTables.Offer, _ partner: RegionTables.Provider,
        _ aids: [ProviderBundle.Aid]
    ) -> BundleDraft? {
        let lead = region.providers[offer.provider]
        let rooms = [freeOffer[offer.row], freeProvider[lead.row], freeProvider[partner.row]].compactMap { $0 }
        guard let capacity = rooms.min(), capacity > 0 else { return nil }
        return BundleDraft(
            id: id, offer: offer, lead: lead, partner: partner, aids: aids, capacity: capacity,
            offerCells: offerCells(id, wish, offer, aids, capacity),
            providerCells: providerCells(id, lead, partner, aids, capacity))
    }

    private func offerCells(
        _ id: String, _ wish: Wish, _ offer: RegionTables.Offer, _ aids: [ProviderBundle.Aid], _ capacity: Int64
    ) -> [(column: String, text: String)] {
        var changes = ["id": id, "provider": id, "capacity": "\(capacity)"]
        let own = terms[offer.row]
        for aid in aids {
            switch aid {
            case .qualification: break
            case .place: changes["place"] = "venue"
            case .ages:
                if let from = wish.ages.0, let had = own.ages.0 { changes["age_from"] = "\(min(from, had))" }
                if let to = wish.ages.1, let had = own.ages.1 { changes["age_to"] = "\(max(to, had))" }
            case .slots:
                changes["slots"] = (own.slots + wish.need.slots.filter { !own.slots.contains($0) }).joined(
                    separator: "|")
            case .groupSize: changes["group_max"] = wish.size.map { "\($0)" }
            case .alliance: if let alliances { changes[alliances.column] = id }
            }
        }
        return RowCells.cells(tables, "offers", row: offer.row, changes: changes)
    }

    private func providerCells(
        _ id: String, _ lead: RegionTables.Provider, _ partner: RegionTables.Provider, _ aids: [ProviderBundle.Aid],
        _ capacity: Int64
    ) -> [(column: String, text: String)] {
        let place = aids.contains(.place) ? partner : lead
        var changes = ["id": id, "max_groups": "\(capacity)", "name": lead.name + " mit " + partner.name]
        if aids.contains(.qualification) { changes["qualified"] = "true" }
        let cells = RowCells.cells(tables, "providers", row: place.row, changes: changes)
        let kind = lead.kind
        return cells.map { $0.column == "kind" ? ($0.column, kind ?? "") : $0 }
            .map { cell in
                cell.column == "qualified" && changes["qualified"] == nil
                    ? (cell.column, qualified[lead.row] ? "true" : "false") : cell
            }
    }
}
