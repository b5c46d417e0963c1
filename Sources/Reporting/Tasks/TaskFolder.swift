// SPDX-License-Identifier: GPL-3.0-or-later

public import Decisions
public import Diagnostics
import Foundation
public import Planning

/// The folder that `tasks` writes: `tasks.csv`, `tasks.ics`, `tasks.json` and a letter for each school and provider.
public enum TaskFolder {
    /// Says whose tasks a folder holds.
    private static let marker = "tasks.json"

    /// Writes all files together. The same tasks and letters again are the same bytes.
    ///
    /// - Parameters:
    ///   - letters: what letters say; `nil` to write none.
    ///   - overwrites: whether files about something else, and letters with other content, may be replaced; letters
    ///     that
    ///     are not written again then go.
    /// - Throws: if they may not, or if something cannot be written; nothing is changed then.
    public static func write(
        _ list: TaskList, plan: Plan, letters: LetterData?, to path: String, format: TableFormat, language: Language,
        overwrites: Bool
    ) throws(OutputError) {
        let posts = letters.map { LetterSet($0, plan, language).files.map { ($0.name, Array($0.text.utf8)) } }
        let old = oldLetters(in: path)
        if !overwrites { try check(path, list, posts, old) }
        var files = [
            ("tasks.csv", Array(CSVText.write(TaskTable.table(list, language), format).utf8)),
            ("tasks.ics", Array(TaskCalendarFile.text(list, language).utf8)),
            (marker, Array(JSONText.write(json(list, plan)).utf8)),
        ]
        files += posts ?? []
        let written = Set(files.map(\.0))
        let stale = overwrites && posts != nil ? old.filter { !written.contains($0) } : []
        try AtomicFiles.write(files, removing: stale, to: path)
    }

    private static func json(_ list: TaskList, _ plan: Plan) -> JSONValue {
        .object([
            ("decision", .string(list.decision.id)), ("drop_out", list.dropOut.map { .string($0.id) } ?? .null),
            ("receipt", .string(list.receipt)), ("plan", .string(PlanSnapshot(plan).sha256)),
        ])
    }

    // MARK: What is there

    private struct Marker: Decodable {
        let decision: String
        let dropOut: String?
        let receipt: String

        private enum CodingKeys: String, CodingKey {
            case decision
            case dropOut = "drop_out"
            case receipt
        }
    }

    private static func oldLetters(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix("letter-") && $0.hasSuffix(".html") }.sorted()
    }

    private static func bytes(_ folder: String, _ name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: folder + "/" + name).map { [UInt8]($0) }
    }

    private static func check(
        _ folder: String, _ list: TaskList, _ posts: [(String, [UInt8])]?, _ old: [String]
    ) throws(OutputError) {
        let data = FileManager.default.contents(atPath: folder + "/" + marker)
        let known = data.flatMap { try? JSONDecoder().decode(Marker.self, from: $0) }
        if let known, known.receipt != list.receipt {
            throw OutputError(ReportMessages.otherTasks(folder, of: known.dropOut ?? known.decision))
        }
        // Without letters nothing of them is touched; a folder without a marker then may hold those of something else.
        guard let posts else {
            let foreign = known == nil ? old.filter { !isOf(list.receipt, bytes(folder, $0) ?? []) } : []
            guard foreign.isEmpty else { throw OutputError(ReportMessages.sentLetters(folder, foreign.count)) }
            return
        }
        var new: [String: [UInt8]] = [:]
        for post in posts { new[post.0] = post.1 }
        let different = old.filter { new[$0] != bytes(folder, $0) }
        guard different.isEmpty else { throw OutputError(ReportMessages.sentLetters(folder, different.count)) }
    }

    private static func isOf(_ receipt: String, _ letter: [UInt8]) -> Bool {
        String(decoding: letter, as: UTF8.self).contains(receipt)
    }
}
