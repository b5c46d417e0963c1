// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Every sentence this module can say about a rulebook, in both languages.
enum RuleMessages {
    // MARK: Files

    static func duplicateKey(_ key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.duplicate-key", at: place,
            LocalizedText(
                de: "der Schlüssel `\(key)` steht zweimal",
                en: "the key `\(key)` is written twice"))
    }

    static func wrongShape(expected: LocalizedText, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.wrong-shape", at: place,
            LocalizedText(
                de: "erwartet wird \(expected.de)",
                en: "expected \(expected.en)"))
    }

    static func missingKey(_ key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.missing-key", at: place,
            LocalizedText(
                de: "der Schlüssel `\(key)` fehlt",
                en: "the key `\(key)` is missing"))
    }

    static func unknownKey(_ key: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-key", at: place,
            LocalizedText(
                de: "unbekannter Schlüssel `\(key)`",
                en: "unknown key `\(key)`"),
            help: NameSuggestion.help(for: key, among: known) ?? oneOfHelp(known))
    }

    static func oneOf(_ keys: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.one-of", at: place,
            LocalizedText(
                de: "genau einer der Schlüssel wird gebraucht: \(list(keys))",
                en: "exactly one of the keys is needed: \(list(keys))"))
    }

    static func badNumber(_ text: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.bad-number", at: place,
            LocalizedText(
                de: "`\(text)` ist keine Zahl",
                en: "`\(text)` is not a number"),
            help: LocalizedText(
                de: "Zahlen mit Dezimalpunkt und höchstens 12 Nachkommastellen schreiben, zum Beispiel 0.25",
                en: "write numbers with a decimal point and at most 12 decimals, for example 0.25"))
    }

    static func badDate(_ text: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.bad-date", at: place,
            LocalizedText(
                de: "`\(text)` ist kein Datum",
                en: "`\(text)` is not a date"),
            help: LocalizedText(
                de: "zum Beispiel 2026-08-01",
                en: "for example 2026-08-01"))
    }

    static func emptyPeriod(from: Day, until: Day, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.empty-period", at: place,
            LocalizedText(
                de:
                    "`until` ist der \(until.germanDescription), `from` erst der \(from.germanDescription): "
                    + "das gilt an keinem Tag",
                en: "`until` is \(until.isoDescription), before `from`, \(from.isoDescription): that holds on no day"),
            help: LocalizedText(
                de: "die Tage vertauschen oder einen davon weglassen", en: "swap the days or leave one of them out"))
    }

    static func badName(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.bad-name", at: place,
            LocalizedText(
                de: "`\(name)` kann kein Name sein",
                en: "`\(name)` cannot be a name"),
            help: LocalizedText(
                de: "Namen bestehen aus Buchstaben, Ziffern und `_` und beginnen mit einem Buchstaben",
                en: "names have letters, digits and `_` and begin with a letter"))
    }

    static func negative(_ key: String, _ value: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.negative", at: place,
            LocalizedText(
                de: "`\(key)` ist \(value), darf aber nicht negativ sein",
                en: "`\(key)` is \(value), but must not be negative"))
    }

    static func notATruthValue(_ text: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.not-a-truth-value", at: place,
            LocalizedText(
                de: "`\(text)` ist weder `true` noch `false`", en: "`\(text)` is neither `true` nor `false`"))
    }

    static func unknownAuthority(_ text: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-authority", at: place,
            LocalizedText(
                de: "wer `\(text)` ist, ist nicht bekannt", en: "nobody is known as `\(text)`"),
            help: NameSuggestion.help(for: text, among: known) ?? oneOfHelp(known))
    }

    // MARK: Rules as a whole

    static func noReason(_ id: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.no-reason", severity: .warning, at: place,
            LocalizedText(
                de: "die Regel `\(id)` nennt keinen Grund",
                en: "the rule `\(id)` gives no reason"),
            help: LocalizedText(
                de: "mit `else: {de: …, en: …}` sagen, warum etwas ausgeschlossen ist",
                en: "say with `else: {de: …, en: …}` why something is excluded"))
    }

    static func duplicateRule(_ id: String, first: SourceLocation, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.duplicate-rule", at: place,
            LocalizedText(
                de: "die Kennung `\(id)` wird zweimal verwendet",
                en: "the id `\(id)` is used twice"),
            notes: [Diagnostic.Note(LocalizedText(de: "zuerst hier", en: "first here"), at: first)],
            help: LocalizedText(
                de: "jede Regel braucht eine eigene Kennung",
                en: "every rule needs an id of its own"))
    }

    static func noGoal(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.no-goal", at: place,
            LocalizedText(
                de: "kein Regelwerk des Szenarios hat ein Ziel",
                en: "no rulebook of the scenario has a goal"),
            help: LocalizedText(
                de: "unter `goals:` sagen, welcher Plan der bessere ist",
                en: "say under `goals:` which plan is the better one"))
    }

    // MARK: Parameters

    static func noParameterValue(_ name: String, day: Day, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.no-parameter-value", at: place,
            LocalizedText(
                de: "der Parameter `\(name)` hat am \(day.germanDescription) keinen Wert",
                en: "the parameter `\(name)` has no value on \(day.isoDescription)"),
            help: LocalizedText(
                de: "einen Wert für das Schuljahr ergänzen oder ihn im Szenario setzen",
                en: "add a value for the school year or set it in the scenario"))
    }

    static func overlappingParameter(_ name: String, first: SourceLocation, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.overlapping-parameter", at: place,
            LocalizedText(
                de: "der Parameter `\(name)` hat für denselben Tag zwei Werte",
                en: "the parameter `\(name)` has two values for the same day"),
            notes: [Diagnostic.Note(LocalizedText(de: "der andere hier", en: "the other here"), at: first)])
    }

    static func unknownParameter(_ name: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-parameter", at: place,
            LocalizedText(
                de: "kein Regelwerk hat einen Parameter `\(name)`",
                en: "no rulebook has a parameter `\(name)`"),
            help: NameSuggestion.help(for: name, among: known) ?? oneOfHelp(known))
    }

    static func ambiguousOverride(_ name: String, owners: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.ambiguous-parameter", at: place,
            LocalizedText(
                de: "mehrere Regelwerke haben einen Parameter `\(name)`",
                en: "several rulebooks have a parameter `\(name)`"),
            help: LocalizedText(
                de: "genauer schreiben: \(list(owners))",
                en: "say which: \(list(owners))"))
    }

    static func ambiguousParameter(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.ambiguous-parameter", at: place,
            LocalizedText(
                de: "mehrere andere Regelwerke haben einen Parameter `\(name)`",
                en: "several other rulebooks have a parameter `\(name)`"),
            help: LocalizedText(
                de: "den Parameter in diesem Regelwerk selbst festlegen",
                en: "define the parameter in this rulebook"))
    }

    // MARK: Names and paths

    static func unknownName(_ name: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-name", at: place,
            LocalizedText(
                de: "unbekannter Name `\(name)`",
                en: "unknown name `\(name)`"),
            help: NameSuggestion.help(for: name, among: known))
    }

    static func unknownColumn(_ name: String, table: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-column", at: place,
            LocalizedText(
                de: "die Tabelle `\(table)` hat keine Spalte `\(name)`",
                en: "the table `\(table)` has no column `\(name)`"),
            help: NameSuggestion.help(for: name, among: known) ?? oneOfHelp(known))
    }

    static func notAReference(_ name: String, table: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.not-a-reference", at: place,
            LocalizedText(
                de: "die Spalte `\(name)` der Tabelle `\(table)` verweist auf keine Tabelle",
                en: "the column `\(name)` of the table `\(table)` refers to no table"))
    }

    static func noFundsTable(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.no-funds-table", at: place,
            LocalizedText(
                de: "das Szenario hat keine Tabelle `funds`, also gibt es hier kein `fund`",
                en: "the scenario has no table `funds`, so there is no `fund` here"))
    }

    static func unguarded(_ path: String, firstAbsent: SourceLocation?, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unguarded", at: place,
            LocalizedText(
                de: "`\(path)` kann fehlen",
                en: "`\(path)` can be absent"),
            notes: [
                Diagnostic.Note(
                    LocalizedText(
                        de: firstAbsent == nil
                            ? "die Spalte, Zeile oder Tabelle ist nicht immer da" : "zum Beispiel fehlt der Wert hier",
                        en: firstAbsent == nil
                            ? "the column, row or table is not always there" : "for example the value is absent here"),
                    at: firstAbsent)
            ],
            help: LocalizedText(
                de: "mit `has(\(path)) && …` oder `has(\(path)) ? … : …` absichern",
                en: "guard it with `has(\(path)) && …` or `has(\(path)) ? … : …`"))
    }

    static func nameTaken(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.name-taken", at: place,
            LocalizedText(
                de: "der Name `\(name)` ist schon vergeben",
                en: "the name `\(name)` is taken"))
    }

    static func definedTwice(_ name: String, fund: String?, first: SourceLocation, at place: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            id: "rules.defined-twice", at: place,
            LocalizedText(
                de:
                    "\(fund.map { "`\(name)` wird für den Topf `\($0)` zweimal berechnet" } ?? "`\(name)` wird zweimal berechnet")",
                en:
                    "\(fund.map { "`\(name)` is computed twice for the fund `\($0)`" } ?? "`\(name)` is computed twice")"
            ),
            notes: [Diagnostic.Note(LocalizedText(de: "zuerst hier", en: "first here"), at: first)],
            help: LocalizedText(
                de: "mit `applies` dafür sorgen, dass sich die Regelwerke nicht überschneiden",
                en: "use `applies` so that the rulebooks do not overlap"))
    }

    static func cycle(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.cycle", at: place,
            LocalizedText(
                de: "`\(name)` wird aus sich selbst berechnet",
                en: "`\(name)` is computed from itself"))
    }

    static func computeType(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.compute-type", at: place,
            LocalizedText(
                de: "die Regelwerke berechnen diesen Namen teils als Zahl, teils anders",
                en: "the rulebooks compute this name partly as a number, partly otherwise"))
    }

    static func badApplies(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.bad-applies", at: place,
            LocalizedText(
                de: "`applies` muss eine Bedingung über `fund` allein sein",
                en: "`applies` must be a condition on `fund` alone"))
    }

    static func unknownGoal(_ name: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-goal", at: place,
            LocalizedText(
                de: "kein Ziel heißt `\(name)`",
                en: "no goal is called `\(name)`"),
            help: NameSuggestion.help(for: name, among: known) ?? oneOfHelp(known))
    }

    // MARK: Types

    static func wrongType(_ expected: LocalizedText, found: LocalizedText, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.wrong-type", at: place,
            LocalizedText(
                de: "erwartet wird \(expected.de), gefunden \(found.de)",
                en: "expected \(expected.en), found \(found.en)"))
    }

    static func operands(_ symbol: String, _ left: LocalizedText, _ right: LocalizedText, at place: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            id: "rules.operands", at: place,
            LocalizedText(
                de: "`\(symbol)` passt nicht zu \(left.de) und \(right.de)",
                en: "`\(symbol)` does not fit \(left.en) and \(right.en)"))
    }

    static func tooManyDecimals(_ limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.too-many-decimals", at: place,
            LocalizedText(
                de: "das Ergebnis hat mehr als \(limit) Nachkommastellen und wäre nicht mehr genau",
                en: "the result has more than \(limit) decimals and would not be exact"),
            help: LocalizedText(
                de: "ein Zwischenergebnis mit `round(…, 2)` runden",
                en: "round an intermediate result with `round(…, 2)`"))
    }

    static func tooComplex(_ limit: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.too-complex", at: place,
            LocalizedText(
                de: "der Ausdruck hat mit allem, was er verwendet, mehr als \(limit) Teile",
                en: "the expression has more than \(limit) parts, with everything it uses"))
    }

    static func differentBranches(_ first: LocalizedText, _ second: LocalizedText, at place: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            id: "rules.different-branches", at: place,
            LocalizedText(
                de: "die beiden Zweige sind verschieden: \(first.de) und \(second.de)",
                en: "the two branches differ: \(first.en) and \(second.en)"))
    }

    static func mixedList(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.mixed-list", at: place,
            LocalizedText(
                de: "eine Liste hier darf nur feste Texte oder nur feste Zahlen enthalten",
                en: "a list here may hold only constant texts or only constant numbers"))
    }

    static func notAPlace(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.not-a-place", at: place,
            LocalizedText(
                de: "`distance_km` braucht zwei Zeilen mit `easting` und `northing`",
                en: "`distance_km` needs two rows with `easting` and `northing`"),
            help: LocalizedText(
                de: "zum Beispiel `distance_km(need.school, offer.provider)`",
                en: "for example `distance_km(need.school, offer.provider)`"))
    }

    static func badDigits(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.bad-digits", at: place,
            LocalizedText(
                de: "die Zahl der Nachkommastellen muss 0 bis 6 sein",
                en: "the number of decimals must be 0 to 6"))
    }

    static func unknownFunction(_ name: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-function", at: place,
            LocalizedText(
                de: "unbekannte Funktion `\(name)`",
                en: "unknown function `\(name)`"),
            help: NameSuggestion.help(for: name, among: known) ?? oneOfHelp(known))
    }

    static func wrongArguments(_ name: String, count: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.wrong-arguments", at: place,
            LocalizedText(
                de: "`\(name)` passt nicht zu \(CountedNoun.argument.counted(count, .dative).de) an dieser Stelle",
                en: "`\(name)` does not fit \(CountedNoun.argument.counted(count, .dative).en) here"))
    }

    static func nullInRules(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.null", at: place,
            LocalizedText(
                de: "`null` kommt in Regeln nicht vor",
                en: "`null` does not occur in rules"),
            help: LocalizedText(
                de: "mit `has(…)` fragen, ob ein Wert da ist",
                en: "ask with `has(…)` whether a value is there"))
    }

    static func notInRules(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.not-in-rules", at: place,
            LocalizedText(
                de: "diese Form von Ausdruck kann hier nicht verwendet werden",
                en: "this form of expression cannot be used here"))
    }

    static func unclosedBrace(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unclosed-brace", at: place,
            LocalizedText(
                de: "eine geschweifte Klammer im Text wird nicht geschlossen",
                en: "a brace in the text is not closed"))
    }

    static func noMaps(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.not-in-rules", at: place,
            LocalizedText(
                de: "Abbildungen `{…: …}` gibt es in Regeln nicht",
                en: "maps `{…: …}` are not part of the rule language"))
    }

    static func listResult(_ macro: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.not-in-rules", at: place,
            LocalizedText(
                de: "`\(macro)` ergibt eine Liste, und Regeln rechnen mit einzelnen Werten",
                en: "`\(macro)` yields a list, and rules compute single values"),
            help: LocalizedText(
                de: "mit `exists`, `all` oder `size(liste.filter(x, …))` fragen",
                en: "ask with `exists`, `all` or `size(list.filter(x, …))`"))
    }

    static func oneVariable(_ macro: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.not-in-rules", at: place,
            LocalizedText(
                de: "`\(macro)` hat in Regeln eine Variable und eine Bedingung",
                en: "`\(macro)` has one variable and one condition in rules"),
            help: LocalizedText(de: "`liste.\(macro)(x, …)`", en: "`list.\(macro)(x, …)`"))
    }

    /// Why a function of the standard is none of rules; `nil` for any other name.
    static func reasonLeftOut(_ function: String) -> LocalizedText? {
        switch function {
        case "timestamp", "duration", "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek",
            "getDayOfYear", "getHours", "getMinutes", "getSeconds", "getMilliseconds":
            LocalizedText(
                de: "Tabellen haben Tage und keine Uhrzeiten; Tage mit `date(\"2026-08-01\")` vergleichen",
                en: "tables have days and no times; compare days with `date(\"2026-08-01\")`")
        case "uint":
            LocalizedText(
                de: "Regeln haben eine Art von Zahlen; `int(x)` schneidet ab",
                en: "rules have one kind of number; `int(x)` truncates")
        case "bytes":
            LocalizedText(de: "Tabellen haben Texte und keine Bytes", en: "tables have texts and no bytes")
        case "type", "dyn":
            LocalizedText(
                de: "die Art jedes Werts steht fest, bevor gerechnet wird",
                en: "the type of every value is known before anything is computed")
        default: nil
        }
    }

    static func leftOut(_ function: String, _ reason: LocalizedText, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.unknown-function", at: place,
            LocalizedText(
                de: "`\(function)` gibt es in Regeln nicht",
                en: "`\(function)` is not part of the rule language"),
            help: reason)
    }

    static func notConvertible(_ function: String, _ found: LocalizedText, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.wrong-type", at: place,
            LocalizedText(
                de: "`\(function)` nimmt keinen Wert dieser Art: \(found.de)",
                en: "`\(function)` takes no value of this type: \(found.en)"))
    }

    static func badPattern(_ pattern: String, _ problem: RegexError, at place: SourceLocation) -> Diagnostic {
        Diagnostic(id: "rules.bad-pattern", at: place, CELMessages.badPattern(pattern, problem))
    }

    static func noVerdict(_ fault: Fault, fund: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.no-value", at: place,
            LocalizedText(
                de: "`applies` hat für den Topf `\(fund)` keinen Wert: \(fault.reason.de)",
                en: "`applies` has no value for the fund `\(fund)`: \(fault.reason.en)"))
    }

    // MARK: Goals

    static func onlyMaximised(_ kind: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.sense", at: place,
            LocalizedText(
                de: "`\(kind)` kann nur unter `maximise` stehen",
                en: "`\(kind)` can stand under `maximise` only"),
            help: LocalizedText(
                de: "der Kleinste soll möglichst viel bekommen; das Umgekehrte hätte kein Maß",
                en: "the lowest should get as much as possible; the opposite would have no measure"))
    }

    static func onlyMinimised(_ kind: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.sense", at: place,
            LocalizedText(
                de: "`\(kind)` kann nur unter `minimise` stehen",
                en: "`\(kind)` can stand under `minimise` only"),
            help: LocalizedText(
                de: "Neues bevorzugen: `maximise: \"has(previous.groups) ? 0 : 1\"`",
                en: "to prefer what is new: `maximise: \"has(previous.groups) ? 0 : 1\"`"))
    }

    static func changesFromWhat(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.changes-from", at: place,
            LocalizedText(
                de: "Änderungen lassen sich nur gegen die Tabelle `previous` zählen",
                en: "changes can be counted against the table `previous` only"),
            help: LocalizedText(
                de: "`minimise: {changes_from: previous}`",
                en: "`minimise: {changes_from: previous}`"))
    }

    static func noPrevious(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.no-previous", at: place,
            LocalizedText(
                de: "das Ziel vergleicht mit dem Vorjahr, aber das Szenario hat keine Tabelle `previous`",
                en: "the goal compares with last year, but the scenario has no table `previous`"),
            help: LocalizedText(
                de: "`tables/previous.csv` anlegen oder das Ziel mit `drop_rule` weglassen",
                en: "add `tables/previous.csv` or leave the goal out with `drop_rule`"))
    }

    static func noPreviousGroups(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.no-previous-groups", at: place,
            LocalizedText(
                de: "die Zahl der Gruppen im Vorjahr fehlt; ohne sie lassen sich Änderungen nicht zählen",
                en: "last year's number of groups is missing; without it changes cannot be counted"))
    }

    // MARK: Syntax of expressions

    static func syntax(_ problem: SyntaxError.Problem, at place: SourceLocation) -> Diagnostic {
        Diagnostic(id: "rules.syntax", at: place, syntaxText(problem))
    }

    static func syntaxText(_ problem: SyntaxError.Problem) -> LocalizedText {
        switch problem {
        case .unexpectedCharacter(let text):
            LocalizedText(
                de: "das Zeichen `\(text)` gehört nicht in einen Ausdruck", en: "unexpected character `\(text)`")
        case .unterminatedString:
            LocalizedText(de: "der Text wird nicht geschlossen", en: "the string is not closed")
        case .badEscape:
            LocalizedText(de: "unbekanntes Zeichen nach `\\`", en: "unknown character after `\\`")
        case .badNumber(let text):
            LocalizedText(de: "`\(text)` ist keine Zahl", en: "`\(text)` is not a number")
        case .reservedWord(let word):
            LocalizedText(de: "`\(word)` ist ein reserviertes Wort", en: "`\(word)` is a reserved word")
        case .expected(let expected, let found):
            LocalizedText(
                de: "erwartet wird \(germanToken(expected)), gefunden \(germanToken(found))",
                en: "expected \(englishToken(expected)), found \(englishToken(found))")
        case .tooDeep(let limit):
            LocalizedText(
                de: "der Ausdruck ist tiefer als \(limit) Ebenen verschachtelt",
                en: "the expression nests deeper than \(limit) levels")
        case .badMacro(let form):
            LocalizedText(de: "erwartet wird die Form `\(form)`", en: "expected the form `\(form)`")
        }
    }

    private static func germanToken(_ token: String) -> String {
        ["end": "das Ende", "name": "ein Name", "expression": "ein Ausdruck", "literal": "ein Wert"][token]
            ?? "`\(token)`"
    }

    private static func englishToken(_ token: String) -> String {
        ["end": "the end", "name": "a name", "expression": "an expression", "literal": "a value"][token] ?? "`\(token)`"
    }

    // MARK: Evaluation

    /// Why an expression has no value, as a part of a sentence.
    static func reason(_ error: EvaluationError) -> LocalizedText {
        switch error {
        case .absent(let path): LocalizedText(de: "`\(path)` ist nicht angegeben", en: "`\(path)` is absent")
        case .unknownName(let name): LocalizedText(de: "`\(name)` ist unbekannt", en: "`\(name)` is unknown")
        case .unknownColumn(let name, let table):
            LocalizedText(
                de: "die Tabelle `\(table)` hat keine Spalte `\(name)`",
                en: "the table `\(table)` has no column `\(name)`")
        case .undefined(let name):
            LocalizedText(
                de: "kein Regelwerk, das hier gilt, berechnet `\(name)`",
                en: "no rulebook that applies here computes `\(name)`")
        case .ambiguous(let name):
            LocalizedText(
                de: "`\(name)` ist mehrfach festgelegt", en: "`\(name)` is defined more than once")
        case .cycle(let name):
            LocalizedText(de: "`\(name)` hängt von sich selbst ab", en: "`\(name)` depends on itself")
        case .notANumber: LocalizedText(de: "das Ergebnis ist keine Zahl", en: "the result is no number")
        case .noOverload, .wrongType: typeReason(error)
        case .divisionByZero: LocalizedText(de: "es wird durch null geteilt", en: "it divides by zero")
        case .badLiteral(let text): LocalizedText(de: "`\(text)` ist nicht lesbar", en: "`\(text)` cannot be read")
        case .notSupported(let text):
            LocalizedText(de: "`\(text)` gibt es in Regeln nicht", en: "`\(text)` is not part of the rule language")
        case .noMember(let index):
            LocalizedText(de: "die Liste hat kein Element `\(index)`", en: "the list has no member `\(index)`")
        case .unreadableText(let text, let function):
            LocalizedText(
                de: "`\(function)` kann `\(text.prefix(80))` nicht lesen",
                en: "`\(function)` cannot read `\(text.prefix(80))`")
        case .badPattern(let pattern):
            LocalizedText(
                de: "`\(pattern.prefix(80))` ist kein Muster, oder es braucht zu viele Schritte",
                en: "`\(pattern.prefix(80))` is no pattern, or it takes too many steps")
        case .textTooLong: reason(Fault.textTooLong)
        case .notFinite: LocalizedText(de: "das Ergebnis ist keine endliche Zahl", en: "the result is no finite number")
        case .tooExpensive:
            LocalizedText(
                de: "der Ausdruck braucht mehr als \(Interpreter.Budget.steps) Schritte oder 6000 Stellen",
                en: "the expression takes more than \(Interpreter.Budget.steps) steps or 6000 digits")
        }
    }

    /// Why compiled code has no value, as a part of a sentence.
    static func reason(_ fault: Fault) -> LocalizedText {
        switch fault {
        case .tooLarge: LocalizedText(de: "eine Zahl ist zu groß", en: "a number is too large")
        case .divisionByZero: reason(EvaluationError.divisionByZero)
        case .notFinite: reason(EvaluationError.notFinite)
        case .noMember:
            LocalizedText(
                de: "eine Liste hat weniger Elemente, als `[…]` verlangt",
                en: "a list has fewer members than `[…]` asks for")
        case .textTooLong:
            LocalizedText(
                de: "ein Text ist länger als \(RuleText.maximumBytes) Bytes",
                en: "a text is longer than \(RuleText.maximumBytes) bytes")
        case .unreadableText:
            LocalizedText(
                de: "ein Text ist nicht als Zahl oder Wahrheitswert lesbar",
                en: "a text cannot be read as a number or truth value")
        case .badPattern:
            LocalizedText(
                de: "ein Muster von `matches` ist keines, oder es braucht zu viele Schritte",
                en: "a pattern of `matches` is none, or it takes too many steps")
        }
    }

    /// What stands in a sentence in the place of a value that is not there.
    static func withoutValue(_ reason: LocalizedText) -> LocalizedText {
        LocalizedText(de: "[ohne Wert: \(reason.de)]", en: "[no value: \(reason.en)]")
    }

    private static func typeReason(_ error: EvaluationError) -> LocalizedText {
        switch error {
        case .noOverload(let function, let kinds):
            let (german, english) = (kinds.map { typeName($0).de }, kinds.map { typeName($0).en })
            return LocalizedText(
                de: "`\(function)` passt nicht zu \(german.joined(separator: ", "))",
                en: "`\(function)` does not go with \(english.joined(separator: ", "))")
        case .wrongType(let expected, let found):
            return LocalizedText(
                de: "erwartet wird \(typeName(expected).de), gefunden \(typeName(found).de)",
                en: "expected \(typeName(expected).en), found \(typeName(found).en)")
        default: return reason(error)
        }
    }

    private static func typeName(_ kind: EvaluationError.Kind) -> LocalizedText {
        switch kind {
        case .number: LocalizedText(de: "Zahl", en: "number")
        case .boolean: LocalizedText(de: "Wahrheitswert", en: "truth value")
        case .text: LocalizedText(de: "Text", en: "text")
        case .date: LocalizedText(de: "Datum", en: "date")
        case .list: LocalizedText(de: "Liste", en: "list")
        case .row: LocalizedText(de: "Zeile einer Tabelle", en: "row of a table")
        case .error: LocalizedText(de: "Fehler", en: "error")
        }
    }

    private static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

    private static func oneOfHelp(_ known: [String]) -> LocalizedText? {
        guard !known.isEmpty, known.count <= 30 else { return nil }
        var seen: Set<String> = []
        let names = list(known.filter { seen.insert($0).inserted })
        return LocalizedText(de: "bekannt sind \(names)", en: "known are \(names)")
    }

    // MARK: Assumptions

    static func assumed(_ missing: LocalizedText, _ value: LocalizedText) -> LocalizedText {
        LocalizedText(de: "\(missing.de), angenommen: \(value.de)", en: "\(missing.en), assumed: \(value.en)")
    }

    static func reckonedWith(_ assumption: LocalizedText, _ reason: LocalizedText) -> LocalizedText {
        LocalizedText(
            de: "\(capitalised(assumption.de)). Damit gerechnet: \(reason.de)",
            en: "\(capitalised(assumption.en)). Reckoned with that: \(reason.en)")
    }

    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
