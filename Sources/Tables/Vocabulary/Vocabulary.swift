// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// What a code says something of; the same word may stand for codes of several families.
public enum CodeFamily: Sendable, Hashable, CaseIterable {
    case field
    case kind
    case setting
    case schoolType
    case sector
    case slot
    case programme
}

/// Words for the codes that German networks use. Codes are data: one that is not listed is shown as it is.
///
/// The one place of labels; what reads a word as a code and what shows a code as a word both look here.
public enum Vocabulary {
    /// The label of a code; the code itself where none is listed.
    public static func label(_ code: String, _ family: CodeFamily, _ language: Language) -> String {
        labels(family)[code]?.text(language) ?? code
    }

    /// Whether a code of any family is written so.
    public static func isCode(_ text: String) -> Bool { codes.contains(text) }

    /// The codes that a word stands for: their labels in both languages and further words of daily use, whatever the
    /// case, hyphens and umlauts are written like. Sorted; a code does not stand for itself.
    public static func codes(meaning word: String) -> [String] {
        (meanings[CodeSpelling(word)] ?? []).filter { $0 != word }
    }

    private static let codes = Set(CodeFamily.allCases.flatMap { labels($0).keys })

    private static let meanings: [CodeSpelling: [String]] = {
        var meanings: [CodeSpelling: Set<String>] = [:]
        for family in CodeFamily.allCases {
            for (code, label) in labels(family) {
                for word in [label.de, label.en] + (words[code] ?? []) {
                    meanings[CodeSpelling(word), default: []].insert(code)
                }
            }
        }
        return meanings.mapValues { $0.sorted() }
    }()

    private static func labels(_ family: CodeFamily) -> [String: LocalizedText] {
        switch family {
        case .field: fields
        case .kind: kinds
        case .setting: settings
        case .schoolType: schoolTypes
        case .sector: sectors
        case .slot: slots
        case .programme: programmes
        }
    }

    /// Further words for a code beside its labels.
    private static let words: [String: [String]] = [
        "afternoon": ["nachmittags", "am Nachmittag"],
        "any": ["beides", "beliebig", "alle"],
        "bildende-kunst": ["Kunst"],
        "film": ["Filme", "Kino"],
        "foerderschule": ["Förderschulen", "Sonderschule"],
        "gesamtschule": ["Gesamtschulen"],
        "grundschule": ["Grundschulen"],
        "gymnasium": ["Gymnasien"],
        "lesson": ["im Unterricht", "vormittags", "am Vormittag", "Vormittag"],
        "ogs": ["OGS", "OGTS", "offene Ganztagsschule", "Ganztag"],
        "project": ["Projekte"],
        "realschule": ["Realschulen"],
        "school": ["Schulen"],
        "training": ["Fortbildungen", "Weiterbildung"],
        "visit": ["Besuche"],
        "youth": ["Jugend", "Jugendeinrichtung", "Jugendzentrum"],
    ]

    private static let settings: [String: LocalizedText] = [
        "afternoon": LocalizedText(de: "Nachmittag", en: "Afternoon"),
        "any": LocalizedText(de: "egal", en: "any"),
        "lesson": LocalizedText(de: "Unterricht", en: "Lesson"),
        "ogs": LocalizedText(de: "offener Ganztag", en: "open all-day care"),
    ]

    private static let sectors: [String: LocalizedText] = [
        "school": LocalizedText(de: "Schule", en: "School"),
        "youth": LocalizedText(de: "Jugendarbeit", en: "Youth work"),
    ]

    /// `mo-vm` to `sa-nm`.
    private static let slots: [String: LocalizedText] = {
        let days = [
            ("mo", "Montag", "Monday"), ("di", "Dienstag", "Tuesday"), ("mi", "Mittwoch", "Wednesday"),
            ("do", "Donnerstag", "Thursday"), ("fr", "Freitag", "Friday"), ("sa", "Samstag", "Saturday"),
        ]
        let halves = [("vm", "Vormittag", "morning"), ("nm", "Nachmittag", "afternoon")]
        let pairs = days.flatMap { day in
            halves.map { half in
                ("\(day.0)-\(half.0)", LocalizedText(de: "\(day.1) \(half.1)", en: "\(day.2) \(half.2)"))
            }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()

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
        "primusschule": LocalizedText(de: "PRIMUS-Schule", en: "PRIMUS school"),
        "realschule": LocalizedText(de: "Realschule", en: "Realschule"),
        "sekundarschule": LocalizedText(de: "Sekundarschule", en: "Sekundarschule"),
        "volksschule": LocalizedText(de: "Volksschule", en: "Volksschule"),
        "waldorfschule": LocalizedText(de: "Waldorfschule", en: "Waldorf school"),
        "weiterbildungskolleg": LocalizedText(de: "Weiterbildungskolleg", en: "College for adults"),
    ]

    private static let kinds: [String: LocalizedText] = [
        "course": LocalizedText(de: "Kurs", en: "Course"),
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
