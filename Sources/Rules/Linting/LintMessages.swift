// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Tables

/// Every sentence of a finding that is made by reading alone, and what all findings share.
public enum LintMessages {
    /// What is found, and what to do.
    public struct Text: Sendable {
        public let message: LocalizedText
        public let help: LocalizedText

        public init(_ message: LocalizedText, help: LocalizedText) {
            self.message = message
            self.help = help
        }
    }

    // MARK: Why it matters

    /// Why findings of a kind matter.
    public static func reason(_ kind: LintFinding.Kind) -> LocalizedText {
        switch kind {
        case .neverExcludes:
            LocalizedText(
                de: "eine Regel, die nichts ausschließt, wirkt beschlossen und ist es nicht",
                en: "a rule that excludes nothing looks decided and is not")
        case .alwaysExcludes:
            LocalizedText(
                de: "eine Regel, die alles ausschließt, lässt keine Zuteilung zu",
                en: "a rule that excludes everything admits no allocation")
        case .neverBinds:
            LocalizedText(
                de: "eine Grenze, die nie greift, ändert keinen Plan",
                en: "a limit that never takes effect changes no plan")
        case .excludesValue:
            LocalizedText(
                de: "ganze Gruppen von Schulen gehen leer aus, oft ohne dass es jemand beschlossen hat",
                en: "whole groups of schools get nothing, often without anybody having decided so")
        case .impossibleQuota:
            LocalizedText(
                de: "kein Plan kann diese Vorgabe einhalten", en: "no plan can keep this rule")
        case .sameRule, .impliedRule:
            LocalizedText(
                de: "wer die eine Regel ändert, wundert sich, dass die andere weiter gilt",
                en: "whoever changes one of the rules will wonder why the other still holds")
        case .unusedName:
            LocalizedText(
                de: "wer diesen Wert ändert, ändert nichts am Plan", en: "changing this value changes no plan")
        case .datedValues:
            LocalizedText(
                de: "es gilt der Wert vom 1. August des Schuljahres, und davon muss es genau einen geben",
                en: "the value of 1 August of the school year counts, and there must be exactly one")
        case .notInForce:
            LocalizedText(
                de: "ein Szenario dieses Schuljahres kann das Regelwerk nicht verwenden",
                en: "a scenario of this school year cannot use the rulebook")
        case .goalWithoutEffect:
            LocalizedText(
                de: "das Ziel unterscheidet keinen Plan von einem anderen", en: "the goal tells no plan from another")
        case .appliesToNothing:
            LocalizedText(
                de: "keine Regel dieses Regelwerks wirkt im Szenario",
                en: "no rule of this rulebook has an effect in the scenario")
        case .missingText:
            LocalizedText(
                de: "Berichte und Begründungen zeigen sonst die falsche Sprache oder nur die Kennung",
                en: "reports and reasons show the wrong language otherwise, or the id alone")
        case .reasonWithoutValue:
            LocalizedText(
                de: "wer abgelehnt wird, will wissen, woran es lag und wie viel fehlt",
                en: "whoever is turned down wants to know the value and how much is missing")
        }
    }

    static func because(_ reason: LocalizedText) -> LocalizedText {
        LocalizedText(de: "warum das zählt: \(reason.de)", en: "why it matters: \(reason.en)")
    }

    static let otherRule = LocalizedText(de: "die andere Stelle", en: "the other place")

    static func summary(warnings: Int, notes: Int) -> LocalizedText {
        let (warnings, notes) = (CountedNoun.warning.counted(warnings), CountedNoun.note.counted(notes))
        return LocalizedText(de: "\(warnings.de), \(notes.de)", en: "\(warnings.en), \(notes.en)")
    }

    /// A rulebook was named that the scenario does not read from that file.
    public static func notOfScenario(_ path: String, loaded: [String]) -> Diagnostic {
        Diagnostic(
            id: "rules.not-of-scenario", cause: .usage, at: nil,
            LocalizedText(
                de: "das Szenario verwendet das Regelwerk `\(path)` nicht",
                en: "the scenario does not use the rulebook `\(path)`"),
            help: ToolMessages.oneOf(loaded))
    }

    // MARK: Conditions

    static func alwaysTrue(_ id: String) -> Text {
        Text(
            LocalizedText(
                de: "die Bedingung von `\(id)` ist immer erfüllt, die Regel schließt nie etwas aus",
                en: "the condition of `\(id)` always holds, the rule never excludes anything"),
            help: LocalizedText(
                de: "die Bedingung prüfen, oft steht `||` statt `&&`, oder die Regel streichen",
                en: "check the condition, often it says `||` for `&&`, or remove the rule"))
    }

