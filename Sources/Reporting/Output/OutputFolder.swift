// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Planning

/// How the CSV files of an output folder are written.
public enum TableFormat: String, Sendable, Hashable, CaseIterable {
    /// `,` as separator, `.` as decimal sign, UTF-8, lines end with LF. For scripts.
    case rfc4180
    /// For a double click in a German Excel: BOM, `;`, decimal comma, CRLF. Texts that a spreadsheet would run as a
    /// formula begin with an apostrophe.
    case excel
}

/// The folder a plan is written to (design §6).
public enum OutputFolder {
    /// The files of the folder, in the order they are told.
    public static let fileNames = ["allocations.csv", "unmet.csv", "plan.json", "report.html", "datapackage.json"]

    /// Writes all files of a plan: the same bytes for the same plan, its seconds in `plan.json` aside.
    ///
    /// The folder is made if it is missing. Either all files are replaced or none; other files in it stay, but for the
    /// answers of an earlier plan, which go.
    /// Linear in the tables and the plan.
    ///
    /// - Parameter path: the folder.
    /// - Throws: the path that could not be written and why, with the cause `cannotWrite`.
    public static func write(
        _ plan: Plan, to path: String, format: TableFormat, language: Language
    ) throws(OutputError) {
        try AtomicFiles.write(
            try files(of: plan, format: format, language: language), removing: [AnswersFile.name], to: path)
    }

    /// Adds the answers to the scenario's questions to the folder of a plan: `answers.json`, and a section of the
    /// report; `plan.json` has the checksums of both. All together or none; without answers nothing is written.
    ///
    /// - Parameter format: in which the plan was written.
    public static func write(
        _ answers: [AnsweredQuestion], of plan: Plan, to path: String, format: TableFormat, language: Language
    ) throws(OutputError) {
        guard !answers.isEmpty else { return }
        try AtomicFiles.write(try files(of: plan, format: format, language: language, answers: answers), to: path)
    }

    /// Writes some files together, all of them or none; makes the folder if it is missing.
    public static func write(_ files: [(name: String, bytes: [UInt8])], to path: String) throws(OutputError) {
        try AtomicFiles.write(files, to: path)
    }

    static func files(
        of plan: Plan, format: TableFormat, language: Language, answers: [AnsweredQuestion] = []
    ) throws(OutputError) -> [(name: String, bytes: [UInt8])] {
        let entities = PlanEntities(plan.scenario.tables)
        let totals = try PlanTotals(plan, entities)
        let allocations = AllocationTable.table(plan, entities)
        let unmet = UnmetTable.table(plan, entities, language)
        let report = HTMLReport(plan, entities, totals, language, answers: answers)
        let package = DataPackage.json(plan, [allocations, unmet], format, language)
        var texts = [
            ("allocations.csv", CSVText.write(allocations, format)), ("unmet.csv", CSVText.write(unmet, format)),
            ("report.html", report.text), ("datapackage.json", JSONText.write(package)),
        ]
        if !answers.isEmpty {
            texts.append((AnswersFile.name, try AnswersJSON.text(answers, of: plan, language: language)))
        }
        var files = texts.map { (name: $0.0, bytes: Array($0.1.utf8)) }
        let record = PlanJSON.text(plan, totals, files: files)
        files.insert(("plan.json", Array(record.utf8)), at: 2)
        return files
    }
}

/// A single file, written whole or not at all.
public enum OutputFile {
    /// Writes to a temporary name beside `path` and renames; makes the folder if it is missing. A link at `path` stays:
    /// the file it leads to is replaced.
    public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
        let path = isLink ? URL(fileURLWithPath: path).resolvingSymlinksInPath().path : path
        let slash = path.lastIndex(of: "/")
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        try AtomicFiles.write([(name, bytes)], to: folder)
    }
}
