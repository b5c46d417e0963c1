// SPDX-License-Identifier: GPL-3.0-or-later

import GRDB

/// The tables of a ledger file.
enum LedgerSchema {
    /// SQLite's `application_id`: tells a ledger from any other SQLite file ("BNLG").
    static let applicationID: Int64 = 0x424E_4C47
    static let version: Int64 = 1

    /// Makes the tables where they are missing; refuses a file of another program.
    static func create(in database: Database) throws {
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard tables == 0 else { return }
        try database.execute(
            sql: """
                CREATE TABLE entries (
                  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL UNIQUE, recorded TEXT NOT NULL,
                  payload BLOB NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE);
                CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, hash TEXT NOT NULL);
                CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
                  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
                CREATE TRIGGER entries_are_kept BEFORE DELETE ON entries
                  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
                PRAGMA application_id = \(applicationID);
                PRAGMA user_version = \(version);
                """)
    }

    static func check(_ database: Database) throws {
        let id = try Int64.fetchOne(database, sql: "PRAGMA application_id")
        guard id == applicationID else { throw LedgerError.notALedger }
        let found = try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found == version else { throw LedgerError.otherVersion(found) }
    }
}
