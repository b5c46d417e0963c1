// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import GRDB

extension DecisionMessages {
    /// What SQLite refused, in words: none of its own texts reach people.
    static func ledger(_ error: DatabaseError, _ path: String) -> Diagnostic {
        switch error.resultCode {
        case .SQLITE_NOTADB: notALedger(path)
        case .SQLITE_CORRUPT: corrupt(path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: ledgerBusy(path, seconds: Int(Ledger.patience))
        case .SQLITE_FULL: ledgerFull(path)
        case .SQLITE_IOERR: ledgerDisk(path)
        case .SQLITE_READONLY: ledgerReadOnly(path)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: ledgerNotOpened(path)
        case .SQLITE_TOOBIG: ledgerTooBig(path)
        case .SQLITE_NOMEM: ledgerMemory(path)
        case .SQLITE_SCHEMA, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT, .SQLITE_ERROR: otherTables(path)
        default: cannotUseLedger(path, code: Int(error.extendedResultCode.rawValue))
        }
    }

    private static func ledger(
        _ id: String, _ cause: Cause, _ path: String, _ german: String, _ english: String,
        help: (de: String, en: String)
    ) -> Diagnostic {
        make(id, cause, at: SourceLocation(file: path), german, english, help: help)
    }

    private static func corrupt(_ path: String) -> Diagnostic {
        ledger(
            "corrupt-ledger", .breach, path, "die Datei des Beschlussbuchs ist beschädigt",
            "the file of the ledger is damaged", help: ("eine Sicherung einspielen", "restore a backup"))
    }

    private static func ledgerBusy(_ path: String, seconds: Int) -> Diagnostic {
        ledger(
            "ledger-busy", .cannotWrite, path, "ein anderes Programm schreibt seit \(seconds) s in das Beschlussbuch",
            "another program has been writing to the ledger for \(seconds) s",
            help: ("noch einmal versuchen; es wurde nichts verändert", "try again; nothing was changed"))
    }

    private static func ledgerFull(_ path: String) -> Diagnostic {
        ledger(
            "ledger-full", .cannotWrite, path,
            "das Beschlussbuch kann nicht geschrieben werden: kein Speicherplatz mehr",
            "the ledger cannot be written: no space left",
            help: (
                "Platz schaffen und den Befehl wiederholen; es wurde nichts eingetragen",
                "make room and run the command again; nothing was recorded"
            ))
    }

    private static func ledgerDisk(_ path: String) -> Diagnostic {
        ledger(
            "ledger-disk", .cannotWrite, path,
            "das Beschlussbuch lässt sich nicht lesen oder schreiben: der Datenträger ist voll oder meldet einen Fehler",
            "the ledger cannot be read or written: the disk is full or reports an error",
            help: (
                "Platz schaffen, den Datenträger prüfen und den Befehl wiederholen; es wurde nichts eingetragen",
                "make room, check the disk and run the command again; nothing was recorded"
            ))
    }

    private static func ledgerReadOnly(_ path: String) -> Diagnostic {
        ledger(
            "ledger-read-only", .cannotWrite, path,
            "das Beschlussbuch kann nicht geschrieben werden: die Datei oder ihr Ordner ist schreibgeschützt",
            "the ledger cannot be written: the file or its folder is read-only",
            help: (
                "Schreibrechte für Datei und Ordner geben lassen; es wurde nichts eingetragen",
                "ask for the right to write to file and folder; nothing was recorded"
            ))
    }

    private static func ledgerNotOpened(_ path: String) -> Diagnostic {
        ledger(
            "ledger-not-opened", .cannotWrite, path,
            "das Beschlussbuch lässt sich nicht öffnen: es fehlt die Berechtigung, es gibt den Ordner nicht, "
                + "oder unter dem Namen liegt keine Datei",
            "the ledger cannot be opened: permission is missing, there is no such folder, or the name is no file's",
            help: (
                "Ordner und Rechte prüfen; eine andere Datei nennt `--ledger`",
                "check the folder and the rights; name another file with `--ledger`"
            ))
    }

    private static func ledgerTooBig(_ path: String) -> Diagnostic {
        ledger(
            "ledger-too-big", .cannotWrite, path, "der Eintrag ist zu groß für das Beschlussbuch",
            "the entry is too large for the ledger",
            help: ("es wurde nichts eingetragen", "nothing was recorded"))
    }

    private static func ledgerMemory(_ path: String) -> Diagnostic {
        ledger(
            "ledger-memory", .failure, path, "für das Beschlussbuch reicht der Arbeitsspeicher nicht",
            "there is not enough memory for the ledger",
            help: ("andere Programme schließen und den Befehl wiederholen", "close other programs and try again"))
    }

    private static func otherTables(_ path: String) -> Diagnostic {
        ledger(
            "other-tables", .badData, path, "die Tabellen des Beschlussbuchs sind nicht die, die gelesen werden",
            "the tables of the ledger are not those that are read",
            help: ("eine Sicherung einspielen; es wurde nichts eingetragen", "restore a backup; nothing was recorded"))
    }

    static func cannotUseLedger(_ path: String, code: Int?) -> Diagnostic {
        let number = code.map { (" (SQLite-Code \($0))", " (SQLite code \($0))") } ?? ("", "")
        return ledger(
            "ledger", .cannotWrite, path, "das Beschlussbuch lässt sich nicht benutzen\(number.0)",
            "the ledger cannot be used\(number.1)",
            help: ("`bildungsnetz ledger verify` zeigt mehr", "`bildungsnetz ledger verify` shows more"))
    }
}
