// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import GLPK

/// All sentences of the optimiser that can reach people.
enum OptimizerMessages {
    // MARK: Places in a model

    static func column(_ index: Int, _ name: String) -> LocalizedText {
        LocalizedText(de: "Spalte \(index) `\(name)`", en: "column \(index) `\(name)`")
    }

    static func row(_ index: Int, _ name: String) -> LocalizedText {
        LocalizedText(de: "Zeile \(index) `\(name)`", en: "row \(index) `\(name)`")
    }

    static func goal(_ index: Int, _ id: String) -> LocalizedText {
        LocalizedText(de: "Ziel \(index) `\(id)`", en: "goal \(index) `\(id)`")
    }

    static func tolerance(of place: LocalizedText) -> LocalizedText {
        LocalizedText(de: "\(place.de), Toleranz", en: "\(place.en), tolerance")
    }

    // MARK: Models that cannot be computed

    static func emptyRange(_ place: LocalizedText, lower: Int64, upper: Int64) -> LocalizedText {
        LocalizedText(
            de: "\(place.de): die untere Grenze \(lower) liegt über der oberen \(upper)",
            en: "\(place.en): lower bound \(lower) above \(upper)")
    }

    static func boundTooLarge(_ place: LocalizedText, bits: Int) -> LocalizedText {
        LocalizedText(
            de: "\(place.de): eine Grenze liegt außerhalb von ±2^\(bits)",
            en: "\(place.en): a bound beyond ±2^\(bits)")
    }

    static func wantsMore(_ place: LocalizedText, _ column: String) -> LocalizedText {
        LocalizedText(
            de: "\(place.de): mehr von der stetigen Spalte „\(column)“ gilt als besser",
            en: "\(place.en): more of the continuous column `\(column)` counts as better")
    }

    static func noColumn(_ column: Int, _ place: LocalizedText) -> LocalizedText {
        LocalizedText(de: "\(place.de): es gibt keine Spalte \(column)", en: "\(place.en): no column \(column)")
    }

    static func wrongCount(_ place: LocalizedText, _ count: Int, columns: Int) -> LocalizedText {
        LocalizedText(
            de: "\(place.de): Zahl der Koeffizienten \(count), Zahl der Spalten \(columns)",
            en: "\(place.en): \(count) coefficients for \(columns) columns")
    }

    static func negativeTolerance(_ place: LocalizedText) -> LocalizedText {
        LocalizedText(de: "\(place.de): die Toleranz ist kleiner als 0", en: "\(place.en): the tolerance is below 0")
    }

    static func coefficientTooLarge(_ place: LocalizedText, _ coefficient: Int64, _ column: String) -> LocalizedText {
        LocalizedText(
            de: "\(place.de): der Koeffizient \(coefficient) von `\(column)` liegt außerhalb von ±2^53",
            en: "\(place.en): the coefficient \(coefficient) of `\(column)` is beyond ±2^53")
    }

    static func badScale(_ place: LocalizedText, _ scale: Int, most: Int) -> LocalizedText {
        LocalizedText(
            de: "\(place.de): Zahl der Nachkommastellen \(scale), erlaubt sind 0 bis \(most)",
            en: "\(place.en): the scale \(scale) is not 0 to \(most)")
    }

    static func sumTooLarge(_ place: LocalizedText) -> LocalizedText {
        LocalizedText(
            de: "\(place.de): der Wert könnte 2^62 Einheiten erreichen",
            en: "\(place.en): its value could reach 2^62 units")
    }

    // MARK: Contradictions

    static let planDespiteProof = LocalizedText(
        de: "ein Plan ist bekannt, obwohl bewiesen wurde, dass es keinen gibt",
        en: "a plan is known where none was proven to exist")

    static let givesUpEarlierGoal = LocalizedText(
        de: "ein Plan gibt ein früheres Ziel auf", en: "a plan gives up an earlier goal")

    static let narrowedPlanBreaks = LocalizedText(
        de: "ein Plan hält mit gekürzten Zahlen, aber nicht mit den ursprünglichen",
        en: "a plan holds with shortened numbers but not with the original ones")

