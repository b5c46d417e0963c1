// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Tables

/// An offer in the words of schema.org: a Course of an Organization with what it costs.
struct LinkedOffer {
    let entry: CatalogueEntry
    let language: Language

    init(_ entry: CatalogueEntry, language: Language) {
        self.entry = entry
        self.language = language
    }

    var json: JSONValue {
        let (field, kind) = (CodeLabels.field(entry.field, language), CodeLabels.kind(entry.kind, language))
        var members: [(key: String, value: JSONValue)] = [
            ("@type", .string("Course")), ("identifier", .string(entry.id)),
            ("name", .string("\(field), \(kind)")), ("inLanguage", .string("de")), ("about", .string(field)),
            ("provider", provider),
        ]
        if let ages { members.append(("typicalAgeRange", .string(ages))) }
        if let most = entry.groupMaximum { members.append(("maximumAttendeeCapacity", .number(FixedPoint(most)))) }
        if let price = entry.price {
            members.append(
                (
                    "offers",
                    .object([
                        ("@type", .string("Offer")), ("price", .number(price)), ("priceCurrency", .string("EUR")),
                    ])
                ))
        }
        return .object(members)
    }

    private var provider: JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("@type", .string("Organization")), ("identifier", .string(entry.provider)),
            ("name", .string(entry.providerName)),
        ]
        if let municipality = entry.municipality {
            members.append(
                ("location", .object([("@type", .string("Place")), ("name", .string(municipality))])))
        }
        return .object(members)
    }

    /// `6-13`, `6-` or `-13`, as schema.org writes them.
    private var ages: String? {
        guard entry.ageFrom != nil || entry.ageTo != nil else { return nil }
        return (entry.ageFrom.map { "\($0)" } ?? "") + "-" + (entry.ageTo.map { "\($0)" } ?? "")
    }
}
