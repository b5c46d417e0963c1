// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells headers that are probably meant for a column, though they are no name of it: `Honorar pro Gruppe`,
/// `Max. Umkreis`, `Klasse von`.
enum HeaderWords {
    /// Whether all words of the header are among those of a name of the column, or the other way round; or whether the
    /// header is one that people take for the column.
    static func areRelated(_ header: String, to column: String, inTable table: String) -> Bool {
        if related[column]?.contains(header) ?? false { return true }
        let words = Self.words(header)
        guard words.contains(where: { $0.count > 2 && !edges.contains($0) }) else { return false }
        let names = [column] + HeaderAliases.aliases(of: column, inTable: table)
        return names.contains { name in
            let other = Self.words(name)
            return words.isSubset(of: other) || other.isSubset(of: words)
        }
    }

    private static func words(_ name: String) -> Set<String> {
        Set(name.split { !$0.isLetter }.map(String.init)).subtracting(joints)
    }

    /// Words that join others.
    private static let joints: Set<String> = [
        "in", "je", "pro", "per", "der", "die", "das", "des", "fuer", "und", "oder", "zu", "am", "im", "ca",
    ]
    /// Words that say which end of a range is meant, and so name nothing alone.
    private static let edges: Set<String> = [
        "von", "bis", "ab", "min", "max", "mindestens", "hoechstens", "from", "to",
    ]

    /// What people write for the same quantity, so that no name of the column is in it. Only words that hardly mean
    /// anything else: a column that is no more than an explanation must stay one.
    private static let related: [String: Set<String>] = [
        "age_from": [
            "klasse_von", "klassen_von", "klassenstufe_von", "jahrgang_von", "jahrgangsstufe_von", "stufe_von",
            "klassenstufe", "klassenstufen", "jahrgangsstufe", "jahrgangsstufen", "altersgruppe", "altersstufe",
        ],
        "age_to": [
            "klasse_bis", "klassen_bis", "klassenstufe_bis", "jahrgang_bis", "jahrgangsstufe_bis", "stufe_bis",
            "klassenstufe", "klassenstufen", "jahrgangsstufe", "jahrgangsstufen", "altersgruppe", "altersstufe",
        ],
        "fee": ["preis", "kosten", "gesamtkosten", "gesamtpreis", "gebuehr", "kosten_je_gruppe", "preis_je_gruppe"],
        "units": ["stundenzahl", "stundenumfang", "zeitumfang"],
        "radius_km": ["entfernung", "entfernung_km", "max_entfernung", "fahrweg", "fahrweg_km"],
        "own_budget": ["budget", "schulbudget"],
        "slots": ["uhrzeit", "wochentag", "wochentage"],
        "group_size": ["kinderzahl", "teilnehmer", "teilnehmerzahl", "tn", "klassengroesse"],
        "social_index": ["index", "ssi", "sozialstufe"],
        "school_types": ["schulform", "schulart", "schularten", "schultypen"],
        "priority": ["wichtigkeit", "prio"],
    ]
}
