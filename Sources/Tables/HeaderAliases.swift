// SPDX-License-Identifier: GPL-3.0-or-later

/// The German header names that stand for the canonical columns.
///
/// Written in the compared form of ``HeaderName``: lower case, `_` for blanks and hyphens, `ae` for `ä`; so one entry
/// covers `Gruppengröße`, `gruppengroesse` and `GRUPPENGRÖSSE`.
public enum HeaderAliases {
    /// The canonical column a header means in a table; `nil` if the table of aliases has none.
    ///
    /// Only names of `columns` are given, so that `art` is nothing in a table without `kind`.
    public static func canonicalName(of header: String, inTable table: String, columns: [String]) -> String? {
        let name = HeaderName.normalised(header)
        let found = byTable[table]?[name] ?? common[name]
        return found.flatMap { columns.contains($0) ? $0 : nil }
    }

    /// The German names of one column of a table, sorted.
    public static func aliases(of column: String, inTable table: String) -> [String] {
        known(inTable: table, columns: [column])
    }

    /// All aliases that mean one of these columns of a table, sorted.
    static func known(inTable table: String, columns: [String]) -> [String] {
        let names = Set(common.keys).union(byTable[table, default: [:]].keys)
        return names.filter { canonicalName(of: $0, inTable: table, columns: columns) != nil }.sorted()
    }

    /// The same in every table that has the column.
    private static let common = inverted([
        "id": ["nr", "nummer", "kennung", "schluessel", "lfd_nr", "lfdnr", "laufende_nummer", "laufende_nr"],
        "name": ["bezeichnung", "titel"],
        "kind": ["art"],
        "region": ["kreis", "kreisfreie_stadt", "gebietskoerperschaft", "netzwerk"],
        "municipality": ["gemeinde", "kommune", "gemeindeschluessel", "ags"],
        "population": ["einwohner", "einwohnerzahl", "bevoelkerung"],
        "sector": ["bereich", "sektor"],
        "public": ["oeffentlich"],
        "easting": ["rechtswert", "utmrechtswert", "utm_rechtswert", "ostwert"],
        "northing": ["hochwert", "utmhochwert", "utm_hochwert", "nordwert"],
        "pupils": ["schueler", "schuelerzahl", "schuelerinnen_und_schueler", "lernende"],
        "social_index": ["sozialindex", "sozialindexstufe", "schulsozialindex"],
        "startchancen": ["startchancen_schule", "startchancenschule"],
        "own_budget": ["eigenmittel", "eigenbudget", "eigenanteil"],
        "school": ["schule", "lernort", "schulnummer"],
        "field": ["sparte", "kunstsparte"],
        "setting": ["rahmen", "unterricht_oder_nachmittag"],
        "age_from": ["alter_von", "von_alter", "mindestalter"],
        "age_to": ["alter_bis", "bis_alter", "hoechstalter"],
        "groups": ["gruppen", "gruppenzahl", "anzahl_gruppen"],
        "group_size": ["gruppengroesse", "teilnehmende", "teilnehmende_je_gruppe"],
        "group_min": ["gruppe_von", "gruppengroesse_von", "mindestgruppengroesse", "mindestteilnehmende"],
        "group_max": ["gruppe_bis", "gruppengroesse_bis", "hoechstgruppengroesse", "hoechstteilnehmende"],
        "units": ["einheiten", "unterrichtseinheiten", "stunden"],
        "slots": ["zeitfenster", "zeiten", "termine"],
        "priority": ["prioritaet", "dringlichkeit", "rang"],
        "max_groups": ["hoechstzahl_gruppen", "gruppen_hoechstens", "max_gruppen"],
        "qualified": ["qualifiziert", "qualifikation_nachgewiesen"],
        "provider": ["anbieter", "bildungstraeger", "traeger"],
        "capacity": ["plaetze", "kapazitaet"],
        "min_groups": ["mindestzahl_gruppen", "gruppen_mindestens", "min_gruppen"],
        "fee": ["honorar", "honorarkosten", "entgelt", "verguetung", "gage"],
        "materials": ["material", "materialkosten", "sachkosten"],
        "radius_km": ["umkreis_km", "umkreis", "reichweite_km"],
        "place": ["ort", "durchfuehrungsort"],
        "school_types": ["schulformen"],
        "artists": ["kuenstler", "kunstschaffende", "anzahl_kuenstler", "kuenstlerinnen_und_kuenstler"],
        "programme": ["programm", "foerderprogramm"],
        "amount": ["betrag", "mittel", "foerdersumme", "summe"],
        "school_year": ["schuljahr"],
        "need": ["bedarf"],
        "offer": ["angebot"],
        "fund": ["topf", "foerdertopf"],
        "mode": ["modus", "festlegung"],
        "reason": ["grund", "begruendung"],
        "decided_by": ["entschieden_von", "beschlossen_von", "entscheidung_durch"],
    ])

    /// Where a word means another column than elsewhere.
    private static let byTable: [String: [String: String]] = [
        "regions": inverted(["id": ["kreis", "ags", "kreisschluessel", "gemeindeschluessel"]]),
        "municipalities": inverted(["id": ["ags", "gemeindeschluessel"], "name": ["gemeinde", "kommune"]]),
        "schools": inverted([
            "id": ["schulnummer", "schulnr"],
            "name": ["schule", "schulname", "schulbezeichnung"],
            "type": ["schulform", "schultyp", "art"],
        ]),
        "needs": inverted(["id": ["bedarf", "bedarfsnummer"]]),
        "providers": inverted(["id": ["anbieternummer"], "name": ["anbieter"]]),
        "offers": inverted(["id": ["angebot", "angebotsnummer"]]),
        "funds": inverted(["id": ["topf", "foerdertopf"]]),
    ]

    private static func inverted(_ aliases: [String: [String]]) -> [String: String] {
        let pairs = aliases.flatMap { column, names in names.map { ($0, column) } }
        return Dictionary(pairs, uniquingKeysWith: min)
    }
}
