// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes diagnostics for scripts. The member names and ids are stable, the sentences are not.
///
/// The writer is by hand because this module imports nothing: a JSON coder would bring Foundation into every target.
public enum DiagnosticJSON {
    /// A JSON array of all shown diagnostics, one per line.
    public static func render(_ sink: DiagnosticSink, language: Language) -> String {
        let objects = sink.shown.map { object($0, language: language) }
        return objects.isEmpty ? "[]\n" : "[\n" + objects.map { "  " + $0 }.joined(separator: ",\n") + "\n]\n"
    }

    /// A JSON string literal with the quotes.
    public static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func object(_ diagnostic: Diagnostic, language: Language) -> String {
        var members = ["\"id\": \(quoted(diagnostic.id))", "\"severity\": \(quoted(diagnostic.severity.rawValue))"]
        if let location = diagnostic.location { members += place(location) }
        members.append("\"message\": \(quoted(diagnostic.message.text(language)))")
        if let further = diagnostic.further { members.append("\"further\": \(object(further))") }
        let notes = diagnostic.notes.map { note in
            let place = note.location.map { ", " + Self.place($0).joined(separator: ", ") } ?? ""
            return "{\"message\": \(quoted(note.message.text(language)))\(place)}"
        }
        if !notes.isEmpty { members.append("\"notes\": [\(notes.joined(separator: ", "))]") }
        if let help = diagnostic.help { members.append("\"help\": \(quoted(help.text(language)))") }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// The lines as ranges with both ends.
    private static func object(_ further: Diagnostic.FurtherPlaces) -> String {
        let lines = further.lines.ranges.map { "[\($0.lowerBound), \($0.upperBound)]" }.joined(separator: ", ")
        let values = further.values.map(quoted).joined(separator: ", ")
        return "{\"count\": \(further.count), \"lines\": [\(lines)], \"values\": [\(values)]}"
    }

    private static func place(_ location: SourceLocation) -> [String] {
        let file = ["\"file\": \(quoted(location.file))"]
        return location.line > 0 ? file + ["\"line\": \(location.line)", "\"column\": \(location.column)"] : file
    }
}
