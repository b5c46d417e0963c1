// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// What can be said of a file before it is known what kind of file it is.
extension RuleMessages {
    static func notUTF8(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.not-utf8", at: place,
            LocalizedText(
                de: "die Datei ist nicht in UTF-8 geschrieben",
                en: "the file is not written in UTF-8"),
            help: LocalizedText(
                de: "die Datei im Editor als UTF-8 speichern",
                en: "save the file as UTF-8 in the editor"))
    }

    static func yamlTooDeep(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.yaml-too-deep", at: place,
            LocalizedText(
                de: "die Datei ist tiefer als \(limit) Ebenen verschachtelt",
                en: "the file nests deeper than \(limit) levels"))
    }

    static func yamlFileTooLarge(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.yaml-file-too-large", at: place,
            LocalizedText(
                de: "die Datei ist größer als \(limit >> 20) MiB, weiter als bis hierher wird sie nicht gelesen",
                en: "the file is larger than \(limit >> 20) MiB and is not read beyond this place"))
    }

    static func yamlLineTooLong(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.yaml-line-too-long", at: place,
            LocalizedText(
                de: "die Zeile hat mehr als \(limit) Bytes",
                en: "the line has more than \(limit) bytes"))
    }

    static func yamlTooManyAliases(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.yaml-too-many-aliases", at: place,
            LocalizedText(
                de: "die Datei hat mehr als \(limit) Verweise `*name`",
                en: "the file has more than \(limit) references `*name`"),
            help: LocalizedText(
                de: "den Text dort ausschreiben, wo er gebraucht wird",
                en: "write the text out where it is needed"))
    }

    static func yamlTooLarge(limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.yaml-too-large", at: place,
            LocalizedText(
                de: "die Datei hat mehr als \(limit) Texte, Listen und Abbildungen",
                en: "the file has more than \(limit) texts, lists and mappings"),
            help: LocalizedText(
                de: "Verweise mit `*name` ausschreiben",
                en: "write references with `*name` out"))
    }

    static func yamlEmpty(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.yaml-empty", at: place,
            LocalizedText(
                de: "die Datei ist leer",
                en: "the file is empty"))
    }

    static func utf16(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.not-utf8", at: place,
            LocalizedText(
                de: "die Datei ist in UTF-16 geschrieben, erwartet wird UTF-8",
                en: "the file is written in UTF-16, expected is UTF-8"),
            help: LocalizedText(
                de: "die Datei im Editor als UTF-8 speichern (Windows-Editor: „Speichern unter“, Codierung UTF-8)",
                en: "save the file as UTF-8 in the editor (Windows Notepad: “Save as”, encoding UTF-8)"))
    }

    static func yamlSyntax(_ problem: YAMLProblem, at place: SourceLocation) -> Diagnostic {
        let (text, help) = self.text(problem)
        return Diagnostic(
            id: "rules.yaml-syntax", at: place,
            LocalizedText(de: "kein gültiges YAML: \(text.de)", en: "not valid YAML: \(text.en)"), help: help)
    }

    private static let indentation = LocalizedText(
        de:
            "Einrückung und Klammern an dieser Stelle und davor prüfen; Texte mit `: `, `{` oder `#` brauchen Anführungszeichen",
        en: "check indentation and brackets here and before; texts with `: `, `{` or `#` need quotes")
    private static let quotes = LocalizedText(
        de: "den ganzen Text in Anführungszeichen setzen", en: "put the whole text in quotes")
    private static let column = LocalizedText(
        de: "Einträge einer Ebene beginnen alle in derselben Spalte; was dazu gehört, steht weiter rechts",
        en: "entries of one level all begin in the same column; what belongs to them stands further right")

    /// What is wrong, and what to do about it.
    private static func text(_ problem: YAMLProblem) -> (text: LocalizedText, help: LocalizedText) {
        switch problem {
        case .tab, .missingValue, .missingKey, .missingDash, .openList, .openMapping, .strayColon, .strayDash,
            .strayKey,
            .missingColon, .badStart, .openQuote, .afterTheEnd:
            layoutText(problem)
        case .unknownReference, .badReference, .badEscape, .badTag, .badDirective, .badBlock, .documentMark,
            .severalDocuments, .controlCharacter, .tooDeep, .other:
            signText(problem)
        }
    }

    private static func layoutText(_ problem: YAMLProblem) -> (text: LocalizedText, help: LocalizedText) {
        switch problem {
        case .tab:
            (
                LocalizedText(
                    de: "die Zeile ist mit einem Tabulator eingerückt", en: "the line is indented with a tab"),
                LocalizedText(
                    de: "mit Leerzeichen einrücken, zum Beispiel zwei je Ebene",
                    en: "indent with blanks, for example two for each level")
            )
        case .missingValue:
            (LocalizedText(de: "hier fehlt ein Wert", en: "a value is missing here"), indentation)
        case .missingKey: (LocalizedText(de: "hier fehlt ein Schlüssel", en: "a key is missing here"), column)
        case .missingDash: (LocalizedText(de: "hier fehlt ein `-`", en: "a `-` is missing here"), column)
        case .openList:
            (
                LocalizedText(de: "hier fehlt `,` oder `]`", en: "`,` or `]` is missing here"),
                LocalizedText(de: "die Klammer `[` davor schließen", en: "close the bracket `[` before it")
            )
        case .openMapping:
            (
                LocalizedText(de: "hier fehlt `,` oder `}`", en: "`,` or `}` is missing here"),
                LocalizedText(
                    de: "die Klammer `{` davor schließen; ein Text, der mit `{` beginnt, braucht Anführungszeichen",
                    en: "close the bracket `{` before it; a text that begins with `{` needs quotes")
            )
        case .strayColon:
            (
                LocalizedText(
                    de: "ein Doppelpunkt ist an dieser Stelle nicht erlaubt", en: "a colon is not allowed here"),
                LocalizedText(
                    de: "ein Text mit `: ` darin braucht Anführungszeichen; sonst die Einrückung prüfen",
                    en: "a text with `: ` in it needs quotes; otherwise check the indentation")
            )
        case .strayDash:
            (LocalizedText(de: "ein `-` ist an dieser Stelle nicht erlaubt", en: "a `-` is not allowed here"), column)
        case .strayKey:
            (LocalizedText(de: "ein `?` ist an dieser Stelle nicht erlaubt", en: "a `?` is not allowed here"), quotes)
        case .missingColon:
            (
                LocalizedText(
                    de: "hier oder in der Zeile davor fehlt ein Doppelpunkt",
                    en: "a colon is missing here or in the line before"),
                LocalizedText(
                    de:
                        "nach jedem Schlüssel steht `: ` und dann sein Wert; auch Anführungszeichen und Einrückung prüfen",
                    en: "after every key stands `: ` and then its value; check quotes and indentation as well")
            )
        case .badStart:
            (
                LocalizedText(
                    de: "mit diesem Zeichen kann kein Wert beginnen", en: "no value can begin with this character"),
                LocalizedText(
                    de: "Texte, die mit `@`, `%` oder einem Tabulator beginnen, in Anführungszeichen setzen",
                    en: "put texts in quotes that begin with `@`, `%` or a tab")
            )
        case .openQuote:
            (
                LocalizedText(
                    de: "die Datei endet mitten in einem Text in Anführungszeichen",
                    en: "the file ends within a text in quotes"),
                LocalizedText(
                    de: "das schließende Anführungszeichen ergänzen; ein `'` im Text wird verdoppelt",
                    en: "add the closing quote; a `'` within the text is doubled")
            )
        default:
            (
                LocalizedText(
                    de: "ab hier gehört nichts mehr zu dem, was die Datei begonnen hat",
                    en: "from here on nothing belongs to what the file has begun"),
                column
            )
        }
    }

    private static func signText(_ problem: YAMLProblem) -> (text: LocalizedText, help: LocalizedText) {
        switch problem {
        case .unknownReference:
            (
                LocalizedText(
                    de: "dieser Verweis `*name` ist nirgends erklärt", en: "this reference `*name` is defined nowhere"),
                LocalizedText(
                    de: "ein Text, der mit `*` beginnt, braucht Anführungszeichen",
                    en: "a text that begins with `*` needs quotes")
            )
        case .badReference:
            (
                LocalizedText(de: "nach `*` oder `&` fehlt ein Name", en: "a name is missing after `*` or `&`"),
                LocalizedText(
                    de: "ein Text, der mit `*` oder `&` beginnt, braucht Anführungszeichen",
                    en: "a text that begins with `*` or `&` needs quotes")
            )
        case .badEscape:
            (
                LocalizedText(
                    de: "nach `\\` steht in `\"…\"` ein unbekanntes Zeichen",
                    en: "an unknown character follows `\\` in `\"…\"`"),
                LocalizedText(
                    de: "`\\\\` schreiben oder den Text in einfache Anführungszeichen `'…'` setzen",
                    en: "write `\\\\` or put the text in single quotes `'…'`")
            )
        case .badTag:
            (
                LocalizedText(de: "eine Angabe mit `!` ist nicht lesbar", en: "a tag with `!` cannot be read"),
                LocalizedText(
                    de: "ein Text, der mit `!` beginnt, braucht Anführungszeichen",
                    en: "a text that begins with `!` needs quotes")
            )
        case .badDirective:
            (
                LocalizedText(de: "eine Zeile mit `%` ist nicht lesbar", en: "a line with `%` cannot be read"),
                LocalizedText(
                    de: "ein Text, der mit `%` beginnt, braucht Anführungszeichen",
                    en: "a text that begins with `%` needs quotes")
            )
        case .badBlock:
            (
                LocalizedText(
                    de: "nach `|` oder `>` steht auf derselben Zeile noch etwas",
                    en: "something else follows `|` or `>` in the same line"),
                LocalizedText(
                    de: "der Text beginnt in der nächsten Zeile, eingerückt",
                    en: "the text begins in the next line, indented")
            )
        case .documentMark:
            (
                LocalizedText(
                    de: "`---` oder `...` steht mitten in einem Text in Anführungszeichen",
                    en: "`---` or `...` stands within a text in quotes"),
                LocalizedText(
                    de: "das schließende Anführungszeichen davor ergänzen", en: "add the closing quote before it")
            )
        case .severalDocuments:
            (
                LocalizedText(
                    de: "nach `---` beginnt ein zweites Dokument", en: "a second document begins after `---`"),
                LocalizedText(de: "jedes Dokument in eine eigene Datei schreiben", en: "write each into its own file")
            )
        case .controlCharacter:
            (
                LocalizedText(
                    de: "hier steht ein unsichtbares Steuerzeichen", en: "an invisible control character stands here"),
                LocalizedText(de: "das Zeichen löschen", en: "delete the character")
            )
        case .tooDeep:
            (
                LocalizedText(de: "die Datei ist zu tief verschachtelt", en: "the file nests too deeply"), indentation
            )
        default:
            (
                LocalizedText(
                    de: "die Schreibweise ist an dieser Stelle falsch", en: "the file is written wrongly here"),
                indentation
            )
        }
    }
}
