// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension ToolMessages {
    static func notFormatted(_ part: LayoutReader.Unsupported.Part, at place: SourceLocation) -> Diagnostic {
        let name: LocalizedText =
            switch part {
            case .anchor:
                LocalizedText(
                    de: "ein Anker oder Verweis (`&name`, `*name`)", en: "an anchor or alias (`&name`, `*name`)")
            case .tag: LocalizedText(de: "ein Typ (`!name`)", en: "a tag (`!name`)")
            case .directive: LocalizedText(de: "eine Anweisung (`%YAML`)", en: "a directive (`%YAML`)")
            case .complexKey:
                LocalizedText(de: "ein Schlüssel, der kein Text ist", en: "a key that is no text")
            case .unclear:
                LocalizedText(
                    de: "eine Schreibweise, die `format` nicht kennt", en: "a form that `format` does not know")
            }
        return Diagnostic(
            id: "rules.not-formatted", at: place,
            LocalizedText(
                de: "die Datei lässt sich nicht formatieren: hier steht \(name.de)",
                en: "the file cannot be formatted: here is \(name.en)"),
            help: LocalizedText(
                de: "die Datei bleibt, wie sie ist; ausgeschrieben lässt sich die Stelle formatieren",
                en: "the file stays as it is; written out, the place can be formatted"))
    }

    static func formatLoses(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "rules.format-loses", cause: .failure, at: place,
            LocalizedText(
                de: "die formatierte Fassung sagt nicht dasselbe wie die Datei; die Datei bleibt, wie sie ist",
                en: "the formatted text does not say the same as the file; the file stays as it is"),
            help: LocalizedText(
                de: "das ist ein Fehler des Programms; bitte mit der Datei melden",
                en: "this is a fault of the program; please report it with the file"))
    }
}
