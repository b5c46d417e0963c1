// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Tables

extension CatalogueReport {
    /// The page. Everything is there without a program; the program only hides what a filter does not ask for.
    var html: String {
        Page(
            language: language, kicker: say(CatalogueTexts.document), title: say(catalogue.title),
            subtitle: say(ReportTexts.schoolYear) + " " + catalogue.schoolYear, style: CataloguePage.style,
            head: [
                Tag.script(Attribute("type", "application/ld+json")) { HTML.data(linkedData) },
                Tag.script(Attribute("type", "module")) { HTML.program(CataloguePage.program) },
            ],
            sections: [
                Page.Section("offers", say(CatalogueTexts.offers)) {
                    Tag.p(.class("lead")) { say(CatalogueTexts.lead(catalogue, figures)) }
                    filters
                    fieldLinks
                    offers
                },
                Page.Section("map", say(CatalogueTexts.map)) {
                    Tag.p { say(CatalogueTexts.mapExplained) }
                    Tag.figure { RegionMapChart(catalogue: catalogue, shapes: shapes, language: language).html }
                    legend
                    municipalities
                },
                Page.Section("served", say(CatalogueTexts.served)) {
                    Tag.p { say(CatalogueTexts.servedLead(catalogue, figures)) }
                    schools
                },
                Page.Section("doubles", say(CatalogueTexts.doubles)) {
                    Tag.p { say(CatalogueTexts.doublesExplained) }
                    doubles
                },
                Page.Section("blind-spots", say(CatalogueTexts.blindSpots)) {
                    Tag.p { say(CatalogueTexts.blindSpotsExplained) }
                    blindSpots
                },
                Page.Section("files", say(CatalogueTexts.files)) {
                    Tag.ul {
                        for name in Self.fileNames.dropFirst() { Tag.li { Tag.a(.href(name)) { name } } }
                    }
                },
            ]
        ).text
    }

    // MARK: Filters

    /// Hidden until the program runs: without it there is nothing that would act on them.
    private var filters: HTML {
        Tag.form(
            .id("filters"), .class("filters"), Attribute("hidden", ""), Attribute("role", "search"),
            Attribute("aria-label", say(CatalogueTexts.filters))
        ) {
            Tag.label {
                say(CatalogueTexts.search); Tag.input(.id("q"), Attribute("type", "search"))
            }
            select("field", CatalogueTexts.field, values(\.field)) { CodeLabels.field($0, language) }
            select("kind", CatalogueTexts.kind, values(\.kind)) { CodeLabels.kind($0, language) }
            select("place", CatalogueTexts.municipality, catalogue.municipalities.map(\.name)) { $0 }
            Tag.label {
                say(CatalogueTexts.age)
                Tag.input(
                    .id("age"), Attribute("type", "number"), Attribute("min", "0"), Attribute("max", "99"),
                    Attribute("inputmode", "numeric"))
            }
            Tag.button(Attribute("type", "reset")) { say(CatalogueTexts.reset) }
            Tag.p(.id("count"), Attribute("role", "status"), Attribute("data-label", CatalogueTexts.shown(language))) {
                CatalogueTexts.shown(language) + "\(catalogue.entries.count)"
            }
        }
    }

    private func values(_ part: (CatalogueEntry) -> String) -> [String] {
        var seen: Set<String> = []
        return catalogue.entries.map(part).filter { seen.insert($0).inserted }
    }

    private func select(
        _ id: String, _ title: LocalizedText, _ values: [String], name: (String) -> String
    ) -> HTML {
        Tag.label {
            say(title)
            Tag.select(.id(id)) {
                Tag.option(Attribute("value", "")) { say(CatalogueTexts.every) }
                for value in values { Tag.option(Attribute("value", value)) { name(value) } }
            }
        }
    }

    private var fieldLinks: HTML {
        Tag.nav(.class("places"), Attribute("aria-label", say(CatalogueTexts.field))) {
            Tag.ul {
                for (index, field) in values(\.field).enumerated() {
                    Tag.li { Tag.a(.href("#" + anchor(index))) { CodeLabels.field(field, language) } }
                }
            }
        }
    }

    // MARK: Offers

