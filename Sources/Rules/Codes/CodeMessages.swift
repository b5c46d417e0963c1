// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The sentences about codes that fit nothing.
enum CodeMessages {
    /// A value as it is told: where it stands, and in which further rows.
    struct Value {
        let text: String
        let column: String
        let place: SourceLocation
        let others: RowNumbers

        init(_ text: String, _ column: String, at place: SourceLocation) {
            (self.text, self.column, self.place) = (shown(text), column, place)
            others = RowNumbers([], beside: place)
        }

        /// - Parameter rows: at least one.
        init(_ text: String, of values: CodeValues, rows: [Int]) {
            (self.text, column) = (shown(text), values.column.column)
            place = values.location(rows.first ?? 0)
            others = RowNumbers(rows.dropFirst().map { values.location($0) }, beside: place)
        }

        var quoted: LocalizedText {
            LocalizedText(de: "`\(text)` in `\(column)`", en: "`\(text)` in `\(column)`")
        }
    }

    static func near(_ value: Value, _ meant: CodePeers.Meant, isMet: Bool) -> Diagnostic {
        let code = shown(meant.text)
        let what =
            isMet
            ? LocalizedText(
                de: "ist ein anderer Wert als `\(code)`, mit dem er auch verglichen wird",
                en: "is another value than `\(code)`, with which it is compared as well")
            : LocalizedText(
                de: "passt zu keinem Wert, mit dem er verglichen wird", en: "fits no value that it is compared with")
        let help =
            switch meant.reason {
            case .spelling:
                LocalizedText(
                    de: "meinten Sie `\(code)`? Groß und klein, Umlaute, Leer- und Bindezeichen zählen",
                    en: "did you mean `\(code)`? Case, umlauts, blanks and hyphens count")
            case .word:
                LocalizedText(
                    de: "meinten Sie `\(code)`? So heißt der Code dafür", en: "did you mean `\(code)`? That is its code"
                )
            case .slip: LocalizedText(de: "meinten Sie `\(code)`?", en: "did you mean `\(code)`?")
            }
        return Diagnostic(
            id: "rules.code-meets-nothing", severity: .warning, at: value.place, sentence(value, what), help: help)
    }

    static func meetsNothing(_ value: Value, _ peers: [String], isDemand: Bool) -> Diagnostic {
        let list = peers.prefix(shownAtMost).map { "`\(shown($0))`" }.joined(separator: ", ")
        let rest = peers.count > shownAtMost ? ", …" : ""
        return Diagnostic(
            id: "rules.code-meets-nothing", severity: isDemand ? .warning : .note, at: value.place,
            sentence(
                value,
                LocalizedText(
                    de: "passt zu keinem Wert, mit dem er verglichen wird",
                    en: "fits no value that it is compared with")),
            help: LocalizedText(de: "verglichen wird er mit \(list)\(rest)", en: "it is compared with \(list)\(rest)"))
    }

    private static let shownAtMost = 12

    private static func sentence(_ value: Value, _ what: LocalizedText) -> LocalizedText {
        LocalizedText(
            de: "\(value.quoted.de) \(what.de)\(value.others.clause.de)",
            en: "\(value.quoted.en) \(what.en)\(value.others.clause.en)")
    }

    static func severalCodes(_ value: Value, _ codes: [String], isList: Bool) -> Diagnostic {
        let joined = shown(codes.joined(separator: "|"))
        return Diagnostic(
            id: "rules.several-codes", severity: .warning, at: value.place,
            sentence(
                value,
                LocalizedText(de: "wird als ein einziger Wert gelesen", en: "is read as one single value")),
            help: isList
                ? LocalizedText(
                    de: "zwischen den Werten einer Liste steht `|`: `\(joined)`",
                    en: "the values of a list are parted by `|`: `\(joined)`")
                : LocalizedText(
                    de: "die Spalte nimmt einen Wert je Zeile auf; für mehrere braucht es mehrere Zeilen",
                    en: "the column takes one value a row; several values need several rows"))
    }

    /// One line, not too long.
    private static func shown(_ text: String) -> String {
        let line = text.map { $0.isNewline ? " " : $0 }
        return String(line.prefix(80)) + (line.count > 80 ? "…" : "")
    }
}
