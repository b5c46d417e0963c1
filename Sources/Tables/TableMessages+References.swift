// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension TableMessages {
    /// An id that its table does not have, with the likely cause.
    static func danglingReference(
        _ id: String, column: String, table: String, cause: DanglingCause, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.dangling-reference", at: place,
            LocalizedText(
                de: "`\(shown(id))` gibt es in `\(table)` nicht", en: "there is no `\(shown(id))` in `\(table)`"),
            help: help(id, table, cause),
            series: Diagnostic.Series(column, cause: series(id, cause), value: shown(id)))
    }

    /// Every slip is a cause of its own, a column of names instead of ids is one.
    private static func series(_ id: String, _ cause: DanglingCause) -> String {
        switch cause {
        case .slip: "slip \(id)"
        case .lostZero: "lost-zero"
        case .zeroLostInTable: "zero-lost-in-table"
        case .name, .sharedName: "name"
        case .otherCase: "case"
        case .unknown: "unknown"
        }
    }

    private static func help(_ id: String, _ table: String, _ cause: DanglingCause) -> LocalizedText? {
        switch cause {
        case .slip(let near), .otherCase(let near): return didYouMean(near)
        case .lostZero(let near):
            return LocalizedText(
                de: "gemeint ist wohl `\(shown(near))`: ein Tabellenprogramm hat die führende Null entfernt; "
                    + "geben Sie der Spalte das Format „Text“",
                en: "`\(shown(near))` is probably meant: a spreadsheet has dropped the leading zero; "
                    + "give the column the format “Text”")
        case .zeroLostInTable(let near):
            return LocalizedText(
                de: "in `\(table)` steht `\(shown(near))`: dort hat ein Tabellenprogramm die führende Null entfernt; "
                    + "geben Sie der Spalte `id` das Format „Text“",
                en: "`\(table)` has `\(shown(near))`: a spreadsheet has dropped the leading zero there; "
                    + "give the column `id` the format “Text”")
        case .name(let of):
            return LocalizedText(
                de: "`\(shown(id))` ist der Name von `\(shown(of))`; erwartet wird die Kennung",
                en: "`\(shown(id))` is the name of `\(shown(of))`; the id is expected")
        case .sharedName(let count):
            return LocalizedText(
                de: "`\(shown(id))` ist der Name von \(CountedNoun.row.counted(count, .dative, .de)) in `\(table)`; "
                    + "erwartet wird die Kennung",
                en: "`\(shown(id))` is the name of \(CountedNoun.row.counted(count, .plain, .en)) in `\(table)`; "
                    + "the id is expected")
        case .unknown: return nil
        }
    }
}
