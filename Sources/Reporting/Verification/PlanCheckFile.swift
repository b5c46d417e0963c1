// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Planning
import Rules

/// Compares a `plan.json` with what follows from its allocations and its scenario. Goals are the separate checker's.
enum PlanCheckFile {
    static let name = "plan.json"
    /// The members that are computed anew.
    private static let members = ["scenario", "title", "school_year", "totals", "model"]

    private struct Content: Decodable {
        let version: String?
    }

    /// The version that wrote the file; `nil` if it does not say.
    static func version(_ file: SourceFile) -> String? {
        do {
            return try JSONDecoder().decode(Content.self, from: Data(file.bytes)).version
        } catch {
            return nil
        }
    }

    static func findings(_ file: SourceFile, _ plan: Plan, _ totals: PlanTotals) -> [Diagnostic] {
        let expected = SourceFile(name: name, text: JSONText.write(PlanJSON.json(plan, totals, files: [])))
        var sink = DiagnosticSink()
        guard let written = leaves(file, into: &sink), let right = leaves(expected, into: &sink) else {
            return sink.shown
        }
        let wrong = written.compactMap { leaf -> Diagnostic? in
            let value = right.first { $0.path == leaf.path }?.text
            return value == leaf.text
                ? nil : FolderMessages.wrongMember(leaf.path, leaf.text, expected: value, at: leaf.place)
        }
        let missing = right.filter { leaf in !written.contains { $0.path == leaf.path } }
        return wrong + missing.map { FolderMessages.missingMember($0.path, expected: $0.text, at: file.start) }
    }

    private static func leaves(_ file: SourceFile, into sink: inout DiagnosticSink) -> [JSONLeaf]? {
        JSONPlaces.read(file, into: &sink)?.leaves.filter { leaf in
            members.contains { leaf.path == $0 || leaf.path.hasPrefix($0 + ".") || leaf.path.hasPrefix($0 + "[") }
        }
    }
}