    static func alwaysFalse(_ id: String) -> Text {
        Text(
            LocalizedText(
                de: "die Bedingung von `\(id)` ist nie erfüllt, die Regel schließt alles aus",
                en: "the condition of `\(id)` never holds, the rule excludes everything"),
            help: LocalizedText(
                de: "die Bedingung prüfen, oft steht `&&` statt `||` oder eine Grenze ist vertauscht",
                en: "check the condition, often it says `&&` for `||` or bounds are exchanged"))
    }

    private static func basis(_ byParameters: Bool) -> LocalizedText {
        byParameters
            ? LocalizedText(de: " mit den jetzigen Parametern", en: " with the present parameters")
            : LocalizedText(de: "", en: "")
    }

    static func sameRule(_ id: String, _ other: String, byParameters: Bool) -> Text {
        let basis = basis(byParameters)
        return Text(
            LocalizedText(
                de: "`\(id)` sagt\(basis.de) dasselbe wie `\(other)`",
                en: "`\(id)` says the same as `\(other)`\(basis.en)"),
            help: LocalizedText(de: "eine der beiden Regeln streichen", en: "remove one of the two rules"))
    }

    static func impliedRule(_ id: String, by other: String, byParameters: Bool) -> Text {
        let basis = basis(byParameters)
        return Text(
            LocalizedText(
                de: "`\(id)` schließt\(basis.de) nichts aus, was `\(other)` nicht schon ausschließt",
                en: "`\(id)` excludes nothing\(basis.en) that `\(other)` does not exclude already"),
            help: LocalizedText(
                de: "`\(id)` streichen, oder prüfen, ob eine der beiden Bedingungen anders gemeint war",
                en: "remove `\(id)`, or check whether one of the conditions was meant otherwise"))
    }

    static func impliedLimit(_ id: String, by other: String) -> Text {
        Text(
            LocalizedText(
                de: "wer `\(other)` einhält, hält auch `\(id)` ein", en: "whatever keeps `\(other)` keeps `\(id)` too"),
            help: LocalizedText(
                de: "`\(id)` streichen, oder prüfen, welcher der beiden Werte gelten soll",
                en: "remove `\(id)`, or check which of the two values should hold"))
    }

    static func sameGoal(_ id: String, _ other: String) -> Text {
        Text(
            LocalizedText(
                de: "das Ziel `\(id)` misst dasselbe wie `\(other)`, das vor ihm kommt",
                en: "the goal `\(id)` measures the same as `\(other)`, which comes before it"),
            help: LocalizedText(de: "eines der beiden Ziele streichen", en: "remove one of the two goals"))
    }

    // MARK: Limits

    static func countsNothing(_ id: String) -> Text {
        Text(
            LocalizedText(
                de: "das `where` von `\(id)` ist nie erfüllt, die Grenze zählt nichts",
                en: "the `where` of `\(id)` never holds, the limit counts nothing"),
            help: LocalizedText(de: "die Bedingung prüfen", en: "check the condition"))
    }

    static func trivialBound(_ id: String, _ key: String, _ bound: String) -> Text {
        Text(
            LocalizedText(
                de: "`\(key): \(bound)` von `\(id)` ist immer eingehalten",
                en: "`\(key): \(bound)` of `\(id)` is always kept"),
            help: LocalizedText(
                de: "den Wert prüfen oder die Grenze streichen", en: "check the value or remove the limit"))
    }

    static func impossibleBound(_ id: String, _ key: String, _ bound: String) -> Text {
        Text(
            LocalizedText(
                de: "`\(key): \(bound)` von `\(id)` kann kein Plan einhalten",
                en: "`\(key): \(bound)` of `\(id)` cannot be kept by any plan"),
            help: LocalizedText(
                de: "den Wert prüfen; Anteile stehen zwischen 0 und 1",
                en: "check the value; shares are between 0 and 1"))
    }

    static func crossingBounds(_ id: String, _ other: String, leavesNothing: Bool) -> Text {
        Text(
            leavesNothing
                ? LocalizedText(
                    de: "`\(id)` und `\(other)` lassen zusammen keine einzige Zuteilung zu",
                    en: "`\(id)` and `\(other)` together admit no allocation at all")
                : LocalizedText(
                    de: "`\(id)` und `\(other)` können nicht zugleich gelten",
                    en: "`\(id)` and `\(other)` cannot hold together"),
            help: LocalizedText(
                de: "die Untergrenze liegt über der Obergrenze; einen der Werte ändern",
                en: "the lower bound is above the upper one; change one of them"))
    }

