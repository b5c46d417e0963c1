// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Every sentence about plans that are compared, in both languages.
enum ComparisonMessages {
    static func scenarioChanged(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "compare.scenario-changed", severity: .warning, at: place,
            LocalizedText(
                de:
                    "das Szenario `\(path)` ist seit diesem Plan geändert worden; seine Eingaben werden nicht verglichen",
                en: "the scenario `\(path)` has changed since this plan; its inputs are not compared"),
            help: LocalizedText(
                de: "noch einmal planen, oder die Szenarien selbst vergleichen",
                en: "plan it again, or compare the scenarios themselves"))
    }

    static func badPlan(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "compare.bad-plan", at: place,
            LocalizedText(
                de: "die Datei ist keine plan.json dieses Programms",
                en: "the file is no plan.json of this program"))
    }

    static func noPlan(_ label: String) -> Diagnostic {
        Diagnostic(
            id: "compare.no-plan", cause: .breach, at: nil,
            LocalizedText(
                de: "für `\(label)` gibt es keinen Plan, der verglichen werden kann",
                en: "there is no plan of `\(label)` to compare"))
    }

    static func noSharedBase(_ first: String, _ second: String) -> Diagnostic {
        Diagnostic(
            id: "compare.no-shared-base", cause: .usage, at: nil,
            LocalizedText(
                de: "`\(first)` und `\(second)` gehen auf kein gemeinsames Szenario zurück: "
                    + "es gibt keine einzelnen Änderungen, denen etwas zugerechnet werden kann",
                en: "`\(first)` and `\(second)` have no scenario in common: "
                    + "there are no single changes that anything could be put down to"),
            help: LocalizedText(
                de: "das eine Szenario mit `extends` auf das andere bauen und die Unterschiede als `changes` schreiben",
                en: "let one scenario extend the other and write the differences as `changes`"))
    }
}
