// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Every sentence this module can say about a scenario, in both languages.
enum PlanningMessages {
    // MARK: Files

    static func missingScenario(_ path: String, siblings: [String], at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            id: "planning.missing-scenario", cause: .missingInput, at: place,
            LocalizedText(
                de: "das Szenario `\(path)` gibt es nicht",
                en: "there is no scenario `\(path)`"),
            help: NameSuggestion.help(for: lastName(path), among: siblings) ?? scenarioHelp)
    }

    static func missingRulebook(_ name: String, folders: [String], known: [String], at place: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            id: "planning.missing-rulebook", cause: .missingInput, at: place,
            LocalizedText(
                de: "das Regelwerk `\(name)` wird nicht gefunden",
                en: "the rulebook `\(name)` is not found"),
            notes: [
                Diagnostic.Note(
                    LocalizedText(de: "gesucht in \(folderList(folders))", en: "looked in \(folderList(folders))"))
            ],
            help: NameSuggestion.help(for: name, among: known))
    }

    static func unreadable(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.unreadable", cause: .missingInput, at: place,
            LocalizedText(
                de: "die Datei `\(path)` lässt sich nicht lesen",
                en: "the file `\(path)` cannot be read"))
    }

    static func missingTableFile(_ path: String, at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            id: "planning.missing-table-file", cause: .missingInput, at: place,
            LocalizedText(
                de: "die Datei `\(path)` gibt es nicht",
                en: "there is no file `\(path)`"))
    }

    static func undeclaredTable(_ name: String, path: String, near: String?) -> Diagnostic {
        Diagnostic(
            id: "planning.undeclared-table", severity: .warning, at: nil,
            LocalizedText(
                de: "die Tabelle `\(name)` (\(path)) wird nicht gelesen",
                en: "the table `\(name)` (\(path)) is not read"),
            help: near.map { LocalizedText(de: "meinten Sie `\($0)`?", en: "did you mean `\($0)`?") }
                ?? LocalizedText(
                    de: "unter `tables:` im Szenario erklären", en: "declare it under `tables:` in the scenario"))
    }

    /// A header that is no name of a column that the rules read and the file has not.
    static func lostColumn(
        _ header: UnmatchedHeader, column: String, readAt place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "planning.lost-column", at: header.location,
            LocalizedText(
                de: "`\(header.header)` ist keine bekannte Spalte, und `\(column)`, das Regeln lesen, fehlt",
                en: "`\(header.header)` is no known column, and `\(column)`, which rules read, is missing"),
            notes: [
                Diagnostic.Note(LocalizedText(de: "eine Regel liest es hier", en: "a rule reads it here"), at: place)
            ],
            help: LocalizedText(
                de: "meinten Sie `\(column)`? Ist es etwas anderes, erklären Sie im Szenario "
                    + "`tables: {\(header.table): {columns: {\(header.name): text}}}`",
                en: "did you mean `\(column)`? If it is something else, declare "
                    + "`tables: {\(header.table): {columns: {\(header.name): text}}}` in the scenario"))
    }

    /// A file that is meant for a table without a file.
    static func misnamedTableFile(_ path: String, table: String) -> Diagnostic {
        Diagnostic(
            id: "planning.misnamed-table", at: SourceLocation(file: path),
            LocalizedText(
                de: "keine Tabelle heißt so, und `\(table)` hat keine Datei",
                en: "no table has this name, and `\(table)` has no file"),
            help: LocalizedText(
                de: "meinten Sie `\(table).csv`? Eine Tabelle mit diesem Namen erklärt man unter `tables:` im Szenario",
                en: "did you mean `\(table).csv`? A table of this name is declared under `tables:` in the scenario"))
    }

    static func secondTableFile(_ path: String, of table: String, first: String) -> Diagnostic {
        Diagnostic(
            id: "planning.second-table-file", at: SourceLocation(file: path),
            LocalizedText(
                de: "die Tabelle `\(table)` hat zwei Dateien", en: "the table `\(table)` has two files"),
            notes: [
                Diagnostic.Note(
                    LocalizedText(de: "die andere Datei", en: "the other file"), at: SourceLocation(file: first))
            ],
            help: LocalizedText(
                de: "nehmen Sie die Datei aus dem Ordner, die nicht gelten soll",
                en: "take the file that is not to count out of the folder"))
    }

    static func otherEnding(_ path: String, table: String) -> Diagnostic {
        Diagnostic(
            id: "planning.misnamed-table", at: SourceLocation(file: path),
            LocalizedText(
                de: "die Datei wird nicht gelesen, und `\(table)` hat keine andere",
                en: "the file is not read, and `\(table)` has no other"),
            help: LocalizedText(
                de: "speichern Sie die Tabelle als `\(table).csv`", en: "save the table as `\(table).csv`"))
    }

    static func extendsItself(_ path: String, at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            id: "planning.extends-itself", at: place,
            LocalizedText(
                de: "das Szenario erweitert sich selbst über `\(path)`",
                en: "the scenario extends itself through `\(path)`"))
    }

    static func missingList(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "planning.missing-list", cause: .missingInput, at: nil,
            LocalizedText(de: "die Liste `\(path)` gibt es nicht", en: "there is no list `\(path)`"))
    }

    static func expectedList(_ key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.expected-list", at: place,
            LocalizedText(de: "`\(key)` muss eine Liste sein", en: "`\(key)` must be a list"))
    }

    static func noScenarios(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "planning.no-scenarios", cause: .missingInput, at: nil,
            LocalizedText(
                de: "in `\(path)` liegt kein Szenario",
                en: "there is no scenario in `\(path)`"),
            help: scenarioHelp)
    }

    // MARK: The scenario file

    static func badScenarioName(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.bad-scenario-name", at: place,
            LocalizedText(
                de: "`\(name)` kann kein Name eines Szenarios sein",
                en: "`\(name)` cannot be the name of a scenario"),
            help: LocalizedText(
                de: "der Name wird zum Ordner der Ausgabe: ohne `/`, nicht mit einem Punkt am Anfang",
                en: "the name becomes the output folder: no `/`, no leading dot"))
    }

    static func badSchoolYear(_ text: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.bad-school-year", at: place,
            LocalizedText(
                de: "`\(text)` ist kein Schuljahr",
                en: "`\(text)` is not a school year"),
            help: LocalizedText(
                de: "zum Beispiel 2026/27",
                en: "for example 2026/27"))
    }

    static func missingSchoolYear(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.missing-school-year", at: place,
            LocalizedText(
                de: "das Szenario nennt kein Schuljahr",
                en: "the scenario names no school year"),
            help: LocalizedText(
                de: "zum Beispiel `school_year: 2026/27`",
                en: "for example `school_year: 2026/27`"))
    }

    static func noRulebooks(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.no-rulebooks", at: place,
            LocalizedText(
                de: "das Szenario nennt keine Regelwerke",
                en: "the scenario names no rulebooks"),
            help: LocalizedText(
                de: "zum Beispiel `rulebooks: [base, region]`",
                en: "for example `rulebooks: [base, region]`"))
    }

    static func otherRulebookName(_ name: String, expected: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.rulebook-name", at: place,
            LocalizedText(
                de: "die Datei `\(expected).yaml` enthält das Regelwerk `\(name)`",
                en: "the file `\(expected).yaml` holds the rulebook `\(name)`"))
    }

    static func notInForce(_ name: String, day: Day, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.not-in-force", at: place,
            LocalizedText(
                de: "das Regelwerk `\(name)` gilt am \(day.germanDescription) nicht",
                en: "the rulebook `\(name)` is not in force on \(day.isoDescription)"),
            help: LocalizedText(
                de: "`valid` anpassen oder das Regelwerk aus dem Szenario nehmen",
                en: "change `valid` or take the rulebook out of the scenario"))
    }

    static func expectedMapping(_ key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.expected-mapping", at: place,
            LocalizedText(
                de: "`\(key)` braucht Zeilen der Form `Name: Wert`",
                en: "`\(key)` needs lines of the form `name: value`"))
    }

    static func expectedValue(_ key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.expected-value", at: place,
            LocalizedText(
                de: "`\(key)` braucht einen einzelnen Wert",
                en: "`\(key)` needs a single value"))
    }

    static func badHorizon(_ text: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.bad-horizon", at: place,
            LocalizedText(
                de: "`horizon: \(text)` ist keine Zahl von 1 bis 10", en: "`horizon: \(text)` is no number from 1 to 10"
            ),
            help: LocalizedText(
                de: "so viele Schuljahre werden nacheinander geplant", en: "so many school years are planned in turn"))
    }

    static func negative(_ key: String, _ value: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.negative", at: place,
            LocalizedText(
                de: "`\(key)` ist \(value), darf aber nicht negativ sein",
                en: "`\(key)` is \(value), but must not be negative"))
    }

    static func badColumnType(_ text: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.bad-column-type", at: place,
            LocalizedText(
                de: "`\(text)` ist keine Art von Spalte",
                en: "`\(text)` is not a type of column"),
            help: LocalizedText(
                de: "möglich sind \(nameList(known)) oder {references: Tabelle}",
                en: "possible are \(nameList(known)) or {references: table}"))
    }

    static func redeclared(_ column: String, table: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.redeclared", severity: .warning, at: place,
            LocalizedText(
                de: "die Spalte `\(table).\(column)` ist schon festgelegt; ihre Erklärung im Szenario wirkt nicht",
                en: "the column `\(table).\(column)` is fixed already; declaring it has no effect"))
    }

    // MARK: Changes

    static func badChange(_ kinds: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.bad-change", at: place,
            LocalizedText(
                de: "eine Änderung braucht genau einen der Schlüssel \(nameList(kinds))",
                en: "a change needs exactly one of the keys \(nameList(kinds))"),
            help: LocalizedText(
                de: "zum Beispiel `{set: funds.KUS-05566.amount, to: 120000}`",
                en: "for example `{set: funds.KUS-05566.amount, to: 120000}`"))
    }

    static func badTarget(_ text: String, form: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.bad-target", at: place,
            LocalizedText(
                de: "`\(text)` hat nicht die Form `\(form)`",
                en: "`\(text)` does not have the form `\(form)`"))
    }

    static func missingTo(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.missing-to", at: place,
            LocalizedText(
                de: "der neue Wert `to` fehlt",
                en: "the new value `to` is missing"))
    }

    static func unknownRule(_ id: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.unknown-rule", at: place,
            LocalizedText(
                de: "es gibt keine Regel `\(id)`",
                en: "there is no rule `\(id)`"),
            help: NameSuggestion.help(for: id, among: known))
    }

    // MARK: What the tables and rules say together

    static func otherSchoolYear(_ text: String, plan: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.other-school-year", severity: .warning, at: place,
            LocalizedText(
                de: "der Topf gehört zum Schuljahr `\(text)`, geplant wird \(plan)",
                en: "the fund belongs to the school year `\(text)`, the plan is for \(plan)"),
            series: Diagnostic.Series("school_year", value: text))
    }

    static func unknownLockMode(_ text: String, known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.unknown-lock-mode", at: place,
            LocalizedText(
                de: "`\(text)` ist keine Art von Festlegung",
                en: "`\(text)` is not a kind of lock"),
            help: NameSuggestion.help(for: text, among: known)
                ?? LocalizedText(
                    de: "möglich sind \(nameList(known))",
                    en: "possible are \(nameList(known))"))
    }

    static func lockWithoutCandidate(_ subject: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.lock-without-candidate", severity: .note, at: place,
            LocalizedText(
                de: "die Festlegung für \(subject) wirkt nicht: Das Angebot ist für den Bedarf ohnehin ausgeschlossen",
                en: "the lock of \(subject) has no effect: the offer is excluded for the need anyway"))
    }

    static func lockTitle(_ reason: String, decidedBy decision: String?) -> LocalizedText {
        guard let decision else { return LocalizedText(de: "Festlegung: \(reason)", en: "lock: \(reason)") }
        return LocalizedText(de: "Beschluss \(decision): \(reason)", en: "decision \(decision): \(reason)")
    }

    static func undefinedForFund(
        _ names: [String], fund: String, programme: String, meant: String?, others: RowNumbers,
        at place: SourceLocation, usedAt: SourceLocation
    ) -> Diagnostic {
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        let add = LocalizedText(
            de: "ein Regelwerk mit passendem `applies` in das Szenario aufnehmen oder den Topf entfernen",
            en: "add a rulebook with a fitting `applies` to the scenario or remove the fund")
        return Diagnostic(
            id: "planning.undefined-for-fund", at: place,
            LocalizedText(
                de: "kein Regelwerk berechnet \(list) für den Topf `\(fund)` mit dem Programm `\(programme)`"
                    + others.clause.de,
                en: "no rulebook computes \(list) for the fund `\(fund)` of the programme `\(programme)`"
                    + others.clause.en),
            notes: [
                Diagnostic.Note(LocalizedText(de: "hier wird es gebraucht", en: "it is needed here"), at: usedAt)
            ],
            help: meant.map {
                LocalizedText(
                    de: "meinten Sie `\($0)`? Sonst \(add.de)", en: "did you mean `\($0)`? Otherwise \(add.en)")
            } ?? add)
    }

    static func overflow(_ rule: String, candidate: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.overflow", at: place,
            LocalizedText(
                de: "eine Zahl der Regel `\(rule)` ist für \(candidate) zu groß",
                en: "a number of the rule `\(rule)` is too large for \(candidate)"),
            help: LocalizedText(
                de: "Beträge und Faktoren prüfen",
                en: "check amounts and factors"))
    }

    /// A rule whose numbers have more digits than can be computed with exactly.
    ///
    /// - Parameters:
    ///   - number: one of them, as large as any; `nil` where none is at hand.
    ///   - decimals: those that it is computed with, which come from all factors of the rule.
    static func tooManyDigits(
        _ rule: String, number: FixedPoint? = nil, decimals: Int = 0, at place: SourceLocation
    ) -> Diagnostic {
        let places = CountedNoun.decimal.counted(decimals, .dative)
        let german = number.map { ": \(NumberText.format($0, language: .de)) mit \(places.de)" }
        let english = number.map { ": \(NumberText.format($0, language: .en)) with \(places.en)" }
        return Diagnostic(
            id: "planning.too-many-digits", at: place,
            LocalizedText(
                de: "die Zahlen der Regel `\(rule)` haben zu viele Ziffern, um exakt zu rechnen\(german ?? "")",
                en: "the numbers of the rule `\(rule)` have too many digits to compute exactly\(english ?? "")"),
            help: LocalizedText(
                de: "Anteile und Faktoren mit weniger Nachkommastellen schreiben (0.333 statt 0.333333333333) oder "
                    + "runden: `round(…, 2)`",
                en: "write shares and factors with fewer decimals (0.333 in place of 0.333333333333), or round: "
                    + "`round(…, 2)`"))
    }

    /// Why the allocations of a written plan have no amounts.
    static func unreadablePlan(_ error: PlanningError, at place: SourceLocation) -> Diagnostic {
        if case .amountTooLarge(let name) = error { return amountTooLarge(name, at: place) }
        return Diagnostic(
            id: "planning.unreadable-plan", cause: .failure, at: place,
            LocalizedText(
                de: "die Beträge dieses Plans lassen sich nicht berechnen",
                en: "the amounts of this plan cannot be computed"))
    }

    static func amountTooLarge(_ name: String, at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            id: "planning.amount-too-large", cause: .failure, at: place,
            LocalizedText(de: "ein Betrag `\(name)` ist zu groß", en: "an amount `\(name)` is too large"))
    }

    static func varyingBound(_ rule: String, subject: String, first: String, second: String, at place: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            id: "planning.varying-bound", at: place,
            LocalizedText(
                de: "die Grenze von `\(rule)` ist innerhalb von \(subject) verschieden",
                en: "the bound of `\(rule)` differs inside \(subject)"),
            notes: [
                Diagnostic.Note(LocalizedText(de: "\(first)", en: "\(first)")),
                Diagnostic.Note(LocalizedText(de: "\(second)", en: "\(second)")),
            ],
            help: LocalizedText(
                de: "die Grenze darf nur von dem abhängen, was unter `per` steht",
                en: "the bound may depend only on what stands under `per`"))
    }

    static func unbounded(candidate: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.unbounded", at: place,
            LocalizedText(
                de: "für \(candidate) begrenzt keine Regel die Zahl der Gruppen",
                en: "no rule bounds the number of groups of \(candidate)"),
            help: LocalizedText(
                de: "eine Grenze ergänzen, zum Beispiel `sum: 1, per: need, at_most: need.groups`",
                en: "add a limit, for example `sum: 1, per: need, at_most: need.groups`"))
    }

    static func goalWithoutEffect(_ goal: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.goal-without-effect", severity: .warning, at: place,
            LocalizedText(
                de: "das Ziel `\(goal)` hat für jeden Plan denselben Wert",
                en: "the goal `\(goal)` has the same value for every plan"),
            help: LocalizedText(
                de: "den Ausdruck prüfen; er ist für keine Möglichkeit von null verschieden",
                en: "check the expression; it differs from zero for no candidate"))
    }

    static func baseNotPositive(
        _ goal: String, candidate: String, value: String, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "planning.base-not-positive", at: place,
            LocalizedText(
                de: "`of` in `\(goal)` ist für \(candidate) \(value), muss aber größer als 0 sein",
                en: "`of` in `\(goal)` is \(value) for \(candidate), but must be above 0"),
            help: LocalizedText(
                de: "die Größe, durch die geteilt wird, überall angeben, zum Beispiel die Zahl der Lernenden",
                en: "give the number that is divided by everywhere, for example the number of pupils"))
    }

    static func negativeSum(_ rule: String, candidate: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.negative-sum", at: place,
            LocalizedText(
                de: "`zero_or_at_least` in `\(rule)` braucht Summanden ab 0, aber bei \(candidate) ist er negativ",
                en: "`zero_or_at_least` in `\(rule)` needs terms of at least 0, but for \(candidate) it is negative"))
    }

    /// - Parameter further: how many more candidates it has no value for.
    static func noValue(
        _ rule: String, isComputed: Bool, _ fault: Fault, candidate: String, further: Int, at place: SourceLocation
    ) -> Diagnostic {
        let subject =
            isComputed
            ? LocalizedText(de: "der berechnete Wert `\(rule)`", en: "the computed value `\(rule)`")
            : LocalizedText(de: "die Regel `\(rule)`", en: "the rule `\(rule)`")
        let more = CountedNoun.candidate.counted(further)
        let others = LocalizedText(
            de: further > 0 ? " und \(more.de) mehr" : "", en: further > 0 ? " and \(more.en) more" : "")
        return Diagnostic(
            id: fault == .tooLarge ? "planning.overflow" : "planning.not-finite", at: place,
            LocalizedText(
                de: "\(subject.de) hat für \(candidate)\(others.de) keinen Wert: \(fault.reason.de)",
                en: "\(subject.en) has no value for \(candidate)\(others.en): \(fault.reason.en)"),
            help: help(fault))
    }

    static func reasonWithoutValue(
        _ rule: String, _ fault: Fault, candidate: String, at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            id: "planning.not-finite", at: place,
            LocalizedText(
                de: "der Grund (`else`) der Regel `\(rule)` hat für \(candidate) keinen Wert: \(fault.reason.de)",
                en: "the reason (`else`) of the rule `\(rule)` has no value for \(candidate): \(fault.reason.en)"),
            help: help(fault))
    }

    private static func help(_ fault: Fault) -> LocalizedText {
        switch fault {
        case .divisionByZero:
            LocalizedText(
                de: "die Zahl, durch die geteilt wird, in der Tabelle angeben oder mit `x != 0 && …` absichern",
                en: "give the number that is divided by in the table, or guard it with `x != 0 && …`")
        case .tooLarge, .notFinite:
            LocalizedText(de: "Beträge und Faktoren prüfen", en: "check amounts and factors")
        case .noMember:
            LocalizedText(de: "mit `size(liste) > i && …` absichern", en: "guard it with `size(list) > i && …`")
        case .textTooLong, .unreadableText, .badPattern:
            LocalizedText(de: "den Text in der Tabelle prüfen", en: "check the text in the table")
        }
    }

    static func impossibleLimit(_ limit: ScenarioCheck.ImpossibleLimit) -> Diagnostic {
        let subject = limit.subject.isEmpty ? "" : " (\(limit.subject))"
        return Diagnostic(
            id: "planning.impossible-limit", cause: .breach, at: limit.location,
            LocalizedText(
                de: "`\(limit.id)` \(limit.title.de)\(subject) kann kein Plan einhalten, was auch immer zugeteilt wird",
                en: "no plan can keep `\(limit.id)` \(limit.title.en)\(subject), whatever is allocated"),
            help: LocalizedText(
                de: "die Grenze ändern, oder Bedarfe, Angebote und Mittel prüfen, die zu ihr gehören",
                en: "change the limit, or look at the needs, offers and money that belong to it"))
    }

    // MARK: Written plans

    static func nothingToVerify(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.nothing-to-verify", cause: .breach, at: place,
            LocalizedText(
                de: "der Ordner enthält keinen Plan: Kein Plan konnte alle Regeln einhalten",
                en: "the folder holds no plan: no plan could keep all rules"))
    }

    static func missingPlan(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "planning.missing-plan", cause: .missingInput, at: nil,
            LocalizedText(
                de: "die Datei `\(path)` gibt es nicht",
                en: "there is no file `\(path)`"),
            help: LocalizedText(
                de: "den Ordner angeben, in den `bildungsnetz plan` geschrieben hat",
                en: "give the folder that `bildungsnetz plan` wrote"))
    }

    static func noOrigin(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "planning.no-origin", at: place,
            LocalizedText(
                de: "die Datei sagt nicht, aus welchem Szenario der Plan stammt (`input.path`, `input.sha256`)",
                en: "the file does not say which scenario the plan was made from (`input.path`, `input.sha256`)"))
    }

    static func otherInput(at place: SourceLocation) -> Breach {
        Breach(
            id: "verify.other-input", rule: "", subject: "",
            message: LocalizedText(
                de: "Tabellen, Regelwerke oder Szenario haben sich geändert, seit der Plan gemacht wurde",
                en: "tables, rulebooks or scenario have changed since the plan was made"),
            place: place)
    }

    private static let scenarioHelp = LocalizedText(
        de: "einen Ordner mit `scenario.yaml` oder eine YAML-Datei angeben",
        en: "give a folder with a `scenario.yaml` or a YAML file")

    private static func lastName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static func nameList(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

    /// The first few folders; the rest are variants of where the program lies.
    private static func folderList(_ folders: [String]) -> String {
        var seen: Set<String> = []
        return folders.filter { seen.insert($0).inserted && !$0.hasPrefix("/") }.map { "`\($0)`" }
            .joined(separator: ", ")
    }

    // MARK: Values

    static let setByScenario = LocalizedText(de: "vom Szenario gesetzt", en: "set by the scenario")

    static func setByDecision(body: String, id: String, title: String) -> LocalizedText {
        LocalizedText(de: "\(body), \(id): \(title)", en: "\(body), \(id): \(title)")
    }

    static func insteadOf(_ setBy: LocalizedText, _ own: LocalizedText) -> LocalizedText {
        LocalizedText(de: "\(setBy.de); im Regelwerk \(own.de)", en: "\(setBy.en); \(own.en) in the rulebook")
    }

    static func notAmongRulebooks(_ name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "planning.no-such-rulebook", cause: .usage, at: nil,
            LocalizedText(
                de: "das Szenario hat kein Regelwerk `\(name)`", en: "the scenario has no rulebook `\(name)`"),
            help: NameSuggestion.help(for: name, among: known))
    }
}