    // MARK: Names and dates

    static func unusedParameter(_ name: String) -> Text {
        Text(
            LocalizedText(
                de: "den Parameter `\(name)` verwendet keine Regel", en: "no rule uses the parameter `\(name)`"),
            help: LocalizedText(
                de: "den Parameter streichen, oder die Regelwerke mit angeben, die ihn verwenden",
                en: "remove the parameter, or also give the rulebooks that use it"))
    }

    static func unusedComputed(_ name: String) -> Text {
        Text(
            LocalizedText(
                de: "den berechneten Wert `\(name)` verwendet keine Regel",
                en: "no rule uses the computed value `\(name)`"),
            help: LocalizedText(
                de: "den Wert streichen, oder die Regelwerke mit angeben, die ihn verwenden",
                en: "remove the value, or also give the rulebooks that use it"))
    }

    static func overlap(_ name: String, from: Day?) -> Text {
        let (german, english) =
            from.map { ("ab \($0.germanDescription)", "from \($0.isoDescription)") }
            ?? ("von Anfang an", "from the start")
        return Text(
            LocalizedText(
                de: "der Parameter `\(name)` hat \(german) zwei Werte zugleich",
                en: "the parameter `\(name)` has two values at once \(english)"),
            help: LocalizedText(
                de: "`until` des früheren Wertes auf den Tag vor `from` des späteren setzen",
                en: "set `until` of the earlier value to the day before `from` of the later"))
    }

    static func gap(_ name: String, _ first: Day, _ last: Day, matters: Bool) -> Text {
        Text(
            LocalizedText(
                de:
                    "der Parameter `\(name)` hat vom \(first.germanDescription) bis \(last.germanDescription) keinen Wert"
                    + (matters ? "" : ", ein 1. August liegt nicht darin"),
                en: "the parameter `\(name)` has no value from \(first.isoDescription) to \(last.isoDescription)"
                    + (matters ? "" : ", which holds no 1 August")),
            help: LocalizedText(
                de: "die Tage einem der Werte geben oder einen Wert für sie nachtragen",
                en: "give the days to one of the values, or add a value for them"))
    }

    static func notInForce(_ name: String, _ day: Day) -> Text {
        Text(
            LocalizedText(
                de: "das Regelwerk `\(name)` gilt am \(day.germanDescription) nicht",
                en: "the rulebook `\(name)` is not in force on \(day.isoDescription)"),
            help: LocalizedText(
                de: "`valid` prüfen oder die neue Fassung der Richtlinie eintragen",
                en: "check `valid` or enter the new version of the directive"))
    }

    // MARK: Texts

    static func noText(_ key: String, _ owner: String) -> Text {
        Text(
            LocalizedText(de: "`\(owner)` hat keinen Titel (`\(key)`)", en: "`\(owner)` has no title (`\(key)`)"),
            help: LocalizedText(
                de: "`\(key): {de: …, en: …}` schreiben", en: "write `\(key): {de: …, en: …}`"))
    }

    static func oneTextForBoth(_ key: String, _ owner: String) -> Text {
        Text(
            LocalizedText(
                de: "`\(key)` von `\(owner)` ist ein Text für beide Sprachen",
                en: "`\(key)` of `\(owner)` is one text for both languages"),
            help: LocalizedText(
                de: "`\(key): {de: …, en: …}` schreiben", en: "write `\(key): {de: …, en: …}`"))
    }

    static func missingLanguage(_ key: String, _ owner: String, _ code: String) -> Text {
        let language = code == "de" ? ("deutsche", "German") : ("englische", "English")
        return Text(
            LocalizedText(
                de: "`\(key)` von `\(owner)` fehlt der \(language.0) Text",
                en: "`\(key)` of `\(owner)` lacks the \(language.1) text"),
            help: LocalizedText(de: "`\(code): …` ergänzen", en: "add `\(code): …`"))
    }

    static func reasonWithoutValue(_ id: String) -> Text {
        Text(
            LocalizedText(
                de: "die Begründung von `\(id)` nennt keinen Wert, obwohl die Regel an einer Grenze misst",
                en: "the reason of `\(id)` names no value although the rule measures against a bound"),
            help: LocalizedText(
                de: "den Wert und die Grenze einsetzen, zum Beispiel `{cost}`",
                en: "put in the value and the bound, for example `{cost}`"))
    }
}
