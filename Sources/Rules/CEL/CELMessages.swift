// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every sentence about an expression of standard CEL, in both languages; as part of a longer one.
enum CELMessages {
    static func reason(_ error: CELError) -> LocalizedText {
        switch error {
        case .syntax(let problem): RuleMessages.syntaxText(problem)
        case .badLiteral(let text):
            LocalizedText(de: "`\(text)` passt in keine Zahl", en: "`\(text)` fits no number")
        case .badMacro(let name):
            LocalizedText(
                de: "`\(name)` braucht zwei verschiedene Namen", en: "`\(name)` needs two different names")
        case .undeclared, .unknownFunction, .noOverload, .noField, .noRange, .wrongType, .unbound: typeReason(error)
        case .noSuchKey, .badKey, .duplicateKey, .badIndex, .divisionByZero, .overflow, .badConversion, .badTimeZone,
            .badPattern, .tooExpensive:
            valueReason(error)
        }
    }

    private static func typeReason(_ error: CELError) -> LocalizedText {
        switch error {
        case .undeclared(let name): LocalizedText(de: "`\(name)` ist nicht erklärt", en: "`\(name)` is not declared")
        case .unknownFunction(let name):
            LocalizedText(de: "es gibt keine Funktion `\(name)`", en: "there is no function `\(name)`")
        case .noOverload(let name, let types):
            LocalizedText(
                de: "`\(name)` gibt es nicht für (\(types.joined(separator: ", ")))",
                en: "there is no `\(name)` for (\(types.joined(separator: ", ")))")
        case .noField(let type):
            LocalizedText(
                de: "ein Wert vom Typ `\(type)` hat keine Felder", en: "a value of type `\(type)` has no fields")
        case .noRange(let type):
            LocalizedText(
                de: "erwartet wird eine Liste oder Abbildung, gefunden `\(type)`",
                en: "expected a list or map, found `\(type)`")
        case .wrongType(let expected, let found):
            LocalizedText(
                de: "erwartet wird `\(expected)`, gefunden `\(found)`", en: "expected `\(expected)`, found `\(found)`")
        case .unbound(let name): LocalizedText(de: "`\(name)` hat keinen Wert", en: "`\(name)` has no value")
        default: LocalizedText(de: "Fehler", en: "error")
        }
    }

    private static func valueReason(_ error: CELError) -> LocalizedText {
        switch error {
        case .noSuchKey(let key): LocalizedText(de: "es gibt keinen Schlüssel `\(key)`", en: "there is no key `\(key)`")
        case .badKey(let type):
            LocalizedText(de: "`\(type)` kann kein Schlüssel sein", en: "`\(type)` cannot be a key")
        case .duplicateKey(let key):
            LocalizedText(de: "der Schlüssel `\(key)` steht zweimal", en: "the key `\(key)` is written twice")
        case .badIndex(let index):
            LocalizedText(de: "die Liste hat keine Stelle `\(index)`", en: "the list has no index `\(index)`")
        case .divisionByZero: LocalizedText(de: "Division durch null", en: "division by zero")
        case .overflow(let operation):
            LocalizedText(
                de: "das Ergebnis von `\(operation)` liegt außerhalb des Bereichs",
                en: "the result of `\(operation)` is out of range")
        case .badConversion(let type, let text):
            LocalizedText(
                de: "`\(text)` lässt sich nicht als `\(type)` lesen", en: "`\(text)` cannot be read as `\(type)`")
        case .badTimeZone(let name):
            LocalizedText(de: "es gibt keine Zeitzone `\(name)`", en: "there is no time zone `\(name)`")
        case .badPattern(let pattern, let problem): badPattern(pattern, problem)
        case .tooExpensive(let limit):
            LocalizedText(
                de: "die Auswertung braucht mehr als \(limit) Schritte",
                en: "the evaluation takes more than \(limit) steps")
        default: LocalizedText(de: "Fehler", en: "error")
        }
    }

    static func badPattern(_ pattern: String, _ problem: RegexError) -> LocalizedText {
        let shown = String(pattern.prefix(80))
        let reason = self.reason(problem)
        return LocalizedText(
            de: "`\(shown)` ist kein regulärer Ausdruck: \(reason.de)",
            en: "`\(shown)` is no regular expression: \(reason.en)")
    }

    private static func reason(_ problem: RegexError) -> LocalizedText {
        switch problem {
        case .unexpected(let text):
            LocalizedText(de: "`\(text)` steht an falscher Stelle", en: "`\(text)` is out of place")
        case .missing(let text): LocalizedText(de: "es fehlt `\(text)`", en: "`\(text)` is missing")
        case .badEscape(let text): LocalizedText(de: "`\(text)` ist unbekannt", en: "`\(text)` is unknown")
        case .singleByte:
            LocalizedText(
                de: "`\\C` meint ein Byte, ein Text besteht aus Zeichen (`(?s:.)` meint ein beliebiges)",
                en: "`\\C` means a byte, a text consists of characters (`(?s:.)` means any of them)")
        case .badRange(let text):
            LocalizedText(de: "der Bereich `\(text)` ist leer", en: "the range `\(text)` is empty")
        case .unknownClass(let text):
            LocalizedText(de: "es gibt keine Klasse `\(text)`", en: "there is no class `\(text)`")
        case .duplicateName(let name):
            LocalizedText(de: "der Name `\(name)` steht zweimal", en: "the name `\(name)` is written twice")
        case .badRepetition(let text):
            LocalizedText(de: "`\(text)` hat nichts zu wiederholen", en: "`\(text)` has nothing to repeat")
        case .repetitionTooLarge(let limit):
            LocalizedText(de: "mehr als \(limit) Wiederholungen", en: "more than \(limit) repetitions")
        case .tooDeep(let limit):
            LocalizedText(de: "tiefer als \(limit) Klammern", en: "nested deeper than \(limit) groups")
        case .tooLarge(let limit): LocalizedText(de: "mehr als \(limit) Zustände", en: "more than \(limit) states")
        }
    }
}
