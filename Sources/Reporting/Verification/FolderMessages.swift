// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every sentence of the check of a plan's folder, in both languages. All are breaches.
enum FolderMessages {
    private static func breach(
        _ id: String, _ de: String, _ en: String, help: LocalizedText = writeAnew, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "verify." + id, cause: .breach, at: place, LocalizedText(de: de, en: en), help: help)
    }

    private static let writeAnew = LocalizedText(
        de: "`bildungsnetz plan` schreibt den Ordner neu; Änderungen gehören ins Szenario",
        en: "`bildungsnetz plan` writes the folder anew; changes belong into the scenario")

    static func changed(_ path: String) -> Diagnostic {
        breach(
            "changed-file", "die Datei ist nicht mehr, wie sie mit dem Plan geschrieben wurde",
            "the file is no longer as it was written with the plan", at: SourceLocation(file: path))
    }

    static func missing(_ path: String) -> Diagnostic {
        breach(
            "missing-file", "die Datei wurde mit dem Plan geschrieben und fehlt",
            "the file was written with the plan and is missing", at: SourceLocation(file: path))
    }

    // MARK: Tables

    static func wrongCell(
        _ column: String, of row: String, written: String, expected: String, at place: SourceLocation
    ) -> Diagnostic {
        breach(
            "wrong-cell",
            "`\(column)` von `\(row)` ist \(shown(written, "leer")), richtig ist \(shown(expected, "leer"))",
            "`\(column)` of `\(row)` is \(shown(written, "blank")), correct is \(shown(expected, "blank"))", at: place)
    }

    private static func shown(_ text: String, _ blank: String) -> String { text.isEmpty ? blank : "`\(text)`" }

    static func missingColumn(_ column: String, at place: SourceLocation) -> Diagnostic {
        breach("missing-column", "die Spalte `\(column)` fehlt", "the column `\(column)` is missing", at: place)
    }

    static func missingRow(_ row: String, at place: SourceLocation) -> Diagnostic {
        breach("missing-row", "die Zeile zu `\(row)` fehlt", "the row of `\(row)` is missing", at: place)
    }

    static func unexpectedRow(_ row: String, at place: SourceLocation) -> Diagnostic {
        breach(
            "unexpected-row", "zu `\(row)` gehört keine Zeile in diese Datei, oder sie steht schon da",
            "no row of `\(row)` belongs into this file, or it is there already", at: place)
    }

    // MARK: plan.json

    static func wrongMember(
        _ path: String, _ written: String, expected: String?, at place: SourceLocation
    ) -> Diagnostic {
        let de = expected.map { "richtig ist `\($0)`" } ?? "gehört aber nicht hierher"
        let en = expected.map { "correct is `\($0)`" } ?? "but does not belong here"
        return breach(
            "wrong-member", "`\(path)` ist `\(written)`, \(de)", "`\(path)` is `\(written)`, \(en)", at: place)
    }

    static func missingMember(_ path: String, expected: String, at place: SourceLocation) -> Diagnostic {
        breach(
            "missing-member", "`\(path)` fehlt, richtig ist `\(expected)`",
            "`\(path)` is missing, correct is `\(expected)`", at: place)
    }
}
