// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// What the numbers are called that somebody could decide otherwise.
extension ExplanationTexts {
    /// A number in the words of the tables: `funds.T1.amount` is the amount of fund T1.
    static func number(_ target: String) -> LocalizedText {
        let parts = target.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let dot = parts[1].lastIndex(of: ".") else { return both(target, target) }
        let (id, column) = (String(parts[1][..<dot]), String(parts[1][parts[1].index(after: dot)...]))
        guard let label = columns["\(parts[0]).\(column)"] else { return both(target, target) }
        return both("\(label.de) \(id)", "\(label.en) \(id)")
    }

    private static let columns: [String: LocalizedText] = [
        "funds.amount": both("Betrag des Topfes", "amount of fund"),
        "offers.capacity": both("Plätze des Angebots", "places of offer"),
        "offers.min_groups": both("Mindestgruppen des Angebots", "smallest number of groups of offer"),
        "offers.radius_km": both("Umkreis in km des Angebots", "radius in km of offer"),
        "offers.age_from": both("Mindestalter des Angebots", "least age of offer"),
        "offers.age_to": both("Höchstalter des Angebots", "greatest age of offer"),
        "offers.group_min": both("kleinste Gruppe des Angebots", "smallest group of offer"),
        "offers.group_max": both("größte Gruppe des Angebots", "largest group of offer"),
        "offers.units": both("Einheiten des Angebots", "units of offer"),
        "offers.fee": both("Honorar des Angebots", "fee of offer"),
        "offers.materials": both("Sachkosten des Angebots", "materials of offer"),
        "offers.artists": both("Kunstschaffende des Angebots", "artists of offer"),
        "providers.max_groups": both("Gruppen des Anbieters", "groups of provider"),
        "needs.groups": both("Gruppen des Bedarfs", "groups of need"),
        "needs.group_size": both("Gruppengröße des Bedarfs", "group size of need"),
        "needs.units": both("Einheiten des Bedarfs", "units of need"),
        "needs.age_from": both("Mindestalter des Bedarfs", "least age of need"),
        "needs.age_to": both("Höchstalter des Bedarfs", "greatest age of need"),
        "needs.priority": both("Priorität des Bedarfs", "priority of need"),
        "schools.own_budget": both("Eigenmittel der Schule", "own money of school"),
        "schools.social_index": both("Sozialindex der Schule", "social index of school"),
    ]

    static func parameter(_ name: String) -> LocalizedText { both("Wert \(name)", "value \(name)") }

    /// A bound that is a number alone; the rule is named beside it.
    static let numberOfRule = both("Zahl der Regel", "number of the rule")

    static func number(writtenIn expression: String) -> LocalizedText {
        both("Zahl in „\(expression)“", "number in \"\(expression)\"")
    }
}
