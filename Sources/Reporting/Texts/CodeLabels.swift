// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Words for the codes that German networks use. Codes are data: one that is not listed is shown as it is.
enum CodeLabels {
    static func field(_ code: String, _ language: Language) -> String { label(code, fields, language) }
    static func kind(_ code: String, _ language: Language) -> String { label(code, kinds, language) }
    static func programme(_ code: String, _ language: Language) -> String { label(code, programmes, language) }

    static func schoolType(_ code: String, _ language: Language) -> String { label(code, schoolTypes, language) }

    private static func label(_ code: String, _ labels: [String: LocalizedText], _ language: Language) -> String {
        labels[code]?.text(language) ?? code
    }

    private static let fields: [String: LocalizedText] = [
        "architektur": LocalizedText(de: "Architektur", en: "Architecture"),
        "bildende-kunst": LocalizedText(de: "Bildende Kunst", en: "Visual arts"),
        "film": LocalizedText(de: "Film", en: "Film"),
        "fotografie": LocalizedText(de: "Fotografie", en: "Photography"),
        "geschichte": LocalizedText(de: "Geschichte", en: "History"),
        "literatur": LocalizedText(de: "Literatur", en: "Literature"),
        "medien": LocalizedText(de: "Medien", en: "Media"),
        "mint": LocalizedText(de: "MINT", en: "STEM"),
        "musik": LocalizedText(de: "Musik", en: "Music"),
        "natur": LocalizedText(de: "Natur", en: "Nature"),
        "neue-medien": LocalizedText(de: "Neue Medien", en: "New media"),
        "spartenuebergreifend": LocalizedText(de: "Spartenübergreifend", en: "Across fields"),
        "tanz": LocalizedText(de: "Tanz", en: "Dance"),
        "theater": LocalizedText(de: "Theater", en: "Theatre"),
        "zirkus": LocalizedText(de: "Zirkus", en: "Circus"),
    ]

    private static let schoolTypes: [String: LocalizedText] = [
        "berufskolleg": LocalizedText(de: "Berufskolleg", en: "Vocational college"),
        "foerderschule": LocalizedText(de: "Förderschule", en: "Special school"),
        "gesamtschule": LocalizedText(de: "Gesamtschule", en: "Comprehensive school"),
        "grundschule": LocalizedText(de: "Grundschule", en: "Primary school"),
        "gymnasium": LocalizedText(de: "Gymnasium", en: "Gymnasium"),
        "hauptschule": LocalizedText(de: "Hauptschule", en: "Hauptschule"),
        "jugendzentrum": LocalizedText(de: "Jugendzentrum", en: "Youth centre"),
        "realschule": LocalizedText(de: "Realschule", en: "Realschule"),
        "sekundarschule": LocalizedText(de: "Sekundarschule", en: "Sekundarschule"),
        "waldorfschule": LocalizedText(de: "Waldorfschule", en: "Waldorf school"),
        "weiterbildungskolleg": LocalizedText(de: "Weiterbildungskolleg", en: "College for adults"),
    ]

    private static let kinds: [String: LocalizedText] = [
        "project": LocalizedText(de: "Projekt", en: "Project"),
        "training": LocalizedText(de: "Fortbildung", en: "Training"),
        "visit": LocalizedText(de: "Besuch", en: "Visit"),
    ]

    private static let programmes: [String: LocalizedText] = [
        "jekits": LocalizedText(de: "JeKits", en: "JeKits"),
        "kommune": LocalizedText(de: "Kommunale Mittel", en: "Municipal funds"),
        "kultur-macht-stark": LocalizedText(de: "Kultur macht stark", en: "Kultur macht stark"),
        "kultur-und-schule": LocalizedText(de: "Kultur und Schule", en: "Kultur und Schule"),
        "kulturrucksack": LocalizedText(de: "Kulturrucksack", en: "Kulturrucksack"),
        "kulturstrolche": LocalizedText(de: "Kulturstrolche", en: "Kulturstrolche"),
        "startchancen": LocalizedText(de: "Startchancen", en: "Startchancen"),
    ]
}
