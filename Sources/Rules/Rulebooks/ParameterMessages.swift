// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Every sentence about the value of a parameter, in both languages.
enum ParameterMessages {
    // MARK: Ranges

    static func badRange(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.bad-range", at: place,
            LocalizedText(
                de: "ein Bereich ist eine Liste aus zwei Zahlen", en: "a range is a list of two numbers"),
            help: LocalizedText(
                de: "zum Beispiel `range: [0, 1]`; ein offenes Ende schreibt man `~`: `range: [0, ~]`",
                en: "for example `range: [0, 1]`; an open end is written `~`: `range: [0, ~]`"))
    }

    static func emptyRange(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.empty-range", at: place,
            LocalizedText(
                de: "der Bereich endet, bevor er beginnt", en: "the range ends before it begins"),
            help: LocalizedText(
                de: "zuerst die kleinste, dann die größte erlaubte Zahl",
                en: "the least allowed number first, then the largest"))
    }

    static func otherRange(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.other-range", at: place,
            LocalizedText(
                de: "der Parameter `\(name)` hat weiter oben einen anderen Bereich",
                en: "the parameter `\(name)` has another range above"),
            help: LocalizedText(
                de: "ein Bereich gilt für alle Zeiträume eines Parameters",
                en: "a range holds for all periods of a parameter"))
    }

    static func outOfRange(
        _ number: FixedPoint, _ range: ParameterRange, unit: String?, parameter: String, at place: SourceLocation
    ) -> Diagnostic {
        let allowed = range.text(unit: unit)
        let percent = range.isShare ? inPercent(number) : nil
        return Diagnostic(
            id: "rules.value-out-of-range", at: place,
            LocalizedText(
                de: "`\(shown(number.description))` ist für `\(parameter)` nicht möglich, erlaubt ist \(allowed.de)",
                en: "`\(shown(number.description))` is not possible for `\(parameter)`, allowed is \(allowed.en)"),
            help: percent)
    }

    /// How the share is written that somebody gave in percent.
    private static func inPercent(_ number: FixedPoint) -> LocalizedText? {
        guard number > FixedPoint(1), number <= FixedPoint(100) else { return nil }
        let share = FixedPoint(mantissa: number.mantissa, scale: number.scale + 2).normalised
        return LocalizedText(
            de: "\(NumberText.format(number, language: .de)) % schreibt man `\(share.description)`",
            en: "\(NumberText.format(number, language: .en)) % is written `\(share.description)`")
    }

    // MARK: Types

    static func notANumber(
        _ value: Parameter.Value, spelling: NumberSpelling?, range: ParameterRange?, example: FixedPoint?,
        parameter: String, at place: SourceLocation
    ) -> Diagnostic {
        let text = shown(value.text)
        let message: LocalizedText
        if value.text.isEmpty {
            message = LocalizedText(
                de: "der Parameter `\(parameter)` hat keinen Wert", en: "the parameter `\(parameter)` has no value")
        } else if FixedPoint(parsing: value.text) != nil {
            message = LocalizedText(
                de: "`\"\(text)\"` steht in Anführungszeichen und ist Text, `\(parameter)` ist eine Zahl",
                en: "`\"\(text)\"` stands in quotes and is a text, `\(parameter)` is a number")
        } else {
            message = LocalizedText(
                de: "`\(text)` ist keine Zahl, `\(parameter)` braucht eine",
                en: "`\(text)` is not a number, `\(parameter)` needs one")
        }
        return Diagnostic(
            id: "rules.parameter-type", at: place, message,
            help: writing(spelling, range, decimals: decimals(value.text)) ?? howToWrite(example))
    }

    /// How the number is written that was probably meant.
    private static func writing(_ spelling: NumberSpelling?, _ range: ParameterRange?, decimals: Int) -> LocalizedText?
    {
        guard let spelling else { return nil }
        let most = FixedPoint.maximumScale
        let limit =
            decimals > most
            ? LocalizedText(de: ", mit höchstens \(most) Nachkommastellen", en: ", with at most \(most) decimals")
            : LocalizedText(de: "", en: "")
        let fitting = spelling.readings.filter { range?.contains($0) ?? true }
        if let number = fitting.first ?? spelling.readings.first, fitting.count != 2 {
            if fitting.isEmpty, range?.isShare ?? false, let percent = inPercent(number) { return percent }
            return LocalizedText(
                de: "schreiben Sie `\(number.description)`\(limit.de)", en: "write `\(number.description)`\(limit.en)")
        }
        return either(fitting)
    }

    private static func decimals(_ text: String) -> Int {
        text.lastIndex { ".,".contains($0) }.map { text[text.index(after: $0)...].prefix { $0.isNumber }.count } ?? 0
    }

    private static func either(_ readings: [FixedPoint]) -> LocalizedText {
        LocalizedText(
            de: readings.map { "`\($0.description)` für \(NumberText.format($0, language: .de))" }
                .joined(separator: ", ") + "; Tausender werden nicht getrennt",
            en: readings.map { "`\($0.description)` for \(NumberText.format($0, language: .en))" }
                .joined(separator: ", ") + "; thousands are not parted")
    }

    private static func howToWrite(_ example: FixedPoint?) -> LocalizedText {
        let example = (example ?? FixedPoint(mantissa: 3, scale: 1)).description
        return LocalizedText(
            de: "eine Zahl schreibt man ohne Einheit, mit Dezimalpunkt und ohne Tausendertrennung: `\(example)`",
            en: "a number is written without unit, with a decimal point and without thousands separators: `\(example)`")
    }

    static func doubtful(
        _ text: String, readings: [FixedPoint], parameter: String, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "rules.doubtful-number", at: place,
            LocalizedText(
                de: "`\(shown(text))` für `\(parameter)` lässt zwei Zahlen zu: "
                    + readings.map { NumberText.format($0, language: .de) }.joined(separator: " oder "),
                en: "`\(shown(text))` for `\(parameter)` may be two numbers: "
                    + readings.map { NumberText.format($0, language: .en) }.joined(separator: " or ")),
            help: either(readings))
    }

    static func notATruthValue(_ value: Parameter.Value, parameter: String, at place: SourceLocation) -> Diagnostic {
        let meant: [String: String] = ["true": "true", "ja": "true", "yes": "true", "wahr": "true", "1": "true"]
            .merging(["false": "false", "nein": "false", "no": "false", "falsch": "false", "0": "false"]) { $1 }
        let near = meant[value.text.lowercased()]
        return Diagnostic(
            id: "rules.parameter-type", at: place,
            LocalizedText(
                de: "`\(shown(value.text))` ist weder `true` noch `false`, `\(parameter)` braucht eines davon",
                en: "`\(shown(value.text))` is neither `true` nor `false`, `\(parameter)` needs one of them"),
            help: near.map {
                LocalizedText(
                    de: "schreiben Sie `\($0)` ohne Anführungszeichen", en: "write `\($0)` without quotes")
            })
    }

    static func notAText(_ value: Parameter.Value, parameter: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.parameter-type", at: place,
            LocalizedText(
                de: "`\(shown(value.text))` ist kein Text, `\(parameter)` braucht einen",
                en: "`\(shown(value.text))` is not a text, `\(parameter)` needs one"),
            help: LocalizedText(
                de: "in Anführungszeichen schreiben: `\"\(shown(value.text))\"`",
                en: "write it in quotes: `\"\(shown(value.text))\"`"))
    }

    /// One line, not too long.
    private static func shown(_ text: String) -> String {
        let line = text.map { $0.isNewline ? " " : $0 }
        return String(line.prefix(60)) + (line.count > 60 ? "…" : "")
    }
}

extension ParameterRange {
    /// `0 bis 1`, `mindestens 0 EUR`.
    func text(unit: String? = nil) -> LocalizedText {
        let unit = unit.map { " " + $0 } ?? ""
        let show = { (number: FixedPoint, language: Language) in NumberText.format(number, language: language) }
        switch (least, most) {
        case (let least?, let most?):
            return LocalizedText(
                de: "\(show(least, .de)) bis \(show(most, .de))\(unit)",
                en: "\(show(least, .en)) to \(show(most, .en))\(unit)")
        case (let least?, nil):
            return LocalizedText(de: "mindestens \(show(least, .de))\(unit)", en: "at least \(show(least, .en))\(unit)")
        case (nil, let most?):
            return LocalizedText(de: "höchstens \(show(most, .de))\(unit)", en: "at most \(show(most, .en))\(unit)")
        case (nil, nil): return LocalizedText(de: "jede Zahl", en: "any number")
        }
    }
}
