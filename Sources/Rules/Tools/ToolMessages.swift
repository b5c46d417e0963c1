// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Every sentence the tools for rule authors can say, in both languages.
enum ToolMessages {
    // MARK: Files

    static func missingFile(_ path: String, at place: SourceLocation? = nil) -> Diagnostic {
        Diagnostic(
            id: "rules.missing-file", cause: .missingInput, at: place,
            LocalizedText(
                de: "die Datei `\(path)` gibt es nicht, oder sie lässt sich nicht lesen",
                en: "there is no file `\(path)`, or it cannot be read"))
    }

    static func badSchoolYear(_ text: String, at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            id: "rules.bad-school-year", at: place,
            LocalizedText(de: "`\(text)` ist kein Schuljahr", en: "`\(text)` is not a school year"),
            help: LocalizedText(de: "zum Beispiel 2026/27", en: "for example 2026/27"))
    }

    // MARK: Rows

    static func noRow(at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            id: "rules.no-row", at: place,
            LocalizedText(
                de: "vor der Spalte fehlt die Zeile, zu der sie gehört",
                en: "the row that the column belongs to is missing before it"),
            help: LocalizedText(de: "zum Beispiel need.groups=2", en: "for example need.groups=2"))
    }

    static func badAssignment(_ text: String) -> Diagnostic {
        Diagnostic(
            id: "rules.bad-assignment", cause: .usage, at: nil,
            LocalizedText(
                de: "`\(text)` ist keine Zelle: erwartet wird Zeile.Spalte=Wert",
                en: "`\(text)` is not a cell: expected row.column=value"),
            help: LocalizedText(de: "zum Beispiel need.groups=2", en: "for example need.groups=2"))
    }

    static func unknownRow(_ name: String, known: [String], at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-row", at: place,
            LocalizedText(de: "unbekannte Zeile `\(name)`", en: "unknown row `\(name)`"),
            help: NameSuggestion.help(for: name, among: known) ?? oneOf(known))
    }

    static func unknownColumn(
        _ name: String, table: String, known: [String], at place: SourceLocation?
    ) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-row-column", at: place,
            LocalizedText(
                de: "die Tabelle `\(table)` hat keine Spalte `\(name)`",
                en: "the table `\(table)` has no column `\(name)`"),
            help: NameSuggestion.help(for: name, among: known) ?? oneOf(known))
    }

    static func noReference(
        _ name: String, table: String, known: [String], at place: SourceLocation?
    ) -> Diagnostic {
        Diagnostic(
            id: "rules.no-reference", at: place,
            LocalizedText(
                de: "`\(name)` führt von der Tabelle `\(table)` zu keiner anderen Zeile",
                en: "`\(name)` does not lead from the table `\(table)` to another row"),
            help: NameSuggestion.help(for: name, among: known) ?? (known.isEmpty ? nil : oneOf(known)))
    }

    static func badCell(_ text: String, column: ColumnSchema, at place: SourceLocation?) -> Diagnostic {
        let type = name(of: column.type)
        return Diagnostic(
            id: "rules.bad-cell", at: place,
            LocalizedText(
                de: "`\(text)` passt nicht in die Spalte `\(column.name)`: erwartet wird \(type.de)",
                en: "`\(text)` does not fit the column `\(column.name)`: expected \(type.en)"))
    }

    private static func name(of type: ColumnType) -> LocalizedText {
        switch type {
        case .text, .reference: LocalizedText(de: "ein Text", en: "a text")
        case .number: LocalizedText(de: "eine Zahl ab 0, mit Dezimalpunkt", en: "a number from 0, with a decimal point")
        case .money:
            LocalizedText(
                de: "ein Betrag ab 0 mit höchstens zwei Nachkommastellen",
                en: "an amount from 0 with two decimals at most")
        case .integer: LocalizedText(de: "eine ganze Zahl ab 0", en: "a whole number from 0")
        case .boolean: LocalizedText(de: "`true` oder `false`", en: "`true` or `false`")
        case .date: LocalizedText(de: "ein Datum wie 2026-08-01", en: "a date such as 2026-08-01")
        case .list: LocalizedText(de: "eine Liste", en: "a list")
        }
    }

    static func oneOf(_ names: [String]) -> LocalizedText {
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        return LocalizedText(de: "möglich sind \(list)", en: "possible are \(list)")
    }

    // MARK: Values

    static func noValue(_ error: EvaluationError, names: [String], at place: SourceLocation) -> Diagnostic {
        let help: LocalizedText? =
            if case .unknownName(let name) = error { NameSuggestion.help(for: name, among: names) } else { nil }
        return Diagnostic(
            id: "rules.no-value", at: place,
            LocalizedText(
                de: "der Ausdruck hat keinen Wert: \(error.reason.de)",
                en: "the expression has no value: \(error.reason.en)"), help: help)
    }

    static func noValue(_ fault: Fault, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.no-value", at: place,
            LocalizedText(
                de: "der Ausdruck hat in einem Regelwerk keinen Wert: \(fault.reason.de)",
                en: "the expression has no value in a rulebook: \(fault.reason.en)"))
    }

    static func type(of value: DynamicValue) -> LocalizedText {
        switch value {
        case .number: LocalizedText(de: "Zahl, genau", en: "number, exact")
        case .double: LocalizedText(de: "Zahl, gerundet", en: "number, rounded")
        case .boolean: LocalizedText(de: "Wahrheitswert", en: "boolean")
        case .text: LocalizedText(de: "Text", en: "text")
        case .date: LocalizedText(de: "Datum", en: "date")
        case .list: LocalizedText(de: "Liste", en: "list")
        case .row: LocalizedText(de: "Zeile einer Tabelle", en: "row of a table")
        case .error: LocalizedText(de: "kein Wert", en: "no value")
        }
    }
}