    private var offers: HTML {
        var columns: [(LocalizedText, Bool)] = [
            (CatalogueTexts.offerAndProvider, false), (CatalogueTexts.age, false), (CatalogueTexts.group, false),
            (CatalogueTexts.extent, false), (CatalogueTexts.whereAndWhen, false), (CatalogueTexts.price, true),
            (CatalogueTexts.places, true), (CatalogueTexts.fitting, true),
        ]
        if catalogue.hasPlan { columns.append((CatalogueTexts.planned, true)) }
        return Tag.div(
            .class("scroll"), Attribute("role", "group"), Attribute("tabindex", "0"),
            Attribute("aria-label", say(CatalogueTexts.offers))
        ) {
            Tag.table(.id("offer-table"), .class("medium")) {
                Tag.caption { say(CatalogueTexts.offers) }
                Tag.thead {
                    Tag.tr {
                        for column in columns {
                            column.1
                                ? Tag.th(.columnHeader, .class("n")) { say(column.0) }
                                : Tag.th(.columnHeader) { say(column.0) }
                        }
                    }
                }
                for (index, field) in values(\.field).enumerated() {
                    body(field, anchor: anchor(index), columns: columns.count)
                }
            }
        }
    }

    /// Codes are data and may hold what an anchor must not.
    private func anchor(_ field: Int) -> String { "field-\(field + 1)" }

    private func body(_ field: String, anchor: String, columns: Int) -> HTML {
        Tag.tbody(.id(anchor)) {
            Tag.tr {
                Tag.th(.class("school"), Attribute("scope", "rowgroup"), Attribute("colspan", "\(columns)")) {
                    CodeLabels.field(field, language)
                }
            }
            for entry in catalogue.entries where entry.field == field { row(entry) }
        }
    }

    private func row(_ entry: CatalogueEntry) -> HTML {
        let kind = CodeLabels.kind(entry.kind, language)
        let place = entry.municipality ?? ""
        let words = [entry.providerName, place, kind, CodeLabels.field(entry.field, language), entry.id]
        return Tag.tr(
            .class("offer"), Attribute("data-field", entry.field), Attribute("data-kind", entry.kind),
            Attribute("data-place", place), Attribute("data-from", entry.ageFrom.map { "\($0)" } ?? ""),
            Attribute("data-to", entry.ageTo.map { "\($0)" } ?? ""),
            Attribute("data-words", words.joined(separator: " ").lowercased())
        ) {
            Tag.th(.rowHeader) {
                entry.providerName
                Tag.span(.class("sub")) { [kind, place, entry.id].filter { !$0.isEmpty }.joined(separator: " · ") }
            }
            Tag.td { span(entry.ageFrom, entry.ageTo) }
            Tag.td { span(entry.groupMinimum, entry.groupMaximum) }
            Tag.td { extent(entry) }
            Tag.td { placeAndTime(entry) }
            Tag.td(.class("n")) { figures.amount(orDash: entry.price) }
            Tag.td(.class("n")) { figures.count(entry.capacity) }
            Tag.td(.class("n")) { figures.count(entry.fittingNeeds) }
            if let planned = entry.planned { Tag.td(.class("n")) { figures.count(planned) } }
        }
    }

    /// `6 bis 13`, `ab 6`, `bis 13`, a dash.
    private func span(_ from: Int64?, _ to: Int64?) -> String {
        switch (from, to) {
        case (let from?, let to?):
            say(LocalizedText(de: "\(from)\u{A0}bis\u{A0}\(to)", en: "\(from)\u{A0}to\u{A0}\(to)"))
        case (let from?, nil): say(LocalizedText(de: "ab \(from)", en: "from \(from)"))
        case (nil, let to?): say(LocalizedText(de: "bis \(to)", en: "up to \(to)"))
        default: "–"
        }
    }

    private func extent(_ entry: CatalogueEntry) -> String {
        guard let units = entry.units else { return "–" }
        let number = figures.number(units)
        return say(LocalizedText(de: "\(number)\u{A0}Einheiten", en: "\(number)\u{A0}units"))
    }

    private func placeAndTime(_ entry: CatalogueEntry) -> [HTML] {
        let place = [entry.place.map(CatalogueTexts.place), entry.setting.map(CatalogueTexts.setting)].compactMap {
            $0.map(say)
        }
        var parts = place
        if let radius = entry.radius, entry.place == "school" {
            let km = figures.number(radius)
            parts.append(say(LocalizedText(de: "bis \(km)\u{A0}km", en: "up to \(km)\u{A0}km")))
        }
        let slots = entry.slots.map { CatalogueTexts.slot($0, language) }
        let types = entry.schoolTypes.map { CodeLabels.schoolType($0, language) }
        let second = [slots.joined(separator: ", "), types.joined(separator: ", ")].filter { !$0.isEmpty }
        return [.text(parts.isEmpty ? "–" : parts.joined(separator: ", "))]
            + second.map { line in Tag.span(.class("sub")) { line } }
    }
}
