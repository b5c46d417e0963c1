// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
import Tables

/// Reads the shipped files of the roll-out, or a folder with files of the same form.
public enum RolloutReader {
    /// The roll-out; `nil` if there was an error.
    ///
    /// - Parameter folder: where the three files lie; `nil` for the shipped ones.
    public static func load(folder: String? = nil, into sink: inout DiagnosticSink) -> Rollout? {
        let folders = folder.map { [$0] } ?? shippedFolders()
        let names = ["nrw-rollout-sources", "nrw-rollout", "nrw-rollout-reported"]
        var sources: [TableSource] = []
        for (name, schema) in zip(names, schemas) {
            let paths = folders.map { $0 + "/" + name + ".csv" }
            guard let path = paths.first(where: { RegularFile.bytes(of: $0, atMost: 1) != nil }),
                let bytes = RegularFile.bytes(of: path)
            else {
                sink.report(NetworkMessages.missingData(name + ".csv"))
                return nil
            }
            sources.append(TableSource(table: schema.name, file: SourceFile(name: path, bytes: bytes)))
        }
        let place = SourceLocation(file: folders[0])
        var own = DiagnosticSink()
        let set = TableLoader.load(sources: sources, schemas: schemas, edits: [], missingAt: place, into: &own)
        sink.merge(own)
        guard let set, !own.hasErrors else { return nil }
        return rollout(set, into: &sink)
    }

    /// Folders named `data` beside the running program or above it.
    private static func shippedFolders() -> [String] {
        var folder = URL(fileURLWithPath: Bundle.main.executablePath ?? "/").resolvingSymlinksInPath()
        var folders: [String] = []
        for _ in 0..<7 {
            folder.deleteLastPathComponent()
            folders.append(folder.appendingPathComponent("data").path)
            folders.append(folder.appendingPathComponent("share/bildungsnetz/data").path)
        }
        return folders
    }

    private static let schemas = [
        TableSchema(
            "rollout_sources",
            columns: [
                ColumnSchema("id", .text, required: true), ColumnSchema("title", .text, required: true),
                ColumnSchema("url", .text),
            ], key: ["id"], required: true),
        TableSchema(
            "rollout",
            columns: [
                ColumnSchema("ags", .text, required: true), ColumnSchema("name", .text, required: true),
                ColumnSchema("kind", .text, required: true), ColumnSchema("district", .text, required: true),
                ColumnSchema("seat", .text), ColumnSchema("contract", .text, required: true),
                ColumnSchema("year_from", .integer, minimum: 0), ColumnSchema("year_to", .integer, minimum: 0),
                ColumnSchema("signed", .date), ColumnSchema("sources", .list), ColumnSchema("note", .text),
            ], key: ["ags"], required: true),
        TableSchema(
            "rollout_reported",
            columns: [
                ColumnSchema("id", .text, required: true), ColumnSchema("year", .integer, minimum: 0),
                ColumnSchema("total", .integer, required: true, minimum: 0), ColumnSchema("sources", .list),
                ColumnSchema("note", .text),
            ], key: ["id"], required: true),
    ]

    private static func rollout(_ set: TableSet, into sink: inout DiagnosticSink) -> Rollout? {
        let sources = TableRows(set, "rollout_sources").map { row in
            RolloutSource(id: row.text("id") ?? "", title: row.text("title") ?? "", url: row.text("url"))
        }
        let known = Set(sources.map(\.id))
        var regions: [RolloutRegion] = []
        for row in TableRows(set, "rollout") {
            checkSources(row, known, into: &sink)
            if let region = region(row, into: &sink) { regions.append(region) }
        }
        var reported: [ReportedTotal] = []
        for row in TableRows(set, "rollout_reported") {
            checkSources(row, known, into: &sink)
            reported.append(
                ReportedTotal(
                    year: row.integer("year").map { Int($0) }, total: Int(row.integer("total") ?? 0),
                    sources: row.list("sources"), note: row.text("note")))
        }
        return sink.hasErrors ? nil : Rollout(regions: regions, reported: reported, sources: sources)
    }

    private static func region(_ row: TableRow, into sink: inout DiagnosticSink) -> RolloutRegion? {
        let code = row.text("contract") ?? ""
        guard let contract = RolloutRegion.Contract(rawValue: code) else {
            let known = RolloutRegion.Contract.allCases.map(\.rawValue)
            sink.report(NetworkMessages.badCode(code, of: "contract", known: known, at: row.location("contract")))
            return nil
        }
        let (from, to) = (row.integer("year_from"), row.integer("year_to"))
        if let from, let to, from > to {
            sink.report(NetworkMessages.badYears("\(from)", "\(to)", at: row.location("year_to")))
            return nil
        }
        let years = from ?? to
        return RolloutRegion(
            ags: row.text("ags") ?? "", name: row.text("name") ?? "", kind: row.text("kind") ?? "",
            district: row.text("district") ?? "", contract: contract,
            years: years.map { Int(from ?? $0)...Int(to ?? $0) },
            signed: row.integer("signed").map { Day(number: Int($0)) }, sources: row.list("sources"),
            note: row.text("note"))
    }

    private static func checkSources(_ row: TableRow, _ known: Set<String>, into sink: inout DiagnosticSink) {
        for source in row.list("sources") where !known.contains(source) {
            sink.report(
                NetworkMessages.badCode(source, of: "sources", known: known.sorted(), at: row.location("sources")))
        }
    }
}
