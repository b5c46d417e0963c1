// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Tables

/// The rows of a scenario that figures of a region are made from, read once.
struct RegionTables {
    struct Need {
        let row: Int
        let id: String
        let school: Int
        let field: String
        let kind: String
        let groups: Int64
        let priority: Int64?
        /// The middle of the ages, rounded down; `nil` where neither end is given.
        let age: Int64?
        let slots: [String]
    }

    struct School {
        let row: Int
        let id: String
        let name: String
        let type: String?
        let sector: String?
        let municipality: Int
        let socialIndex: Int64?
        let position: Place

        /// Whether it is a place of learning outside of school; a place that does not say is a school.
        var isOutOfSchool: Bool { sector.map { $0 != "school" } ?? false }
    }

    struct Provider {
        let row: Int
        let id: String
        let name: String
        let kind: String?
        let municipality: Int?
        /// `nil` without a limit.
        let maximum: Int64?
        let position: Place?
    }

    struct Offer {
        let row: Int
        let id: String
        let provider: Int
        let field: String
        let kind: String
        let capacity: Int64
    }

    let needs: [Need]
    let schools: [School]
    let providers: [Provider]
    let offers: [Offer]
    let municipalities: [(id: String, name: String)]

    init(_ tables: TableSet) {
        needs = TableRows(tables, "needs").map { row in
            let (from, to) = (row.integer("age_from"), row.integer("age_to"))
            let age = from.flatMap { from in to.map { (from + $0) / 2 } } ?? from ?? to
            return Need(
                row: row.index, id: row.text("id") ?? "", school: row.reference("school") ?? 0,
                field: row.text("field") ?? "", kind: row.text("kind") ?? "", groups: row.integer("groups") ?? 0,
                priority: row.integer("priority"), age: age, slots: row.list("slots"))
        }
        schools = TableRows(tables, "schools").map { row in
            School(
                row: row.index, id: row.text("id") ?? "", name: row.text("name") ?? "", type: row.text("type"),
                sector: row.text("sector"), municipality: row.reference("municipality") ?? 0,
                socialIndex: row.integer("social_index"),
                position: Place(
                    easting: row.number("easting") ?? FixedPoint(0), northing: row.number("northing") ?? FixedPoint(0)))
        }
        providers = TableRows(tables, "providers").map { row in
            let position = row.number("easting").flatMap { easting in
                row.number("northing").map { Place(easting: easting, northing: $0) }
            }
            return Provider(
                row: row.index, id: row.text("id") ?? "", name: row.text("name") ?? "", kind: row.text("kind"),
                municipality: row.reference("municipality"), maximum: row.integer("max_groups"), position: position)
        }
        offers = TableRows(tables, "offers").map { row in
            Offer(
                row: row.index, id: row.text("id") ?? "", provider: row.reference("provider") ?? 0,
                field: row.text("field") ?? "", kind: row.text("kind") ?? "", capacity: row.integer("capacity") ?? 0)
        }
        municipalities = TableRows(tables, "municipalities").map { ($0.text("id") ?? "", $0.text("name") ?? "") }
    }
}

/// Which offers fit which needs, whatever the fund: the candidates of a scenario, each pair once.
struct FittingOffers {
    /// By row of the needs table, ascending.
    let offers: [[Int]]

    init(_ candidates: CandidateSet, needs: Int) {
        var offers = [[Int]](repeating: [], count: needs)
        for (need, offer) in zip(candidates.needs, candidates.offers) where offers[Int(need)].last != Int(offer) {
            offers[Int(need)].append(Int(offer))
        }
        self.offers = offers
    }

    /// The groups of these needs that the fitting offers could take if nobody else asked. Cost: that of a flow over the
    /// candidates of these needs, whatever the size of the region.
    func reachable(_ needs: [RegionTables.Need], _ region: RegionTables) -> Int64 {
        let asking = needs.filter { $0.groups > 0 }
        let used = Set(asking.flatMap { offers[$0.row] }).sorted()
        let owners = Set(used.map { region.offers[$0].provider }).sorted()
        let (firstOffer, firstOwner) = (asking.count, asking.count + used.count)
        let nodeOfOffer = Dictionary(uniqueKeysWithValues: zip(used, firstOffer...))
        let nodeOfOwner = Dictionary(uniqueKeysWithValues: zip(owners, firstOwner...))
        var flow = BipartiteFlow(nodes: firstOwner + owners.count)
        for (index, need) in asking.enumerated() {
            flow.supply(index, need.groups)
            for offer in offers[need.row] { flow.connect(index, nodeOfOffer[offer] ?? 0, room: nil) }
        }
        for offer in used {
            let owner = nodeOfOwner[region.offers[offer].provider] ?? 0
            flow.connect(nodeOfOffer[offer] ?? 0, owner, room: region.offers[offer].capacity)
        }
        for owner in owners { flow.demand(nodeOfOwner[owner] ?? 0, region.providers[owner].maximum) }
        return flow.maximum()
    }
}
