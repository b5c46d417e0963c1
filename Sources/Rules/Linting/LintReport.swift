// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// The findings of a run, sorted by place, as a text or as JSON.
public struct LintReport: Sendable {
    public let findings: [LintFinding]

    /// - Parameter findings: in any order; the same one twice counts once.
    public init(_ findings: [LintFinding]) {
        var seen: Set<LintFinding> = []
        self.findings = findings.filter { seen.insert($0).inserted }.enumerated()
            .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }.map(\.element)
    }

    public var warnings: Int { findings.count { $0.severity == .warning } }
    public var notes: Int { findings.count - warnings }

    /// Place, sentence, why it matters and what to do, for each; a closing line counts them.
    public func text(_ language: Language, usesColour: Bool = false) -> String {
        let renderer = DiagnosticRenderer(language: language, usesColour: usesColour)
        let parts = findings.map { renderer.render($0.diagnostic) + "\n" }
        return parts.joined() + LintMessages.summary(warnings: warnings, notes: notes).text(language) + "\n"
    }

    /// A JSON array, one finding a line. The member names, kinds and severities are stable, the sentences are not.
    public func json(_ language: Language) -> String {
        let objects = findings.map { "  " + Self.object($0, language) }
        return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }

    private static func object(_ finding: LintFinding, _ language: Language) -> String {
        let texts = [
            ("kind", finding.kind.rawValue), ("severity", finding.severity.rawValue), ("rule", finding.rule),
            ("file", finding.location.file),
        ]
        let sentences = [
            ("message", finding.message), ("reason", finding.reason), ("help", finding.help),
        ]
        let members =
            texts.map { "\"\($0)\": \(DiagnosticJSON.quoted($1))" }
            + ["\"line\": \(finding.location.line)", "\"column\": \(finding.location.column)"]
            + sentences.map { "\"\($0)\": \(DiagnosticJSON.quoted($1.text(language)))" }
        return "{" + members.joined(separator: ", ") + "}"
    }
}
