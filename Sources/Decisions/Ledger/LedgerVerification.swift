// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import GRDB

/// Looks whether anything in a ledger was changed, removed, inserted or put into another order.
///
/// Whoever can write the file can also compute a whole new chain. Against that helps what is outside of it: the receipt
/// of an entry (``LedgerEntry/receipt``), which stands in minutes and in the documents that were sent.
public struct LedgerVerification: Sendable {
    /// Entries that were looked at.
    public let count: Int
    /// The receipt of the last entry; `nil` for an empty ledger.
    public let head: String?
    /// What is wrong, in the order of the entries; empty if all holds. The cause is a breach.
    public let findings: [Diagnostic]

    /// - Parameter receipts: receipts of entries that must be there, as ``LedgerEntry/receipt`` writes them.
    /// - Throws: if the file cannot be read at all.
    public static func run(_ ledger: Ledger, receipts: [String] = []) throws(LedgerError) -> LedgerVerification {
        let entries = try ledger.entries()
        var findings: [Diagnostic] = []
        var previous = LedgerEntry.origin
        var expected: Int64 = 1
        for entry in entries {
            findings += Self.findings(entry, expected: expected, previous: previous, ledger.path)
            expected = entry.number + 1
            previous = entry.hash
        }
        findings += try endFindings(ledger, last: entries.last)
        findings += receipts.compactMap { receipt in
            let isThere = entries.contains { $0.receipt == receipt && $0.isIntact }
            return isThere ? nil : DecisionMessages.receiptMissing(receipt, ledger.path)
        }
        return LedgerVerification(count: entries.count, head: entries.last?.receipt, findings: findings)
    }

    private static func findings(
        _ entry: LedgerEntry, expected: Int64, previous: String, _ path: String
    ) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        if entry.number != expected {
            findings.append(DecisionMessages.gap(before: entry.number, expected: expected, path))
        }
        if entry.previous != previous { findings.append(DecisionMessages.brokenChain(entry.number, path)) }
        if !entry.isIntact { findings.append(DecisionMessages.changed(entry.number, key: entry.key, path)) }
        if LedgerEntry.Kind(rawValue: entry.kind) == nil {
            findings.append(DecisionMessages.unknownKind(entry.kind, entry.number, path))
        }
        return findings
    }

    /// The file notes number and hash of its last entry apart from it; SQLite looks at the pages itself.
    private static func endFindings(_ ledger: Ledger, last: LedgerEntry?) throws(LedgerError) -> [Diagnostic] {
        do {
            return try ledger.queue.read { database in
                var findings: [Diagnostic] = []
                let head = try Row.fetchOne(database, sql: "SELECT number, hash FROM head")
                let noted = head.map { "\(Ledger.text($0["number"])):\(Ledger.text($0["hash"]))" }
                if noted != last?.receipt { findings.append(DecisionMessages.otherEnd(noted, ledger.path)) }
                let pages = try String.fetchAll(database, sql: "PRAGMA integrity_check(5)")
                if pages != ["ok"] {
                    findings.append(DecisionMessages.damagedPages(pages.count, ledger.path))
                }
                return findings
            }
        } catch {
            throw LedgerError(error, path: ledger.path)
        }
    }
}