    static func planBreaks(_ check: SolutionCheck) -> LocalizedText {
        let (rows, columns) = (check.rows.map(\.row), check.columns)
        return LocalizedText(
            de: "ein Plan verletzt die Zeilen \(rows) und die Spalten \(columns)",
            en: "a plan breaks rows \(rows) and columns \(columns)")
    }

    static func boundBelowValue(_ goal: String, bound: Int64, value: Int64) -> LocalizedText {
        LocalizedText(
            de: "Ziel \(goal): die Schranke \(bound) liegt unter dem Wert \(value)",
            en: "goal \(goal): the bound \(bound) is below the value \(value)")
    }

    static func noPlanKeeps(goal number: Int) -> LocalizedText {
        LocalizedText(
            de: "kein Plan bleibt übrig, wenn Ziel \(number) den Wert eines Plans behält",
            en: "no plan is left when goal \(number) keeps the value of a plan")
    }
}

// MARK: - GLPK

extension OptimizerMessages {
    /// The English sentence is GLPK's own description.
    static func glpk(_ error: GLPKError) -> LocalizedText {
        LocalizedText(de: german(error), en: error.description)
    }

    private static func german(_ error: GLPKError) -> String {
        switch error {
        case .unusableLibrary(let version):
            "gebraucht wird GLPK 5.0 mit eigenem Speicher für jeden Thread, gefunden wurde "
                + "\(version.isEmpty ? "nichts" : version); unter Debian und Ubuntu: apt-get install libglpk-dev"
        case .fatal(let text): "schwerer Fehler in GLPK, dort auf Englisch gemeldet: \(text)"
        case .environmentLost: "die Aufgabe ging mit der GLPK-Umgebung ihres Threads verloren"
        case .wrongThread: "die Aufgabe gehört einem anderen Thread"
        case .noEnvironment: "der Speicher reicht nicht für eine GLPK-Umgebung"
        case .memoryLimitTooLate(let limit): "es sind schon mehr als \(limit) MB belegt, die Grenze würde nicht halten"
        case .noSolution: "es gibt keine Lösung zu lesen"
        case .cannotWrite(let path): "`\(path)` lässt sich nicht schreiben"
        case .cannotRead(let path): "`\(path)` lässt sich nicht lesen"
        case .unexpectedCode(let code): "GLPK gab den unbekannten Code \(code) zurück"
        case .notFinite(let what, let index): "\(german(what)) \(index) ist keine endliche Zahl"
        case .badBounds(let what, let index, let lower, let upper):
            "\(german(what)) \(index): zwischen \(lower) und \(upper) liegt kein Wert"
        case .duplicateEntry(let row, let column): "zwei Einträge in Zeile \(row), Spalte \(column)"
        case .duplicateIndex(let what, let index): "\(german(what)) \(index) ist zweimal genannt"
        case .indexOutOfRange(let what, let index, let count):
            "\(german(what)) \(index) liegt nicht zwischen 0 und \(count - 1)"
        case .badShape: "Listen, die zusammengehören, sind verschieden lang"
        case .tooLarge(let what, let count, let limit):
            "\(german(what)): \(count) sind mehr, als GLPK erlaubt (\(limit))"
        case .badName(let name): "der Name `\(name)` ist länger als 255 Bytes oder enthält ein Steuerzeichen"
        case .badOption(let what, let value, _): "\(german(what)) \(value) liegt außerhalb des Erlaubten"
        case .badBasis(let basic, let rows): "Zahl der Basisvariablen \(basic), Zahl der Zeilen \(rows)"
        }
    }

    private static func german(_ quantity: GLPKError.Quantity) -> String {
        switch quantity {
        case .columnLowerBound: "untere Spaltengrenze"
        case .columnUpperBound: "obere Spaltengrenze"
        case .rowLowerBound: "untere Zeilengrenze"
        case .rowUpperBound: "obere Zeilengrenze"
        case .cost: "Zielkoeffizient"
        case .constant: "Zielkonstante"
        case .coefficient: "Koeffizient"
        case .column: "Spalte"
        case .row: "Zeile"
        case .start: "Anfang"
        case .tolerance: "Toleranz"
        case .timeLimit: "Zeitgrenze"
        case .iterationLimit: "Schrittgrenze"
        case .relativeGap: "relative Lücke"
        case .memoryLimit: "Speichergrenze"
        case .cutoff: "Zielschwelle"
        }
    }
}
