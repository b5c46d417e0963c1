// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// What the messages of a number cell need to know of it.
struct NumberCell {
    let column: String
    let type: ColumnType
    let style: FileDialect.NumberStyle
    /// Whether a change of the scenario wrote it, not a file.
    let isChange: Bool

    /// How a number is to be written here.
    func written(_ number: FixedPoint) -> String { "`\(style.unmistakable(number, type))`" }

    /// How to write those of the numbers that the column allows, of which there is at least one.
    func written(_ numbers: [FixedPoint]) -> LocalizedText {
        let forms = numbers.filter { $0.normalised.scale <= type.maximumScale ?? 0 }.map { written($0) }
        if forms.count == 1 {
            return LocalizedText(de: "\(forms[0]), wenn das gemeint ist", en: "\(forms[0]) if that is meant")
        }
        return LocalizedText(de: forms.joined(separator: " oder "), en: forms.joined(separator: " or "))
    }

    func series(_ value: String, _ cause: String) -> Diagnostic.Series {
        Diagnostic.Series(column, cause: cause, value: TableMessages.shown(value))
    }
}

extension TableMessages {
    /// A cell that is no number of its column, with the likely cause.
    static func badNumber(_ value: String, _ cell: NumberCell, at place: SourceLocation) -> Diagnostic {
        let bad = BadNumber(value, style: cell.style, type: cell.type)
        let isWhole = cell.type == .integer && !value.utf8.contains { $0 == Byte.comma || $0 == Byte.point }
        return Diagnostic(
            id: isWhole ? "tables.bad-integer" : "tables.bad-number", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(cell.column)` ist keine \(isWhole ? "ganze Zahl" : "Zahl")",
                en: "`\(shown(value))` in `\(cell.column)` is not \(isWhole ? "an integer" : "a number")"),
            help: isWhole && bad.cause == .unknown ? nil : help(bad, cell),
            series: cell.series(value, bad.cause.rawValue))
    }

    private static func help(_ bad: BadNumber, _ cell: NumberCell) -> LocalizedText {
        let number = bad.number.map { cell.written($0) }
        let colon = number.map { ": \($0)" } ?? ""
        switch bad.cause {
        case .currency:
            return LocalizedText(
                de: "schreiben Sie den Betrag ohne Währung\(colon)", en: "write the amount without a currency\(colon)")
        case .percent:
            return LocalizedText(
                de: "schreiben Sie die Zahl ohne Prozentzeichen", en: "write the number without a percent sign")
        case .unit:
            return LocalizedText(de: "schreiben Sie nur die Zahl\(colon)", en: "write the number alone\(colon)")
        case .gaps:
            return LocalizedText(
                de: "schreiben Sie die Ziffern ohne Lücken\(colon)", en: "write the digits without gaps\(colon)")
        case .sign:
            return LocalizedText(
                de: "negative Zahlen beginnen mit `-`, andere ohne Zeichen\(colon)",
                en: "negative numbers begin with `-`, others without a sign\(colon)")
        case .placeholder:
            return LocalizedText(
                de: "was nicht bekannt ist, bleibt leer", en: "what is not known is left blank")
        case .formula:
            return LocalizedText(
                de: "hier ist eine Formel der Tabelle gescheitert; schreiben Sie ihr Ergebnis",
                en: "a formula of the spreadsheet failed here; write its result")
        case .otherStyle, .unknown: return styleHelp(cell, number)
        }
    }

    private static func styleHelp(_ cell: NumberCell, _ number: String?) -> LocalizedText {
        if cell.isChange {
            let example = number ?? "`1234.50`"
            return LocalizedText(
                de: "im Szenario stehen Zahlen mit Dezimalpunkt und ohne Tausendertrennung, zum Beispiel \(example)",
                en: "in a scenario numbers have a decimal point and no thousands separators, for example \(example)")
        }
        let example = number ?? (cell.style == .comma ? "`1.234,50`" : "`1234.50`")
        return cell.style == .comma
            ? LocalizedText(
                de: "Zahlen werden hier mit Dezimalkomma gelesen, zum Beispiel \(example)",
                en: "numbers are read with a decimal comma here, for example \(example)")
            : LocalizedText(
                de: "Zahlen werden hier mit Dezimalpunkt gelesen, zum Beispiel \(example)",
                en: "numbers are read with a decimal point here, for example \(example)")
    }

    /// A number with more decimals than its column allows.
    static func tooPrecise(
        _ value: String, _ number: FixedPoint, _ cell: NumberCell, at place: SourceLocation
    ) -> Diagnostic {
        cell.type == .integer
            ? fraction(value, number, cell, at: place)
            : tooManyDecimals(value, number, cell, at: place)
    }

    private static func fraction(
        _ value: String, _ number: FixedPoint, _ cell: NumberCell, at place: SourceLocation
    ) -> Diagnostic {
        let whole = number.rescaled(to: 0).map { cell.written($0) }
        return Diagnostic(
            id: "tables.bad-integer", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(cell.column)` ist keine ganze Zahl",
                en: "`\(shown(value))` in `\(cell.column)` is not an integer"),
            help: whole.map {
                LocalizedText(
                    de: "\($0) schreibt man ohne Nachkommastellen", en: "\($0) is written without decimals")
            },
            series: cell.series(value, "fraction"))
    }

    private static func tooManyDecimals(
        _ value: String, _ number: FixedPoint, _ cell: NumberCell, at place: SourceLocation
    ) -> Diagnostic {
        let limit = cell.type.maximumScale ?? 0
        let shorter = number.normalised.scale <= limit ? cell.written(number) : nil
        return Diagnostic(
            id: "tables.too-many-decimals", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(cell.column)` hat mehr als \(limit) Nachkommastellen",
                en: "`\(shown(value))` in `\(cell.column)` has more than \(limit) decimals"),
            help: shorter.map {
                LocalizedText(de: "schreiben Sie \($0), wenn das gemeint ist", en: "write \($0) if that is meant")
            },
            series: cell.series(value, "decimals"))
    }

    static func numberTooLarge(_ value: String, column: String, at place: SourceLocation) -> Diagnostic {
        let digits = NumberSyntax.maximumDigits
        return Diagnostic(
            id: "tables.number-too-large", at: place,
            LocalizedText(
                de: "`\(shown(value))` hat mit den Nachkommastellen der Spalte mehr als \(digits) Stellen",
                en: "`\(shown(value))` has more than \(digits) digits, the decimals of the column included"),
            series: Diagnostic.Series(column, value: shown(value)))
    }

    static func belowMinimum(
        _ value: String, minimum: Int64, column: String, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.below-minimum", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(column)` ist kleiner als \(minimum)",
                en: "`\(shown(value))` in `\(column)` is less than \(minimum)"),
            series: Diagnostic.Series(column, value: shown(value)))
    }

    /// Two cells of a row of which the first must not be larger than the second.
    static func contradiction(
        _ least: (column: String, value: Int64), _ most: (column: String, value: Int64), isError: Bool,
        at place: SourceLocation, other: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.contradiction", severity: isError ? .error : .warning, at: place,
            LocalizedText(
                de: "`\(least.column)` ist \(least.value), `\(most.column)` nur \(most.value)",
                en: "`\(least.column)` is \(least.value), `\(most.column)` only \(most.value)"),
            notes: [Diagnostic.Note(LocalizedText(de: "`\(least.column)`", en: "the `\(least.column)`"), at: other)],
            help: isError
                ? LocalizedText(
                    de: "sind die beiden Zellen vertauscht?", en: "have the two cells been swapped?")
                : LocalizedText(
                    de: "so findet dieses Angebot nie statt", en: "so this offer never takes place"),
            series: Diagnostic.Series(most.column))
    }

    /// A number that is one in both styles, where nothing shows which is meant.
    static func ambiguousNumber(
        _ value: String, _ first: FixedPoint, _ second: FixedPoint, _ cell: NumberCell, at place: SourceLocation
    ) -> Diagnostic {
        let texts = { (language: Language) in
            [first, second].map { NumberText.format($0, language: language) }
        }
        let (german, english) = (texts(.de), texts(.en))
        let forms = cell.written([first, second])
        let reason =
            cell.isChange
            ? LocalizedText(
                de: "im Szenario stehen Zahlen mit Dezimalpunkt und ohne Tausendertrennung",
                en: "in a scenario numbers have a decimal point and no thousands separators")
            : LocalizedText(
                de: "keine Zahl der Datei zeigt, ob Komma oder Punkt die Nachkommastellen abtrennt",
                en: "no number of the file shows whether comma or point is the decimal sign")
        return Diagnostic(
            id: "tables.ambiguous-number", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(cell.column)` kann \(german[0]) oder \(german[1]) heißen",
                en: "`\(shown(value))` in `\(cell.column)` can mean \(english[0]) or \(english[1])"),
            help: LocalizedText(
                de: "\(reason.de); schreiben Sie \(forms.de)", en: "\(reason.en); write \(forms.en)"),
            series: cell.series(value, "ambiguous"))
    }
}
