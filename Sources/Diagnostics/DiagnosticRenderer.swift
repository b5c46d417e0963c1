// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes diagnostics for people: the place, the sentence, the source line with a caret, notes and help.
public struct DiagnosticRenderer: Sendable {
    public let language: Language
    /// Whether ANSI colours are used; the caller decides (terminal, `NO_COLOR`).
    public let usesColour: Bool
    private static let excerptWidth = 160

    public init(language: Language, usesColour: Bool) {
        self.language = language
        self.usesColour = usesColour
    }

    /// All shown diagnostics of the sink and a closing line that counts them; empty for an empty sink.
    public func render(_ sink: DiagnosticSink) -> String {
        let shown = sink.shown
        guard !shown.isEmpty else { return "" }
        var text = shown.map(render).joined(separator: "\n")
        text += "\n" + summary(of: sink) + "\n"
        return text
    }

    /// One diagnostic, ending with a line feed.
    public func render(_ diagnostic: Diagnostic) -> String {
        var text = ""
        if let location = diagnostic.location { text += bold(location.description + ": ") }
        text += label(diagnostic.severity) + " " + bold(diagnostic.message.text(language)) + " [\(diagnostic.id)]\n"
        if let location = diagnostic.location { text += excerpt(location) }
        if let further = diagnostic.further { text += line(heading: noteWord, further.sentence, at: nil) }
        for note in diagnostic.notes { text += line(heading: noteWord, note.message, at: note.location) }
        if let help = diagnostic.help { text += line(heading: helpWord, help, at: nil) }
        return text
    }

    private func line(heading: String, _ message: LocalizedText, at location: SourceLocation?) -> String {
        let place = location.map { " (\($0.description))" } ?? ""
        return "  = \(heading): \(message.text(language))\(place)\n"
    }

    private func excerpt(_ location: SourceLocation) -> String {
        guard location.line > 0, !location.excerpt.isEmpty else { return "" }
        let characters = Array(location.excerpt)
        let column = min(location.column - 1, characters.count)
        let first = column > Self.excerptWidth / 2 ? column - Self.excerptWidth / 2 : 0
        let last = min(characters.count, first + Self.excerptWidth)
        let shown = String(characters[first..<last].map(Self.printable))
        let number = String(location.line)
        let gutter = String(repeating: " ", count: number.count)
        let caret = String(repeating: "^", count: max(1, min(location.length, last - column)))
        let indent = String(repeating: " ", count: column - first)
        return "  \(number) | \(shown)\n  \(gutter) | \(indent)\(colour(caret, "31"))\n"
    }

    /// Control characters would move the caret or the terminal.
    private static func printable(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
        return scalar.value < 0x20 || scalar.value == 0x7F || (0x80..<0xA0).contains(scalar.value) ? " " : character
    }

    private func summary(of sink: DiagnosticSink) -> String {
        let hidden = sink.hiddenCount
        let counts: [(count: Int, noun: CountedNoun)] = [(sink.errorCount, .error), (sink.warningCount, .warning)]
        let more = language == .de ? " (\(hidden) weitere nicht gezeigt)" : " (\(hidden) more not shown)"
        return counts.map { $0.noun.counted($0.count, .plain, language) }.joined(separator: ", ")
            + (hidden > 0 ? more : "")
    }

    private var noteWord: String { language == .de ? "Hinweis" : "note" }
    private var helpWord: String { language == .de ? "Hilfe" : "help" }

    private func label(_ severity: Severity) -> String {
        switch (severity, language) {
        case (.error, .de): colour("Fehler:", "1;31")
        case (.error, .en): colour("error:", "1;31")
        case (.warning, .de): colour("Warnung:", "1;33")
        case (.warning, .en): colour("warning:", "1;33")
        case (.note, .de): colour("Hinweis:", "1;36")
        case (.note, .en): colour("note:", "1;36")
        }
    }

    private func bold(_ text: String) -> String { colour(text, "1") }

    private func colour(_ text: String, _ code: String) -> String {
        usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
