// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import Parallel
import Planning
import Testing

@testable import Reporting

/// A copy of a shipped scenario with its written plan, in a folder of its own; files of it can be changed and put back.
final class PlannedFolder {
    let folder: URL

    init(_ name: String, questions: String? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("planned-\(UUID().uuidString)")
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        try FileManager.default.copyItem(at: project.appendingPathComponent("scenarios/\(name)"), to: folder)
        if let questions { try Data(questions.utf8).write(to: folder.appendingPathComponent("questions.yaml")) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var out: String { folder.path + "/out" }

    func prepared() throws -> PreparedScenario {
        var sink = DiagnosticSink()
        return try #require(PreparedScenario.load(folder.path, threads: .one, into: &sink), "\(sink.shown)")
    }

    /// Plans, answers and writes.
    func write(_ format: TableFormat = .rfc4180, _ language: Language = .de) throws {
        let prepared = try prepared()
        let plan = try Planner.plan(prepared, options: SolveOptions())
        try OutputFolder.write(plan, to: out, format: format, language: language)
        var sink = DiagnosticSink()
        let answers = Explainer.answers(
            about: plan, prepared, options: ExplanationOptions(timeLimit: 3_600), into: &sink)
        try OutputFolder.write(answers, of: plan, to: out, format: format, language: language)
    }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: out + "/" + name)) }

    /// What is wrong with the folder: ids of diagnostics.
    func verify() throws -> [String] {
        var sink = DiagnosticSink()
        guard let verification = PlanVerification.run(out, scenarioPath: nil, into: &sink) else {
            return sink.shown.filter { $0.severity == .error }.map(\.id)
        }
        return verification.result.breaches.map(\.id) + (try FolderCheck.run(verification).findings.map(\.id))
    }

    /// What is wrong while a file has another text, or is not there.
    func verify(_ name: String, as text: String?) throws -> [String] {
        let (url, before) = (URL(fileURLWithPath: out + "/" + name), try bytes(name))
        defer { try? before.write(to: url) }
        if let text { try Data(text.utf8).write(to: url) } else { try FileManager.default.removeItem(at: url) }
        return try verify()
    }
}

/// The cells of a CSV file, to be changed and written again.
struct CellGrid {
    var rows: [[String]]

    init(_ text: String) {
        rows = [[]]
        var (cell, isQuoted) = ("", false)
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                rows[rows.count - 1].append(cell)
                cell = ""
            case "\n" where !isQuoted:
                rows[rows.count - 1].append(cell)
                rows.append([])
                cell = ""
            default: cell.append(character)
            }
        }
        rows.removeLast()
    }

    var text: String {
        rows.map { row in row.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n" }.joined()
    }
}
