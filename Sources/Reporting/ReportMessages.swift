// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every diagnostic of the module.
enum ReportMessages {
    static func cannotWrite(_ path: String, reason: LocalizedText) -> Diagnostic {
        Diagnostic(
            id: "reporting.cannot-write", cause: .cannotWrite, at: SourceLocation(file: path),
            LocalizedText(
                de: "`\(path)` kann nicht geschrieben werden: \(reason.de)",
                en: "cannot write `\(path)`: \(reason.en)"),
            help: LocalizedText(
                de: "mit `--out` einen anderen Ordner wählen; was schon dort war, ist unverändert",
                en: "choose another folder with `--out`; what was there before is unchanged"))
    }

    static func sumTooLarge() -> Diagnostic {
        Diagnostic(
            id: "reporting.sum-too-large", cause: .badData, at: nil,
            LocalizedText(
                de: "eine Summe über den Plan ist zu groß, um sie genau zu schreiben",
                en: "a sum over the plan is too large to be written exactly"),
            help: LocalizedText(
                de: "die Beträge und Gruppenzahlen der Tabellen prüfen",
                en: "check the amounts and numbers of groups in the tables"))
    }
}
