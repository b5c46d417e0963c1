// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Tables

/// The headings and sentences of what is told about a network, in both languages.
enum NetworkTexts {
    static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    // MARK: Agreement

    static let nothingSaid = both("(nicht geregelt)", "(not said)")

    static func noDifference(_ left: String, _ right: String) -> LocalizedText {
        both("\(left) und \(right) sagen dasselbe.", "\(left) and \(right) say the same.")
    }

    static func differences(_ count: Int, of facts: Int) -> LocalizedText {
        let (counted, facts) = (CountedNoun.difference.counted(count), CountedNoun.fact.counted(facts))
        return both(
            "\(counted.de); die erste Vereinbarung hat \(facts.de).",
            "\(counted.en); the first agreement has \(facts.en).")
    }

    static func agreementGood(_ title: String, facts: Int) -> LocalizedText {
        let facts = CountedNoun.fact.counted(facts)
        return both(
            "\(title): alle verpflichtenden Teile sind da (\(facts.de)).",
            "\(title): all obligatory parts are there (\(facts.en)).")
    }

    // MARK: Roll-out

    static let rollout = both("Regionale Bildungsnetzwerke in NRW", "Regional education networks in NRW")
    static let rolloutKicker = both("Ausbau seit 2008", "Roll-out since 2008")
    static let year = both("Jahr", "Year")
    static let signedThatYear = both("Unterschrift bekannt", "Signature known")
    static let atLeast = both("mindestens", "at least")
    static let atMost = both("höchstens", "at most")
    static let reported = both("laut Quelle", "reported")
    static let region = both("Region", "Region")
    static let kind = both("Art", "Kind")
    static let district = both("Regierungsbezirk", "District")
    static let contract = both("Vertrag", "Contract")
    static let sources = both("Quellen", "Sources")
    static let note = both("Anmerkung", "Note")
    static let today = both("heute", "now")
    static let byYear = both("Nach Jahren", "By year")
    static let regions = both("Die 53 Regionen", "The 53 regions")
    static let namedRegions = both("Namen", "Names")
    static let unknown = both("unbekannt", "unknown")

    static let boundsExplained = both(
        "„Mindestens“ zählt die Regionen, deren Unterschrift bis zu diesem Jahr belegt ist; „höchstens“ alle, bei denen "
            + "nichts dagegen spricht. Wo die Jahre unbekannt sind, liegen beide weit auseinander.",
        "“At least” counts the regions whose signature is known by that year, “at most” all of which nothing says "
            + "otherwise. Where years are unknown the two are far apart.")

    static func contract(_ region: RolloutRegion) -> LocalizedText {
        switch region.contract {
        case .noneFound: return both("keiner gefunden", "none found")
        case .reported: return both("nur berichtet (\(year(region).de))", "reported only (\(year(region).en))")
        case .yes:
            if let day = region.signed { return both(day.germanDescription, day.isoDescription) }
            return region.years == nil ? both("ja, Jahr unbekannt", "yes, year unknown") : year(region)
        }
    }

    private static func year(_ region: RolloutRegion) -> LocalizedText {
        guard let years = region.years else { return unknown }
        if years.count == 1 { return both("\(years.lowerBound)", "\(years.lowerBound)") }
        return both(
            "zwischen \(years.lowerBound) und \(years.upperBound)",
            "between \(years.lowerBound) and \(years.upperBound)")
    }

    static func rolloutLead(first: Int?, firstYear: Int, now: Int?, regions: Int) -> LocalizedText {
        let start = first.map { both("\(firstYear) waren es \($0) Netzwerke, ", "\($0) networks in \(firstYear), ") }
        let end = now.map { both("heute sind es \($0) von \(regions).", "\($0) of \(regions) today.") }
        return both((start?.de ?? "") + (end?.de ?? ""), (start?.en ?? "") + (end?.en ?? ""))
    }

    static let rolloutChart = both("Zahl der Verträge je Jahr", "Contracts by year")
}
