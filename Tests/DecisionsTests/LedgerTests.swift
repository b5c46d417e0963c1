// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import GRDB
import Testing

@testable import Decisions

@Suite struct LedgerTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String = "ledger.sqlite") -> String { folder.appendingPathComponent(name).path }

    /// A ledger of so many entries.
    private func filled(_ count: Int) throws -> Ledger {
        let ledger = try Ledger.open(path(), create: true)
        for number in 1...count {
            _ = try ledger.append(
                .decision, key: "D\(number)", payload: Array("{\"n\":\(number)}".utf8),
                recorded: "2026-06-0\(number)T10:00:00Z")
        }
        return ledger
    }

    @Test func chainsItsEntries() throws {
        let ledger = try filled(3)
        let entries = try ledger.entries()
        #expect(entries.map(\.number) == [1, 2, 3])
        #expect(entries[0].previous == LedgerEntry.origin)
        #expect(entries[1].previous == entries[0].hash)
        #expect(entries[2].previous == entries[1].hash)
        let result = try LedgerVerification.run(ledger, receipts: entries.map(\.receipt))
        #expect(result.findings.isEmpty)
        #expect(result.head == entries[2].receipt)
        #expect(result.count == 3)
    }

    @Test func recordsTheSameMatterOnce() throws {
        let ledger = try filled(2)
        let again = try ledger.append(.decision, key: "D1", payload: Array("{\"n\":1}".utf8), recorded: "later")
        #expect(again == .alreadyRecorded(try ledger.entries()[0]))
        #expect(throws: LedgerError.self) {
            _ = try ledger.append(.decision, key: "D1", payload: Array("{\"n\":9}".utf8), recorded: "later")
        }
        #expect(try ledger.entries().count == 2)
    }

    @Test func refusesChangesByAccident() throws {
        _ = try filled(2)
        let queue = try DatabaseQueue(path: path())
        for statement in ["UPDATE entries SET key = 'x'", "DELETE FROM entries"] {
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: statement) } }
        }
    }

    /// What somebody does who can write the file, after dropping the triggers.
    private static let tampering: [(name: String, sql: [String])] = [
        ("payload", ["UPDATE entries SET payload = CAST('{\"n\":7}' AS BLOB) WHERE number = 2"]),
        ("payload as text", ["UPDATE entries SET payload = '{\"n\":7}' WHERE number = 2"]),
        ("key", ["UPDATE entries SET key = 'D9' WHERE number = 2"]),
        ("kind", ["UPDATE entries SET kind = 'fallen' WHERE number = 2"]),
        ("time", ["UPDATE entries SET recorded = '2025-01-01T00:00:00Z' WHERE number = 2"]),
        ("previous", ["UPDATE entries SET previous = hash WHERE number = 2"]),
        ("hash", ["UPDATE entries SET hash = upper(hash) WHERE number = 2"]),
        ("number", ["UPDATE entries SET number = 9 WHERE number = 4"]),
        ("first removed", ["DELETE FROM entries WHERE number = 1"]),
        ("middle removed", ["DELETE FROM entries WHERE number = 2"]),
        ("last removed", ["DELETE FROM entries WHERE number = 4"]),
        ("all removed", ["DELETE FROM entries"]),
        (
            "middle removed, the rest moved up",
            ["DELETE FROM entries WHERE number = 2", "UPDATE entries SET number = number - 1 WHERE number > 2"]
        ),
        (
            "inserted",
            [
                "UPDATE entries SET number = number + 10 WHERE number > 2",
                """
                INSERT INTO entries SELECT 3, kind, 'X', recorded, payload, hash, 'abc' FROM entries WHERE number = 2
                """,
                "UPDATE entries SET number = number - 9 WHERE number > 10",
            ]
        ),
        (
            "appended",
            [
                """
                INSERT INTO entries SELECT 5, kind, 'X', recorded, payload, hash, 'abc' FROM entries WHERE number = 4
                """
            ]
        ),
        (
            "two swapped",
            [
                "UPDATE entries SET number = 10 WHERE number = 2", "UPDATE entries SET number = 2 WHERE number = 3",
                "UPDATE entries SET number = 3 WHERE number = 10",
            ]
        ),
        ("head", ["UPDATE head SET number = 3"]),
        ("head removed", ["DELETE FROM head"]),
    ]

    @Test(arguments: tampering.indices)
    func findsEveryLaterChange(index: Int) throws {
        _ = try filled(4)
        let queue = try DatabaseQueue(path: path())
        try queue.write { database in
            try database.execute(sql: "DROP TRIGGER entries_stay; DROP TRIGGER entries_are_kept")
            for statement in Self.tampering[index].sql { try database.execute(sql: statement) }
        }
        let result = try LedgerVerification.run(Ledger.open(path(), create: false))
        #expect(!result.findings.isEmpty, "\(Self.tampering[index].name)")
        #expect(result.findings.allSatisfy { $0.cause == .breach })
    }

    @Test func aReceiptFindsAForgedChain() throws {
        let receipt = try filled(3).entries()[1].receipt
        try FileManager.default.removeItem(atPath: path())
        let forged = try Ledger.open(path(), create: true)
        for number in 1...3 {
            _ = try forged.append(.decision, key: "D\(number)", payload: Array("{}".utf8), recorded: "t")
        }
        #expect(try LedgerVerification.run(forged).findings.isEmpty)
        let result = try LedgerVerification.run(forged, receipts: [receipt])
        #expect(result.findings.map(\.id) == ["decisions.receipt-missing"])
    }

    @Test func writesNothingBehindADamagedEnd() throws {
        let ledger = try filled(2)
        let queue = try DatabaseQueue(path: path())
        try queue.write { database in
            try database.execute(sql: "DROP TRIGGER entries_stay; UPDATE entries SET key = 'x' WHERE number = 2")
        }
        #expect(throws: LedgerError.self) {
            _ = try ledger.append(.decision, key: "D3", payload: [], recorded: "t")
        }
    }

    @Test func refusesOtherFiles() throws {
        try Data("no database at all, but long enough to look at".utf8).write(to: URL(fileURLWithPath: path("text")))
        let other = try DatabaseQueue(path: path("other"))
        try other.write { try $0.execute(sql: "CREATE TABLE t (a)") }
        for name in ["text", "other"] {
            let error = #expect(throws: LedgerError.self) { _ = try Ledger.open(path(name), create: true) }
            #expect(error?.diagnostic.id == "decisions.not-a-ledger")
        }
        let missing = #expect(throws: LedgerError.self) { _ = try Ledger.open(path("none"), create: false) }
        #expect(missing?.diagnostic.id == "decisions.missing-ledger")
        #expect(!FileManager.default.fileExists(atPath: path("none")))
    }

    /// A value that JSON has no form for: nothing is recorded, least of all an empty entry.
    @Test func aValueWithoutJSONIsAnError() {
        let error = #expect(throws: LedgerError.self) { _ = try CanonicalJSON.encode(["share": Double.infinity]) }
        #expect(error?.diagnostic.id == "decisions.cannot-encode")
        #expect((try? CanonicalJSON.encode(["b": 1, "a": 2])) == Array("{\"a\":2,\"b\":1}".utf8))
    }

    @Test func entriesOfOtherFormatsAreToldAndNotPassedOver() throws {
        let ledger = try Ledger.open(path(), create: true)
        let content: [(String, LedgerEntry.Kind, String)] = [
            ("D1", .decision, "{\"format\":9}"), ("D2", .decision, "{\"format\":1}"),
            ("F1", .fallen, "{\"format\":7}"), ("F2", .fallen, "{}"),
        ]
        for (key, kind, payload) in content {
            _ = try ledger.append(kind, key: key, payload: Array(payload.utf8), recorded: "2026-06-01T10:00:00Z")
        }
        let entries = try ledger.entries()
        #expect(entries.allSatisfy { DecisionRecord($0) == nil })
        var sink = DiagnosticSink()
        #expect(DecisionHistory.read(entries, ledger: path(), into: &sink) == nil)
        #expect(sink.shown.map(\.id) == Array(repeating: "decisions.unreadable-entry", count: 4))
        #expect(sink.shown[0].message.de == "Eintrag 1 (`D1`) lässt sich nicht lesen (Format 9)")
    }

    /// None of SQLite's own texts reach people.
    @Test func sqliteRefusalsAreToldInGerman() {
        let words: [(ResultCode, String, String)] = [
            (.SQLITE_NOTADB, "not-a-ledger", "ist kein Beschlussbuch"),
            (.SQLITE_CORRUPT, "corrupt-ledger", "beschädigt"),
            (.SQLITE_BUSY, "ledger-busy", "ein anderes Programm"),
            (.SQLITE_LOCKED, "ledger-busy", "ein anderes Programm"),
            (.SQLITE_READONLY, "ledger-read-only", "schreibgeschützt"),
            (.SQLITE_FULL, "ledger-full", "kein Speicherplatz"), (.SQLITE_IOERR, "ledger-disk", "Datenträger"),
            (.SQLITE_CANTOPEN, "ledger-not-opened", "Berechtigung"),
            (.SQLITE_PERM, "ledger-not-opened", "Berechtigung"), (.SQLITE_AUTH, "ledger-not-opened", "Berechtigung"),
            (.SQLITE_TOOBIG, "ledger-too-big", "zu groß"), (.SQLITE_NOMEM, "ledger-memory", "Arbeitsspeicher"),
            (.SQLITE_CONSTRAINT, "other-tables", "Tabellen"), (.SQLITE_PROTOCOL, "ledger", "SQLite-Code 15"),
        ]
        for (code, id, german) in words {
            let diagnostic = LedgerError(DatabaseError(resultCode: code, message: "disk I/O error"), path: "l")
                .diagnostic
            #expect(diagnostic.id == "decisions." + id, "\(code)")
            #expect(diagnostic.message.de.contains(german), "\(code): \(diagnostic.message.de)")
            #expect(!diagnostic.message.de.contains("disk"), "\(code)")
        }
        let other = LedgerError(CocoaError(.fileNoSuchFile), path: "l").diagnostic
        #expect(other.message.de == "das Beschlussbuch lässt sich nicht benutzen")
    }

    @Test func aFolderInTheLedgersPlaceIsToldInGerman() throws {
        try FileManager.default.createDirectory(atPath: path("folder"), withIntermediateDirectories: true)
        let error = #expect(throws: LedgerError.self) { _ = try Ledger.open(path("folder"), create: true) }
        #expect(error?.diagnostic.id == "decisions.ledger-not-opened")
    }
}
