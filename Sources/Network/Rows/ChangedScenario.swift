// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Parallel
import Planning

/// A scenario with rows and cells changed for a question, made in a temporary folder and read like any other, so that
/// what is asked is checked like what people write.
struct ChangedScenario {
    private var changes: [String] = []
    private var files: [(name: String, text: String)] = []
    private let base: String
    /// The name of the scenario, and its school year where it is another than the base's.
    private let name: String
    private let schoolYear: String?

    /// - Parameter base: path of the scenario that is changed.
    init(_ base: String, name: String = "frage", schoolYear: String? = nil) {
        self.base = URL(fileURLWithPath: base).path
        self.name = name
        self.schoolYear = schoolYear
    }

    mutating func set(_ table: String, _ id: String, _ column: String, to value: String) {
        changes.append("  - {set: \(Self.quoted("\(table).\(id).\(column)")), to: \(Self.quoted(value))}\n")
    }

    mutating func add(_ table: String, _ rows: [[(column: String, text: String)]]) {
        guard !rows.isEmpty else { return }
        let name = "\(table)-\(files.count).csv"
        files.append((name, RowCells.csv(rows)))
        changes.append("  - {add: \(table), rows: \(Self.quoted(name))}\n")
    }

    /// Another file in the place of a table of the base.
    mutating func replace(_ table: String, with csv: String) { files.append(("tables/\(table).csv", csv)) }

    /// Loads, checks and matches the changed scenario; `nil`, with what is wrong, if there was an error.
    func load(threads: ThreadCount, into sink: inout DiagnosticSink) -> PreparedScenario? {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bildungsnetz-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("tables"), withIntermediateDirectories: true)
            for (name, text) in files + [("scenario.yaml", manifest)] {
                try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            }
        } catch {
            sink.report(NetworkMessages.noTemporaryFolder(folder.path))
            return nil
        }
        var own = DiagnosticSink()
        let prepared = PreparedScenario.load(folder.path, threads: threads, into: &own)
        sink.merge(own)
        return own.hasErrors ? nil : prepared
    }

    private var manifest: String {
        "scenario: \(Self.quoted(name))\nextends: \(Self.quoted(base))\n"
            + (schoolYear.map { "school_year: \($0)\n" } ?? "")
            + (changes.isEmpty ? "" : "changes:\n" + changes.joined())
    }

    /// A YAML text in double quotes.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
