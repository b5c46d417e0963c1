// SPDX-License-Identifier: GPL-3.0-or-later

public import Decisions
import Diagnostics
import Foundation

/// A ledger for other programs.
public enum LedgerExport {
    public enum Format: String, Sendable, CaseIterable {
        /// An array of entries; payloads are the JSON that was recorded, byte for byte, so that hashes can be recomputed.
        case json
        /// One row for each entry, without the payload.
        case csv
    }

    public static func text(_ entries: [LedgerEntry], _ format: Format) -> String {
        switch format {
        case .json: json(entries)
        case .csv: CSVText.write(table(entries), .rfc4180)
        }
    }

    private static func json(_ entries: [LedgerEntry]) -> String {
        let objects = entries.map { entry in
            let members = [
                ("kind", entry.kind), ("key", entry.key), ("recorded", entry.recorded), ("previous", entry.previous),
                ("hash", entry.hash),
            ].map { "\"\($0.0)\": \(DiagnosticJSON.quoted($0.1))" }
            let payload = String(decoding: entry.payload, as: UTF8.self)
            return "  {\"number\": \(entry.number), \(members.joined(separator: ", ")), \"payload\": \(payload)}"
        }
        return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }

    private static func table(_ entries: [LedgerEntry]) -> OutputTable {
        let both = { (de: String, en: String) in LocalizedText(de: de, en: en) }
        var table = OutputTable(
            name: "ledger", title: both("Beschlussbuch", "Ledger"),
            columns: [
                .init("number", .integer, required: true, title: both("Nummer", "Number"), both("Eintrag", "Entry")),
                .init("kind", .string, required: true, title: both("Art", "Kind"), both("Art", "Kind")),
                .init("key", .string, required: true, title: both("Kennung", "Key"), both("Kennung", "Key")),
                .init("recorded", .string, title: both("Eingetragen", "Recorded"), both("UTC", "UTC")),
                .init(
                    "date", .string, title: both("Datum", "Date"), both("Tag des Beschlusses", "Day of the decision")),
                .init("body", .string, title: both("Gremium", "Body"), both("Kennung", "Id")),
                .init(
                    "state", .string, title: both("Stand", "State"),
                    both("recommended, binding", "recommended, binding")),
                .init("title", .string, title: both("Titel", "Title"), both("Titel", "Title")),
                .init("hash", .string, required: true, title: both("Prüfsumme", "Hash"), both("SHA-256", "SHA-256")),
            ], primaryKey: ["number"])
        table.rows = entries.map { entry in
            let record = DecisionRecord(entry)
            return [
                .integer(entry.number), .text(entry.kind), .text(entry.key), .text(entry.recorded),
                .init(record?.date), .init(record?.body.id), .init(record?.state.rawValue),
                .init(record?.title.de), .text(entry.hash),
            ]
        }
        return table
    }
}
