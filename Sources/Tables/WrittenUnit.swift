// SPDX-License-Identifier: GPL-3.0-or-later

/// What a column counts or measures, as headers may say it.
struct WrittenUnit {
    /// How a unit is to be understood beside a column.
    enum Verdict {
        /// The column's own, or a remark that says nothing of the numbers.
        case same
        /// Another one, so that the numbers would have to be converted.
        case other
        /// No unit that is known.
        case unknown
    }

    /// As it is told to people.
    let name: String
    /// Other ways to write it, in lower case.
    private let spellings: Set<String>

    private init(_ name: String, _ spellings: Set<String>) {
        self.name = name
        self.spellings = spellings
    }

    /// The unit of a column of numbers; `nil` where none is fixed, so that a header may name any.
    static func unit(of column: ColumnSchema) -> WrittenUnit? {
        column.type == .money ? euro : byColumn[column.name]
    }

    static func verdict(on text: String, of column: ColumnSchema) -> Verdict {
        let text = text.lowercased()
        if remarks.contains(text) { return .same }
        guard let unit = unit(of: column) else { return .same }
        if unit.means(text) { return .same }
        return isUnit(text) ? .other : .unknown
    }

    /// Whether the text is the unit of any column, or one that none has.
    static func isUnit(_ text: String) -> Bool {
        let text = text.lowercased()
        return foreign.contains(text) || known.contains { $0.means(text) }
    }

    private func means(_ text: String) -> Bool { text == name.lowercased() || spellings.contains(text) }

    /// What says nothing of the numbers.
    private static let remarks: Set<String> = [
        "optional", "freiwillig", "pflicht", "pflichtfeld", "required", "anzahl", "zahl", "number",
    ]

    /// Units that no column has.
    private static let foreign: Set<String> = [
        "cent", "ct", "teur", "t€", "tsd", "tsd.", "tsd. eur", "tsd. €", "tsd eur", "keur", "k€", "mio", "mio.",
        "mio. eur", "usd", "$", "chf", "dm", "%", "prozent", "h", "std", "std.", "stunde", "stunden", "zeitstunden",
        "hours", "min", "min.", "minuten", "minutes", "tage", "tagen", "wochen", "monate", "monaten", "cm", "meilen",
        "miles", "grad", "°", "degrees", "lat", "lon", "wgs84",
    ]

    private static let euro = WrittenUnit("EUR", ["€", "euro"])
    private static let kilometres = WrittenUnit("km", ["kilometer", "kilometern", "kilometre", "kilometres"])
    private static let metres = WrittenUnit("m", ["meter", "metern", "metre", "utm", "utm32", "utm 32n", "epsg:25832"])
    private static let years = WrittenUnit("Jahre", ["jahren", "j", "j.", "years"])
    private static let groups = WrittenUnit("Gruppen", ["groups", "plätze"])
    private static let people = WrittenUnit(
        "Personen", ["kinder", "schüler", "schülerinnen", "sus", "tn", "teilnehmende", "köpfe", "einwohner", "ew"])
    private static let lessons = WrittenUnit(
        "UE", ["unterrichtseinheiten", "einheiten", "45 min", "45 minuten", "à 45 min", "je 45 min"])
    private static let known = [euro, kilometres, metres, years, groups, people, lessons]

    private static let byColumn: [String: WrittenUnit] = [
        "radius_km": kilometres, "easting": metres, "northing": metres, "age_from": years, "age_to": years,
        "group_size": people, "group_min": people, "group_max": people, "pupils": people, "population": people,
        "artists": people, "groups": groups, "capacity": groups, "max_groups": groups, "min_groups": groups,
        "units": lessons,
    ]
}
