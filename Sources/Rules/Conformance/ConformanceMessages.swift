// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every sentence about a suite of conformance tests, in both languages.
enum ConformanceMessages {
    /// What should stand at a place.
    enum Expected {
        case listOfTests
        case test
        case expression
        case text
        case truth
        case names
        case value
        case type
    }

    static func missingFile(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "rules.missing-suite", cause: .missingInput, at: nil,
            LocalizedText(
                de: "die Datei `\(path)` gibt es nicht, oder sie lässt sich nicht lesen",
                en: "there is no file `\(path)`, or it cannot be read"))
    }

    static func json(_ problem: JSONReader.Failure.Problem, at place: SourceLocation) -> Diagnostic {
        let text =
            switch problem {
            case .expected("end"): LocalizedText(de: "erwartet wird das Ende", en: "expected the end")
            case .expected("value"): LocalizedText(de: "erwartet wird ein Wert", en: "expected a value")
            case .expected("name"):
                LocalizedText(de: "erwartet wird ein Name in Anführungszeichen", en: "expected a name in quotes")
            case .expected(let what):
                LocalizedText(
                    de: "erwartet wird \(symbols(what, "oder"))", en: "expected \(symbols(what, "or"))")
            case .badString:
                LocalizedText(
                    de: "der Text wird nicht geschlossen, oder ein Zeichen nach `\\` ist unbekannt",
                    en: "the string is not closed, or a character after `\\` is unknown")
            case .duplicateName(let name):
                LocalizedText(de: "der Name `\(name)` steht zweimal", en: "the name `\(name)` is written twice")
            case .tooDeep(let limit):
                LocalizedText(
                    de: "die Datei ist tiefer als \(limit) Ebenen verschachtelt",
                    en: "the file nests deeper than \(limit) levels")
            }
        return Diagnostic(
            id: "rules.json-syntax", at: place,
            LocalizedText(de: "kein gültiges JSON: \(text.de)", en: "not valid JSON: \(text.en)"))
    }

    private static func symbols(_ list: String, _ word: String) -> String {
        list.split(separator: " ").map { "`\($0)`" }.joined(separator: " \(word) ")
    }

    static func wrongShape(_ expected: Expected, at place: SourceLocation) -> Diagnostic {
        let text = name(expected)
        return Diagnostic(
            id: "rules.suite-shape", at: place,
            LocalizedText(de: "erwartet wird \(text.de)", en: "expected \(text.en)"))
    }

    private static func name(_ expected: Expected) -> LocalizedText {
        switch expected {
        case .listOfTests: LocalizedText(de: "eine Liste von Prüfungen", en: "a list of tests")
        case .test: LocalizedText(de: "eine Prüfung `{\"expr\": …}`", en: "a test `{\"expr\": …}`")
        case .expression:
            LocalizedText(de: "`expr` mit einem Ausdruck als Text", en: "`expr` with an expression as text")
        case .text: LocalizedText(de: "ein Text", en: "a text")
        case .truth: LocalizedText(de: "`true` oder `false`", en: "`true` or `false`")
        case .names: LocalizedText(de: "Namen mit ihren Werten in `{…}`", en: "names with their values in `{…}`")
        case .value:
            LocalizedText(
                de: "ein Wert, zum Beispiel `{\"int\": \"1\"}`", en: "a value, for example `{\"int\": \"1\"}`")
        case .type:
            LocalizedText(
                de: "ein Typ, zum Beispiel `\"int64\"` oder `{\"list\": \"string\"}`",
                en: "a type, for example `\"int64\"` or `{\"list\": \"string\"}`")
        }
    }

    static func unknownKey(_ key: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-key", at: place,
            LocalizedText(de: "unbekannter Schlüssel `\(key)`", en: "unknown key `\(key)`"),
            help: NameSuggestion.help(for: key, among: known))
    }

    static func noValue(_ reason: LocalizedText) -> LocalizedText {
        LocalizedText(de: "Fehler: \(reason.de)", en: "error: \(reason.en)")
    }

    static let readableTest = LocalizedText(de: "eine lesbare Prüfung", en: "a test that can be read")

    static let reported = LocalizedText(de: "siehe die Meldungen", en: "see the diagnostics")

    static let someError = LocalizedText(de: "ein Fehler", en: "an error")

    static func type(_ type: CELType) -> LocalizedText {
        LocalizedText(de: "Typ \(type)", en: "type \(type)")
    }

    static func failure(_ failure: ConformanceRun.Failure) -> LocalizedText {
        LocalizedText(
            de: """
                \(failure.name): `\(failure.expression)`
                  erwartet: \(failure.expected.de)
                  erhalten: \(failure.found.de)

                """,
            en: """
                \(failure.name): `\(failure.expression)`
                  expected: \(failure.expected.en)
                  got:      \(failure.found.en)

                """)
    }
}
