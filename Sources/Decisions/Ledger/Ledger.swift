// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import GRDB

/// The append-only record of decisions: one SQLite file of hash-chained entries.
///
/// SQLite's rollback journal makes an entry all or nothing, through a `kill -9`, a full disk or a power cut; its lock
/// lets one process write at a time, and others wait. Triggers refuse changes by accident; the chain shows the others.
public struct Ledger: Sendable {
    /// Seconds that a process waits for another one to finish writing.
    static let patience = 30.0

    public let path: String
    let queue: DatabaseQueue

    /// Opens a ledger.
    ///
    /// - Parameter create: whether to make the file where there is none.
    /// - Throws: if there is no such file, it is no ledger, or it cannot be opened.
    public static func open(_ path: String, create: Bool) throws(LedgerError) -> Ledger {
        if !create, !FileManager.default.fileExists(atPath: path) {
            throw LedgerError(DecisionMessages.missingLedger(path))
        }
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(patience)
            // A run that was ended while it wrote leaves a journal that only a connection that may write can roll back;
            // so readers may, but are held from changing anything themselves.
            configuration.prepareDatabase { database in
                if !create { try database.execute(sql: "PRAGMA query_only = ON") }
                // EXTRA also syncs the folder after the journal is gone, so that a power cut cannot bring it back.
                try database.execute(sql: "PRAGMA synchronous = EXTRA")
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let ledger = Ledger(path: path, queue: queue)
            if create { try queue.writeImmediately { try LedgerSchema.create(in: $0) } }
            try queue.read { try LedgerSchema.check($0) }
            return ledger
        } catch {
            throw LedgerError(error, path: path)
        }
    }

    /// What became of an entry that was to be recorded.
    public enum Outcome: Sendable, Hashable {
        case recorded(LedgerEntry)
        /// The very same content is already there, for example of a run that was ended before it could say so.
        case alreadyRecorded(LedgerEntry)
    }

    /// Adds an entry behind the last one, or finds that it is already there.
    ///
    /// - Parameter recorded: the time in UTC, as ``LedgerEntry/recorded`` has it.
    /// - Throws: if the key is taken by other content, the last entry is damaged, or the file cannot be written;
    ///   nothing is changed then.
    public func append(
        _ kind: LedgerEntry.Kind, key: String, payload: [UInt8], recorded: String
    ) throws(LedgerError) -> Outcome {
        do {
            return try queue.writeImmediately { database in
                if let known = try Self.entry(withKey: key, in: database) {
                    guard known.payload == payload, known.kind == kind.rawValue else {
                        throw LedgerError(DecisionMessages.keyTaken(key, by: known, path: path))
                    }
                    return .alreadyRecorded(known)
                }
                let last = try Self.last(database)
                if let last, !last.isIntact { throw LedgerError(DecisionMessages.damagedEnd(path, last.number)) }
                let number = (last?.number ?? 0) + 1
                let previous = last?.hash ?? LedgerEntry.origin
                let entry = LedgerEntry(
                    number: number, kind: kind.rawValue, key: key, recorded: recorded, payload: payload,
                    previous: previous,
                    hash: LedgerEntry.hash(
                        number: number, kind: kind.rawValue, key: key, recorded: recorded, payload: payload,
                        previous: previous))
                try Self.insert(entry, into: database)
                return .recorded(entry)
            }
        } catch {
            throw LedgerError(error, path: path)
        }
    }

    /// All entries in the order of their numbers.
    public func entries() throws(LedgerError) -> [LedgerEntry] {
        do {
            return try queue.read { database in
                try Row.fetchAll(database, sql: "SELECT * FROM entries ORDER BY number").map(Self.entry)
            }
        } catch {
            throw LedgerError(error, path: path)
        }
    }

    // MARK: Rows

    private static func last(_ database: Database) throws -> LedgerEntry? {
        try Row.fetchOne(database, sql: "SELECT * FROM entries ORDER BY number DESC LIMIT 1").map(entry)
    }

    private static func entry(withKey key: String, in database: Database) throws -> LedgerEntry? {
        try Row.fetchOne(database, sql: "SELECT * FROM entries WHERE key = ?", arguments: [key]).map(entry)
    }

    private static func insert(_ entry: LedgerEntry, into database: Database) throws {
        try database.execute(
            sql:
                "INSERT INTO entries (number, kind, key, recorded, payload, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                entry.number, entry.kind, entry.key, entry.recorded, Data(entry.payload), entry.previous, entry.hash,
            ])
        try database.execute(
            sql: "INSERT OR REPLACE INTO head (one, number, hash) VALUES (1, ?, ?)",
            arguments: [entry.number, entry.hash])
    }

    /// A cell that somebody gave another type is read as its text, so that it is found and not a crash.
    static func entry(_ row: Row) -> LedgerEntry {
        LedgerEntry(
            number: Int64.fromDatabaseValue(row["number"] as DatabaseValue) ?? 0, kind: text(row["kind"]),
            key: text(row["key"]), recorded: text(row["recorded"]),
            payload: [UInt8](Data.fromDatabaseValue(row["payload"] as DatabaseValue) ?? Data()),
            previous: text(row["previous"]), hash: text(row["hash"]))
    }

    static func text(_ value: DatabaseValue) -> String { String.fromDatabaseValue(value) ?? "\(value)" }
}

extension DatabaseQueue {
    /// Takes the lock before anything is read, so that nobody can write in between.
    fileprivate func writeImmediately<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try writeWithoutTransaction { database in
            var value: Value?
            try database.inTransaction(.immediate) {
                value = try body(database)
                return .commit
            }
            guard let value else { throw DatabaseError(message: "no result") }
            return value
        }
    }
}
