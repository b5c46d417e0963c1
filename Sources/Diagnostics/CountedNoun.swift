// SPDX-License-Identifier: GPL-3.0-or-later

/// A noun that is counted in sentences: the one place that bends words to a number.
///
/// German numerals leave the noun of one unchanged in every case, and change the noun of many in the dative only
/// (`3 Bedarfe`, `in 3 Bedarfen`); zero takes the plural in both languages.
public struct CountedNoun: Sendable, Hashable {
    /// What the words around ask for: `zählt 3 Bedarfe`, `in 3 Bedarfen`. English knows no difference.
    public enum Form: Sendable, Hashable {
        case plain
        case dative
    }

    public let one: LocalizedText
    public let many: LocalizedText
    /// German only: the plural after `in`, `mit`, `von`, `aus`, `zu`.
    public let dativeMany: String

    public init(de: (one: String, many: String, dative: String), en: (one: String, many: String)) {
        one = LocalizedText(de: de.one, en: en.one)
        many = LocalizedText(de: de.many, en: en.many)
        dativeMany = de.dative
    }

    /// `1 Gruppe`, `2 Gruppen`, `1.200 Gruppen`.
    public func counted(_ count: some BinaryInteger, _ form: Form = .plain) -> LocalizedText {
        LocalizedText(de: counted(count, form, .de), en: counted(count, form, .en))
    }

    /// The same in one language.
    public func counted(_ count: some BinaryInteger, _ form: Form = .plain, _ language: Language) -> String {
        DigitGroups.text(count, language) + " " + word(for: count, form, language)
    }

    /// The noun alone, as it stands beside the count.
    public func word(for count: some BinaryInteger, _ form: Form = .plain, _ language: Language) -> String {
        if count == 1 { return one.text(language) }
        return language == .de && form == .dative ? dativeMany : many.text(language)
    }
}

extension CountedNoun {
    /// A noun whose plural is the same in every case, as most in -n are.
    private init(_ one: String, _ many: String, en: (one: String, many: String)) {
        self.init(de: (one, many, many), en: en)
    }

    public static let group = CountedNoun("Gruppe", "Gruppen", en: ("group", "groups"))
    public static let school = CountedNoun("Schule", "Schulen", en: ("school", "schools"))
    public static let candidate = CountedNoun("Möglichkeit", "Möglichkeiten", en: ("possibility", "possibilities"))
    public static let fittingCandidate = CountedNoun(
        "passende Möglichkeit", "passende Möglichkeiten", en: ("fitting possibility", "fitting possibilities"))
    public static let rule = CountedNoun("Regel", "Regeln", en: ("rule", "rules"))
    public static let matchRule = CountedNoun("Auswahlregel", "Auswahlregeln", en: ("match rule", "match rules"))
    /// Any rule, lock or bound that a conflict names.
    public static let condition = CountedNoun("Vorgabe", "Vorgaben", en: ("rule", "rules"))
    public static let lock = CountedNoun("Festlegung", "Festlegungen", en: ("lock", "locks"))
    public static let decimal = CountedNoun(
        "Nachkommastelle", "Nachkommastellen", en: ("decimal place", "decimal places"))
    public static let row = CountedNoun("Zeile", "Zeilen", en: ("row", "rows"))
    public static let column = CountedNoun("Spalte", "Spalten", en: ("column", "columns"))
    public static let cell = CountedNoun("Zelle", "Zellen", en: ("cell", "cells"))
    public static let file = CountedNoun("Datei", "Dateien", en: ("file", "files"))
    public static let warning = CountedNoun("Warnung", "Warnungen", en: ("warning", "warnings"))
    public static let allocation = CountedNoun("Zuteilung", "Zuteilungen", en: ("allocation", "allocations"))
    public static let variant = CountedNoun("Variante", "Varianten", en: ("variant", "variants"))
    public static let fact = CountedNoun("Angabe", "Angaben", en: ("fact", "facts"))
    public static let cooperation = CountedNoun("Kooperation", "Kooperationen", en: ("co-operation", "co-operations"))
    public static let vote = CountedNoun("Stimme", "Stimmen", en: ("vote", "votes"))
    public static let municipality = CountedNoun("Gemeinde", "Gemeinden", en: ("municipality", "municipalities"))
    public static let question = CountedNoun("Frage", "Fragen", en: ("question", "questions"))
    public static let task = CountedNoun("Aufgabe", "Aufgaben", en: ("task", "tasks"))
    public static let scenario = CountedNoun(
        de: ("Szenario", "Szenarien", "Szenarien"), en: ("scenario", "scenarios"))
    public static let need = CountedNoun(de: ("Bedarf", "Bedarfe", "Bedarfen"), en: ("need", "needs"))
    public static let offer = CountedNoun(de: ("Angebot", "Angebote", "Angeboten"), en: ("offer", "offers"))
    public static let provider = CountedNoun(de: ("Anbieter", "Anbieter", "Anbietern"), en: ("provider", "providers"))
    public static let fund = CountedNoun(de: ("Topf", "Töpfe", "Töpfen"), en: ("fund", "funds"))
    public static let place = CountedNoun(de: ("Platz", "Plätze", "Plätzen"), en: ("place", "places"))
    public static let plan = CountedNoun(de: ("Plan", "Pläne", "Plänen"), en: ("plan", "plans"))
    public static let letter = CountedNoun(de: ("Brief", "Briefe", "Briefen"), en: ("letter", "letters"))
    public static let entry = CountedNoun(de: ("Eintrag", "Einträge", "Einträgen"), en: ("entry", "entries"))
    public static let value = CountedNoun(de: ("Wert", "Werte", "Werten"), en: ("value", "values"))
    public static let year = CountedNoun(de: ("Jahr", "Jahre", "Jahren"), en: ("year", "years"))
    public static let schoolYear = CountedNoun(
        de: ("Schuljahr", "Schuljahre", "Schuljahren"), en: ("school year", "school years"))
    public static let part = CountedNoun(de: ("Teil", "Teile", "Teilen"), en: ("part", "parts"))
    public static let seat = CountedNoun(de: ("Sitz", "Sitze", "Sitzen"), en: ("seat", "seats"))
    public static let argument = CountedNoun(
        de: ("Argument", "Argumente", "Argumenten"), en: ("argument", "arguments"))
    public static let error = CountedNoun(de: ("Fehler", "Fehler", "Fehlern"), en: ("error", "errors"))
    public static let note = CountedNoun(de: ("Hinweis", "Hinweise", "Hinweisen"), en: ("note", "notes"))
    public static let difference = CountedNoun(
        de: ("Unterschied", "Unterschiede", "Unterschieden"), en: ("difference", "differences"))
}
