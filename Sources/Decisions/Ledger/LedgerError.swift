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
        case let error as DatabaseError: self.init(DecisionMessages.ledger(error, path))
        default: self.init(DecisionMessages.cannotUseLedger(path, code: nil))
        }
    }
}
