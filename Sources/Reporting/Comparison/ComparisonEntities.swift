// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Tables

/// Names for the ids of compared plans: those of the first plan whose scenario knows the id.
struct ComparisonEntities {
    private let sources: [Source]

    private struct Source {
        let entities: PlanEntities
        let needs: [String: Int]
        let offers: [String: Int]
        let funds: [String: Int]

        init(_ tables: TableSet) {
            let entities = PlanEntities(tables)
            self.entities = entities
            needs = Self.rows(entities.needs)
            offers = Self.rows(entities.offers)
            funds = Self.rows(entities.funds)
        }

        private static func rows(_ named: PlanEntities.Named) -> [String: Int] {
            Dictionary(
                (0..<named.count).compactMap { row in named.id.text(row).map { ($0, row) } },
                uniquingKeysWith: { first, _ in first })
        }
    }

    init(_ plans: [ComparedPlan]) { self.init(plans.map(\.scenario.tables)) }

    init(_ tables: [TableSet]) { sources = tables.map(Source.init) }

    private func need<Value>(_ id: String, _ read: (PlanEntities, Int) -> Value?) -> Value? {
        for source in sources {
            if let row = source.needs[id], let value = read(source.entities, row) { return value }
        }
        return nil
    }

    func school(ofNeed id: String) -> String? {
        need(id) { entities, row in entities.school(ofNeed: row).flatMap(entities.schools.id.text) }
    }

    func schoolName(ofNeed id: String) -> String? {
        need(id) { entities, row in entities.school(ofNeed: row).flatMap(entities.schools.name.text) }
    }

    func municipality(ofNeed id: String) -> String? {
        need(id) { entities, row in
            entities.school(ofNeed: row).flatMap(entities.municipality).flatMap(entities.municipalities.id.text)
        }
    }

    func field(ofNeed id: String) -> String { need(id) { $0.field(ofNeed: $1) } ?? "" }

    func provider(ofOffer id: String) -> String? {
        sources.lazy.compactMap { source in
            source.offers[id].flatMap { source.entities.provider(ofOffer: $0) }
                .flatMap(source.entities.providers.id.text)
        }.first
    }

    func providerName(ofOffer id: String) -> String {
        sources.lazy.compactMap { source in source.offers[id].map { source.entities.providerName(ofOffer: $0) } }
            .first ?? ""
    }
}
