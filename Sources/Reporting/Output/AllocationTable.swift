// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// `allocations.csv`: one row per allocation, in the order of the plan.
enum AllocationTable {
    static func table(_ plan: Plan, _ entities: PlanEntities) -> OutputTable {
        var table = OutputTable(
            name: "allocations", title: LocalizedText(de: "Zuteilungen", en: "Allocations"), columns: columns,
            primaryKey: entities.hasFunds ? ["need", "offer", "fund"] : ["need", "offer"])
        table.rows = plan.allocations.map { row($0, entities) }
        return table
    }

    private static func row(_ allocation: Allocation, _ entities: PlanEntities) -> [OutputTable.Cell] {
        let school = entities.school(ofNeed: allocation.need)
        let municipality = school.flatMap(entities.municipality)
        let provider = entities.provider(ofOffer: allocation.offer)
        return [
            .init(entities.needs.id.text(allocation.need)),
            .init(school.flatMap(entities.schools.id.text)),
            .init(school.flatMap(entities.schools.name.text)),
            .init(municipality.flatMap(entities.municipalities.id.text)),
            .init(entities.offers.id.text(allocation.offer)),
            .init(provider.flatMap(entities.providers.id.text)),
            .init(provider.flatMap(entities.providers.name.text)),
            .text(entities.field(ofNeed: allocation.need)),
            .init(allocation.fund.flatMap(entities.funds.id.text)),
            .init(allocation.fund.map(entities.programme)),
            .integer(allocation.groups),
            entities.units(ofOffer: allocation.offer).map { .decimal($0, decimals: 0) } ?? .absent,
            .init(money: allocation.cost),
            .init(money: allocation.funded),
            .init(money: allocation.own),
            allocation.km.flatMap { DecimalText.rounded($0, digits: 3) }.map { .decimal($0, decimals: 3) } ?? .absent,
        ]
    }

    private static let columns: [OutputTable.Column] =
        entityColumns + [
            .init(
                "groups", .integer, required: true, title: LocalizedText(de: "Gruppen", en: "Groups"),
                LocalizedText(de: "Zugeteilte Gruppen, mindestens 1", en: "Groups allocated, at least 1")),
            .init(
                "units", .number, title: LocalizedText(de: "Einheiten", en: "Units"),
                LocalizedText(de: "Einheiten des Angebots je Gruppe", en: "Units of the offer per group")),
            .init(
                "cost", .number, title: LocalizedText(de: "Kosten", en: "Cost"),
                LocalizedText(de: "Kosten aller Gruppen der Zeile in EUR", en: "Cost of all groups of the row in EUR")),
            .init(
                "funded", .number, title: LocalizedText(de: "Förderung", en: "Funded"),
                LocalizedText(
                    de: "Davon aus dem Topf, für alle Gruppen der Zeile, in EUR",
                    en: "The part paid by the fund, for all groups of the row, in EUR")),
            .init(
                "own", .number, title: LocalizedText(de: "Eigenanteil", en: "Own share"),
                LocalizedText(
                    de: "Davon Eigenanteil, für alle Gruppen der Zeile, in EUR",
                    en: "The part not paid by the fund, for all groups of the row, in EUR")),
            .init(
                "km", .number, title: LocalizedText(de: "Entfernung", en: "Distance"),
                LocalizedText(
                    de: "Luftlinie zwischen Schule und Anbieter in Kilometern",
                    en: "Straight line between school and provider in kilometres")),
        ]

    private static let entityColumns: [OutputTable.Column] = [
        .init(
            "need", .string, required: true, title: LocalizedText(de: "Bedarf", en: "Need"),
            LocalizedText(de: "Kennung des Bedarfs", en: "Id of the need")),
        .init(
            "school", .string, required: true, title: LocalizedText(de: "Schule", en: "School"),
            LocalizedText(de: "Kennung der Schule", en: "Id of the school")),
        .init(
            "school_name", .string, title: LocalizedText(de: "Name der Schule", en: "School name"),
            LocalizedText(de: "Name der Schule", en: "Name of the school")),
        .init(
            "municipality", .string, title: LocalizedText(de: "Gemeinde", en: "Municipality"),
            LocalizedText(de: "Kennung der Gemeinde der Schule", en: "Id of the school's municipality")),
        .init(
            "offer", .string, required: true, title: LocalizedText(de: "Angebot", en: "Offer"),
            LocalizedText(de: "Kennung des Angebots", en: "Id of the offer")),
        .init(
            "provider", .string, required: true, title: LocalizedText(de: "Anbieter", en: "Provider"),
            LocalizedText(de: "Kennung des Anbieters", en: "Id of the provider")),
        .init(
            "provider_name", .string, title: LocalizedText(de: "Name des Anbieters", en: "Provider name"),
            LocalizedText(de: "Name des Anbieters", en: "Name of the provider")),
        .init(
            "field", .string, required: true, title: LocalizedText(de: "Sparte", en: "Field"),
            LocalizedText(de: "Sparte des Bedarfs", en: "Field of the need")),
        .init(
            "fund", .string, title: LocalizedText(de: "Topf", en: "Fund"),
            LocalizedText(
                de: "Kennung des Topfes; leer, wenn das Szenario keine Töpfe hat",
                en: "Id of the fund; blank if the scenario has no funds")),
        .init(
            "programme", .string, title: LocalizedText(de: "Programm", en: "Programme"),
            LocalizedText(de: "Förderprogramm des Topfes", en: "Funding programme of the fund")),
    ]
}
