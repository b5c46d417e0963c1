// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Decisions
import Diagnostics

/// Where the ledger lies, for every command that reads or writes it.
struct LedgerOption: ParsableArguments {
    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Das Beschlussbuch; sonst ledger.sqlite.",
            "The ledger; otherwise ledger.sqlite."), completion: .file())
    var ledger = "ledger.sqlite"

    /// Opens it; ends the command with the right code if that fails.
    func open(create: Bool, _ terminal: Terminal) throws -> Ledger {
        try terminal.attempt { () throws(LedgerError) in try Ledger.open(ledger, create: create) }
    }

    /// What it says; ends the command with the right code if an entry cannot be read.
    func history(of open: Ledger, _ terminal: Terminal) throws -> DecisionHistory {
        let entries = try terminal.attempt { () throws(LedgerError) in try open.entries() }
        return try terminal.load { DecisionHistory.read(entries, ledger: ledger, into: &$0) }
    }
}

extension Terminal {
    /// Runs a step on the ledger; ends the command with the right code if it fails.
    func attempt<Value>(_ step: () throws(LedgerError) -> Value) throws -> Value {
        do throws(LedgerError) {
            return try step()
        } catch {
            fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
    }
}
