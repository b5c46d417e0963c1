// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import GRDB

/// Why a ledger could not be read or written. What was in it is as it was.
public struct LedgerError: Error, Sendable, Hashable {
    public let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

    /// Found while the file is open; the path is added where it is known.
    enum Reason: Error {
        case notALedger
        case otherVersion(Int64)
    }

    static var notALedger: Reason { .notALedger }
    static func otherVersion(_ version: Int64) -> Reason { .otherVersion(version) }

    init(_ error: any Error, path: String) {
        switch error {
        case let known as LedgerError: self = known
        case Reason.notALedger: self.init(DecisionMessages.notALedger(path))
        case Reason.otherVersion(let version): self.init(DecisionMessages.otherLedgerVersion(version, path))
        case let error as DatabaseError: self.init(Self.diagnostic(error, path))
        default: self.init(DecisionMessages.cannotUseLedger(path, "\(error)"))
        }
    }

    private static func diagnostic(_ error: DatabaseError, _ path: String) -> Diagnostic {
        switch error.resultCode {
        case .SQLITE_NOTADB: DecisionMessages.notALedger(path)
        case .SQLITE_CORRUPT: DecisionMessages.corrupt(path)
        case .SQLITE_BUSY: DecisionMessages.ledgerBusy(path, seconds: Int(Ledger.patience))
        case .SQLITE_FULL, .SQLITE_IOERR: DecisionMessages.ledgerFull(path, error.message ?? "\(error.resultCode)")
        default: DecisionMessages.cannotUseLedger(path, error.message ?? "\(error.resultCode)")
        }
    }
}
