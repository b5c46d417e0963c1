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
            help: LocalizedText(de: "speichern Sie die Datei als „CSV UTF-8“", en: "save the file as “CSV UTF-8”"),
            series: Diagnostic.Series("\(byte)"))
    }

    static func readAsWindows1252(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.windows-1252", severity: .note, at: place,
            LocalizedText(
                de: "die Datei ist kein UTF-8 und wird als Windows-1252 gelesen",
                en: "the file is not UTF-8 and is read as Windows-1252"))
    }

    // MARK: CSV

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
                en: "put the whole cell in `\"` and double the inner ones"),
            series: Diagnostic.Series(""))
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
                de: "ein `\"` innerhalb einer Zelle wird verdoppelt", en: "a `\"` within a cell is doubled"),
            series: Diagnostic.Series(""))
    }

    static func controlCharacter(_ code: UInt8, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.control-character", at: place,
            LocalizedText(
                de: "Steuerzeichen `U+00\(hexDigits(code))` in einer Zelle",
                en: "control character `U+00\(hexDigits(code))` in a cell"),
            series: Diagnostic.Series("\(code)"))
    }

    /// A character that nobody sees and that is not read.
    static func invisibleCharacter(_ scalar: Unicode.Scalar, at place: SourceLocation) -> Diagnostic {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let kind =
            switch scalar.value {
            case 0xAD: LocalizedText(de: "weiches Trennzeichen", en: "soft hyphen")
            case 0xFEFF: LocalizedText(de: "Byte-Reihenfolge-Marke", en: "byte order mark")
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C:
                LocalizedText(de: "Zeichen der Schreibrichtung", en: "mark of direction")
            case 0x200B, 0x200C, 0x200D, 0x2060: LocalizedText(de: "Zeichen ohne Breite", en: "character without width")
            case 0xA0, 0x2007, 0x202F: LocalizedText(de: "geschütztes Leerzeichen", en: "no-break space")
            case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x205F, 0x3000:
                LocalizedText(de: "besonderes Leerzeichen", en: "special blank")
            default: LocalizedText(de: "unsichtbares Zeichen", en: "invisible character")
            }
        let isBlank = scalar.properties.isWhitespace
        return Diagnostic(
            id: "tables.invisible-character", severity: isBlank ? .note : .warning, at: place,
            LocalizedText(
                de: "\(kind.de) `\(code)` in der Datei, "
                    + (isBlank ? "gelesen wie ein einfaches" : "gelesen, als stünde es nicht da"),
                en: "\(kind.en) `\(code)` in the file, "
                    + (isBlank ? "read like a plain one" : "read as if it were not there")),
            series: Diagnostic.Series(code))
    }

    /// A tab between other characters of a cell.
    static func tabInCell(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.tab-in-cell", severity: .warning, at: place,
            LocalizedText(de: "Tabulator mitten in einer Zelle", en: "tab in the middle of a cell"),
            help: LocalizedText(
                de: "er sieht aus wie ein Leerzeichen, macht aber ein anderes Wort; schreiben Sie die Zelle neu",
                en: "it looks like a blank but makes another word; write the cell anew"),
            series: Diagnostic.Series(""))
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
                en: "a cell that holds the separator stands in `\"`"),
            series: Diagnostic.Series("\(cells)"))
    }

    static func blankLine(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.blank-line", at: place,
            LocalizedText(de: "leere Zeile mitten in der Tabelle", en: "blank line in the middle of the table"),
            help: LocalizedText(
                de: "leere Zeilen sind nur am Ende erlaubt", en: "blank lines are allowed at the end only"),
            series: Diagnostic.Series(""))
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
        _ column: String, table: String, near header: String?, aliases: [String], at place: SourceLocation
    ) -> Diagnostic {
        let names = aliases.map { "`\($0)`" }.joined(separator: ", ")
        let accepted = LocalizedText(
            de: "sie darf auch \(names) heißen", en: "it may be named \(names) too")
        return Diagnostic(
            id: "tables.missing-column", at: place,
            LocalizedText(
                de: "die Spalte `\(column)` fehlt, `\(table)` braucht sie",
                en: "the column `\(column)` is missing, `\(table)` needs it"),
            help: header.map {
                LocalizedText(de: "ist `\(shown($0))` gemeint?", en: "is `\(shown($0))` meant?")
            } ?? (aliases.isEmpty ? nil : accepted))
    }

    static func missingColumns(_ columns: [String], table: String, at place: SourceLocation) -> Diagnostic {
        let names = columns.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            id: "tables.missing-column", at: place,
            LocalizedText(
                de: "die Spalten \(names) fehlen, `\(table)` braucht sie",
                en: "the columns \(names) are missing, `\(table)` needs them"),
            help: LocalizedText(
                de: "ist es die Datei dieser Tabelle, und trennt `;` oder `,` ihre Spalten?",
                en: "is it the file of this table, and does `;` or `,` separate its columns?"))
    }

    /// A header that names another unit than the column has.
    static func otherUnit(
        _ header: String, unit: String, column: String, expected: String, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.other-unit", at: place,
            LocalizedText(
                de: "`\(shown(header))` nennt die Einheit `\(shown(unit))`, `\(column)` hat die Einheit `\(expected)`",
                en: "`\(shown(header))` names the unit `\(shown(unit))`, `\(column)` has the unit `\(expected)`"),
            help: LocalizedText(
                de: "rechnen Sie die Werte um und nennen Sie die Spalte `\(column)`",
                en: "convert the values and name the column `\(column)`"))
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
                en: "a value is missing in `\(column)`, `\(table)` needs it in every row"),
            series: Diagnostic.Series(column))
    }

    static func badBoolean(_ value: String, column: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.bad-boolean", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(column)` ist weder `ja` noch `nein`",
                en: "`\(shown(value))` in `\(column)` is neither `true` nor `false`"),
            series: Diagnostic.Series(column, value: shown(value)))
    }

    static func badDate(_ value: String, column: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.bad-date", at: place,
            LocalizedText(
                de: "`\(shown(value))` in `\(column)` ist kein Datum",
                en: "`\(shown(value))` in `\(column)` is not a date"),
            help: LocalizedText(
                de: "erwartet wird `01.08.2026` oder `2026-08-01`", en: "expected is `2026-08-01` or `01.08.2026`"),
            series: Diagnostic.Series(column, value: shown(value)))
    }

    static func badID(_ value: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.bad-id", at: place,
            LocalizedText(
                de: "die Kennung `\(shown(value))` enthält einen Zeilenumbruch oder ein anderes Steuerzeichen",
                en: "the id `\(shown(value))` holds a line break or another control character"),
            series: Diagnostic.Series("id", value: shown(value)))
    }

    static func duplicateID(
        _ id: String, table: String, at place: SourceLocation, first: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "tables.duplicate-id", at: place,
            LocalizedText(
                de: "die Kennung `\(shown(id))` steht in `\(table)` mehr als einmal",
                en: "the id `\(shown(id))` stands in `\(table)` more than once"),
            notes: [Diagnostic.Note(LocalizedText(de: "zuerst hier", en: "first here"), at: first)],
            series: Diagnostic.Series("id", value: shown(id)))
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
            notes: [Diagnostic.Note(LocalizedText(de: "zuerst hier", en: "first here"), at: first)],
            series: Diagnostic.Series(columns))
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

    static func didYouMean(_ name: String) -> LocalizedText {
        LocalizedText(de: "meinten Sie `\(shown(name))`?", en: "did you mean `\(shown(name))`?")
    }

    private static func hex(_ byte: UInt8) -> String { "0x" + hexDigits(byte) }

    private static func hexDigits(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }
}
