// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every message of this module, in German and English.
enum TableMessages {
    // MARK: Files

    static func missingTable(_ table: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.missing-table", cause: .missingInput, at: place,
            LocalizedText(
                de: "die Tabelle `\(table)` fehlt", en: "the table `\(table)` is missing"),
            help: LocalizedText(
                de: "erwartet wird die Datei `tables/\(table).csv`", en: "expected is the file `tables/\(table).csv`"))
    }

    static func unknownTable(_ table: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.unknown-table", at: place,
            LocalizedText(de: "unbekannte Tabelle `\(shown(table))`", en: "unknown table `\(shown(table))`"),
            help: NameSuggestion.help(for: table, among: known))
    }

    static func duplicateSource(_ table: String, at place: SourceLocation, first: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.duplicate-source", at: place,
            LocalizedText(
                de: "die Tabelle `\(table)` hat mehr als eine Datei", en: "the table `\(table)` has more than one file"),
            notes: [Diagnostic.Note(LocalizedText(de: "die erste Datei", en: "the first file"), at: first)])
    }

    static func formatNotSupported(_ format: String, file: String) -> Diagnostic {
        Diagnostic(
            id: "tables.format-not-supported", at: SourceLocation(file: file),
            LocalizedText(
                de: "das Format `\(format)` wird noch nicht gelesen", en: "the format `\(format)` is not supported yet"),
            help: LocalizedText(de: "speichern Sie die Tabelle als CSV", en: "save the table as CSV"))
    }

    static func fileTooLarge(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.file-too-large", at: place,
            LocalizedText(
                de: "die Tabelle ist größer als \(limit >> 20) MiB, weiter als bis hierher wird sie nicht gelesen",
                en: "the table is larger than \(limit >> 20) MiB and is not read beyond this place"))
    }

    static func tableTooLarge(at place: SourceLocation) -> Diagnostic {
        let limit = RawCell.maximumOffset >> 20
        return Diagnostic(
            id: "tables.table-too-large", at: place,
            LocalizedText(
                de: "mit dieser Änderung wird die Tabelle größer als \(limit) MiB",
                en: "with this change the table becomes larger than \(limit) MiB"))
    }

    static func tooManyLines(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.too-many-lines", at: place,
            LocalizedText(
                de: "die Tabelle hat mehr als \(limit) Zeilen",
                en: "the table has more than \(limit) lines"))
    }

    static func unsupportedEncoding(_ file: String) -> Diagnostic {
        Diagnostic(
            id: "tables.encoding-not-supported", at: SourceLocation(file: file),
            LocalizedText(
                de: "die Datei ist in UTF-16 geschrieben, gelesen werden UTF-8 und Windows-1252",
                en: "the file is written in UTF-16, expected is UTF-8 or Windows-1252"),
            help: LocalizedText(de: "speichern Sie sie als „CSV UTF-8“", en: "save it as “CSV UTF-8”"))
    }

    static func mixedEncoding(_ byte: UInt8, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.mixed-encoding", at: place,
            LocalizedText(
                de: "die Datei ist UTF-8, aber das Byte `\(hex(byte))` gehört zu keinem Zeichen",
                en: "the file is UTF-8, but the byte `\(hex(byte))` belongs to no character"),
            help: LocalizedText(
                de: "hier wurde wohl Text in einer anderen Kodierung eingefügt; schreiben Sie die Zelle neu",
                en: "text in another encoding was probably pasted here; write the cell anew"))
    }

    static func undefinedByte(_ byte: UInt8, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.undefined-byte", at: place,
            LocalizedText(
                de: "das Byte `\(hex(byte))` ist weder in UTF-8 noch in Windows-1252 ein Zeichen",
                en: "the byte `\(hex(byte))` is a character neither in UTF-8 nor in Windows-1252"),
            help: LocalizedText(de: "speichern Sie die Datei als „CSV UTF-8“", en: "save the file as “CSV UTF-8”"))
    }

    static func readAsWindows1252(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.windows-1252", severity: .note, at: place,
            LocalizedText(
                de: "die Datei ist kein UTF-8 und wird als Windows-1252 gelesen",
                en: "the file is not UTF-8 and is read as Windows-1252"))
    }

    // MARK: CSV

    static func noHeader(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.no-header", at: place,
            LocalizedText(de: "die Kopfzeile fehlt", en: "the header row is missing"),
            help: LocalizedText(
                de: "die erste Zeile nennt die Spalten", en: "the first line names the columns"))
    }

    static func unsupportedSeparator(_ separator: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.separator-not-supported", at: place,
            LocalizedText(
                de: "das Trennzeichen `\(shown(separator))` wird nicht gelesen, erwartet wird `;` oder `,`",
                en: "the separator `\(shown(separator))` is not supported, expected is `;` or `,`"))
    }

    static func unclosedQuote(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.unclosed-quote", at: place,
            LocalizedText(
                de: "das Anführungszeichen wird bis zum Ende der Datei nicht geschlossen",
                en: "the quote is not closed before the end of the file"),
            help: LocalizedText(
                de: "ein `\"` innerhalb einer Zelle wird verdoppelt", en: "a `\"` within a cell is doubled"))
    }

    static func strayQuote(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.stray-quote", at: place,
            LocalizedText(
                de: "Anführungszeichen in einer Zelle, die nicht mit einem beginnt",
                en: "quote within a cell that does not begin with one"),
            help: LocalizedText(
                de: "setzen Sie die ganze Zelle in `\"` und verdoppeln Sie die inneren",
                en: "put the whole cell in `\"` and double the inner ones"))
    }

    static func textAfterQuote(at place: SourceLocation, opened: SourceLocation) -> Diagnostic {
        let began = Diagnostic.Note(
            LocalizedText(de: "die Zelle beginnt hier", en: "the cell begins here"), at: opened)
        return Diagnostic(
            id: "tables.text-after-quote", at: place,
            LocalizedText(
                de: "Text hinter dem schließenden Anführungszeichen", en: "text behind the closing quote"),
            notes: [began],
            help: LocalizedText(
                de: "ein `\"` innerhalb einer Zelle wird verdoppelt", en: "a `\"` within a cell is doubled"))
    }

    static func controlCharacter(_ code: UInt8, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.control-character", at: place,
            LocalizedText(
                de: "Steuerzeichen `U+00\(hexDigits(code))` in einer Zelle",
                en: "control character `U+00\(hexDigits(code))` in a cell"))
    }

    static func fieldTooLong(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.cell-too-long", at: place,
            LocalizedText(
                de: "die Zelle hat mehr als \(CSVReader.maximumFieldLength) Bytes",
                en: "the cell has more than \(CSVReader.maximumFieldLength) bytes"))
    }

    static func recordTooLong(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.row-too-long", at: place,
            LocalizedText(
                de: "die Zeile hat mehr als \(CSVReader.maximumRecordLength) Bytes",
                en: "the row has more than \(CSVReader.maximumRecordLength) bytes"))
    }

    static func tooManyCells(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.too-many-cells", at: place,
            LocalizedText(
                de: "die Tabelle hat mehr als \(CSVReader.maximumCells) Zellen",
                en: "the table has more than \(CSVReader.maximumCells) cells"))
    }

    static func tooManyColumns(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.too-many-columns", at: place,
            LocalizedText(
                de: "die Zeile hat mehr als \(CSVReader.maximumColumns) Zellen",
                en: "the row has more than \(CSVReader.maximumColumns) cells"))
    }

    static func raggedRow(
        cells: Int, columns: Int, at place: SourceLocation, header: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.ragged-row", at: place,
            LocalizedText(
                de: "die Zeile hat \(CountedNoun.cell.counted(cells).de), die Kopfzeile \(columns)",
                en: "the row has \(CountedNoun.cell.counted(cells).en), the header has \(columns)"),
            notes: [Diagnostic.Note(LocalizedText(de: "die Kopfzeile", en: "the header"), at: header)],
            help: LocalizedText(
                de: "eine Zelle, die das Trennzeichen enthält, steht in `\"`",
                en: "a cell that holds the separator stands in `\"`"))
    }

    static func blankLine(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.blank-line", at: place,
            LocalizedText(de: "leere Zeile mitten in der Tabelle", en: "blank line in the middle of the table"),
            help: LocalizedText(
                de: "leere Zeilen sind nur am Ende erlaubt", en: "blank lines are allowed at the end only"))
    }

    // MARK: Headers

    static func blankHeader(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.blank-header", at: place,
            LocalizedText(de: "die Spalte hat keinen Namen", en: "the column has no name"))
    }

    static func duplicateColumn(
        _ header: String, means column: String, at place: SourceLocation, first: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.duplicate-column", at: place,
            LocalizedText(
                de: "`\(shown(header))` ist die zweite Spalte für `\(shown(column))`",
                en: "`\(shown(header))` is the second column for `\(shown(column))`"),
            notes: [Diagnostic.Note(LocalizedText(de: "die erste", en: "the first"), at: first)])
    }

    static func missingColumn(
        _ column: String, table: String, near header: String?, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.missing-column", at: place,
            LocalizedText(
                de: "die Spalte `\(column)` fehlt, `\(table)` braucht sie",
                en: "the column `\(column)` is missing, `\(table)` needs it"),
            help: header.map {
                LocalizedText(de: "ist `\(shown($0))` gemeint?", en: "is `\(shown($0))` meant?")
            })
    }

    static func misspeltColumn(_ header: String, near name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.misspelt-column", at: place,
            LocalizedText(de: "unbekannte Spalte `\(shown(header))`", en: "unknown column `\(shown(header))`"),
            help: LocalizedText(
                de: "meinten Sie `\(name)`? Eine eigene Spalte wird in `scenario.yaml` unter `tables` angegeben",
                en: "did you mean `\(name)`? A column of your own is declared in `scenario.yaml` under `tables`"))
    }

    static func undeclaredColumn(_ header: String, name: String, at place: SourceLocation) -> Diagnostic {
        let isRenamed = name != header
        return Diagnostic(
            id: "tables.undeclared-column", severity: .note, at: place,
            LocalizedText(
                de: "die Spalte `\(shown(header))` ist nicht angegeben und wird als Text gelesen"
                    + (isRenamed ? ", ihr Name ist `\(shown(name))`" : ""),
                en: "the column `\(shown(header))` is not declared and is read as text"
                    + (isRenamed ? ", its name is `\(shown(name))`" : "")))
    }

    // MARK: Cells

    static func missingValue(column: String, table: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.missing-value", at: place,
            LocalizedText(
                de: "in `\(column)` fehlt ein Wert, `\(table)` braucht ihn in jeder Zeile",
                en: "a value is missing in `\(column)`, `\(table)` needs it in every row"))
    }

    static func badNumber(
        _ value: String, style: FileDialect.NumberStyle, column: String, at place: SourceLocation
    ) -> Diagnostic {
        let style =
            style == .comma
            ? LocalizedText(
                de: "Zahlen werden hier mit Dezimalkomma gelesen, zum Beispiel `1.234,50`",
                en: "numbers are read with a decimal comma here, for example `1.234,50`")
            : LocalizedText(
                de: "Zahlen werden hier mit Dezimalpunkt gelesen, zum Beispiel `1234.50`",
                en: "numbers are read with a decimal point here, for example `1234.50`")
        return Diagnostic(
            id: "tables.bad-number", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(column)` ist keine Zahl",
                en: "`\(shown(value))` in `\(column)` is not a number"),
            help: style)
    }

    static func badInteger(_ value: String, column: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.bad-integer", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(column)` ist keine ganze Zahl",
                en: "`\(shown(value))` in `\(column)` is not an integer"))
    }

    static func tooManyDecimals(
        _ value: String, limit: Int, column: String, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.too-many-decimals", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(column)` hat mehr als \(limit) Nachkommastellen",
                en: "`\(shown(value))` in `\(column)` has more than \(limit) decimals"))
    }

    static func numberTooLarge(_ value: String, at place: SourceLocation) -> Diagnostic {
        let digits = NumberSyntax.maximumDigits
        return Diagnostic(
            id: "tables.number-too-large", at: place,
            LocalizedText(
                de: "`\(shown(value))` hat mit den Nachkommastellen der Spalte mehr als \(digits) Stellen",
                en: "`\(shown(value))` has more than \(digits) digits, the decimals of the column included"))
    }

    static func belowMinimum(
        _ value: String, minimum: Int64, column: String, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.below-minimum", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(column)` ist kleiner als \(minimum)",
                en: "`\(shown(value))` in `\(column)` is less than \(minimum)"))
    }

    static func ambiguousNumber(
        _ value: String, chosen: FixedPoint, other: FixedPoint, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.ambiguous-number", severity: .warning, at: place,
            LocalizedText(
                de: "`\(value)` wird als \(chosen.germanDescription) gelesen, "
                    + "könnte aber \(other.germanDescription) heißen",
                en: "`\(value)` is read as \(chosen.description), but could mean \(other.description)"),
            help: LocalizedText(
                de: "keine Zahl der Datei zeigt, ob Komma oder Punkt die Nachkommastellen abtrennt; "
                    + "schreiben Sie die Zahlen ohne Tausendertrennung",
                en: "no number of the file shows whether comma or point is the decimal sign; "
                    + "write the numbers without thousands separators"))
    }

    static func badBoolean(_ value: String, column: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.bad-boolean", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(column)` ist weder `ja` noch `nein`",
                en: "`\(shown(value))` in `\(column)` is neither `true` nor `false`"))
    }

    static func badDate(_ value: String, column: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.bad-date", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(column)` ist kein Datum",
                en: "`\(shown(value))` in `\(column)` is not a date"),
            help: LocalizedText(
                de: "erwartet wird `01.08.2026` oder `2026-08-01`", en: "expected is `2026-08-01` or `01.08.2026`"))
    }

    static func badID(_ value: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.bad-id", at: place,
            LocalizedText(
                de: "die Kennung `\(shown(value))` enthält einen Zeilenumbruch oder ein anderes Steuerzeichen",
                en: "the id `\(shown(value))` holds a line break or another control character"))
    }

    static func duplicateID(
        _ id: String, table: String, at place: SourceLocation, first: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.duplicate-id", at: place,
            LocalizedText(
                de: "die Kennung `\(shown(id))` steht in `\(table)` mehr als einmal",
                en: "the id `\(shown(id))` stands in `\(table)` more than once"),
            notes: [Diagnostic.Note(LocalizedText(de: "zuerst hier", en: "first here"), at: first)])
    }

    static func duplicateKey(
        _ values: [String], columns: [String], at place: SourceLocation, first: SourceLocation
    ) -> Diagnostic {
        let values = values.map { $0.isEmpty ? "–" : "`\(shown($0))`" }.joined(separator: ", ")
        let columns = columns.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            id: "tables.duplicate-key", at: place,
            LocalizedText(
                de: "\(values) steht mehr als einmal in \(columns)", en: "\(values) stands more than once in \(columns)"
            ),
            notes: [Diagnostic.Note(LocalizedText(de: "zuerst hier", en: "first here"), at: first)])
    }

    static func danglingReference(
        _ id: String, table: String, near: String?, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.dangling-reference", at: place,
            LocalizedText(
                de: "`\(shown(id))` gibt es in `\(table)` nicht", en: "there is no `\(shown(id))` in `\(table)`"),
            help: near.map(didYouMean))
    }

    static func referenceWithoutTable(_ id: String, table: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.reference-without-table", at: place,
            LocalizedText(
                de: "`\(shown(id))` verweist auf die Tabelle `\(shown(table))`, die das Szenario nicht hat",
                en: "`\(shown(id))` refers to the table `\(shown(table))`, which the scenario does not have"))
    }

    // MARK: Changes

    static func changeWithoutID(table: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.change-without-id", at: place,
            LocalizedText(
                de: "die Zeilen von `\(table)` haben keine Kennung, mit der eine Änderung sie nennen könnte",
                en: "the rows of `\(table)` have no id by which a change could name them"))
    }

    static func changeOfUnknownRow(
        _ id: String, table: String, near: String?, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.change-unknown-row", at: place,
            LocalizedText(
                de: "die Änderung trifft nichts: `\(shown(id))` gibt es in `\(table)` nicht",
                en: "the change hits nothing: there is no `\(shown(id))` in `\(table)`"),
            help: near.map(didYouMean))
    }

    static func changeWithoutRows(_ file: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.change-without-rows", at: place,
            LocalizedText(
                de: "die Änderung trifft nichts: `\(shown(file))` hat keine Zeilen",
                en: "the change hits nothing: `\(shown(file))` has no rows"))
    }

    static func changeOfUnknownColumn(
        _ column: String, table: String, known: [String], at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.change-unknown-column", at: place,
            LocalizedText(
                de: "die Änderung trifft nichts: `\(table)` hat keine Spalte `\(shown(column))`",
                en: "the change hits nothing: `\(table)` has no column `\(shown(column))`"),
            help: NameSuggestion.help(for: column, among: known))
    }

    // MARK: Showing values

    /// A value as it may stand in a message: one line, no control characters, not too long.
    static func shown(_ value: String) -> String {
        let printable = value.unicodeScalars.prefix(80).map { scalar -> Character in
            scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : Character(scalar)
        }
        return String(printable) + (value.unicodeScalars.count > 80 ? "…" : "")
    }

    private static func didYouMean(_ name: String) -> LocalizedText {
        LocalizedText(de: "meinten Sie `\(shown(name))`?", en: "did you mean `\(shown(name))`?")
    }

    private static func hex(_ byte: UInt8) -> String { "0x" + hexDigits(byte) }

    private static func hexDigits(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }
}

extension FixedPoint {
    /// With a decimal comma, for German sentences.
    fileprivate var germanDescription: String { String(description.map { $0 == "." ? "," : $0 }) }
}
