// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Files that are no table of text, or no table.
extension TableMessages {
    /// A workbook by name and content.
    static func formatNotSupported(_ format: String, file: String) -> Diagnostic {
        Diagnostic(
            id: "tables.format-not-supported", at: SourceLocation(file: file),
            LocalizedText(
                de: "das Format `\(format)` wird noch nicht gelesen", en: "the format `\(format)` is not supported yet"),
            help: saveAsCSV)
    }

    /// A file whose content is something else than its name says.
    static func otherKind(_ kind: FileKind, file: String) -> Diagnostic {
        guard kind != .utf16 else { return unsupportedEncoding(file) }
        let name = name(of: kind)
        return Diagnostic(
            id: "tables.other-kind", at: SourceLocation(file: file),
            LocalizedText(
                de: "die Datei ist keine Tabelle als Text, sondern \(name.de)",
                en: "the file is not a table of text but \(name.en)"),
            help: help(for: kind))
    }

    /// A file named as a workbook that is none.
    static func noWorkbook(_ format: String, file: String) -> Diagnostic {
        Diagnostic(
            id: "tables.other-kind", at: SourceLocation(file: file),
            LocalizedText(
                de: "die Datei heißt `.\(format)`, ist aber keine Arbeitsmappe",
                en: "the file is named `.\(format)`, but is not a workbook"),
            help: LocalizedText(
                de: "ist sie CSV, geben Sie ihr einen Namen mit `.csv`",
                en: "if it is CSV, give it a name with `.csv`"))
    }

    private static let saveAsCSV = LocalizedText(de: "speichern Sie die Tabelle als CSV", en: "save the table as CSV")

    private static func help(for kind: FileKind) -> LocalizedText {
        switch kind {
        case .xlsx, .xls, .ods:
            LocalizedText(
                de: "der Name allein macht aus ihr kein CSV: öffnen Sie sie im Tabellenprogramm und speichern Sie das "
                    + "Blatt als „CSV UTF-8“",
                en: "the name alone does not make it CSV: open it in the spreadsheet program and save the sheet as "
                    + "“CSV UTF-8”")
        case .zip, .gzip:
            LocalizedText(de: "packen Sie sie zuerst aus", en: "unpack it first")
        case .html:
            LocalizedText(
                de: "statt der Tabelle wurde wohl eine Webseite gespeichert; laden Sie die Tabelle neu herunter",
                en: "a web page was probably saved instead of the table; download the table again")
        default: saveAsCSV
        }
    }

    private static func name(of kind: FileKind) -> LocalizedText {
        switch kind {
        case .xlsx: LocalizedText(de: "eine Arbeitsmappe von Excel (xlsx)", en: "an Excel workbook (xlsx)")
        case .xls:
            LocalizedText(de: "eine Arbeitsmappe einer alten Excel-Fassung (xls)", en: "an old Excel workbook (xls)")
        case .ods: LocalizedText(de: "eine Tabelle von LibreOffice (ods)", en: "a LibreOffice spreadsheet (ods)")
        case .zip: LocalizedText(de: "ein gepacktes Archiv (zip)", en: "a packed archive (zip)")
        case .gzip: LocalizedText(de: "eine gepackte Datei (gzip)", en: "a packed file (gzip)")
        case .pdf: LocalizedText(de: "ein PDF", en: "a PDF")
        case .image: LocalizedText(de: "ein Bild", en: "an image")
        case .html: LocalizedText(de: "eine Webseite (HTML)", en: "a web page (HTML)")
        case .xml: LocalizedText(de: "XML", en: "XML")
        case .rtf: LocalizedText(de: "ein Textdokument (RTF)", en: "a text document (RTF)")
        case .json: LocalizedText(de: "JSON", en: "JSON")
        case .utf16, .text: LocalizedText(de: "Text", en: "text")
        }
    }

    private static func unsupportedEncoding(_ file: String) -> Diagnostic {
        Diagnostic(
            id: "tables.encoding-not-supported", at: SourceLocation(file: file),
            LocalizedText(
                de: "die Datei ist in UTF-16 geschrieben, gelesen werden UTF-8 und Windows-1252",
                en: "the file is written in UTF-16, expected is UTF-8 or Windows-1252"),
            help: LocalizedText(de: "speichern Sie sie als „CSV UTF-8“", en: "save it as “CSV UTF-8”"))
    }

    // MARK: Headers that are none

    static func emptyFile(_ file: String) -> Diagnostic {
        Diagnostic(
            id: "tables.no-header", at: SourceLocation(file: file),
            LocalizedText(de: "die Datei ist leer", en: "the file is empty"), help: headerHelp)
    }

    static func noHeader(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.no-header", at: place,
            LocalizedText(de: "die Kopfzeile fehlt", en: "the header row is missing"), help: headerHelp)
    }

    private static let headerHelp = LocalizedText(
        de: "die erste Zeile nennt die Spalten", en: "the first line names the columns")

    /// A first line that names no column of the table.
    ///
    /// - Parameters:
    ///   - required: the columns that the table must have.
    ///   - header: the line that looks like the header; `nil` if none does.
    static func noKnownColumn(
        table: String, required: [String], header: Int?, at place: SourceLocation
    ) -> Diagnostic {
        let columns = required.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            id: "tables.no-known-column", at: place,
            LocalizedText(
                de: "die erste Zeile nennt keine Spalte von `\(table)`",
                en: "the first line names no column of `\(table)`"),
            help: header.map {
                LocalizedText(
                    de: "die Kopfzeile ist wohl Zeile \($0); was darüber steht, muss weg",
                    en: "the header is probably line \($0); what stands above it has to go")
            }
                ?? LocalizedText(
                    de: "erwartet werden mindestens \(columns) oder ihre deutschen Namen",
                    en: "expected are at least \(columns) or their German names"))
    }

    /// A header row that is one cell with separators in it.
    static func wholeRowQuoted(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "tables.one-column", at: place,
            LocalizedText(
                de: "die ganze Kopfzeile steht in Anführungszeichen und ist so eine einzige Zelle",
                en: "the whole header row stands in quotes and so is a single cell"),
            help: LocalizedText(
                de: "Anführungszeichen umschließen einzelne Zellen; speichern Sie die Tabelle noch einmal als CSV",
                en: "quotes enclose single cells; save the table as CSV again"))
    }
}
