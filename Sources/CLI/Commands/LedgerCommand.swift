// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
import Decisions
import Diagnostics
import Foundation
public import Reporting

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: HelpLanguage.text(
            "Zeigt und prüft das Beschlussbuch.", "Shows and verifies the ledger of decisions."),
        subcommands: [Verify.self, Show.self, Export.self])
}

extension LedgerCommand {
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: HelpLanguage.text(
                "Findet, was im Beschlussbuch nachträglich verändert wurde.",
                "Finds what was changed in the ledger later."))

        @Option(
            name: .long,
            help: HelpLanguage.help(
                "Beleg eines Eintrags aus einer Niederschrift (NUMMER:PRÜFSUMME); mehrere sind möglich.",
                "Receipt of an entry from minutes (NUMBER:HASH); several are possible."))
        var receipt: [String] = []

        @OptionGroup var ledger: LedgerOption
        @OptionGroup var common: CommonOptions

        func run() throws {
            let terminal = common.terminal()
            let open = try ledger.open(create: false, terminal)
            let result = try terminal.attempt { () throws(LedgerError) in
                try LedgerVerification.run(open, receipts: receipt)
            }
            terminal.fail(result.findings)
            guard result.findings.isEmpty else { throw ExitCode(Cause.breach.rawValue) }
            let entries = CountedNoun.entry.counted(result.count)
            terminal.result(
                terminal.text(
                    "\(entries.de) geprüft: nichts wurde verändert.\n",
                    "\(entries.en) verified: nothing was changed.\n")
                    + (result.head.map { terminal.text("letzter Beleg: ", "last receipt: ") + $0 + "\n" } ?? ""))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: HelpLanguage.text(
                "Zeigt Beschlüsse und Ausfälle, alle oder einen.", "Shows decisions and drop-outs, all or one."))

        @Argument(
            help: HelpLanguage.help(
                "Kennung eines Beschlusses oder Ausfalls; sonst alle.", "Id of a decision or drop-out; otherwise all."))
        var decision: String?

        @OptionGroup var ledger: LedgerOption
        @OptionGroup var common: CommonOptions

        func run() throws {
            let terminal = common.terminal()
            let open = try ledger.open(create: false, terminal)
            let history = try ledger.history(of: open, terminal)
            let text = DecisionSummary(terminal.language).text(of: history, id: decision)
            if text.isEmpty, let decision {
                let known = history.decisions.map(\.record.id) + history.dropOuts.map(\.record.id)
                terminal.fail([DecisionSummary.unknownDecision(decision, known: known)])
                throw ExitCode(Cause.missingInput.rawValue)
            }
            terminal.result(text)
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: HelpLanguage.text(
                "Schreibt das Beschlussbuch als JSON oder CSV.", "Writes the ledger as JSON or CSV."))

        @Option(name: .long, help: HelpLanguage.help("json oder csv.", "json or csv."))
        var format: LedgerExport.Format = .json

        @Option(
            name: .long,
            help: HelpLanguage.help("Datei; sonst stdout.", "File; otherwise stdout."), completion: .file())
        var out: String?

        @OptionGroup var ledger: LedgerOption
        @OptionGroup var common: CommonOptions

        func run() throws {
            let terminal = common.terminal()
            let open = try ledger.open(create: false, terminal)
            let entries = try terminal.attempt { () throws(LedgerError) in try open.entries() }
            let text = LedgerExport.text(entries, format)
            guard let out else { return terminal.result(text) }
            try terminal.write { () throws(OutputError) in try OutputFile.write(Array(text.utf8), to: out) }
        }
    }
}

extension LedgerExport.Format: ExpressibleByArgument {}

extension Terminal {
    /// Writes output; ends the command with the right code if that fails.
    func write<Value>(_ step: () throws(OutputError) -> Value) throws -> Value {
        do throws(OutputError) {
            return try step()
        } catch {
            fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
    }
}
