// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Every sentence about sweeps, in both languages.
public enum SweepMessages {
    static func badDefinition(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "sweep.bad-definition", at: place,
            LocalizedText(
                de: "die Datei ist keine sweep.json dieses Programms", en: "the file is no sweep.json of this program"))
    }

    static func badVariation(_ text: String) -> Diagnostic {
        Diagnostic(
            id: "sweep.bad-variation", cause: .usage, at: nil,
            LocalizedText(
                de: "`\(text)` sagt nicht, was wie zu verändern ist", en: "`\(text)` does not say what to vary and how"),
            help: LocalizedText(
                de: "zum Beispiel `funds.KUS-05566.amount=80000..160000/10000`, `parameters.social_share=0.2,0.3` "
                    + "oder `rules.R-04=on,off`",
                en: "for example `funds.KUS-05566.amount=80000..160000/10000`, `parameters.social_share=0.2,0.3` "
                    + "or `rules.R-04=on,off`"))
    }

    /// A fault of a value that others of the axis have as well.
    static func with(_ fault: Diagnostic, others: [String]) -> Diagnostic {
        guard !others.isEmpty else { return fault }
        let shown = 10
        let list = others.prefix(shown).map { "`\($0)`" }.joined(separator: ", ")
        let rest = others.count - shown
        var told = fault
        told.notes.append(
            Diagnostic.Note(
                LocalizedText(
                    de: "ebenso \(list)"
                        + (rest > 0 ? " und \(CountedNoun.value.counted(rest, .plain, .de)) mehr" : ""),
                    en: "likewise \(list)"
                        + (rest > 0 ? " and \(CountedNoun.value.counted(rest, .plain, .en)) more" : ""))))
        return told
    }

    static func tooManyPoints(_ count: Int, most: Int) -> Diagnostic {
        Diagnostic(
            id: "sweep.too-many-points", cause: .usage, at: nil,
            LocalizedText(
                de: "\(count) Varianten sind zu viele; höchstens \(most)",
                en: "\(count) variants are too many; at most \(most)"))
    }

    public static func noPoints(at place: SourceLocation?) -> Diagnostic {
        Diagnostic(
            id: "sweep.no-points", cause: .usage, at: place,
            LocalizedText(de: "es gibt keine Varianten", en: "there are no variants"),
            help: LocalizedText(
                de: "mit --vary, --list oder --trade-off angeben", en: "give --vary, --list or --trade-off"))
    }

    static func otherInput(_ scenario: String) -> Diagnostic {
        Diagnostic(
            id: "sweep.other-input", at: nil,
            LocalizedText(
                de: "das Szenario `\(scenario)` ist geändert worden, seit dieser Durchlauf begann",
                en: "the scenario `\(scenario)` has changed since this sweep was begun"),
            help: LocalizedText(de: "in einem anderen Ordner neu beginnen", en: "begin anew in another folder"))
    }

    static func unknownGoal(_ id: String, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "sweep.unknown-goal", cause: .usage, at: nil,
            LocalizedText(de: "es gibt kein Ziel `\(id)`", en: "there is no goal `\(id)`"),
            help: NameSuggestion.help(for: id, among: known)
                ?? LocalizedText(
                    de: "Ziele: \(known.joined(separator: ", "))", en: "goals: \(known.joined(separator: ", "))"))
    }

    static func noTradeOff(_ first: String, _ second: String) -> Diagnostic {
        Diagnostic(
            id: "sweep.no-trade-off", cause: .breach, at: nil,
            LocalizedText(
                de: "zwischen `\(first)` und `\(second)` lässt sich nichts abwägen: es gibt keinen Plan",
                en: "there is nothing to weigh between `\(first)` and `\(second)`: there is no plan"))
    }

    public static func otherSweep(_ folder: String) -> Diagnostic {
        Diagnostic(
            id: "sweep.other-sweep", cause: .cannotWrite, at: nil,
            LocalizedText(
                de: "in `\(folder)` liegt schon ein anderer Durchlauf",
                en: "there is another sweep in `\(folder)` already"),
            help: LocalizedText(de: "mit --out einen anderen Ordner angeben", en: "give another folder with --out"))
    }

    public static func foreignFolder(_ folder: String, _ files: [String]) -> Diagnostic {
        let list = files.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            id: "sweep.foreign-folder", cause: .cannotWrite, at: nil,
            LocalizedText(
                de: "in `\(folder)` liegt kein Durchlauf, sondern anderes: \(list)",
                en: "in `\(folder)` there is no sweep but something else: \(list)"),
            help: LocalizedText(de: "mit --out einen anderen Ordner angeben", en: "give another folder with --out"))
    }

    static func cannotEncode(_ what: String) -> Diagnostic {
        Diagnostic(
            id: "sweep.cannot-encode", cause: .failure, at: nil,
            LocalizedText(
                de: "`\(what)` lässt sich nicht als JSON schreiben; es wird nichts geschrieben",
                en: "`\(what)` cannot be written as JSON; nothing is written"))
    }

    public static func noSweep(_ folder: String) -> Diagnostic {
        Diagnostic(
            id: "sweep.no-sweep", cause: .missingInput, at: nil,
            LocalizedText(
                de: "in `\(folder)` liegt kein Durchlauf (sweep.json)",
                en: "there is no sweep in `\(folder)` (sweep.json)"))
    }

    public static func missingParts(_ list: String, count: Int, of all: Int) -> Diagnostic {
        Diagnostic(
            id: "sweep.missing-parts", at: nil,
            LocalizedText(
                de:
                    "von \(CountedNoun.part.counted(all, .dative, .de)) \(CountedNoun.missing.word(for: count, .plain, .de)) "
                    + "\(count): \(list)",
                en:
                    "of \(CountedNoun.part.counted(all, .dative, .en)) \(CountedNoun.missing.counted(count).en): \(list)"
            ),
            help: LocalizedText(
                de: "`bildungsnetz sweep ORDNER` rechnet sie nach", en: "`bildungsnetz sweep FOLDER` computes them"))
    }

    public static func foreignPart(_ path: String) -> Diagnostic {
        Diagnostic(
            id: "sweep.foreign-part", at: nil,
            LocalizedText(
                de: "`\(path)` gehört nicht zu diesem Durchlauf", en: "`\(path)` does not belong to this sweep"))
    }

    public static func duplicatePart(_ index: Int, _ first: String, _ second: String) -> Diagnostic {
        Diagnostic(
            id: "sweep.duplicate-part", at: nil,
            LocalizedText(
                de: "Teil \(index) ist doppelt: `\(first)` und `\(second)`",
                en: "part \(index) is there twice: `\(first)` and `\(second)`"))
    }

    public static func pointFailed(_ index: Int, _ reason: LocalizedText) -> Diagnostic {
        Diagnostic(
            id: "sweep.point-failed", cause: .failure, at: nil,
            LocalizedText(
                de: "Variante \(index) lässt sich nicht rechnen: \(reason.de)",
                en: "variant \(index) cannot be computed: \(reason.en)"))
    }
}
